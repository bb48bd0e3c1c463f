"""Why visits have no day: the fewest visits and conditions that cannot all hold, by leaving out whatever is not needed."""

from collections import defaultdict
from typing import TYPE_CHECKING

from kiemtra.scheduling.answers import ConditionCode, Conflict, Timetable
from kiemtra.scheduling.problem import Visit
from kiemtra.scheduling.solver.conditions import LOCALITY, PER_DAY, Conditions, Key, absent
from kiemtra.scheduling.solver.cpsat import Effort, new_model
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.openings import Openings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

# What is left out first where one of several could be: what a person would want to hear of last.
ORDER = (
    ConditionCode.LOCALITY,
    ConditionCode.AREA_NEEDED,
    ConditionCode.NOTICE,
    ConditionCode.PER_DAY,
    ConditionCode.RECUSED,
    ConditionCode.SHARED_MEMBER,
    ConditionCode.FIXED_VISITS,
    ConditionCode.TEAM_GIVEN,
    ConditionCode.UNIT_LIFE,
    ConditionCode.UNIT_BUSY,
    ConditionCode.MEMBER_AWAY,
)
# More contradictions than this nobody reads; with more variables than that the smallest one is not searched for.
MOST_CONFLICTS = 6
MOST_VARIABLES = 40_000


def explain(timetable: Timetable, openings: Openings, effort: Effort, *, work: float) -> tuple[Conflict, ...]:
    """Return a contradiction for each visit without a day that no earlier one speaks of, as far as the work goes.

    Visits whose contradiction is too large to be searched stand together in one that names no conditions.
    """
    if not openings.days:
        return ()
    found: list[Conflict] = []
    crowded: list[Visit] = []
    conditions = Conditions(openings)
    for visit in (one.visit for one in timetable.unplaced):
        if len(found) == MOST_CONFLICTS or effort.is_over():
            break
        if all(visit.id not in conflict.visits for conflict in found):
            conflict = _of(visit, timetable, conditions, effort, work / MOST_CONFLICTS)
            if conflict:
                found.append(conflict)
            else:
                crowded.append(visit)
    return (*found, *([_crowd(crowded, timetable, openings)] if crowded else ()))


def _of(visit: Visit, timetable: Timetable, conditions: Conditions, effort: Effort, work: float) -> Conflict | None:
    """The contradiction of this visit with those of the teams that it could have, else with all; None if too large."""
    openings = conditions.openings
    teams = set(openings.of(visit))
    placed = {one.visit.id: one.team for one in timetable.assignments}
    everybody = [one for one in openings.free if one.id in placed]
    rivals = [one for one in everybody if placed[one.id] in teams]
    for crowd in (rivals, everybody):
        if not _too_large([visit, *crowd], conditions):
            conflict = _smallest([visit, *crowd], conditions, effort, work)
            if conflict:
                return conflict
    return None


def _crowd(visits: list[Visit], timetable: Timetable, openings: Openings) -> Conflict:
    """Visits for which there is no room beside those that have a day."""
    diary = Diary(openings)
    for one in timetable.assignments:
        if one.visit.id not in openings.kept:
            diary.put(one.visit, one.team, openings.at[one.day])
    return _told(visits, [], Conditions(openings), diary, is_smallest=False)


def _too_large(visits: list[Visit], conditions: Conditions) -> bool:
    return len(visits) * len(conditions.days) * len(conditions.problem.teams) > MOST_VARIABLES


def _smallest(visits: list[Visit], conditions: Conditions, effort: Effort, work: float) -> Conflict | None:
    """Leave out visits and conditions one after the other; what cannot be left out is the contradiction. None: there is none."""
    asking = _Asking(visits, conditions)
    core = asking.core([*asking.visits, *asking.conditions], effort, work / 2)
    if core is None:
        return None
    for key in [*_of_kind(core, asking.visits, visits[0].id), *_in_order(core)]:
        if key in core and not effort.is_over():
            without = asking.core([one for one in core if one != key], effort, work / (2 * len(core)))
            core = core if without is None else without
    named = [visit for visit in visits if visit.id in core]
    is_smallest = not asking.is_unsure and not effort.is_over()
    return _told(named, _in_order(core), conditions, Diary(conditions.openings), is_smallest=is_smallest)


def _of_kind(core: "list[str | Key]", visits: "dict[str, IntVar]", last: str) -> list[str]:
    """The visits of the core, the one that is asked about last."""
    return sorted((key for key in core if isinstance(key, str) and key in visits), key=lambda key: (key == last, key))


def _in_order(core: "list[str | Key]") -> list[Key]:
    return sorted((key for key in core if isinstance(key, tuple)), key=lambda key: (ORDER.index(key[0]), key[1:]))


def _told(visits: list[Visit], keys: list[Key], conditions: Conditions, diary: Diary, *, is_smallest: bool) -> Conflict:
    open_days: dict[str, int] = defaultdict(int)
    for visit in visits:
        for team in conditions.openings.of(visit):
            open_days[team] |= diary.open(visit, team)
    return Conflict(
        tuple(sorted(visit.id for visit in visits)),
        tuple(map(conditions.told, keys)),
        tuple(sorted({team.id for visit in visits for team in conditions.openings.candidates(visit)})),
        sum(days.bit_count() for days in open_days.values()),
        is_smallest,
    )


class _Asking:
    """A model in which each visit and each condition can be left out."""

    def __init__(self, visits: list[Visit], conditions: Conditions) -> None:
        self.told = conditions
        self.model = new_model()
        # Some question was given up before it was answered.
        self.is_unsure = False
        self.visits: dict[str, IntVar] = {visit.id: self.model.new_bool_var(visit.id) for visit in visits}
        self.conditions: dict[Key, IntVar] = {}
        self.of_day: dict[tuple[str, int], list[tuple[Visit, IntVar]]] = defaultdict(list)
        for visit in visits:
            choices = self._choices(visit)
            if len(choices) == 0:
                self.model.add(self.visits[visit.id] == 0)
            else:
                self.model.add_bool_or([*choices, ~self.visits[visit.id]])
        self._days()
        self._units()
        self._people()

    def core(self, wanted: "list[str | Key]", effort: Effort, work: float) -> "list[str | Key] | None":
        """Those of the wanted that cannot hold together; None where they can, or nothing is known."""
        literal = {self._literal(key).index: key for key in wanted}
        self.model.clear_assumptions()
        self.model.add_assumptions([self._literal(key) for key in wanted])
        solved = effort.run(self.model, work=work)
        self.is_unsure |= not solved.found and not solved.impossible
        if not solved.impossible:
            return None
        return [literal[index] for index in solved.solver.sufficient_assumptions_for_infeasibility()]

    def _literal(self, key: "str | Key") -> "IntVar":
        return self.visits[key] if isinstance(key, str) else self._of(key)

    def _of(self, key: Key) -> "IntVar":
        if key not in self.conditions:
            self.conditions[key] = self.model.new_bool_var(str(key))
        return self.conditions[key]

    def _choices(self, visit: Visit) -> "list[IntVar]":
        choices = []
        for team in self.told.problem.teams:
            for place, day in enumerate(self.told.days):
                closing = self.told.closing(visit, team, day)
                if closing is None:
                    break
                goes = self.model.new_bool_var("")
                choices.append(goes)
                self.of_day[team.id, place].append((visit, goes))
                for closed in closing:
                    self.model.add_bool_or([~goes, *(self._opened(alternative) for alternative in closed)])
        return choices

    def _opened(self, keys: tuple[Key, ...]) -> "IntVar":
        """True only where all of these conditions are left out."""
        if len(keys) == 1:
            return ~self._of(keys[0])  # type: ignore[return-value]
        opened = self.model.new_bool_var("")
        for key in keys:
            self.model.add_implication(opened, ~self._of(key))
        return opened

    def _days(self) -> None:
        """So many visits a day, one more where that condition is left out; one locality."""
        per_day = self.told.problem.per_day
        for (team, place), visits in self.of_day.items():
            taken = sum(goes for _, goes in visits) + self._of(PER_DAY)
            if fixed := min(per_day, len(self.told.fixed_on(team, self.told.days[place]))):
                taken += fixed * self._of((ConditionCode.FIXED_VISITS, team, ""))
            self.model.add(taken <= per_day + 1)
            localities = sorted({visit.locality for visit, _ in visits})
            if len(localities) > 1:
                there = {locality: self.model.new_bool_var("") for locality in localities}
                for visit, goes in visits:
                    self.model.add_implication(goes, there[visit.locality])
                self.model.add(sum(there.values()) <= 1).only_enforce_if(self._of(LOCALITY))

    def _units(self) -> None:
        by_unit: dict[tuple[str, int], list[IntVar]] = defaultdict(list)
        for (_, place), visits in self.of_day.items():
            for visit, goes in visits:
                by_unit[visit.unit, place].append(goes)
        for variables in by_unit.values():
            if len(variables) > 1:
                self.model.add_at_most_one(variables)

    def _people(self) -> None:
        """A shared person is out with one team only, unless that condition is left out."""
        seats: dict[str, set[str]] = defaultdict(set)
        for team in self.told.problem.teams:
            for member in team.members:
                seats[member.person].add(team.id)
        out: dict[tuple[str, int], dict[str, IntVar]] = defaultdict(dict)
        for (name, place), visits in self.of_day.items():
            for member in self.told.openings.teams[name].members:
                if len(seats[member.person]) < 2:
                    continue
                teams = out[member.person, place]
                if name not in teams:
                    teams[name] = self.model.new_bool_var("")
                for visit, goes in visits:
                    missing = absent(member, visit, self.told.days[place])
                    self.model.add_bool_or([~goes, teams[name], *map(self._of, missing)])
        for (person, _), teams in out.items():
            if len(teams) > 1:
                shared = self._of((ConditionCode.SHARED_MEMBER, person, ""))
                self.model.add(sum(teams.values()) <= 1).only_enforce_if(shared)
