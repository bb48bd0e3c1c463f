"""Which units of an issued plan are visited by which team, and on which day: proposed, then decided by the head."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import (
    InspectionDeed,
    InspectionMethod,
    InspectionOrigin,
    InspectionState,
    why_not_decide_visit,
    why_not_visit_on,
)
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Inspection, Plan, PlanUnit, Team
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import plans
from kiemtra.workflows import wording
from kiemtra.workflows.inspections import overlaps
from kiemtra.workflows.inspections.locking import begin, team_people, tell
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record, save


@transaction.atomic
def plan_visits(
    plan_id: UUID,
    visits: Iterable[tuple[Agency, Team]],
    *,
    method: InspectionMethod | None = None,
    by: Actor,
    now: datetime,
) -> list[Inspection]:
    """Plan the inspection of units of an issued plan, each by a team of it; a unit that has one keeps it.

    Each is of the kind that the plan says of its unit, unless another method is given.
    Returns the new inspections, each with an event of its own.
    """
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.PROPOSE_VISITS], plans.bearings(plan), plan.state)
    units = {unit.agency_id: unit for unit in plan.units.all()}
    there = set(
        queries.visible_to(by)
        .filter(plan=plan, announced=True, origin=InspectionOrigin.PLANNED)
        .exclude(state=InspectionState.WITHDRAWN)
        .values_list("unit", flat=True)
    )
    made = []
    for agency, team in visits:
        refuse(_why_not_plan(plan, units.get(agency.pk), team), unit=agency.name)
        if agency.pk in there:
            continue
        there.add(agency.pk)
        inspection = _planned(plan, units[agency.pk], team, method)
        after = {"unit": agency.name, "team": team.name}
        record("inspection.planned", inspection, by=by, post=post, at=now, after=after)
        made.append(inspection)
    return made


def _why_not_plan(plan: Plan, unit: PlanUnit | None, team: Team) -> Refusal | None:
    if unit is None:
        return Refusal.NO_UNIT
    return None if team.plan_id == plan.pk else Refusal.NO_TEAM


def _planned(plan: Plan, unit: PlanUnit, team: Team, method: InspectionMethod | None) -> Inspection:
    return Inspection.objects.create(
        jurisdiction_id=plan.jurisdiction_id,
        plan=plan,
        plan_unit=unit,
        unit_id=unit.agency_id,
        conducting_agency_id=plan.standing_agency_id,
        team=team,
        method=method or unit.method,
        scope=unit.scope,
        areas=unit.areas,
        state=InspectionState.PLANNED,
    )


@transaction.atomic
def propose_visit(
    inspection_id: UUID,
    *,
    revision: int,
    day: date,
    hour: time | None,
    place: str,
    overlap_reason: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> Inspection:
    """Propose day, hour and place of the visit; a day decided before is open again.

    A day on which others inspect the same unit about the same things is taken with a reason only.
    """
    inspection, post = begin(inspection_id, InspectionDeed.PROPOSE_VISIT, revision=revision, by=by)
    refuse(None if inspection.team_id else Refusal.NO_TEAM)
    check_day(inspection, day, today)
    reason_kept = overlaps.check(inspection, day, overlap_reason, by=by)
    before = {"visit_on": inspection.visit_on, "place": inspection.place}
    inspection.visit_on = day
    inspection.visit_at = hour
    inspection.place = place.strip()
    inspection.overlap_reason = reason_kept
    inspection.proposed_by_id = by.user
    inspection.decided_by = None
    inspection.decided_at = None
    written = ("visit_on", "visit_at", "place", "overlap_reason", "proposed_by", "decided_by", "decided_at")
    save(inspection, *written)
    after = {"visit_on": day, "visit_at": f"{hour:%H:%M}" if hour else "", "place": inspection.place}
    after |= overlaps.told(inspection)
    record("inspection.visit_proposed", inspection, by=by, post=post, at=now, before=before, after=after)
    tell(
        inspection,
        "visit_proposed",
        team_people(inspection, today, TeamRole.HEAD),
        subject=f"Đề xuất lịch kiểm tra {inspection.unit.name}",
        body=f"Ngày đề xuất: {wording.day(day)}. Đề nghị Trưởng đoàn quyết định.",
        now=now,
    )
    return inspection


@transaction.atomic
def decide_visit(inspection_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Inspection:
    """Decide the day that was proposed; the head of the team does."""
    inspection, post = begin(inspection_id, InspectionDeed.DECIDE_VISIT, revision=revision, by=by)
    refuse(why_not_decide_visit(visit_on=inspection.visit_on, decided=inspection.decided_at is not None))
    assert inspection.visit_on is not None, "why_not_decide_visit has found a day"
    check_day(inspection, inspection.visit_on, today)
    inspection.decided_by_id = by.user
    inspection.decided_at = now
    save(inspection, "decided_by", "decided_at")
    record("inspection.visit_decided", inspection, by=by, post=post, at=now, after={"visit_on": inspection.visit_on})
    return inspection


def check_day(inspection: Inspection, day: date, today: date) -> None:
    """Refuse a day that is over, outside the plan's window or without work.

    A re-inspection follows the dates of its recommendations, which may lie behind the window.
    """
    plan, calendar = inspection.plan, load_calendar()
    bound = inspection.origin != InspectionOrigin.REINSPECTION
    window = (plan.window_from, plan.window_to) if bound else (None, None)
    entry = calendar.entry(day)
    refuse(
        why_not_visit_on(day, today=today, window=window, is_working=calendar.is_working(day)),
        day=wording.day(day),
        why=entry.name if entry else wording.weekday(day),
        start=wording.day(plan.window_from) if plan.window_from else "…",
        end=wording.day(plan.window_to) if plan.window_to else "…",
    )
