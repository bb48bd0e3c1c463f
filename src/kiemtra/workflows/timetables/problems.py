"""From what is known of a plan to the problem that the engine solves and checks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from kiemtra.data.calendar import load_calendar
from kiemtra.data.overlaps import load_overlap_window
from kiemtra.domain.teams import TeamRole
from kiemtra.scheduling import before_solving
from kiemtra.scheduling.answers import Trouble
from kiemtra.scheduling.problem import Assignment, Member, Place, Problem, Team, Visit
from kiemtra.store.models import TeamMember, Timetable
from kiemtra.store.queries import timetables as queries
from kiemtra.store.queries.timetables import Site
from kiemtra.workflows.timetables.facts import PlanFacts, PlanVisit

LEADING = frozenset({TeamRole.HEAD, TeamRole.STANDING_DEPUTY})


@dataclass(frozen=True, slots=True)
class Put:
    """Where a proposal puts a visit; `moved` by a person, who wants it to stay there."""

    team: str
    day: date
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the plan is to be placed: one team or all, proposed days kept or not, and what was placed before."""

    team: UUID | None = None
    per_day: int = 1
    keeps_days: bool = True
    before: Mapping[str, Put] = field(default_factory=dict)
    # The engine keeps away from other plans' visits of a unit; a person may go near them with a reason.
    keeps_apart: bool = True


def problem_of(facts: PlanFacts, scope: Scope, *, today: date) -> Problem:
    """The engine's problem: what is open within the scope is free, everything else that has a day stays."""
    sites = queries.sites([visit.unit for visit in facts.visits], max(today, facts.first))
    apart = load_overlap_window().within_days if scope.keeps_apart else 0
    visits = {visit.id: _visit(visit, facts, sites[visit.unit.pk], apart) for visit in facts.visits}
    fixed, free, previous = [], [], []
    for one in facts.visits:
        put = kept(one, scope)
        if put:
            fixed.append(Assignment(visits[one.id], put.team, put.day))
        elif is_free(one, scope):
            free.append(visits[one.id])
            if near := _near(one, scope):
                previous.append(Assignment(visits[one.id], near.team, near.day))
    return Problem(
        visits=tuple(free),
        teams=tuple(teams_of(facts)),
        first=facts.first,
        last=facts.last,
        today=today,
        calendar=load_calendar(),
        notice_days=facts.notice_days,
        per_day=scope.per_day,
        fixed=tuple(fixed),
        previous=tuple(previous),
    )


def is_free(visit: PlanVisit, scope: Scope) -> bool:
    """Whether the scope is about this visit and it has no decided day."""
    return visit.is_open and (scope.team is None or visit.team == str(scope.team))


def kept(visit: PlanVisit, scope: Scope) -> Put | None:
    """Where the visit stays whatever is solved: decided, proposed and kept, moved by hand; None where it is free."""
    put = scope.before.get(visit.id)
    if is_free(visit, scope):
        if put and put.moved:
            return put
        if not scope.keeps_days:
            return None
    return Put(visit.team, visit.day) if visit.team and visit.day else None


def _near(visit: PlanVisit, scope: Scope) -> Put | None:
    if put := scope.before.get(visit.id):
        return put
    return Put(visit.team, visit.day) if visit.team and visit.day else None


def _visit(visit: PlanVisit, facts: PlanFacts, site: Site, apart: int) -> Visit:
    unit = visit.unit
    areas = frozenset(visit.inspection.areas if visit.inspection else ()) or facts.areas
    return Visit(
        id=visit.id,
        unit=str(unit.pk),
        team=visit.team,
        areas=areas,
        locality=site.locality,
        place=Place(*site.place) if site.place else None,
        busy=frozenset(facts.busy.get(unit.pk, ())) | _around(facts.taken.units.get(unit.pk, ()), apart),
        latest=unit.valid_to - timedelta(days=1) if unit.valid_to else None,
    )


def _around(days: Iterable[date], apart: int) -> frozenset[date]:
    return frozenset(day + timedelta(days=step) for day in days for step in range(-apart, apart + 1))


def teams_of(facts: PlanFacts) -> list[Team]:
    """The teams of the plan with who can be where on which day."""
    members: dict[UUID, list[Member]] = {}
    for seat in facts.seats:
        members.setdefault(seat.team_id, []).append(_member(seat, facts))
    return [Team(id=str(team), members=tuple(people)) for team, people in members.items()]


def _member(seat: TeamMember, facts: PlanFacts) -> Member:
    """A member without areas of their own stands for all of them."""
    taken = facts.taken.people.get(seat.user_id, frozenset()) if seat.user_id else frozenset()
    return Member(
        person=str(seat.user_id or seat.pk),
        areas=frozenset(seat.areas) or facts.areas,
        away=facts.away.get(seat.pk, frozenset()) | taken,
        recused=frozenset(map(str, facts.recused.get(seat.pk, ()))),
        leads=seat.role in LEADING,
    )


def placed_in(row: Timetable) -> dict[str, Put]:
    """What a stored timetable proposes: visit → where."""
    return {
        one["visit"]: Put(one["team"], date.fromisoformat(one["day"]), bool(one.get("moved")))
        for one in row.result.get("placed", ())
    }


def scope_of(row: Timetable) -> Scope:
    """The scope that a stored timetable was asked for."""
    before = placed_in(row.previous) if row.previous else {}
    return Scope(row.team_id, row.per_day, row.keeps_days, before)


def before_asking(facts: PlanFacts, *, team: UUID | None = None, today: date) -> tuple[Trouble, ...]:
    """What stands in the way of any timetable of the plan, said while planning."""
    return before_solving(problem_of(facts, Scope(team), today=today))
