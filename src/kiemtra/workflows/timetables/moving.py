"""A proposed visit put on another day or with another team by a person: checked at once, kept from then on."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.timetables import TimetableState
from kiemtra.scheduling import faults_of_move
from kiemtra.scheduling.answers import Fault, FaultCode, Timetable
from kiemtra.scheduling.problem import Assignment, Problem
from kiemtra.store.models import Timetable as TimetableRow
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.timetables.asking import begin
from kiemtra.workflows.timetables.facts import PlanFacts, read
from kiemtra.workflows.timetables.problems import Put, Scope, placed_in, problem_of
from kiemtra.workflows.timetables.results import as_rows
from kiemtra.workflows.trail import record, save

# Against these wishes a person may decide; everything else is law, or somebody who is not there.
WARNINGS = frozenset({FaultCode.TEAM_FULL, FaultCode.OTHER_LOCALITY, FaultCode.AREA_UNCOVERED})
# About the list of visits, not about a day.
_OF_LIST = frozenset({FaultCode.LOST, FaultCode.NOT_ASKED, FaultCode.PLACED_TWICE, FaultCode.FIXED_MOVED})


@dataclass(frozen=True, slots=True)
class Moved:
    """The timetable after a move, and which wishes the new place is against."""

    row: TimetableRow
    warnings: tuple[Fault, ...]


def is_broken(fault: Fault) -> bool:
    """Whether this fault makes a day impossible."""
    return fault.code not in WARNINGS | _OF_LIST


@transaction.atomic
def move(
    timetable_id: UUID, visit: str, *, team: str, day: date, revision: int, by: Actor, now: datetime, today: date
) -> Moved:
    """Put one visit of a proposal elsewhere; planning again leaves it there.

    Raises `NotAllowed` with the engine's faults where the day or the team is not possible, `Conflict` where somebody
    else has moved something meanwhile.
    """
    row, post = begin(timetable_id, revision=revision, by=by)
    refuse(None if row.state == TimetableState.PROPOSED else Refusal.NOT_YET)
    facts = read(row.plan, today=today)
    found = facts.visit(visit)
    refuse(None if found else Refusal.NO_UNIT)
    refuse(None if found and found.is_open else Refusal.ALREADY_DONE)
    faults = why_not_move(row, facts, visit, team=team, day=day, today=today)
    if against := tuple(fault for fault in faults if is_broken(fault)):
        raise NotAllowed(Refusal.DAY_NOT_POSSIBLE, faults=against)
    placed = placed_in(row)
    before = placed.get(visit)
    placed[visit] = Put(team, day, moved=True)
    unplaced = [one for one in row.result.get("unplaced", ()) if one["visit"] != visit]
    row.result = {**row.result, "placed": as_rows(placed), "unplaced": unplaced}
    save(row, "result")
    name = found.unit.short_name if found else ""
    told = {"unit": name, "day": before.day if before else ""}
    record(
        "timetable.moved", row, by=by, post=post, at=now, plan=row.plan, before=told, after={"unit": name, "day": day}
    )
    return Moved(row, faults)


def why_not_move(
    row: TimetableRow, facts: PlanFacts, visit: str, *, team: str, day: date, today: date
) -> tuple[Fault, ...]:
    """What stands against putting the visit there, wishes included; empty where nothing does."""
    refuse(Refusal.NOT_YOUR_TEAM if row.team_id and team != str(row.team_id) else None)
    problem, timetable = stands(row, facts, today=today)
    refuse(None if team in {one.id for one in problem.teams} else Refusal.NO_TEAM)
    return faults_of_move(problem, timetable, visit, team, day)


def stands(row: TimetableRow, facts: PlanFacts, *, today: date) -> tuple[Problem, Timetable]:
    """The proposal as it stands, for the engine's checks: every open visit may go to any team of the plan."""
    problem = problem_of(facts, Scope(row.team_id, row.per_day, keeps_days=False, keeps_apart=False), today=today)
    problem = replace(problem, visits=tuple(replace(visit, team=None) for visit in problem.visits))
    open_visits = {visit.id: visit for visit in problem.visits}
    return problem, Timetable(
        tuple(
            Assignment(open_visits[key], put.team, put.day) for key, put in placed_in(row).items() if key in open_visits
        )
    )
