"""Which units of an issued plan are visited by which team, and on which days they may be."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import (
    InspectionMethod,
    InspectionOrigin,
    InspectionState,
    why_not_visit_on,
)
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.store.models import Agency, Event, Inspection, Plan, PlanUnit, Team
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import plans
from kiemtra.workflows import wording
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import drafted


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
    made, events = [], []
    for agency, team in visits:
        refuse(_why_not_plan(plan, units.get(agency.pk), team), unit=agency.name)
        if agency.pk in there:
            continue
        there.add(agency.pk)
        inspection = _planned(plan, units[agency.pk], team, method)
        after = {"unit": agency.name, "team": team.name}
        events.append(drafted("inspection.planned", inspection, by=by, post=post, at=now, after=after))
        made.append(inspection)
    Inspection.objects.bulk_create(made)
    Event.objects.bulk_create(events)
    return made


def _why_not_plan(plan: Plan, unit: PlanUnit | None, team: Team) -> Refusal | None:
    if unit is None:
        return Refusal.NO_UNIT
    return None if team.plan_id == plan.pk else Refusal.NO_TEAM


def _planned(plan: Plan, unit: PlanUnit, team: Team, method: InspectionMethod | None) -> Inspection:
    return Inspection(
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
