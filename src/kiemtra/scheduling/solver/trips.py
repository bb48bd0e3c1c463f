"""Before the stages: visits of one locality are joined into trips, each a day of one team, with the least travel."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

from kiemtra.scheduling.problem import Place, Visit
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.distances import round_trip

# Up to so many visits of a locality the best trips are found by trying all; more are parted by neighbourhood first.
TRIED_VISITS = 10
# A trip with fewer open days than this is hard to place: joined only where it saves as many kilometres for each day less.
FEW_DAYS = 8
FEW_DAYS_KM = 20.0
# A trip more is worth any detour: a day of several people.
TRIP_KM = 1000.0


@dataclass(frozen=True, slots=True)
class Trip:
    """Visits that one team pays on one day, and for each team that can the days open to all of them."""

    visits: tuple[Visit, ...]
    days: Mapping[str, int]

    @property
    def locality(self) -> str:
        """Where it goes."""
        return self.visits[0].locality

    @property
    def places(self) -> list[Place | None]:
        """Its stops."""
        return [visit.place for visit in self.visits]


def join(visits: Sequence[Visit], diary: Diary) -> list[Trip]:
    """Join visits into as few trips as the days allow; each visit that any day is open to is in exactly one."""
    joining = _Joining(diary)
    localities: dict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        if joining.days((visit,)):
            localities[visit.locality].append(visit)
    return [trip for locality in sorted(localities) for trip in joining.best(localities[locality])]


class _Joining:
    """The trips of all visits; which team goes is decided later."""

    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self.per_day = diary.openings.problem.per_day
        self._open: dict[str, dict[str, int]] = {}

    @cached_property
    def bases(self) -> list[Place | None]:
        """Where trips may begin, each place once."""
        return list(dict.fromkeys(team.base for team in self.diary.openings.problem.teams))

    def best(self, visits: list[Visit]) -> Iterator[Trip]:
        """The cheapest trips of one locality."""
        if self.per_day == 1:
            yield from (Trip((visit,), self.days((visit,))) for visit in visits)
            return
        for some in _neighbours(visits):
            yield from self._parted(tuple(some))

    def days(self, visits: Sequence[Visit]) -> dict[str, int]:
        """The days open to all of these visits together, for each team that has any."""
        found = dict(self._of(visits[0]))
        for visit in visits[1:]:
            others = self._of(visit)
            # Beside what is there already there may be no room for two.
            found = {team: days & others.get(team, 0) & ~self.diary.used(team) for team, days in found.items()}
        return {team: days for team, days in found.items() if days}

    def _of(self, visit: Visit) -> dict[str, int]:
        if visit.id not in self._open:
            teams = self.diary.openings.of(visit)
            found = {team: self.diary.open(visit, team) for team in teams}
            self._open[visit.id] = {team: days for team, days in found.items() if days}
        return self._open[visit.id]

    def _parted(self, visits: tuple[Visit, ...]) -> list[Trip]:
        """Every way to part a few visits into trips, tried once for each set of visits left."""

        @cache
        def cheapest(left: tuple[int, ...]) -> tuple[float, tuple[tuple[int, ...], ...]]:
            if not left:
                return 0.0, ()
            found = []
            for size in range(min(self.per_day, len(left))):
                for others in combinations(left[1:], size):
                    here = (left[0], *others)
                    if (cost := price(here)) is not None:
                        more, rest = cheapest(tuple(one for one in left if one not in here))
                        found.append((cost + more, (here, *rest)))
            return min(found)

        @cache
        def price(some: tuple[int, ...]) -> float | None:
            return self._price([visits[one] for one in some])

        parts = ([visits[one] for one in part] for part in cheapest(tuple(range(len(visits))))[1])
        return [Trip(tuple(part), self.days(part)) for part in parts]

    def _price(self, visits: list[Visit]) -> float | None:
        """Kilometres of the trip with the price of the day; None where these visits share no day."""
        stops = [visit.place for visit in visits]
        cost = TRIP_KM + sum(round_trip(base, stops) for base in self.bases) / len(self.bases)
        if len(visits) == 1:
            return cost
        most = max((days.bit_count() for days in self.days(visits).values()), default=0)
        if not most or len({visit.unit for visit in visits}) < len(visits):
            return None
        return cost + FEW_DAYS_KM * max(0, FEW_DAYS - most)


def _neighbours(visits: list[Visit]) -> Iterator[list[Visit]]:
    """The visits in groups small enough to try all trips, from west to east."""
    if len(visits) <= TRIED_VISITS:
        yield visits
        return
    from_west = sorted(visits, key=lambda visit: (visit.place.longitude if visit.place else 0.0, visit.id))
    for first in range(0, len(from_west), TRIED_VISITS):
        yield from_west[first : first + TRIED_VISITS]
