"""Who is out on which day as visits are placed, and which days that closes to the others."""

from collections import defaultdict

from kiemtra.scheduling.problem import Assignment, Visit
from kiemtra.scheduling.solver.openings import Openings


class Diary:
    """What is fixed or placed so far. Sets of days are integers, as in `Openings`."""

    def __init__(self, openings: Openings) -> None:
        self.openings = openings
        self.placed: dict[str, Assignment] = {}
        self._full: dict[str, int] = defaultdict(int)
        self._count: dict[tuple[str, int], int] = defaultdict(int)
        self._used: dict[str, int] = defaultdict(int)
        self._localities: dict[tuple[str, str], int] = defaultdict(int)
        self._units: dict[str, int] = defaultdict(int)
        self._out: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for one in openings.problem.fixed:
            self._enter(one)

    def put(self, visit: Visit, team: str, place: int) -> None:
        """Place the visit on the day of this number."""
        one = Assignment(visit, team, self.openings.days[place])
        self.placed[visit.id] = one
        self._enter(one)

    def open(self, visit: Visit, team: str) -> int:
        """The days still open to this visit with this team."""
        days = self.openings.of(visit).get(team, 0) & ~self._units[visit.unit] & ~self._full[team]
        days &= ~(self._used[team] & ~self._localities[team, visit.locality])
        for member in self.openings.teams[team].members:
            if visit.unit not in member.recused:
                days &= ~(self._elsewhere(member.person, team) & self.openings.there(member))
        return days

    def used(self, team: str) -> int:
        """The days on which the team is out."""
        return self._used[team]

    def left(self, team: str, place: int) -> int:
        """How many more visits this day of the team can hold."""
        return max(0, self.openings.problem.per_day - self._count[team, place])

    def room(self, team: str) -> int:
        """How many more visits the days of the team can hold, were nothing else in their way."""
        per_day, led = self.openings.problem.per_day, self.openings.led(self.openings.teams[team])
        used = sum(
            min(per_day, self._count[team, place]) for place in range(len(self.openings.days)) if led >> place & 1
        )
        return per_day * led.bit_count() - used

    def load(self, team: str) -> int:
        """The visits of the team that have a day in the window."""
        return sum(count for (of, _), count in self._count.items() if of == team)

    def _elsewhere(self, person: str, team: str) -> int:
        days = 0
        for other, out in self._out[person].items():
            if other != team:
                days |= out
        return days

    def _enter(self, one: Assignment) -> None:
        place = self.openings.at.get(one.day)
        if place is None:
            return
        bit = 1 << place
        if self._used[one.team] & ~self._localities[one.team, one.visit.locality] & bit:
            # Fixed visits in two localities: nothing fits beside them.
            self._full[one.team] |= bit
        self._units[one.visit.unit] |= bit
        self._used[one.team] |= bit
        self._localities[one.team, one.visit.locality] |= bit
        self._count[one.team, place] += 1
        if self._count[one.team, place] >= self.openings.problem.per_day:
            self._full[one.team] |= bit
        team = self.openings.teams.get(one.team)
        for member in team.members if team else ():
            if one.visit.unit not in member.recused and self.openings.there(member) & bit:
                self._out[member.person][one.team] |= bit
