"""Days for the planned inspections of a team: proposed by the scheduling engine, taken over or decided all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.deeds import acting_post
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import DEEDS as INSPECTION_DEEDS
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.scheduling import Assignment, Problem, Timetable, Visit
from kiemtra.scheduling import propose as proposed
from kiemtra.store.models import Inspection, Plan, Team
from kiemtra.store.queries import inspections as inspection_queries
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.workflows.inspections import schedule
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record


@dataclass(frozen=True, slots=True)
class Day:
    """The day chosen for one inspection, with the revision that the person saw."""

    inspection: UUID
    revision: int
    day: date


def propose(team_id: UUID, *, per_day: int = 1, by: Actor, today: date) -> Timetable:
    """Propose a day for each planned inspection of the team that has none; writes nothing."""
    team = team_queries.visible_to(by).select_related("plan").get(pk=team_id)
    _require(team, by)
    plan = team.plan
    if plan.window_from is None or plan.window_to is None:
        raise NotAllowed(Refusal.NO_WINDOW)
    announced = list(_announced(plan, by))
    return proposed(
        Problem(
            visits=tuple(_visit(row) for row in announced if row.team_id == team.pk and _is_open(row)),
            first=plan.window_from,
            last=plan.window_to,
            today=today,
            calendar=load_calendar(),
            notice_days=rule_of(plan, DeadlineCode.NOTICE).days,
            per_day=per_day,
            fixed=tuple(
                Assignment(_visit(row), row.visit_on) for row in announced if row.visit_on and not _is_open(row)
            ),
        )
    )


@transaction.atomic
def accept(
    team_id: UUID,
    days: Sequence[Day],
    *,
    hour: time | None,
    place: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> list[Inspection]:
    """Propose these days to the head, each inspection by its own deed; all or none."""
    team = team_queries.visible_to(by).select_related("plan").get(pk=team_id)
    post = _require(team, by)
    rows = [
        schedule.propose_visit(
            one.inspection, revision=one.revision, day=one.day, hour=hour, place=place, by=by, now=now, today=today
        )
        for one in days
    ]
    after = {"days": [f"{row.unit.name}: {row.visit_on}" for row in rows]}
    record("timetable.proposed", team, by=by, post=post, at=now, plan=team.plan, after=after)
    return rows


@transaction.atomic
def decide_all(
    team_id: UUID, seen: Sequence[tuple[UUID, int]], *, by: Actor, now: datetime, today: date
) -> list[Inspection]:
    """Decide every proposed day of the team that the head has seen, at once; all or none."""
    team = team_queries.visible_to(by).select_related("plan").get(pk=team_id)
    rows = [
        schedule.decide_visit(inspection, revision=revision, by=by, now=now, today=today)
        for inspection, revision in seen
    ]
    refuse(None if rows else Refusal.NO_VISIT_DAY)
    post = acting_post(by, INSPECTION_DEEDS[InspectionDeed.DECIDE_VISIT], inspection_queries.bearings(rows[0]))
    after = {"days": [f"{row.unit.name}: {row.visit_on}" for row in rows]}
    record("timetable.decided", team, by=by, post=post, at=now, plan=team.plan, after=after)
    return rows


def _require(team: Team, by: Actor) -> Post:
    bearings = replace(plan_queries.bearings(team.plan), team=team.pk)
    return require(by, DEEDS[PlanDeed.PROPOSE_VISITS], bearings, team.plan.state)


def _announced(plan: Plan, by: Actor) -> QuerySet[Inspection]:
    """The announced inspections of the plan: what is sealed has no place in any timetable."""
    rows = inspection_queries.visible_to(by).filter(plan=plan, announced=True)
    return rows.exclude(state=InspectionState.WITHDRAWN).select_related("unit").order_by("unit__code", "id")


def _is_open(row: Inspection) -> bool:
    return row.state == InspectionState.PLANNED and row.visit_on is None


def _visit(row: Inspection) -> Visit:
    return Visit(id=str(row.pk), unit=str(row.unit_id), team=str(row.team_id))
