"""How good a timetable is: how far its teams travel, how evenly it lies in its window."""

from collections import Counter, defaultdict
from itertools import pairwise
from math import sqrt

from kiemtra.scheduling import Problem, Timetable, lawful_days
from kiemtra.scheduling.solver.distances import round_trip


def travel(problem: Problem, timetable: Timetable) -> float:
    """Kilometres as the crow flies: each team, each day out, from its base over the day's visits and back."""
    stops = defaultdict(list)
    for one in timetable.assignments:
        stops[one.team, one.day].append(one.visit.place)
    base = {team.id: team.base for team in problem.teams}
    return sum(round_trip(base[team], places) for (team, _), places in stops.items())


def days_out(timetable: Timetable) -> int:
    """On how many days teams are out, each team counted."""
    return len({(one.team, one.day) for one in timetable.assignments})


def unevenness(problem: Problem, timetable: Timetable) -> float:
    """By how much the visits of a week differ from the even share of that week, as a share of the mean (0: quite even).

    The square root of the mean square over the weeks of the window; a week's share goes by its lawful days.
    """
    days = Counter(day.isocalendar()[:2] for day in lawful_days(problem))
    visits = Counter(one.day.isocalendar()[:2] for one in timetable.assignments)
    a_day = len(timetable.assignments) / sum(days.values())
    squares = [(visits[week] - a_day * count) ** 2 for week, count in days.items()]
    return sqrt(sum(squares) / len(squares)) / (len(timetable.assignments) / len(days))


def smallest_gap(problem: Problem, timetable: Timetable) -> float:
    """The working days between two days out of one team, where they are fewest; the mean of the teams."""
    days = defaultdict(set)
    for one in timetable.assignments:
        days[one.team].add(one.day)
    gaps = [
        min(problem.calendar.working_days_between(*pair) for pair in pairwise(sorted(out)))
        for out in days.values()
        if len(out) > 1
    ]
    return sum(gaps) / len(gaps) if gaps else 0.0
