"""What holds for every timetable, on small problems in which anything may stand in the way."""

import os
import subprocess
import sys
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiemtra.scheduling import Member, Problem, Team, Timetable, UnplacedReason, Visit, faults, solve
from tests.scheduling.small_problems import FRIDAY, most_placed, problem, problems


def solved(one: Problem) -> Timetable:
    return solve(one, seconds=20, seed=7)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_no_hard_rule_is_broken(one: Problem) -> None:
    assert faults(one, solved(one)) == ()


@settings(max_examples=20, deadline=None)
@given(problems(most=4))
def test_nobody_could_place_more(one: Problem) -> None:
    assert len(solved(one).assignments) == most_placed(one)


@settings(max_examples=20, deadline=None)
@given(problems())
def test_what_has_no_day_says_why(one: Problem) -> None:
    table = solved(one)

    assert UnplacedReason.NOT_FOUND not in {unplaced.reason for unplaced in table.unplaced}
    told = {visit for conflict in table.conflicts for visit in conflict.visits}
    lawful = {unplaced.visit.id for unplaced in table.unplaced if unplaced.reason != UnplacedReason.NO_LAWFUL_DAY}
    assert lawful <= told or len(table.conflicts) == 6


@settings(max_examples=20, deadline=None)
@given(problems(), st.integers(0, 100))
def test_order_does_not_matter(one: Problem, seed: int) -> None:
    mixed, chance = list(one.visits), Random(seed)
    chance.shuffle(mixed)

    again = solved(replace(one, visits=tuple(mixed), teams=one.teams[::-1]))

    assert again.assignments == solved(one).assignments


@settings(max_examples=20, deadline=None)
@given(problems())
def test_planning_again_changes_nothing(one: Problem) -> None:
    before = solved(one)

    after = solved(replace(one, previous=before.assignments))

    assert after.assignments == before.assignments


def test_another_process_finds_the_same() -> None:
    """Python orders sets differently in each process; the engine must not care."""
    code = "from tests.scheduling.test_solving_always import several; print(several())"

    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert found == {f"{several()}\n"}


def several() -> list[tuple[str, str, str]]:
    """A timetable with all that is kept in sets, as plain text."""
    given = [
        Visit(f"v{number}", f"u{number % 9}", areas=frozenset("abc"[: number % 3 + 1]), locality="xyz"[number % 3])
        for number in range(14)
    ]
    teams = [
        Team(
            f"t{number}",
            tuple(
                Member(
                    f"{number}{area}",
                    frozenset({area, "a"}),
                    frozenset({FRIDAY}),
                    frozenset({"u3", "u4"}),
                    leads=area < "c",
                )
                for area in "abc"
            ),
        )
        for number in range(3)
    ]
    table = solved(problem(*given, teams=tuple(teams), per_day=2))
    return [(one.visit.id, one.team, one.day.isoformat()) for one in table.assignments]
