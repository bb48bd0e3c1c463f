"""What may stand against a deed when role, side and state are right: the same tests that the workflows make."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from kiemtra.domain.documents import DocumentDeed, DocumentKind, DocumentSource, why_not_replace, why_not_withdraw
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import RecommendationDeed, why_not_verify
from kiemtra.domain.steps import steps
from kiemtra.store.models import Document, Inspection, Recommendation
from kiemtra.store.queries import documents, inspections, remediation, reports
from kiemtra.store.queries.inspection_facts import facts_of
from kiemtra.store.queries.tallies import tally

JUDGED = (
    RecommendationDeed.RETURN,
    RecommendationDeed.VERIFY,
    RecommendationDeed.CLOSE,
    RecommendationDeed.GIVE_UP,
)


def of_inspection(row: Inspection, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """As the steps of its page tell; nothing to who sees it for the sake of a field only."""
    if not inspections.seen_whole(actor).filter(pk=row.pk).exists():
        return {}
    report = reports.of_inspection(row)
    open_ones = remediation.open_of(row)
    facts = facts_of(row, tally(row), report.state if report else None, open_ones, today)
    return {step.deed: step.refusal for step in steps(actor, facts)}


def of_recommendation(row: Recommendation, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """Nobody judges what they reported, nor what their own agency or one above it has to carry out."""
    below = remediation.addressee_and_below(row.addressee_id, today)
    interest = why_not_verify(actor, reported_by=remediation.last_reporter(row), addressee_and_below=below)
    return dict.fromkeys(JUDGED, interest)


def of_document(row: Document, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """What a decision drafted is not given up by itself; what is not ours gets no new version here."""
    decided = documents.is_decided(row)
    return {
        DocumentDeed.WITHDRAW: why_not_withdraw(DocumentKind(row.kind), decided=decided),
        DocumentDeed.REPLACE: why_not_replace(DocumentSource(row.source)),
    }
