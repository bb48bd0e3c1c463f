"""What may stand against a deed when role, side and state are right: the same tests that the workflows make."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from kiemtra.domain.documents import (
    DocumentDeed,
    DocumentKind,
    DocumentSource,
    why_not_correct,
    why_not_replace,
    why_not_withdraw,
)
from kiemtra.domain.errors import Refusal
from kiemtra.domain.merges import MergeDeed, why_not_approve, why_not_unlock
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import RecommendationDeed, why_not_verify
from kiemtra.domain.reports import (
    IN_OPEN_ROUND,
    ReportDeed,
    RoundPurpose,
    RoundState,
    why_not_accept,
    why_not_fill,
    why_not_update,
)
from kiemtra.domain.steps import steps
from kiemtra.store.models import Document, Inspection, Merge, Recommendation, ReportRequest
from kiemtra.store.queries import documents, inspections, merged, merges, remediation, reports
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
    interested = remediation.interested(row, today)
    interest = why_not_verify(actor, reported_by=remediation.last_reporter(row), interested=interested)
    return dict.fromkeys(JUDGED, interest)


def of_report(row: ReportRequest, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """A closed round takes no answers; what a unit keeps current is not accepted."""
    closed = why_not_fill(RoundState(row.round.state))
    against: dict[StrEnum, Refusal | None] = dict.fromkeys(IN_OPEN_ROUND, closed)
    purpose = RoundPurpose(row.round.purpose)
    against[ReportDeed.ACCEPT] = why_not_accept(purpose)
    against[ReportDeed.UPDATE] = closed or why_not_update(purpose)
    return against


def of_document(row: Document, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """What a decision drafted is not given up by itself; what is not ours gets no new version here."""
    decided = documents.is_decided(row)
    return {
        DocumentDeed.WITHDRAW: why_not_withdraw(DocumentKind(row.kind), decided=decided),
        DocumentDeed.REPLACE: why_not_replace(DocumentSource(row.source)),
        DocumentDeed.CORRECT: why_not_correct(DocumentSource(row.source)),
    }


def of_merge(row: Merge, actor: Actor, today: date) -> Mapping[StrEnum, Refusal | None]:
    """Without a report handed in there is no figure to approve; what an approved merge above rests on stays locked."""
    sources = merged.sources(merged.extent_of(row.round, row, today))
    locked = why_not_unlock(approved_above=merges.approved_above(row, today) is not None)
    nothing = why_not_approve(counted=len(sources.counted))
    return {MergeDeed.APPROVE: nothing, MergeDeed.SEND_BACK: locked, MergeDeed.REOPEN: locked}
