"""Timetables by hand: spread, teams, trips, planning again, stopping, progress."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind
from kiemtra.scheduling import (
    Assignment,
    Member,
    Place,
    Problem,
    Progress,
    StageName,
    Team,
    Timetable,
    UnplacedReason,
    Visit,
    faults,
    lawful_days,
    solve,
)
from tests.scheduling.small_problems import FRIDAY, HEAD, MONDAY, TEAM, TUESDAY, problem, visits

HOLIDAY = CalendarDay(date(2019, 6, 12), CalendarKind.OFF, "Nghỉ", "thử")
CENTRE = Place(20.0, 106.0)
FOUR = tuple(Team(f"t{number}", (Member(f"trưởng {number}", leads=True),), CENTRE) for number in range(4))


def solved(one: Problem, **given: object) -> Timetable:
    return solve(one, **({"seconds": 20, "seed": 1} | given))  # type: ignore[arg-type]


def days(table: Timetable) -> list[date]:
    return [one.day for one in table.assignments]


def reasons(table: Timetable) -> list[UnplacedReason]:
    return [one.reason for one in table.unplaced]


def test_visits_are_spread_over_the_window() -> None:
    assert days(solved(problem(*visits(3)))) == [date(2019, 6, 5), date(2019, 6, 12), date(2019, 6, 19)]


def test_no_visit_on_a_holiday_or_weekend() -> None:
    one = problem(*visits(14), calendar=Calendar((HOLIDAY,)))

    found = days(solved(one))

    assert sorted(found) == sorted(lawful_days(one))
    assert HOLIDAY.day not in found


def test_load_is_even_and_all_teams_together_are_spread() -> None:
    table = solved(problem(*visits(12), teams=FOUR, last=MONDAY + timedelta(days=18)))

    assert set(Counter(one.team for one in table.assignments).values()) == {3}
    assert max(Counter(days(table)).values()) == 1


def test_neighbours_share_a_day() -> None:
    """Two and two in each locality: the pairs that lie together go together."""
    near, far = Place(20.1, 106.0), Place(20.2, 106.0)
    given = tuple(
        Visit(f"{locality}{number}", f"{locality}{number}", locality=locality, place=near if number % 2 else far)
        for locality in "xy"
        for number in range(4)
    )
    team = replace(TEAM, base=CENTRE)

    table = solved(problem(*given, teams=(team,), per_day=2))

    pairs: dict[date, set[Place | None]] = {}
    for one in table.assignments:
        pairs.setdefault(one.day, set()).add(one.visit.place)
    assert len(pairs) == 4
    assert all(len(places) == 1 for places in pairs.values())


def test_a_team_goes_where_it_is_near() -> None:
    north, south = replace(FOUR[0], base=Place(21.0, 106.0)), replace(FOUR[1], base=Place(19.0, 106.0))
    given = [Visit(f"v{number}", f"u{number}", place=Place(18.9 + number % 2 * 2.2, 106.0)) for number in range(6)]

    table = solved(problem(*given, teams=(north, south)))

    assert {(one.team, int(one.visit.id[1]) % 2) for one in table.assignments} == {("t0", 1), ("t1", 0)}
    assert [one.gap for one in table.stages if one.name is StageName.TEAMS] == [0.0]


def test_each_reason_has_its_visit() -> None:
    busy = frozenset({MONDAY, TUESDAY})
    given = {
        UnplacedReason.UNIT_GONE: Visit("a", "ua", latest=MONDAY - timedelta(days=1)),
        UnplacedReason.UNIT_BUSY: Visit("b", "ub", busy=busy),
        UnplacedReason.AREA_UNCOVERED: Visit("c", "uc", areas=frozenset({"c"})),
        UnplacedReason.TEAM_RECUSED: Visit("d", "ud", "aside"),
        UnplacedReason.MEMBERS_AWAY: Visit("e", "ue", "away"),
        UnplacedReason.NO_TEAM: Visit("f", "uf", "không có"),
    }
    teams = (
        TEAM,
        Team("aside", (Member("p", leads=True, recused=frozenset({"ud"})),)),
        Team("away", (Member("q", leads=True, away=busy),)),
    )

    table = solved(problem(*given.values(), teams=teams, last=TUESDAY))

    assert reasons(table) == list(given)


def test_a_window_without_a_lawful_day() -> None:
    table = solved(problem(*visits(2), last=FRIDAY, notice_days=5))

    assert (table.assignments, reasons(table)) == ((), [UnplacedReason.NO_LAWFUL_DAY] * 2)
    assert table.conflicts == ()


def test_nothing_to_place() -> None:
    assert solved(problem()) == Timetable(())


def test_a_visit_moves_where_that_makes_room() -> None:
    """One area is known on Monday only, the other unit is free on Monday only: the third must go on Tuesday."""
    expert = Member("chuyên gia", frozenset({"c"}), away=frozenset({TUESDAY}))
    given = (Visit("a", "ua", locality="x"), Visit("b", "ub", areas=frozenset({"c"}), locality="x"))

    table = solved(problem(*given, teams=(Team("t", (HEAD, expert)),), last=TUESDAY))

    assert {one.visit.id: one.day for one in table.assignments} == {"a": TUESDAY, "b": MONDAY}


def test_fixed_visits_are_given_back_as_they_are() -> None:
    """Even where they break a rule: who fixed them knew why."""
    sunday = MONDAY + timedelta(days=6)
    one, other = visits(2)

    table = solved(problem(one, other, fixed=(Assignment(one, "t", sunday),)))

    assert Assignment(one, "t", sunday) in table.assignments
    assert len(table.assignments) == 2
    assert faults(problem(one, other, fixed=(Assignment(one, "t", sunday),)), table) == ()


def test_planning_again_moves_only_what_no_longer_holds() -> None:
    teams = tuple(replace(team, members=(*team.members, Member(f"phó {team.id}", frozenset({"a"})))) for team in FOUR)
    given = visits(16, areas=frozenset({"a"}))
    before = solved(problem(*given, teams=teams))
    ill = before.assignments[0]
    member = Member(f"phó {ill.team}", frozenset({"a"}), away=frozenset({ill.day}))
    changed = tuple(replace(team, members=(team.members[0], member)) if team.id == ill.team else team for team in teams)

    after = solved(problem(*given, teams=changed, previous=before.assignments))

    assert len(after.assignments) == 16
    assert len(set(before.assignments) - set(after.assignments)) == 1
    assert after.stages[0].name is StageName.KEEPING
    assert after.stages[0].objective == 1


def test_what_was_known_moves_where_nothing_else_makes_room() -> None:
    """The new unit is free on Monday only, which the known visit has; Tuesday is free."""
    known, new = visits(1)[0], Visit("new", "un", busy=frozenset({TUESDAY}))
    one = problem(known, new, last=TUESDAY, previous=(Assignment(known, "t", MONDAY),))

    table = solved(one)

    assert {one.visit.id: one.day for one in table.assignments} == {"v0": TUESDAY, "new": MONDAY}
    assert [stage.name for stage in table.stages][-1] is StageName.REPAIR


def test_previous_visits_that_are_gone_or_doubled_do_no_harm() -> None:
    (visit,) = visits(1)
    gone = Assignment(Visit("gone", "ug"), "t", MONDAY)
    doubled = (Assignment(visit, "t", TUESDAY), Assignment(visit, "t", FRIDAY), Assignment(visit, "x", MONDAY))

    table = solved(problem(visit, previous=(gone, *doubled)))

    assert [(one.visit.id, one.day) for one in table.assignments] == [("v0", TUESDAY)]


def test_progress_goes_on_and_ends() -> None:
    told: list[Progress] = []

    solved(problem(*visits(8), teams=FOUR), progress=told.append)

    percents = [one.percent for one in told]
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    assert {one.stage for one in told} >= {StageName.KEEPING, StageName.TEAMS, StageName.DAYS}


def test_stopping_at_once_gives_what_there_is() -> None:
    """Nothing was searched, so nothing is claimed to be impossible."""
    table = solved(problem(*visits(3)), stop=lambda: True)

    assert (table.assignments, reasons(table)) == ((), [UnplacedReason.NOT_FOUND] * 3)
    assert table.conflicts == ()


def test_stopping_between_the_stages_gives_no_broken_timetable() -> None:
    asked = iter([False] * 2 + [True] * 1000)
    one = problem(*visits(8), teams=FOUR)

    table = solved(one, stop=lambda: next(asked))

    assert faults(one, table) == ()
    assert len(table.assignments) + len(table.unplaced) == 8


@pytest.mark.parametrize("seed", [0, 1, 2**40])
def test_any_seed_will_do(seed: int) -> None:
    assert len(solved(problem(*visits(6), teams=FOUR), seed=seed).assignments) == 6
