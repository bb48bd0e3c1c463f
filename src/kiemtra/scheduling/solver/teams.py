"""First stage: which team makes which trip. Load as even as can be, then the least travel, few localities for each team.

The days come in the second stage; here only as many trips go to a team as its days can hold.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import atan2
from typing import TYPE_CHECKING

from kiemtra.scheduling.problem import Place, Team
from kiemtra.scheduling.solver.cpsat import Effort, Solved, new_model
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.distances import middle, round_trip
from kiemtra.scheduling.solver.trips import Trip

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

# A team that comes to know one locality more: as dear as so many kilometres.
LOCALITY_KM = 5.0
# The unit of the objective is a tenth of a kilometre.
UNITS = 10
GOOD_ENOUGH = 0.002
# Sets of days so narrow that a team could be given too many trips within one of them.
MOST_NARROW_SETS = 40


@dataclass(frozen=True, slots=True)
class Shares:
    """The team of each trip by its place in the list, and how good that is in kilometres; None for nobody's."""

    team_of: tuple[str | None, ...]
    objective: float
    bound: float
    seconds: float


def share_out(trips: list[Trip], diary: Diary, effort: Effort, *, work: float) -> Shares:
    """Give each trip its team, as many as can be given one."""
    nobody = Shares((None,) * len(trips), 0.0, 0.0, 0.0)
    if not trips:
        return nobody
    sharing = _Sharing(trips, diary)
    last, seconds = None, 0.0
    for wants, share, gap in (
        (sharing.wants_all, 0.2, 0.0),
        (sharing.wants_even, 0.2, 0.0),
        (sharing.wants_near, 0.6, GOOD_ENOUGH),
    ):
        wants()
        solved = effort.run(sharing.model, work=work * share, gap=gap)
        seconds += solved.seconds
        if not solved.found:
            break
        sharing.keep(solved)
        last = solved
    if last is None:
        return nobody
    shares = sharing.shares(last)
    if solved is not last:
        # Ended before travel was looked at: nothing is known of the best.
        return Shares(shares, sharing.kilometres(shares), 0.0, seconds)
    return Shares(shares, last.objective / UNITS, last.bound / UNITS, seconds)


class _Sharing:
    """The model, and its three aims one after the other: all trips, even load, little travel."""

    def __init__(self, trips: list[Trip], diary: Diary) -> None:
        self.trips = trips
        self.diary = diary
        self.model = new_model()
        self.teams = [team for team in diary.openings.problem.teams if any(team.id in trip.days for trip in trips)]
        self.on: list[dict[str, IntVar]] = [
            {team.id: self.model.new_bool_var(f"{number} {team.id}") for team in self.teams if team.id in trip.days}
            for number, trip in enumerate(trips)
        ]
        for of_trip in self.on:
            self.model.add_at_most_one(of_trip.values())
        self.everything = sum(
            len(trip.visits) * var for trip, of_trip in zip(trips, self.on, strict=True) for var in of_trip.values()
        )
        for team in self.teams:
            self._room(team)
        self._shared()
        self._begin_from(_sweep(trips, self.teams))

    def wants_all(self) -> None:
        """As many visits as can be shared out."""
        self.aim = "all"
        self.model.maximize(self.everything)

    def wants_even(self) -> None:
        """The smallest difference between the team with the most and the one with the fewest visits."""
        model = self.model
        most = sum(len(trip.visits) for trip in self.trips) + max(self.diary.load(team.id) for team in self.teams)
        top, low = model.new_int_var(0, most, "top"), model.new_int_var(0, most, "low")
        for team in self.teams:
            load = sum(len(trip.visits) * var for trip, var in self._of(team)) + self.diary.load(team.id)
            model.add(load <= top)
            model.add(load >= low)
        self.aim, self.difference = "even", top - low
        model.minimize(self.difference)

    def wants_near(self) -> None:
        """The least travel, and few localities for each team."""
        self.aim = "near"
        self.model.minimize(sum(price * var for team in self.teams for var, price in self._travel(team)))

    def keep(self, solved: Solved) -> None:
        """What one aim has reached is not given up for the next, but for the visits of one trip."""
        if self.aim == "all":
            self.model.add(self.everything >= round(solved.objective))
        elif self.aim == "even":
            free = self.diary.openings.problem.per_day
            self.model.add(self.difference <= max(round(solved.objective), free))
        self._begin_from(self.shares(solved))

    def shares(self, solved: Solved) -> tuple[str | None, ...]:
        """The team of each trip."""
        return tuple(
            next((team for team, var in of_trip.items() if solved.solver.value(var)), None) for of_trip in self.on
        )

    def kilometres(self, shares: tuple[str | None, ...]) -> float:
        """How far the teams travel with these shares."""
        teams = self.diary.openings.teams
        both = zip(self.trips, shares, strict=True)
        return sum(round_trip(teams[team].base, trip.places) for trip, team in both if team)

    def _begin_from(self, shares: tuple[str | None, ...]) -> None:
        """Let the search begin with these shares."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for of_trip, chosen in zip(self.on, shares, strict=True):
            for team, var in of_trip.items():
                self.model.add_hint(var, team == chosen)

    def _of(self, team: Team) -> "list[tuple[Trip, IntVar]]":
        both = zip(self.trips, self.on, strict=True)
        return [(trip, of_trip[team.id]) for trip, of_trip in both if team.id in of_trip]

    def _room(self, team: Team) -> None:
        """No team gets more trips than it has days, nor more within a few days than these are."""
        of_team = self._of(team)
        union = 0
        for trip, _ in of_team:
            union |= trip.days[team.id]
        narrow = {days for trip, _ in of_team if 2 * (days := trip.days[team.id]).bit_count() < union.bit_count()}
        for days in (union, *sorted(narrow, key=lambda days: (days.bit_count(), days))[:MOST_NARROW_SETS]):
            self.model.add(sum(var for trip, var in of_team if not trip.days[team.id] & ~days) <= days.bit_count())

    def _shared(self) -> None:
        """Teams that share a person have the days of that person between them."""
        openings, seats = self.diary.openings, defaultdict(list)
        for team in self.teams:
            for member in team.members:
                seats[member.person].append((team, member))
        for of_person in seats.values():
            if len({team.id for team, _ in of_person}) < 2 or any(member.recused for _, member in of_person):
                continue
            there = openings.there(of_person[0][1])
            away = sum((openings.led(team) & ~there).bit_count() for team, _ in of_person)
            trips = [var for team, _ in of_person for _, var in self._of(team)]
            self.model.add(sum(trips) <= there.bit_count() + away)

    def _travel(self, team: Team) -> "list[tuple[IntVar, int]]":
        """What is to be counted for the team, in tenths of kilometres: its trips, and each locality that it goes to."""
        terms, goes = [], {}
        for trip, var in self._of(team):
            terms.append((var, round(UNITS * round_trip(team.base, trip.places))))
            if trip.locality not in goes:
                goes[trip.locality] = self.model.new_bool_var("")
                terms.append((goes[trip.locality], round(UNITS * LOCALITY_KM)))
            self.model.add_implication(var, goes[trip.locality])
        return terms


def _sweep(trips: list[Trip], teams: list[Team]) -> tuple[str | None, ...]:
    """Where the search begins: localities in the order of a clock's hand, each team a stretch of them."""
    localities: dict[str, list[Place | None]] = defaultdict(list)
    for trip in trips:
        localities[trip.locality] += trip.places
    centre = middle([place for places in localities.values() for place in places])
    angle = {locality: _angle(centre, middle(places)) for locality, places in localities.items()}
    order = sorted(
        range(len(trips)), key=lambda number: (angle[trips[number].locality], trips[number].locality, number)
    )
    shares: list[str | None] = [None] * len(trips)
    total, done = sum(len(trip.visits) for trip in trips), 0
    for number in order:
        first = done * len(teams) // total
        turns = (teams[(first + turn) % len(teams)].id for turn in range(len(teams)))
        shares[number] = next((team for team in turns if team in trips[number].days), None)
        done += len(trips[number].visits)
    return tuple(shares)


def _angle(centre: Place | None, place: Place | None) -> float:
    if centre is None or place is None:
        return 0.0
    return atan2(place.latitude - centre.latitude, place.longitude - centre.longitude)
