"""The parts of the engine one by one: distances, trips, days, limits, the last check."""

from dataclasses import replace
from itertools import permutations
from time import sleep
from typing import TYPE_CHECKING

import pytest

from kiemtra.scheduling import Assignment, Place, Team, Visit, solve
from kiemtra.scheduling.solver import conflicts, cpsat, repair
from kiemtra.scheduling.solver.cpsat import Effort, Solved
from kiemtra.scheduling.solver.days import aims_of, spread_out
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.distances import kilometres, middle, round_trip
from kiemtra.scheduling.solver.openings import Openings, places
from kiemtra.scheduling.solver.teams import share_out
from kiemtra.scheduling.solver.trips import join
from kiemtra.scheduling.solving import only_lawful
from tests.scheduling.small_problems import FRIDAY, HEAD, MONDAY, TEAM, TUESDAY, problem, visits

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

HA_NOI, HAI_PHONG = Place(21.0285, 105.8542), Place(20.8449, 106.6881)


def test_distances() -> None:
    assert kilometres(HA_NOI, HAI_PHONG) == pytest.approx(89, abs=1)
    assert kilometres(HA_NOI, None) == 0
    assert round_trip(HA_NOI, [HAI_PHONG]) == pytest.approx(2 * kilometres(HA_NOI, HAI_PHONG))
    assert round_trip(HA_NOI, [None]) == 0
    assert round_trip(None, [HA_NOI, HAI_PHONG]) == pytest.approx(kilometres(HA_NOI, HAI_PHONG))
    assert middle([HA_NOI, None, HAI_PHONG]) == Place(pytest.approx(20.9367), pytest.approx(106.27115))  # type: ignore[arg-type]
    assert middle([None]) is None


def test_a_round_is_the_shortest_whatever_the_order() -> None:
    stops = [Place(20 + step / 10, 106.0) for step in range(4)]

    lengths = {round(round_trip(Place(19.9, 106.0), order), 6) for order in permutations(stops)}

    assert lengths == {round(2 * kilometres(Place(19.9, 106.0), stops[-1]), 6)}


def test_a_round_of_many_stops_goes_to_the_nearest_next() -> None:
    stops = [Place(20 + step / 10, 106.0) for step in (3, 0, 5, 1, 4, 2)]

    assert round_trip(Place(19.9, 106.0), stops) == pytest.approx(2 * kilometres(Place(19.9, 106.0), stops[2]))


def test_a_set_of_days_is_counted_from_the_first() -> None:
    assert list(places(0b10110)) == [1, 2, 4]


def test_many_visits_of_one_locality_are_parted_by_neighbourhood() -> None:
    given = tuple(replace(visit, place=Place(20.0, 105 + n / 100)) for n, visit in enumerate(visits(23, locality="x")))

    trips = join(given, Diary(Openings(problem(*given, per_day=2, teams=(replace(TEAM, base=HA_NOI),)))))

    assert sorted(visit.id for trip in trips for visit in trip.visits) == sorted(visit.id for visit in given)
    assert len(trips) == 12


def test_visits_that_share_no_day_or_a_unit_are_no_trip() -> None:
    monday, tuesday = frozenset({MONDAY}), frozenset({TUESDAY})
    given = (
        Visit("a", "u1", locality="x", busy=monday),
        Visit("b", "u2", locality="x", busy=tuesday),
        Visit("c", "u1", locality="x", busy=monday),
    )

    trips = join(given, Diary(Openings(problem(*given, per_day=3, last=TUESDAY))))

    assert [len(trip.visits) for trip in trips] == [1, 1, 1]


def test_days_aim_evenly_and_take_turns() -> None:
    aims = aims_of({"a": 2, "b": 2})

    assert aims == {"a": [0.125, 0.625], "b": [0.375, 0.875]}


def test_days_already_used_serve_the_aims_near_them() -> None:
    everywhere = (1 << 10) - 1

    spread = spread_out([everywhere & ~0b10], 0b10, [0.15, 0.65])

    assert (spread.day_of, spread.cost) == ((6,), 0)


def test_as_many_trips_as_can_be_get_a_day() -> None:
    spread = spread_out([0b1, 0b1, 0b11], 0, [0.1, 0.5, 0.9])

    assert sorted(day for day in spread.day_of if day is not None) == [0, 1]


def test_a_search_ends_when_it_is_told_to() -> None:
    """A market split: nothing but trying helps, and that for longer than anybody waits."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    goods = [model.new_bool_var("") for _ in range(40)]
    for row in range(4):
        shares = [(place * place * 37 + row * 61 * place + 17) % 97 for place in range(40)]
        model.add(sum(share * good for share, good in zip(shares, goods, strict=True)) == sum(shares) // 2)

    solved = Effort(60, 1, stop=lambda: True).run(model, work=1000)

    assert solved.seconds < 20
    assert not solved.impossible


def test_an_effort_is_over_when_its_time_is_up() -> None:
    assert Effort(0, 1).is_over()
    assert Effort(1, 1, stop=lambda: True).is_over()
    assert not Effort(60, 1, stop=lambda: False).is_over()


def test_loading_the_engine_costs_nothing_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpsat, "new_model", lambda: sleep(0.3))

    assert not Effort(0.2, 1).is_over()


def test_what_the_checker_faults_is_taken_out() -> None:
    one, two, fixed = visits(3)
    asked = problem(one, two, fixed, fixed=(Assignment(fixed, "t", FRIDAY),))
    placed = [Assignment(one, "t", TUESDAY), Assignment(two, "t", FRIDAY), Assignment(fixed, "t", FRIDAY)]

    assert only_lawful(asked, placed) == [placed[0], placed[2]]


def test_too_large_a_contradiction_is_told_by_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflicts, "MOST_VARIABLES", 3)

    (conflict,) = solve(problem(*visits(3), last=TUESDAY), seconds=20, seed=1).conflicts

    assert (conflict.visits, conflict.conditions) == (("v2",), ())
    assert (conflict.open_days, conflict.is_smallest) == (0, False)


def test_not_more_contradictions_than_anybody_reads() -> None:
    given = [Visit(f"v{number}", f"u{number}", areas=frozenset({"c"})) for number in range(9)]

    table = solve(problem(*given), seconds=20, seed=1)

    assert (len(table.unplaced), len(table.conflicts)) == (9, conflicts.MOST_CONFLICTS)


def test_a_large_repair_moves_only_what_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """The known visit of the same team may move, those of the other team not; nothing is claimed to be proved."""
    monkeypatch.setattr(repair, "MOST_VARIABLES", 4)
    known, far = visits(2)
    new = Visit("new", "un", "t", busy=frozenset({TUESDAY}))
    other = Team("s", (replace(HEAD, person="khác"),))
    previous = (Assignment(known, "t", MONDAY), Assignment(far, "s", MONDAY))

    tied = (replace(known, team="t"), replace(far, team="s"), new)
    table = solve(problem(*tied, teams=(TEAM, other), last=TUESDAY, previous=previous), seconds=20, seed=1)

    assert {one.visit.id: one.day for one in table.assignments} == {"v0": TUESDAY, "v1": MONDAY, "new": MONDAY}


def test_shares_without_any_work_promise_nothing() -> None:
    given = visits(6, locality="x")
    diary = Diary(Openings(problem(*given, teams=(TEAM, Team("s", (replace(HEAD, person="khác"),))))))

    shares = share_out(join(list(given), diary), diary, Effort(20, 1), work=0.0)

    assert shares.bound == 0
    assert set(shares.team_of) <= {"t", "s", None}


class Tired(Effort):
    """Gives up from the third search on."""

    searches = 0

    def run(self, model: "CpModel", *, work: float, gap: float = 0.0) -> Solved:
        Tired.searches += 1
        return super().run(model, work=work if Tired.searches < 3 else 0.0, gap=gap)


def test_shares_whose_travel_was_not_looked_at_promise_nothing() -> None:
    far = tuple(replace(visit, place=HAI_PHONG) for visit in visits(4))
    teams = (replace(TEAM, base=HA_NOI), Team("s", (replace(HEAD, person="khác"),), HA_NOI))
    diary = Diary(Openings(problem(*far, teams=teams)))

    shares = share_out(join(list(far), diary), diary, Tired(20, 1), work=5)

    assert sorted(map(str, shares.team_of)) == ["s", "s", "t", "t"]
    assert (shares.objective, shares.bound) == (pytest.approx(8 * kilometres(HA_NOI, HAI_PHONG)), 0)


def test_a_repair_without_any_work_leaves_things_as_they_are() -> None:
    (visit,) = visits(1)
    diary = Diary(Openings(problem(visit)))

    repaired = repair.repair([visit], diary, (), Effort(20, 1), work=0.0)

    assert (repaired.diary.placed, repaired.proved, repaired.objective) == ({}, False, 1)


def test_nothing_fits_beside_fixed_visits_in_two_localities() -> None:
    fixed = tuple(Assignment(Visit(f"f{place}", f"uf{place}", locality=place), "t", MONDAY) for place in "xy")
    (visit,) = visits(1, locality="x")

    table = solve(problem(visit, last=TUESDAY, per_day=3, fixed=fixed), seconds=20, seed=1)

    assert [one.day for one in table.assignments] == [TUESDAY]
