"""Third stage, only where a visit is still without a day: all teams and days in one model, moving as few visits as can be.

On small problems everything may move, so a visit stays without a day only if no timetable could place one more.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiemtra.scheduling.problem import Assignment, Visit
from kiemtra.scheduling.solver.cpsat import Effort, new_model
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.openings import Openings, places

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

# With more variables than this, visits that have nothing to do with the ones left over stay where they are.
MOST_VARIABLES = 60_000
# Moving a visit that people know already from the timetable before is as bad as moving so many others.
MOVE_OF_KNOWN = 5


@dataclass(frozen=True, slots=True)
class Repaired:
    """The new diary; whether no timetable could place more; what was left over, at best, and what was moved."""

    diary: Diary
    proved: bool
    objective: float
    bound: float
    seconds: float


def repair(left: list[Visit], diary: Diary, known: Collection[str], effort: Effort, *, work: float) -> Repaired:
    """Place the visits left over, moving others where that makes room; visits of the ids in `known` are moved last."""
    openings = diary.openings
    movable = _movable(left, diary)
    still = [one for one in diary.placed.values() if one.visit.id not in movable]
    joint = Joint(openings, still, [*left, *(movable[key].visit for key in sorted(movable))])
    price = sum(MOVE_OF_KNOWN if key in known else 1 for key in movable) + 1
    terms = [price * var for var in joint.placed.values()]
    for key, one in movable.items():
        home = joint.on[key].get((one.team, openings.at[one.day]))
        if home is not None:
            terms.append((MOVE_OF_KNOWN if key in known else 1) * home)
    joint.model.maximize(sum(terms))
    for key, choices in joint.on.items():
        at_home = movable.get(key)
        for (team, place), var in choices.items():
            joint.model.add_hint(var, at_home is not None and (team, place) == (at_home.team, openings.at[at_home.day]))
    solved = effort.run(joint.model, work=work)
    everything_moves = len(movable) == len(diary.placed)
    if not solved.found:
        return Repaired(diary, False, float(len(left)), 0.0, solved.seconds)
    after = Diary(openings)
    for one in still:
        after.put(one.visit, one.team, openings.at[one.day])
    for key, choices in joint.on.items():
        for (team, place), var in choices.items():
            if solved.solver.value(var):
                after.put(joint.visits[key], team, place)
    asked = len(left) + len(diary.placed)
    missing = asked - len(after.placed)
    could_miss = min(missing, max(0, asked - len(still) - int(solved.bound + 1e-6) // price))
    return Repaired(after, everything_moves and could_miss == missing, missing, could_miss, solved.seconds)


def _movable(left: list[Visit], diary: Diary) -> dict[str, Assignment]:
    """What may move: everything, or where that is too much, what shares a team with the visits left over, then units."""
    openings = diary.openings
    size = sum(_size(openings, visit) for visit in left)
    teams = {team for visit in left for team in openings.of(visit)}
    near = sorted(diary.placed.values(), key=lambda one: (one.team not in teams, one.day, one.visit.id))
    movable = {}
    for one in near:
        size += _size(openings, one.visit)
        if size > MOST_VARIABLES:
            break
        movable[one.visit.id] = one
    return movable


def _size(openings: Openings, visit: Visit) -> int:
    return sum(days.bit_count() for days in openings.of(visit).values())


class Joint:
    """Visits, teams and days in one model: a variable for each day of each visit with each team."""

    def __init__(self, openings: Openings, still: Iterable[Assignment], visits: list[Visit]) -> None:
        self.openings = openings
        self.model = new_model()
        self.visits = {visit.id: visit for visit in visits}
        self.diary = Diary(openings)
        for one in still:
            self.diary.put(one.visit, one.team, openings.at[one.day])
        self.on = {visit.id: self._choices(visit) for visit in visits}
        self.placed: dict[str, IntVar] = {}
        for key, choices in self.on.items():
            self.placed[key] = self.model.new_bool_var(key)
            self.model.add(sum(choices.values()) == self.placed[key])
        self._days()
        self._units()
        self._people()

    def _choices(self, visit: Visit) -> "dict[tuple[str, int], IntVar]":
        teams = sorted(self.openings.of(visit))
        return {
            (team, place): self.model.new_bool_var("")
            for team in teams
            for place in places(self.diary.open(visit, team))
        }

    def _days(self) -> None:
        """A day of a team holds so many visits, of one locality."""
        per_day = self.openings.problem.per_day
        visits: dict[tuple[str, int], dict[str, list[IntVar]]] = defaultdict(lambda: defaultdict(list))
        for key, choices in self.on.items():
            for at, var in choices.items():
                visits[at][self.visits[key].locality].append(var)
        for (team, place), localities in visits.items():
            everything = [var for variables in localities.values() for var in variables]
            if per_day == 1:
                self.model.add_at_most_one(everything)
                continue
            self.model.add(sum(everything) <= self.diary.left(team, place))
            if len(localities) > 1:
                goes = [self.model.new_bool_var("") for _ in localities]
                self.model.add_at_most_one(goes)
                for there, variables in zip(goes, localities.values(), strict=True):
                    for var in variables:
                        self.model.add_implication(var, there)

    def _units(self) -> None:
        """A unit has one visit a day at most."""
        by_unit: dict[tuple[str, int], list[IntVar]] = defaultdict(list)
        twice = {unit for unit, count in _counts(visit.unit for visit in self.visits.values()).items() if count > 1}
        for key, choices in self.on.items():
            if (unit := self.visits[key].unit) in twice:
                for (_, place), var in choices.items():
                    by_unit[unit, place].append(var)
        for variables in by_unit.values():
            self.model.add_at_most_one(variables)

    def _people(self) -> None:
        """A person who sits in several teams is out with one of them only."""
        seats = _counts(person for team in self.openings.problem.teams for person in {m.person for m in team.members})
        shared = {person for person, count in seats.items() if count > 1}
        out: dict[tuple[str, int], dict[str, IntVar]] = defaultdict(dict)
        for key, choices in self.on.items():
            for (team, place), var in choices.items():
                for member in self.openings.teams[team].members:
                    is_out = member.person in shared and self.visits[key].unit not in member.recused
                    if is_out and self.openings.there(member) >> place & 1:
                        goes = out[member.person, place]
                        if team not in goes:
                            goes[team] = self.model.new_bool_var("")
                        self.model.add_implication(var, goes[team])
        for goes in out.values():
            self.model.add_at_most_one(goes.values())


def _counts(things: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for thing in things:
        found[thing] += 1
    return found
