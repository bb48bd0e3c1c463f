"""Proposes days for visits: lawful ones, spread over the window, as many as can be placed at all.

Each visit aims at its even place in the window; where days run short, visits already placed move (augmenting paths),
so where each unit is visited once, a visit stays without a day only if no timetable of its team could hold one more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from kiemtra.scheduling.values import Assignment, Problem, Timetable, Unplaced, UnplacedReason, Visit


def lawful_days(problem: Problem) -> tuple[date, ...]:
    """Return the working days of the window that are far enough ahead for the notice."""
    calendar = problem.calendar
    earliest = calendar.add_working_days(problem.today, problem.notice_days) if problem.notice_days else problem.today
    day, days = max(problem.first, earliest), []
    while day <= problem.last:
        if calendar.is_working(day):
            days.append(day)
        day += timedelta(days=1)
    return tuple(days)


def propose(problem: Problem) -> Timetable:
    """Return a day for every visit that can have one, and the reason for every other."""
    days = lawful_days(problem)
    taken: dict[str, set[date]] = defaultdict(set)
    for fixed in problem.fixed:
        taken[fixed.visit.unit].add(fixed.day)
    assignments: list[Assignment] = []
    unplaced: list[Unplaced] = []
    for team in sorted({visit.team for visit in problem.visits}):
        visits = [visit for visit in problem.visits if visit.team == team]
        used = Counter(fixed.day for fixed in problem.fixed if fixed.visit.team == team)
        placed = _Team(problem.per_day, days, used, taken).place(visits)
        for visit in visits:
            if visit.id in placed:
                assignments.append(Assignment(visit, placed[visit.id]))
                taken[visit.unit].add(placed[visit.id])
            else:
                unplaced.append(Unplaced(visit, _why_not(visit, days, taken[visit.unit])))
    return Timetable(tuple(sorted(assignments, key=lambda one: (one.day, one.visit.id))), tuple(unplaced))


class _Team:
    """The days of one team while they fill."""

    def __init__(self, per_day: int, days: tuple[date, ...], used: Counter[date], taken: dict[str, set[date]]) -> None:
        self.days = days
        self.taken = taken
        self.room = {day: max(0, per_day - used[day]) for day in days}
        self.on: dict[date, list[Visit]] = defaultdict(list)
        self.aims: dict[str, int] = {}

    def place(self, visits: list[Visit]) -> dict[str, date]:
        """The day of each visit that can have one."""
        for index, visit in enumerate(visits):
            self.aims[visit.id] = (2 * index + 1) * len(self.days) // (2 * len(visits))
            self._find(visit, set())
        return {visit.id: day for day, here in self.on.items() for visit in here}

    def _find(self, visit: Visit, tried: set[date]) -> bool:
        """Place the visit, moving others where that makes room; a free day near the aim comes first."""
        wanted = [day for day in self._near(visit) if day not in tried]
        for day in wanted:
            if len(self.on[day]) < self.room[day] and self._fits(visit, day):
                self.on[day].append(visit)
                return True
        for day in wanted:
            if day in tried:
                continue
            tried.add(day)
            for other in list(self.on[day]):
                self.on[day].remove(other)
                if self._fits(visit, day) and self._find(other, tried):
                    self.on[day].append(visit)
                    return True
                self.on[day].append(other)
        return False

    def _fits(self, visit: Visit, day: date) -> bool:
        return all(other.unit != visit.unit for other in self.on[day])

    def _near(self, visit: Visit) -> Iterator[date]:
        """The days open to this visit's unit, nearest to its aim first."""
        aim = self.aims[visit.id]
        for place in sorted(range(len(self.days)), key=lambda at: (abs(at - aim), at)):
            day = self.days[place]
            if day not in visit.busy and day not in self.taken[visit.unit] and self.room[day]:
                yield day


def _why_not(visit: Visit, days: tuple[date, ...], taken: set[date]) -> UnplacedReason:
    if not days:
        return UnplacedReason.NO_LAWFUL_DAY
    if all(day in visit.busy or day in taken for day in days):
        return UnplacedReason.UNIT_BUSY
    return UnplacedReason.TEAM_FULL
