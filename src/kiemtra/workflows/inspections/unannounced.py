"""An unannounced inspection until it is opened: proposed and approved, sealed for three persons."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionOrigin, InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.secrecy import DEEDS as SECRECY_DEEDS
from kiemtra.domain.secrecy import SecrecyDeed, why_not_summon
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Inspection, Summons, Team, User
from kiemtra.store.queries import inspections, plans
from kiemtra.workflows.inspections import overlaps
from kiemtra.workflows.inspections.locking import begin, locked, move, team_people, tell
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def propose_unannounced(
    plan_id: UUID,
    unit: Agency,
    team: Team,
    *,
    ground: str,
    sealed_until: datetime,
    origin: InspectionOrigin = InspectionOrigin.PLANNED,
    by: Actor,
    now: datetime,
    inspection_id: UUID | None = None,
) -> Inspection:
    """Propose to the head of a team an inspection that nobody else knows of until it is opened.

    It hangs on no row of the plan's units, so that no count of theirs can tell of it; the messages name no unit. The
    same `inspection_id` again returns the inspection that is there. Where others inspect the unit about the same things
    at that time, its ground is also the reason why it is inspected all the same.
    """
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.PROPOSE_UNANNOUNCED], plans.bearings(plan), plan.state)
    if inspection_id and (there := inspections.visible_to(by).filter(pk=inspection_id).first()):
        return there
    refuse(None if team.plan_id == plan.pk else Refusal.NO_TEAM)
    refuse(None if ground.strip() else Refusal.FORM_INCOMPLETE)
    inspection = Inspection.objects.create(
        id=inspection_id or new_id(),
        jurisdiction_id=plan.jurisdiction_id,
        plan=plan,
        unit=unit,
        conducting_agency_id=plan.standing_agency_id,
        team=team,
        origin=origin,
        announced=False,
        state=InspectionState.PROPOSED,
        proposed_by_id=by.user,
        ground=ground.strip(),
        sealed_until=sealed_until,
    )
    today = timezone.localdate(now)
    last = max(today, timezone.localdate(sealed_until))
    if any(one.needs_reason for one in overlaps.near(inspection, today, last, by=by)):
        inspection.overlap_reason = inspection.ground
        inspection.save(update_fields=["overlap_reason"])
    after = {"unit": unit.name, "team": team.name, "ground": inspection.ground}
    record("inspection.unannounced_proposed", inspection, by=by, post=post, at=now, after=after)
    keepers = team_people(inspection, today, TeamRole.HEAD, TeamRole.SECRETARY)
    _tell_in_secret(inspection, "unannounced_proposed", keepers, "Có đề xuất chờ Trưởng đoàn quyết định", now)
    return inspection


@transaction.atomic
def approve(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Inspection:
    """Approve what was proposed: the team may open it at the door; the head does."""
    inspection, post = begin(inspection_id, InspectionDeed.APPROVE, revision=revision, by=by)
    before = move(inspection, InspectionState.APPROVED)
    inspection.decided_by_id = by.user
    inspection.decided_at = now
    save(inspection, "state", "decided_by", "decided_at")
    record("inspection.approved", inspection, by=by, post=post, at=now, before={"state": before})
    keepers = team_people(inspection, timezone.localdate(now), TeamRole.SECRETARY)
    proposer = User.objects.filter(pk=inspection.proposed_by_id)
    people = list({user.pk: user for user in (*keepers, *proposer)}.values())
    _tell_in_secret(inspection, "approved", people, "Trưởng đoàn đã quyết định đề xuất", now)
    return inspection


@transaction.atomic
def summon(
    inspection_id: UUID,
    *,
    revision: int,
    shown_from: datetime,
    meet_at: datetime,
    meeting_point: str,
    by: Actor,
    now: datetime,
) -> Summons:
    """Call the team to an hour and a place, from `shown_from` on, without unit or topic; again to change it."""
    inspection = locked(inspection_id, by)
    check_revision(inspection, revision)
    rule = SECRECY_DEEDS[SecrecyDeed.SUMMON]
    post = require(by, rule, inspections.bearings(inspection), inspection.state)
    refuse(None if meeting_point.strip() else Refusal.FORM_INCOMPLETE)
    refuse(why_not_summon(shown_from=shown_from, meet_at=meet_at, now=now))
    said = {"shown_from": shown_from, "meet_at": meet_at, "meeting_point": meeting_point.strip()}
    call, is_new = Summons.objects.update_or_create(inspection=inspection, defaults=said)
    if not is_new:
        save(call)
    save(inspection)
    after = {"shown_from": shown_from, "meet_at": meet_at, "meeting_point": call.meeting_point}
    record("inspection.team_summoned", inspection, by=by, post=post, at=now, after=after)
    return call


def _tell_in_secret(inspection: Inspection, what: str, to: list[User], subject: str, now: datetime) -> None:
    tell(inspection, what, to, subject=subject, body="Mở trang để xem; không chuyển tiếp lời nhắn này.", now=now)
