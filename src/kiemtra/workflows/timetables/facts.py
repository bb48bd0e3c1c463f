"""What a timetable is made from, read once: the visits of a plan, its teams, and which days are taken.

What is sealed is no part of it: neither the visits nor the days of sealed inspections are known to any timetable.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionOrigin, InspectionState
from kiemtra.store.models import Agency, Inspection, Plan, TeamMember
from kiemtra.store.queries import busy_days
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries import timetables as queries
from kiemtra.store.queries.deadlines import rule_of


@dataclass(frozen=True, slots=True)
class PlanVisit:
    """One visit under the plan: planned already, or of a unit that has no inspection yet.

    Its id is that of the plan's unit where there is one, so that it stays the same when its inspection is planned.
    """

    id: str
    unit: Agency
    inspection: Inspection | None

    @property
    def team(self) -> str | None:
        """The team that it lies with."""
        return str(self.inspection.team_id) if self.inspection and self.inspection.team_id else None

    @property
    def day(self) -> date | None:
        """The day that is proposed or decided."""
        return self.inspection.visit_on if self.inspection else None

    @property
    def is_open(self) -> bool:
        """Whether a day can still be proposed for it: planned, and none decided."""
        row = self.inspection
        if row is None:
            return True
        return row.state == InspectionState.PLANNED and row.decided_at is None and row.origin != _AGAIN


_AGAIN = InspectionOrigin.REINSPECTION


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The plan's side of a timetable."""

    plan: Plan
    first: date
    last: date
    notice_days: int
    visits: tuple[PlanVisit, ...]
    seats: tuple[TeamMember, ...]
    busy: dict[UUID, dict[date, str]]
    taken: queries.Taken
    # Seat → days on which its holder cannot go out; seat → units at which its holder stands aside.
    away: dict[UUID, frozenset[date]]
    recused: dict[UUID, frozenset[UUID]]
    areas: frozenset[str]

    def visit(self, key: str) -> PlanVisit | None:
        """The visit with this id."""
        return next((visit for visit in self.visits if visit.id == key), None)


def read(plan: Plan, *, today: date) -> PlanFacts:
    """Read the plan for a timetable made on this day; the number of queries does not grow with it."""
    if plan.window_from is None or plan.window_to is None:
        raise NotAllowed(Refusal.NO_WINDOW)
    first, last = plan.window_from, plan.window_to
    visits = _visits(plan)
    units = {visit.unit.pk for visit in visits}
    seats = tuple(team_queries.seats_between(plan, first, last))
    people = {seat.user_id for seat in seats if seat.user_id}
    return PlanFacts(
        plan=plan,
        first=first,
        last=last,
        notice_days=rule_of(plan, DeadlineCode.NOTICE).days,
        visits=tuple(visits),
        seats=seats,
        busy=busy_days.of(units, first, last),
        taken=queries.taken_elsewhere(plan, units, people, first, last),
        away=team_queries.away(seats, first, last),
        recused={seat: frozenset(at) for seat, at in team_queries.recused(plan, seats, units, today).items()},
        areas=frozenset(area.area for area in plan.areas.all()),
    )


def _visits(plan: Plan) -> list[PlanVisit]:
    planned = [PlanVisit(visit_key(row), row.unit, row) for row in queries.announced(plan)]
    loose = [PlanVisit(str(unit.pk), unit.agency, None) for unit in queries.units_without_visit(plan)]
    return planned + loose


def visit_key(row: Inspection) -> str:
    """The id of an inspection in timetables."""
    is_of_unit = row.origin == InspectionOrigin.PLANNED and row.plan_unit_id
    return str(row.plan_unit_id if is_of_unit else row.pk)
