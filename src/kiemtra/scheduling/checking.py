"""Checks a timetable from the problem alone; shares nothing with the code that makes timetables."""

from collections import Counter
from collections.abc import Iterator

from kiemtra.scheduling.values import Assignment, Fault, FaultCode, Problem, Timetable


def faults(problem: Problem, timetable: Timetable) -> tuple[Fault, ...]:
    """Return every way in which the timetable breaks the problem; empty where it holds."""
    return (*_of_lists(problem, timetable), *_of_days(problem, timetable), *_of_clashes(problem, timetable))


def _of_lists(problem: Problem, timetable: Timetable) -> Iterator[Fault]:
    asked = {visit.id for visit in problem.visits}
    placed = Counter(one.visit.id for one in timetable.assignments)
    named = set(placed) | {one.visit.id for one in timetable.unplaced}
    yield from (Fault(FaultCode.NOT_ASKED, visit) for visit in sorted(named - asked))
    yield from (Fault(FaultCode.PLACED_TWICE, visit) for visit, times in sorted(placed.items()) if times > 1)
    yield from (Fault(FaultCode.LOST, visit) for visit in sorted(asked - named))


def _of_days(problem: Problem, timetable: Timetable) -> Iterator[Fault]:
    for one in timetable.assignments:
        if not problem.calendar.is_working(one.day):
            yield Fault(FaultCode.NOT_A_WORKING_DAY, one.visit.id)
        if not problem.first <= one.day <= problem.last:
            yield Fault(FaultCode.OUTSIDE_WINDOW, one.visit.id)
        if _notice(problem, one) < problem.notice_days:
            yield Fault(FaultCode.NOTICE_TOO_SHORT, one.visit.id)
        if one.day in one.visit.busy:
            yield Fault(FaultCode.UNIT_BUSY, one.visit.id)


def _notice(problem: Problem, one: Assignment) -> int:
    return problem.calendar.working_days_between(problem.today, one.day)


def _of_clashes(problem: Problem, timetable: Timetable) -> Iterator[Fault]:
    everything = (*problem.fixed, *timetable.assignments)
    units = Counter((one.visit.unit, one.day) for one in everything)
    teams = Counter((one.visit.team, one.day) for one in everything)
    for one in timetable.assignments:
        if units[one.visit.unit, one.day] > 1:
            yield Fault(FaultCode.UNIT_TWICE, one.visit.id)
        if teams[one.visit.team, one.day] > problem.per_day:
            yield Fault(FaultCode.TEAM_FULL, one.visit.id)
