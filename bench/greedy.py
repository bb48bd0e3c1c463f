"""The planners to be beaten: an officer with a spreadsheet, who goes down the list of units.

The list is in the order of codes, so that neighbours stand together; each team gets its stretch of it. A second visit on
a day is put beside the first where both lie in one locality. Whom the team may not visit goes to the next one.
"""

from kiemtra.scheduling import Problem, Timetable, Unplaced, UnplacedReason, Visit
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.openings import Openings, places


def plan(problem: Problem) -> Timetable:
    """A lawful timetable in which each visit gets the nearest free day."""
    return _plan(problem, spaced=False)


def plan_spaced(problem: Problem) -> Timetable:
    """The same by a careful officer: each visit on the free day nearest to its even place in the window."""
    return _plan(problem, spaced=True)


def _plan(problem: Problem, *, spaced: bool) -> Timetable:
    diary = Diary(Openings(problem))
    teams, days = [team.id for team in problem.teams], len(diary.openings.days)
    of_team: dict[str, list[Visit]] = {team: [] for team in teams}
    for number, visit in enumerate(problem.visits):
        of_team[visit.team or teams[number * len(teams) // len(problem.visits)]].append(visit)
    left = []
    for team, visits in of_team.items():
        out = -(-len(visits) // problem.per_day)
        for number, visit in enumerate(visits):
            aim = (2 * (number // problem.per_day) + 1) * days // (2 * out) if spaced else 0
            if not _placed(visit, team, diary, aim):
                left.append(visit)
    unplaced = []
    for visit in left:
        if not any(_placed(visit, team, diary, 0) for team in teams if visit.team in (None, team)):
            unplaced.append(Unplaced(visit, UnplacedReason.NOT_FOUND))
    assignments = sorted(diary.placed.values(), key=lambda one: (one.day, one.team, one.visit.id))
    return Timetable(tuple(assignments), tuple(unplaced))


def _placed(visit: Visit, team: str, diary: Diary, aim: int) -> bool:
    """Put the visit on the open day nearest to the aim; False where there is none."""
    open_days = places(diary.open(visit, team)) if team in diary.openings.of(visit) else ()
    nearest = min(open_days, key=lambda place: (abs(place - aim), place), default=None)
    if nearest is None:
        return False
    diary.put(visit, team, nearest)
    return True
