"""The independent checker: each kind of broken rule is found, and nothing is said of what holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind
from kiemtra.scheduling import (
    Assignment,
    Fault,
    FaultCode,
    Member,
    Problem,
    Team,
    Timetable,
    Visit,
    faults,
    faults_of_move,
)
from tests.scheduling.small_problems import FRIDAY, HEAD, MONDAY, TUESDAY, as_unplaced, problem

F = FaultCode
HEAD_A, DEPUTY = replace(HEAD, areas=frozenset({"a"})), Member("phó", frozenset({"a"}), leads=True)
EXPERT, OTHER = Member("chuyên viên", frozenset({"b"})), replace(HEAD, person="trưởng khác")
TEAMS = (Team("t", (HEAD_A, DEPUTY, EXPERT)), Team("s", (OTHER, EXPERT)), Team("r", (replace(OTHER, person="thứ ba"),)))
ONE = Visit("v1", "u1", "t", frozenset({"a", "b"}), "x")
TWO = Visit("v2", "u2", None, frozenset({"a"}), "x")
THREE = Visit("v3", "u3", None, frozenset({"b"}), "y")
KEPT = Visit("v4", "u4", None, frozenset(), "y")
SUNDAY = MONDAY + timedelta(days=6)
CALENDAR = Calendar((CalendarDay(SUNDAY, CalendarKind.WORKED, "Làm bù", "thử"),))
FIXED = Assignment(KEPT, "r", FRIDAY)
GOOD = problem(
    ONE,
    TWO,
    THREE,
    KEPT,
    teams=TEAMS,
    per_day=2,
    calendar=CALENDAR,
    today=MONDAY - timedelta(days=3),
    notice_days=1,
    fixed=(FIXED, Assignment(Visit("ngoài", "u9"), "đoàn khác", TUESDAY)),
)
PLACED = (Assignment(ONE, "t", MONDAY), Assignment(TWO, "t", MONDAY), Assignment(THREE, "s", SUNDAY), FIXED)


def test_a_lawful_timetable_has_no_fault() -> None:
    assert faults(GOOD, Timetable(PLACED)) == ()


def of_visit(key: str, **facts: object) -> Callable[[Problem], Problem]:
    """The problem in which a visit is another."""
    return lambda one: replace(
        one,
        visits=tuple(replace(visit, **facts) if visit.id == key else visit for visit in one.visits),  # type: ignore[arg-type]
    )


def of_member(member: Member, **facts: object) -> Callable[[Problem], Problem]:
    """The problem in which somebody is not there."""
    return lambda one: replace(
        one,
        teams=tuple(
            replace(team, members=tuple(replace(seat, **facts) if seat == member else seat for seat in team.members))  # type: ignore[arg-type]
            for team in one.teams
        ),
    )


def both(*changes: Callable[[Problem], Problem]) -> Callable[[Problem], Problem]:
    def change(one: Problem) -> Problem:
        for each in changes:
            one = each(one)
        return one

    return change


MONDAYS = frozenset({MONDAY})
BROKEN_PROBLEMS: dict[str, tuple[Callable[[Problem], Problem], set[tuple[str, FaultCode]]]] = {
    "holiday": (
        lambda one: replace(one, calendar=Calendar((CalendarDay(MONDAY, CalendarKind.OFF, "Nghỉ", "thử"),))),
        {
            ("v1", F.NOT_A_WORKING_DAY),
            ("v2", F.NOT_A_WORKING_DAY),
            ("v1", F.NOTICE_TOO_SHORT),
            ("v2", F.NOTICE_TOO_SHORT),
            ("v3", F.NOT_A_WORKING_DAY),
        },
    ),
    "window begins later": (
        lambda one: replace(one, first=TUESDAY),
        {("v1", F.OUTSIDE_WINDOW), ("v2", F.OUTSIDE_WINDOW)},
    ),
    "window ends earlier": (lambda one: replace(one, last=FRIDAY), {("v3", F.OUTSIDE_WINDOW)}),
    "notice": (
        lambda one: replace(one, notice_days=2),
        {("v1", F.NOTICE_TOO_SHORT), ("v2", F.NOTICE_TOO_SHORT)},
    ),
    "in the past": (
        lambda one: replace(one, notice_days=0, today=TUESDAY),
        {("v1", F.NOTICE_TOO_SHORT), ("v2", F.NOTICE_TOO_SHORT)},
    ),
    "busy": (of_visit("v2", busy=MONDAYS), {("v2", F.UNIT_BUSY)}),
    "not founded": (of_visit("v2", earliest=TUESDAY), {("v2", F.TOO_EARLY)}),
    "dissolved": (of_visit("v3", latest=FRIDAY), {("v3", F.TOO_LATE)}),
    "tied to another team": (of_visit("v3", team="t"), {("v3", F.WRONG_TEAM)}),
    "one a day": (
        lambda one: replace(one, per_day=1),
        {("v1", F.TEAM_FULL), ("v2", F.TEAM_FULL)},
    ),
    "localities": (of_visit("v2", locality="y"), {("v1", F.OTHER_LOCALITY), ("v2", F.OTHER_LOCALITY)}),
    "same unit": (of_visit("v2", unit="u1"), {("v1", F.UNIT_TWICE), ("v2", F.UNIT_TWICE)}),
    "leaders away": (
        both(of_member(HEAD_A, away=MONDAYS), of_member(DEPUTY, away=MONDAYS)),
        {("v1", F.NO_LEADER), ("v2", F.NO_LEADER), ("v1", F.AREA_UNCOVERED), ("v2", F.AREA_UNCOVERED)},
    ),
    "one leader aside, one away": (
        both(of_member(HEAD_A, recused=frozenset({"u1"})), of_member(DEPUTY, away=MONDAYS)),
        {("v1", F.NO_LEADER), ("v1", F.AREA_UNCOVERED)},
    ),
    "leaders aside": (
        both(of_member(HEAD_A, recused=frozenset({"u1"})), of_member(DEPUTY, recused=frozenset({"u1"}))),
        {("v1", F.TEAM_RECUSED), ("v1", F.AREA_UNCOVERED)},
    ),
    "expert away": (of_member(EXPERT, away=MONDAYS), {("v1", F.AREA_UNCOVERED)}),
    "expert aside": (of_member(EXPERT, recused=frozenset({"u1"})), {("v1", F.AREA_UNCOVERED)}),
    "nobody knows": (of_visit("v3", areas=frozenset({"c"})), {("v3", F.AREA_UNCOVERED)}),
    "fixed elsewhere": (
        lambda one: replace(one, fixed=(replace(FIXED, day=TUESDAY),)),
        {("v4", F.FIXED_MOVED)},
    ),
    "unit taken by another plan": (
        lambda one: replace(one, fixed=(FIXED, Assignment(Visit("ngoài", "u3"), "đoàn khác", SUNDAY))),
        {("v3", F.UNIT_TWICE)},
    ),
    "team taken": (
        lambda one: replace(one, per_day=1, fixed=(FIXED, Assignment(Visit("w", "u9", locality="y"), "s", SUNDAY))),
        {("v3", F.TEAM_FULL), ("v1", F.TEAM_FULL), ("v2", F.TEAM_FULL)},
    ),
    "asked for more": (lambda one: replace(one, visits=(*one.visits, Visit("v5", "u5"))), {("v5", F.LOST)}),
    "asked for fewer": (lambda one: replace(one, visits=one.visits[1:]), {("v1", F.NOT_ASKED)}),
}


@pytest.mark.parametrize("name", BROKEN_PROBLEMS)
def test_a_rule_that_is_broken_is_found(name: str) -> None:
    change, expected = BROKEN_PROBLEMS[name]

    assert {(fault.visit, fault.code) for fault in faults(change(GOOD), Timetable(PLACED))} == expected


def moved(place: int, team: str, day: date) -> Timetable:
    placed = list(PLACED)
    placed[place] = Assignment(placed[place].visit, team, day)
    return Timetable(tuple(placed))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (moved(2, "s", MONDAY), {("v1", F.PERSON_TWICE), ("v2", F.PERSON_TWICE), ("v3", F.PERSON_TWICE)}),
        (moved(1, "không có", MONDAY), {("v2", F.WRONG_TEAM)}),
        (moved(3, "r", MONDAY), {("v4", F.FIXED_MOVED)}),
        (moved(0, "t", SUNDAY - timedelta(days=1)), {("v1", F.NOT_A_WORKING_DAY)}),
        (Timetable((*PLACED, PLACED[2])), {("v3", F.PLACED_TWICE)}),
        (Timetable(PLACED, as_unplaced(TWO)), {("v2", F.PLACED_TWICE)}),
        (Timetable(PLACED[:3], as_unplaced(KEPT)), {("v4", F.FIXED_MOVED)}),
        (Timetable(PLACED[:3]), {("v4", F.LOST)}),
    ],
    ids=["person in two places", "no such team", "fixed moved", "saturday", "twice", "both", "fixed dropped", "lost"],
)
def test_a_timetable_that_is_broken_is_found(table: Timetable, expected: set[tuple[str, FaultCode]]) -> None:
    found = {(fault.visit, fault.code) for fault in faults(GOOD, table)}

    assert found == expected


def test_every_code_is_found_somewhere() -> None:
    found = {code for _, expected in BROKEN_PROBLEMS.values() for _, code in expected}

    assert set(F) - found == {F.PERSON_TWICE, F.PLACED_TWICE}


def test_what_an_assignment_says_of_its_visit_is_not_believed() -> None:
    busy = of_visit("v2", busy=MONDAYS)(GOOD)

    assert Fault(F.UNIT_BUSY, "v2") in faults(busy, Timetable(PLACED))


def test_a_fault_names_who_and_what() -> None:
    clash = Fault(F.PERSON_TWICE, "v3", people=("chuyên viên",), others=("v1",))
    missing = Fault(F.AREA_UNCOVERED, "v1", people=("chuyên viên",), areas=("b",))

    assert clash in faults(GOOD, moved(2, "s", MONDAY))
    assert faults(of_member(EXPERT, away=MONDAYS)(GOOD), Timetable(PLACED)) == (missing,)


@pytest.mark.parametrize(
    ("visit", "team", "day", "codes"),
    [
        ("v2", "t", TUESDAY, set()),
        ("v2", "r", FRIDAY, {F.OTHER_LOCALITY}),
        ("v3", "r", FRIDAY, set()),
        ("v3", "t", MONDAY, {F.TEAM_FULL, F.OTHER_LOCALITY}),
        ("v3", "s", MONDAY, {F.PERSON_TWICE}),
        ("v1", "s", TUESDAY, {F.WRONG_TEAM}),
        ("v4", "r", FRIDAY, set()),
        ("v4", "r", TUESDAY, {F.FIXED_MOVED}),
        ("v8", "r", TUESDAY, {F.NOT_ASKED}),
        ("v2", "t", SUNDAY - timedelta(days=1), {F.NOT_A_WORKING_DAY}),
    ],
)
def test_a_move_is_checked_at_once(visit: str, team: str, day: date, codes: set[FaultCode]) -> None:
    assert {fault.code for fault in faults_of_move(GOOD, Timetable(PLACED), visit, team, day)} == codes
