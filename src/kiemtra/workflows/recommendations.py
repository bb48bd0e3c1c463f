"""Recommendations while they are drafted beside the conclusion. Once issued they belong to `remediation.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.findings import FindingState
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.remediation import MOVES, RecommendationState
from kiemtra.store.ids import new_id
from kiemtra.store.models import Conclusion, Finding, Recommendation
from kiemtra.store.queries import conclusions as queries
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import inspections
from kiemtra.store.queries import remediation as recommendation_queries
from kiemtra.workflows import terms
from kiemtra.workflows.holding import hold_inspection, hold_inspection_of
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class RecommendationContent:
    """What must be done, by whom, by when, and the findings that it rests on."""

    text: str
    area: str
    addressee: UUID
    findings: tuple[UUID, ...] = ()
    # Empty: the plan's rule for the remediation report, counted from the day of writing.
    due_on: date | None = None


@transaction.atomic
def recommend(
    inspection_id: UUID,
    content: RecommendationContent,
    *,
    by: Actor,
    now: datetime,
    today: date,
    recommendation_id: UUID | None = None,
) -> Recommendation:
    """Draft a recommendation; the same `recommendation_id` again returns the one that is there."""
    hold_inspection(inspection_id)
    seen = recommendation_queries.visible_to(by)
    if recommendation_id and (there := seen.filter(pk=recommendation_id).first()):
        return there
    conclusion, post = _conclusion(inspection_id, by)
    inspection = conclusion.inspection
    rests_on = _checked(conclusion, content)
    last = queries.drafted(inspection).aggregate(last=Max("number"))["last"] or 0
    recommendation = Recommendation.objects.create(
        id=recommendation_id or new_id(),
        jurisdiction_id=inspection.jurisdiction_id,
        inspection=inspection,
        number=last + 1,
        area=content.area,
        text=content.text.strip(),
        addressee_id=content.addressee,
        due_on=content.due_on or terms.due(inspection.plan, DeadlineCode.REMEDIATION_REPORT, today).date,
    )
    recommendation.findings.set(rests_on)
    _touch(conclusion)
    _note("drafted", recommendation, conclusion, by, post, now, after=_said(recommendation))
    return recommendation


@transaction.atomic
def edit_recommendation(
    recommendation_id: UUID, content: RecommendationContent, *, revision: int, by: Actor, now: datetime
) -> Recommendation:
    """Write a drafted recommendation anew."""
    recommendation, conclusion, post = _locked(recommendation_id, revision, by)
    rests_on = _checked(conclusion, content)
    before = _said(recommendation)
    recommendation.text, recommendation.area = content.text.strip(), content.area
    recommendation.addressee_id, recommendation.due_on = content.addressee, content.due_on
    save(recommendation, "text", "area", "addressee", "due_on")
    recommendation.findings.set(rests_on)
    _touch(conclusion)
    _note("edited", recommendation, conclusion, by, post, now, before=before, after=_said(recommendation))
    return recommendation


@transaction.atomic
def remove(recommendation_id: UUID, *, revision: int, by: Actor, now: datetime) -> Recommendation:
    """Take a drafted recommendation out; those behind it move up."""
    recommendation, conclusion, post = _locked(recommendation_id, revision, by)
    check_move(MOVES, RecommendationState(recommendation.state), RecommendationState.WITHDRAWN)
    recommendation.state = RecommendationState.WITHDRAWN
    save(recommendation, "state")
    _number([row.pk for row in queries.drafted(conclusion.inspection)])
    _touch(conclusion)
    _note("removed", recommendation, conclusion, by, post, now, before=_said(recommendation))
    return recommendation


@transaction.atomic
def renumber(inspection_id: UUID, order: Sequence[UUID], *, revision: int, by: Actor, now: datetime) -> Sequence[UUID]:
    """Give the drafted recommendations the numbers of this order; it must name each of them once."""
    conclusion, post = _conclusion(inspection_id, by)
    check_revision(conclusion, revision)
    if set(order) != {row.pk for row in queries.drafted(conclusion.inspection)} or len(set(order)) != len(order):
        raise NotValid({"order": Fault.ORDER_INCOMPLETE})
    _number(order)
    _touch(conclusion)
    inspection = conclusion.inspection
    record("recommendations.renumbered", conclusion, by=by, post=post, at=now, inspection=inspection)
    return order


@transaction.atomic
def state_reason(finding_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Finding:
    """State why nothing is recommended about a shortcoming; an empty reason takes it back."""
    rows = finding_queries.visible_to(by).select_related("inspection__plan")
    hold_inspection_of(rows, finding_id)
    finding = rows.select_for_update(of=("self",)).get(pk=finding_id)
    check_revision(finding, revision)
    conclusion, post = _conclusion(finding.inspection_id, by)
    before = finding.no_recommendation_reason
    finding.no_recommendation_reason = reason.strip()
    save(finding, "no_recommendation_reason")
    _touch(conclusion)
    record(
        "finding.reason_stated",
        finding,
        by=by,
        post=post,
        at=now,
        inspection=conclusion.inspection,
        before={"reason": before},
        after={"reason": finding.no_recommendation_reason},
        sealed=conclusion.sealed_at is not None,
    )
    return finding


def _conclusion(inspection_id: UUID, by: Actor) -> tuple[Conclusion, Post]:
    hold_inspection(inspection_id)
    conclusion = (
        queries.visible_to(by)
        .select_related("inspection__plan")
        .select_for_update(of=("self",))
        .get(inspection=inspection_id)
    )
    inspection = conclusion.inspection
    post = require(by, DEEDS[InspectionDeed.EDIT_DRAFT], inspections.bearings(inspection), inspection.state)
    return conclusion, post


def _locked(recommendation_id: UUID, revision: int, by: Actor) -> tuple[Recommendation, Conclusion, Post]:
    rows = recommendation_queries.visible_to(by)
    hold_inspection_of(rows, recommendation_id)
    recommendation = rows.select_for_update(of=("self",)).get(pk=recommendation_id)
    check_revision(recommendation, revision)
    conclusion, post = _conclusion(recommendation.inspection_id, by)
    return recommendation, conclusion, post


def _checked(conclusion: Conclusion, content: RecommendationContent) -> list[Finding]:
    """The findings that it names, all of this inspection; NotValid where it says nothing or names others."""
    if not content.text.strip():
        raise NotValid({"text": Fault.TEXT_MISSING})
    named = conclusion.inspection.findings.filter(pk__in=content.findings).exclude(state=FindingState.STRUCK)
    if len(found := list(named)) != len(set(content.findings)):
        raise NotValid({"findings": Fault.FINDING_NOT_HERE})
    return found


def _number(order: Sequence[UUID]) -> None:
    """First out of the way, then into place: the numbers are unique at every moment."""
    rows = Recommendation.objects.filter(pk__in=order)
    rows.update(number=F("number") + 10_000)
    for number, key in enumerate(order, 1):
        Recommendation.objects.filter(pk=key).update(number=number)


def _touch(conclusion: Conclusion) -> None:
    """Whoever sends or concludes must have seen the draft as it now is."""
    save(conclusion)


def _said(recommendation: Recommendation) -> dict[str, object]:
    return {
        "text": recommendation.text,
        "area": recommendation.area,
        "addressee": recommendation.addressee_id,
        "due_on": recommendation.due_on,
    }


def _note(
    happened: str,
    recommendation: Recommendation,
    conclusion: Conclusion,
    by: Actor,
    post: Post,
    now: datetime,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    record(
        f"recommendation.{happened}",
        recommendation,
        by=by,
        post=post,
        at=now,
        inspection=conclusion.inspection,
        before=before,
        after=after,
        sealed=conclusion.sealed_at is not None,
    )
