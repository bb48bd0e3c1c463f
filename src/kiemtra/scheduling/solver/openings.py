"""Which days are open to a visit with each team, before anything is placed. A set of days is one integer, a bit a day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from kiemtra.scheduling.answers import UnplacedReason
from kiemtra.scheduling.problem import Member, Problem, Team, Visit


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


class Openings:
    """The open days of every visit that is not fixed, by what does not depend on other visits."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.days = lawful_days(problem)
        self.at = {day: place for place, day in enumerate(self.days)}
        self.every_day = (1 << len(self.days)) - 1
        self.teams = {team.id: team for team in problem.teams}
        self.kept = frozenset(one.visit.id for one in problem.fixed)
        self.free = tuple(visit for visit in problem.visits if visit.id not in self.kept)
        self._there: dict[Member, int] = {}
        self._people: dict[tuple[str, str, frozenset[str]], int] = {}
        self._of = {visit.id: self._openings(visit) for visit in self.free}

    def of(self, visit: Visit) -> dict[str, int]:
        """The teams that can pay this visit, each with its open days."""
        return self._of[visit.id]

    def mask(self, days: Iterable[date]) -> int:
        """Those of the days that are lawful."""
        bits = 0
        for day in days:
            if day in self.at:
                bits |= 1 << self.at[day]
        return bits

    def there(self, member: Member) -> int:
        """The days on which the member is not away."""
        if member not in self._there:
            self._there[member] = self.every_day & ~self.mask(member.away)
        return self._there[member]

    def life(self, visit: Visit) -> int:
        """The days between the first and the last on which the unit can be visited."""
        inside = (day for day in self.days if (visit.earliest or day) <= day <= (visit.latest or day))
        return self.mask(inside) if visit.earliest or visit.latest else self.every_day

    def people(self, team: Team, unit: str, areas: frozenset[str]) -> int:
        """The days on which a leading member is there, and somebody for each area."""
        key = (team.id, unit, areas) if any(unit in member.recused for member in team.members) else (team.id, "", areas)
        if key not in self._people:
            able = [member for member in team.members if unit not in member.recused]
            days = self._any(member for member in able if member.leads)
            for area in areas:
                days &= self._any(member for member in able if area in member.areas)
            self._people[key] = days
        return self._people[key]

    def candidates(self, visit: Visit) -> list[Team]:
        """The teams that may pay the visit at all."""
        return [team for team in self.problem.teams if visit.team in (None, team.id)]

    def led(self, team: Team) -> int:
        """The days on which somebody can lead the team."""
        return self._any(member for member in team.members if member.leads)

    def _any(self, members: Iterable[Member]) -> int:
        days = 0
        for member in members:
            days |= self.there(member)
        return days

    def _openings(self, visit: Visit) -> dict[str, int]:
        of_unit = self.life(visit) & ~self.mask(visit.busy)
        found = ((team.id, of_unit & self.people(team, visit.unit, visit.areas)) for team in self.candidates(visit))
        return {team: days for team, days in found if days}


def why_closed(openings: Openings, visit: Visit) -> UnplacedReason:
    """Return why no team can pay the visit on any day; `TEAM_FULL` where one could but for other visits."""
    if not openings.days:
        return UnplacedReason.NO_LAWFUL_DAY
    life = openings.life(visit)
    if not life:
        return UnplacedReason.UNIT_GONE
    if reason := _why_nobody(openings, visit):
        return reason
    if openings.of(visit):
        return UnplacedReason.TEAM_FULL
    if not life & ~openings.mask(visit.busy):
        return UnplacedReason.UNIT_BUSY
    teams = openings.candidates(visit)
    comes = any(openings.people(team, visit.unit, visit.areas) & life for team in teams)
    return UnplacedReason.UNIT_BUSY if comes else UnplacedReason.MEMBERS_AWAY


def _why_nobody(openings: Openings, visit: Visit) -> UnplacedReason | None:
    """The reason why no team could go even if nobody were ever away."""
    led = [team for team in openings.candidates(visit) if any(member.leads for member in team.members)]
    if not led:
        return UnplacedReason.NO_TEAM
    able = [[member for member in team.members if visit.unit not in member.recused] for team in led]
    able = [members for members in able if any(member.leads for member in members)]
    if not able:
        return UnplacedReason.TEAM_RECUSED
    covered = any(visit.areas <= _areas(members) for members in able)
    return None if covered else UnplacedReason.AREA_UNCOVERED


def never_known(openings: Openings, visit: Visit) -> tuple[str, ...]:
    """Return the areas for which the best staffed team has nobody who could go to this unit."""
    teams = [team for team in openings.candidates(visit) if team.members]
    missing = [
        tuple(sorted(visit.areas - _areas(one for one in team.members if visit.unit not in one.recused)))
        for team in teams
    ]
    return min(missing, key=len, default=tuple(sorted(visit.areas)))


def _areas(members: Iterable[Member]) -> frozenset[str]:
    return frozenset(area for member in members for area in member.areas)


def places(mask: int) -> Iterator[int]:
    """The numbers of the days in a set of days, the first first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
