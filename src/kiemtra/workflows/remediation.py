"""What happens to an issued recommendation: planned, reported with evidence, verified by somebody else, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain import inspections as inspection_rules
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.domain.remediation import (
    DEEDS,
    MOVES,
    RecommendationDeed,
    RecommendationState,
    why_not_report,
    why_not_verify,
)
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Inspection, Recommendation, Statement, StoredFile, User, Verification
from kiemtra.store.queries import inspections, people
from kiemtra.store.queries import remediation as queries
from kiemtra.workflows import evidence, messages
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

R = RecommendationState


@dataclass(frozen=True, slots=True)
class Proof:
    """A stored file that shows what was done, with the day of the fact where it is known."""

    file: StoredFile
    name: str
    caption: str = ""
    happened_at: datetime | None = None
    place: str = ""


@transaction.atomic
def plan(recommendation_id: UUID, *, revision: int, text: str, by: Actor, now: datetime) -> Recommendation:
    """Say as addressee how the recommendation will be carried out."""
    recommendation, post = _locked(recommendation_id, revision, RecommendationDeed.PLAN, by)
    if not text.strip():
        raise NotValid({"text": Fault.REMEDY_PLAN_MISSING})
    before = _move(recommendation, R.PLANNED)
    recommendation.remedy_plan = text.strip()
    save(recommendation, "state", "remedy_plan")
    _note("planned", recommendation, by, post, now, before=before, after={"plan": recommendation.remedy_plan})
    return recommendation


@transaction.atomic
def report(
    recommendation_id: UUID,
    *,
    revision: int,
    text: str,
    done_on: date,
    proofs: Sequence[Proof],
    by: Actor,
    now: datetime,
    today: date,
) -> Statement:
    """Report as addressee what was done and when, with at least one piece of evidence."""
    recommendation, post = _locked(recommendation_id, revision, RecommendationDeed.REPORT, by)
    refuse(why_not_report(statement=text, evidence=len(proofs)))
    if done_on > today:
        raise NotValid({"done_on": Fault.DONE_AFTER_TODAY})
    assert by.user is not None, "require lets nobody pass who is not known"
    before = _move(recommendation, R.REPORTED)
    save(recommendation, "state")
    statement = Statement.objects.create(
        recommendation=recommendation, text=text.strip(), done_on=done_on, made_by_id=by.user, made_at=now
    )
    for proof in proofs:
        evidence.attach(
            inspection=recommendation.inspection,
            file=proof.file,
            name=proof.name,
            caption=proof.caption,
            happened_at=proof.happened_at,
            place=proof.place,
            statement=statement,
            from_agency=_carrier(recommendation),
            by=by,
            now=now,
        )
    _tell_team(recommendation, now, today)
    after = {"text": statement.text, "done_on": done_on, "evidence": len(proofs)}
    _note("reported", recommendation, by, post, now, on=done_on, before=before, after=after)
    return statement


@transaction.atomic
def verify(
    recommendation_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date
) -> Recommendation:
    """Accept what was reported, saying what was looked at; not by who reported it or belongs to the addressee."""
    recommendation, post = _for_staff(recommendation_id, revision, RecommendationDeed.VERIFY, by, today)
    _judge(recommendation, accepted=True, reason=reason, by=by, now=now)
    before = _move(recommendation, R.VERIFIED)
    save(recommendation, "state")
    _tell_addressee(recommendation, "Đã xác minh", reason, now, today)
    _note("verified", recommendation, by, post, now, before=before, after={"reason": reason})
    return recommendation


@transaction.atomic
def return_(
    recommendation_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date
) -> Recommendation:
    """Give the report back to the addressee, saying what is missing."""
    recommendation, post = _for_staff(recommendation_id, revision, RecommendationDeed.RETURN, by, today)
    _judge(recommendation, accepted=False, reason=reason, by=by, now=now)
    before = _move(recommendation, R.RETURNED)
    save(recommendation, "state")
    _tell_addressee(recommendation, "Trả lại báo cáo khắc phục", reason, now, today)
    _note("returned", recommendation, by, post, now, before=before, after={"reason": reason})
    return recommendation


@transaction.atomic
def close(recommendation_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Recommendation:
    """Close a verified recommendation as carried out."""
    recommendation, post = _for_staff(recommendation_id, revision, RecommendationDeed.CLOSE, by, today)
    before = _move(recommendation, R.CLOSED_IMPLEMENTED)
    recommendation.closed_at = now
    save(recommendation, "state", "closed_at")
    _note("closed", recommendation, by, post, now, before=before)
    return recommendation


@transaction.atomic
def give_up(
    recommendation_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date
) -> Recommendation:
    """Close a recommendation as not carried out, with the reason."""
    recommendation, post = _for_staff(recommendation_id, revision, RecommendationDeed.GIVE_UP, by, today)
    _need_reason(reason)
    before = _move(recommendation, R.CLOSED_NOT_IMPLEMENTED)
    recommendation.closed_at = now
    save(recommendation, "state", "closed_at")
    _tell_addressee(recommendation, "Đóng, chưa thực hiện", reason, now, today)
    _note("given_up", recommendation, by, post, now, before=before, after={"reason": reason})
    return recommendation


@transaction.atomic
def close_inspection(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Inspection:
    """Close the file of an inspection when nothing that it recommended is open."""
    inspection = inspections.visible_to(by).select_related("plan").select_for_update(of=("self",)).get(pk=inspection_id)
    check_revision(inspection, revision)
    rule = inspection_rules.DEEDS[InspectionDeed.CLOSE]
    post = require(by, rule, inspections.bearings(inspection), inspection.state)
    refuse(inspection_rules.why_not_close(open_recommendations=queries.open_of(inspection).count()))
    before = InspectionState(inspection.state)
    check_move(inspection_rules.MOVES, before, InspectionState.CLOSED)
    inspection.state = InspectionState.CLOSED
    save(inspection, "state")
    record("inspection.closed", inspection, by=by, post=post, at=now, before={"state": before})
    return inspection


def _locked(recommendation_id: UUID, revision: int, deed: RecommendationDeed, by: Actor) -> tuple[Recommendation, Post]:
    recommendation = (
        queries.visible_to(by)
        .select_related("inspection__plan", "addressee", "carried_by")
        .select_for_update(of=("self",))
        .get(pk=recommendation_id)
    )
    check_revision(recommendation, revision)
    return recommendation, require(by, DEEDS[deed], queries.bearings(recommendation), recommendation.state)


def _for_staff(
    recommendation_id: UUID, revision: int, deed: RecommendationDeed, by: Actor, today: date
) -> tuple[Recommendation, Post]:
    """The same for the inspecting side: whoever judges has not reported it and does not belong to the addressee."""
    recommendation, post = _locked(recommendation_id, revision, deed, by)
    refuse(
        why_not_verify(
            by,
            reported_by=queries.last_reporter(recommendation),
            interested=queries.interested(recommendation, today),
        )
    )
    return recommendation, post


def _carrier(recommendation: Recommendation) -> Agency:
    return recommendation.carried_by or recommendation.addressee


def _judge(recommendation: Recommendation, *, accepted: bool, reason: str, by: Actor, now: datetime) -> None:
    _need_reason(reason)
    assert by.user is not None, "require lets nobody pass who is not known"
    statement = recommendation.statements.order_by("-made_at", "-id").first()
    assert statement is not None, "what is reported has a statement"
    Verification.objects.create(
        statement=statement, accepted=accepted, reason=reason.strip(), made_by_id=by.user, made_at=now
    )


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})


def _move(recommendation: Recommendation, after: RecommendationState) -> dict[str, object]:
    before = RecommendationState(recommendation.state)
    check_move(MOVES, before, after)
    recommendation.state = after
    return {"state": before}


def _tell_team(recommendation: Recommendation, now: datetime, today: date) -> None:
    inspection = recommendation.inspection
    to: list[User] = people.holders(inspection.plan.carrier_id, (Role.STANDING_OFFICER,), today)
    if inspection.team_id:
        to += people.members(inspection.team_id, today, TeamRole.SECRETARY)
    messages.queue(
        f"recommendation-reported:{recommendation.pk}:{recommendation.revision}",
        to,
        subject=f"{_carrier(recommendation).short_name} báo cáo khắc phục kiến nghị số {recommendation.number}",
        body="Đề nghị xem minh chứng và xác minh.",
        path=f"/recommendations/{recommendation.pk}/",
        at=now,
        inspection=inspection,
    )


def _tell_addressee(recommendation: Recommendation, what: str, reason: str, now: datetime, today: date) -> None:
    messages.queue(
        f"recommendation-judged:{recommendation.pk}:{recommendation.revision}",
        people.holders(recommendation.carrier_id, (Role.AGENCY_HEAD, Role.FOCAL_POINT), today),
        subject=f"{what}: kiến nghị số {recommendation.number}",
        body=reason,
        path=f"/recommendations/{recommendation.pk}/",
        at=now,
        inspection=recommendation.inspection,
    )


def _note(
    happened: str,
    recommendation: Recommendation,
    by: Actor,
    post: Post,
    now: datetime,
    *,
    on: date | None = None,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    record(
        f"recommendation.{happened}",
        recommendation,
        by=by,
        post=post,
        at=now,
        on=on,
        inspection=recommendation.inspection,
        before=before,
        after=after,
    )
