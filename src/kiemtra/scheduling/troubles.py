"""What stands in the way of any timetable, said while planning; nothing is solved here, so it costs little."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from kiemtra.scheduling.answers import Trouble, TroubleCode, UnplacedReason
from kiemtra.scheduling.problem import Problem, Visit
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.openings import Openings, lawful_days, never_known, why_closed

T = TroubleCode
_SAID = {
    UnplacedReason.UNIT_GONE: T.UNIT_GONE,
    UnplacedReason.NO_TEAM: T.NO_TEAM,
    UnplacedReason.TEAM_RECUSED: T.TEAM_RECUSED,
    UnplacedReason.AREA_UNCOVERED: T.AREA_UNCOVERED,
    UnplacedReason.UNIT_BUSY: T.UNIT_BUSY,
    UnplacedReason.MEMBERS_AWAY: T.MEMBERS_AWAY,
}


def before_solving(problem: Problem) -> tuple[Trouble, ...]:
    """Return what can be seen without solving, what stops visits first; empty where nothing can be seen."""
    days = lawful_days(problem)
    if not days:
        return tuple(_of_window(problem))
    openings = Openings(problem)
    found = [*_of_notice(problem), *_of_teams(problem), *_of_visits(problem, openings), *_of_room(problem, openings)]
    return tuple(sorted(found, key=lambda trouble: not trouble.stops))


def _of_window(problem: Problem) -> Iterator[Trouble]:
    """No day at all: the notice ends after the window, or nobody works within it."""
    earliest = problem.calendar.add_working_days(problem.today, problem.notice_days)
    code = T.NOTICE_BEYOND_WINDOW if earliest > problem.last else T.NO_LAWFUL_DAY
    yield Trouble(code, stops=True, day=earliest, needed=len(problem.visits))


def _of_notice(problem: Problem) -> Iterator[Trouble]:
    """The window holds fewer working days than the notice takes: planned at its first day nothing could be visited."""
    there = problem.calendar.working_days_between(problem.first - timedelta(days=1), problem.last)
    if there <= problem.notice_days:
        yield Trouble(T.WINDOW_SHORT, stops=False, needed=problem.notice_days, there=there)


def _of_teams(problem: Problem) -> Iterator[Trouble]:
    """Teams that nobody leads, and people who sit in several of them."""
    seats: dict[str, list[str]] = defaultdict(list)
    for team in problem.teams:
        if not any(member.leads for member in team.members):
            yield Trouble(T.NO_LEADER, stops=False, teams=(team.id,))
        for person in sorted({member.person for member in team.members}):
            seats[person].append(team.id)
    for person, teams in sorted(seats.items()):
        if len(teams) > 1:
            yield Trouble(T.SHARED_MEMBER, stops=False, teams=tuple(teams), person=person)


def _of_visits(problem: Problem, openings: Openings) -> Iterator[Trouble]:
    """Visits that no team can pay on any day."""
    for visit in problem.visits:
        if visit.id in openings.kept or openings.of(visit):
            continue
        reason = why_closed(openings, visit)
        yield Trouble(
            _SAID.get(reason, T.NO_LAWFUL_DAY),
            stops=True,
            visit=visit.id,
            teams=(visit.team,) if visit.team else (),
            areas=never_known(openings, visit),
            day=_day_of(visit, reason, openings.days),
        )


def _day_of(visit: Visit, reason: UnplacedReason, days: tuple[date, ...]) -> date | None:
    """The unit's first or last day where it is that which leaves none."""
    if reason is not UnplacedReason.UNIT_GONE:
        return None
    return visit.latest if visit.latest and visit.latest < days[0] else visit.earliest or visit.latest


def _of_room(problem: Problem, openings: Openings) -> Iterator[Trouble]:
    """More visits than the days of their team, or of all teams together, can hold."""
    of_team: dict[str, int] = defaultdict(int)
    for visit in openings.free:
        if visit.team:
            of_team[visit.team] += 1
    diary = Diary(openings)
    room = {team.id: diary.room(team.id) for team in problem.teams}
    crowds: dict[tuple[str, ...], int] = {(team,): needed for team, needed in sorted(of_team.items()) if team in room}
    crowds[tuple(room)] = len(openings.free)
    for teams, needed in crowds.items():
        if needed > (there := sum(room[team] for team in teams)):
            yield Trouble(T.TOO_MANY_VISITS, stops=True, teams=teams, needed=needed, there=there)
