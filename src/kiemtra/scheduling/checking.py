"""Checks a timetable from the problem alone; shares nothing with the code that makes timetables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiemtra.scheduling.answers import Fault, FaultCode, Timetable
from kiemtra.scheduling.problem import Assignment, Member, Problem, Team, Visit

F = FaultCode


def faults(problem: Problem, timetable: Timetable) -> tuple[Fault, ...]:
    """Return every way in which the timetable breaks the problem; empty where it holds."""
    rules = _Rules(problem)
    kept = rules.kept
    by_day: dict[date, list[Assignment]] = defaultdict(list)
    for one in rules.everything(timetable.assignments):
        by_day[one.day].append(one)
    found = list(_of_lists(rules, timetable))
    for one in timetable.assignments:
        if one.visit.id not in kept:
            found += rules.of_one(one, [other for other in by_day[one.day] if other is not one])
    return tuple(found)


def faults_of_move(problem: Problem, timetable: Timetable, visit_id: str, team: str, day: date) -> tuple[Fault, ...]:
    """Return what stands against putting this one visit there while all others stay; empty where nothing does."""
    rules = _Rules(problem)
    if visit_id not in rules.visits:
        return (Fault(F.NOT_ASKED, visit_id),)
    if kept := rules.kept.get(visit_id):
        return () if (kept.team, kept.day) == (team, day) else (Fault(F.FIXED_MOVED, visit_id),)
    moved = Assignment(rules.visits[visit_id], team, day)
    around = rules.everything(one for one in timetable.assignments if one.visit.id != visit_id)
    return tuple(rules.of_one(moved, [one for one in around if one.day == day]))


def _of_lists(rules: "_Rules", timetable: Timetable) -> Iterator[Fault]:
    """Each visit that was asked for stands exactly once among the placed and the unplaced; what is fixed has not moved."""
    placed = [one.visit.id for one in timetable.assignments]
    named = Counter([*placed, *(one.visit.id for one in timetable.unplaced)])
    yield from (Fault(F.NOT_ASKED, visit) for visit in sorted(set(named) - set(rules.visits)))
    yield from (Fault(F.PLACED_TWICE, visit) for visit, times in sorted(named.items()) if times > 1)
    yield from (Fault(F.LOST, visit) for visit in sorted(set(rules.visits) - set(named)))
    for one in timetable.assignments:
        kept = rules.kept.get(one.visit.id)
        if kept and (kept.team, kept.day) != (one.team, one.day):
            yield Fault(F.FIXED_MOVED, one.visit.id)
    for unplaced in timetable.unplaced:
        if unplaced.visit.id in rules.kept:
            yield Fault(F.FIXED_MOVED, unplaced.visit.id)


@dataclass(init=False, slots=True)
class _Rules:
    """The problem by its ids; what an assignment claims about its visit is never believed."""

    problem: Problem
    visits: Mapping[str, Visit]
    teams: Mapping[str, Team]
    kept: Mapping[str, Assignment]

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.visits = {visit.id: visit for visit in problem.visits}
        self.teams = {team.id: team for team in problem.teams}
        self.kept = {one.visit.id: one for one in problem.fixed}

    def everything(self, assignments: Iterable[Assignment]) -> list[Assignment]:
        """What takes place at all: what is fixed, and what is placed beside it."""
        return [*self.problem.fixed, *(one for one in assignments if one.visit.id not in self.kept)]

    def of_one(self, one: Assignment, others: Sequence[Assignment]) -> Iterator[Fault]:
        """The faults of one assignment among the others of its day."""
        visit = self.visits.get(one.visit.id)
        if visit is None:
            return
        yield from (Fault(code, visit.id) for code in self._of_day(visit, one.day))
        team = self.teams.get(one.team)
        if team is None or visit.team not in (None, one.team):
            yield Fault(F.WRONG_TEAM, visit.id)
        if team is not None:
            yield from self._of_people(visit, team, one.day)
        yield from self._of_neighbours(visit, one, others)

    def _of_day(self, visit: Visit, day: date) -> Iterator[FaultCode]:
        problem = self.problem
        if not problem.calendar.is_working(day):
            yield F.NOT_A_WORKING_DAY
        if not problem.first <= day <= problem.last:
            yield F.OUTSIDE_WINDOW
        if day < problem.today or problem.calendar.working_days_between(problem.today, day) < problem.notice_days:
            yield F.NOTICE_TOO_SHORT
        if visit.earliest and day < visit.earliest:
            yield F.TOO_EARLY
        if visit.latest and day > visit.latest:
            yield F.TOO_LATE
        if day in visit.busy:
            yield F.UNIT_BUSY

    def _of_people(self, visit: Visit, team: Team, day: date) -> Iterator[Fault]:
        """A leading member is there, and for each area somebody who is neither away nor standing aside."""
        leading = [member for member in team.members if member.leads]
        if not any(_is_there(member, visit.unit, day) for member in leading):
            aside = bool(leading) and all(visit.unit in member.recused for member in leading)
            missing = tuple(sorted(member.person for member in leading))
            yield Fault(F.TEAM_RECUSED if aside else F.NO_LEADER, visit.id, people=missing)
        known = {area for member in team.members if _is_there(member, visit.unit, day) for area in member.areas}
        if uncovered := sorted(visit.areas - known):
            without = [member for member in team.members if not _is_there(member, visit.unit, day)]
            people = tuple(sorted({member.person for member in without if member.areas & set(uncovered)}))
            yield Fault(F.AREA_UNCOVERED, visit.id, people=people, areas=tuple(uncovered))

    def _of_neighbours(self, visit: Visit, one: Assignment, others: Sequence[Assignment]) -> Iterator[Fault]:
        same_unit = [other.visit.id for other in others if self._asked(other).unit == visit.unit]
        if same_unit:
            yield Fault(F.UNIT_TWICE, visit.id, others=tuple(same_unit))
        beside = [other for other in others if other.team == one.team]
        if len(beside) + 1 > self.problem.per_day:
            yield Fault(F.TEAM_FULL, visit.id, others=tuple(other.visit.id for other in beside))
        if far := [other.visit.id for other in beside if self._asked(other).locality != visit.locality]:
            yield Fault(F.OTHER_LOCALITY, visit.id, others=tuple(far))
        mine = self._people(one)
        for other in others:
            if other.team != one.team and (twice := mine & self._people(other)):
                yield Fault(F.PERSON_TWICE, visit.id, people=tuple(sorted(twice)), others=(other.visit.id,))

    def _asked(self, one: Assignment) -> Visit:
        return self.visits.get(one.visit.id, one.visit)

    def _people(self, one: Assignment) -> set[str]:
        """Who is out with that team that day."""
        team = self.teams.get(one.team)
        unit = self._asked(one).unit
        return {member.person for member in team.members if _is_there(member, unit, one.day)} if team else set()


def _is_there(member: Member, unit: str, day: date) -> bool:
    return day not in member.away and unit not in member.recused
