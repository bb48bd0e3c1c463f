"""Days proposed for visits."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind
from kiemtra.scheduling import Assignment, FaultCode, Problem, Timetable, UnplacedReason, Visit, faults, propose

MONDAY = date(2019, 6, 3)
HOLIDAY = CalendarDay(date(2019, 6, 12), CalendarKind.OFF, "Nghỉ", "thử")


def visits(count: int, team: str = "t") -> tuple[Visit, ...]:
    return tuple(Visit(f"v{index}", f"u{index}", team) for index in range(count))


def problem(*given: Visit, **changes: object) -> Problem:
    facts = {"first": MONDAY, "last": MONDAY + timedelta(days=18), "today": MONDAY - timedelta(days=30)}
    return Problem(given, **(facts | changes))  # type: ignore[arg-type]


def test_visits_are_spread_over_the_window() -> None:
    table = propose(problem(*visits(3)))

    assert [one.day for one in table.assignments] == [date(2019, 6, 5), date(2019, 6, 12), date(2019, 6, 19)]


def test_no_visit_on_a_holiday_or_weekend() -> None:
    table = propose(problem(*visits(14), calendar=Calendar((HOLIDAY,))))

    days = [one.day for one in table.assignments]
    assert len(set(days)) == 14
    assert HOLIDAY.day not in days
    assert all(day.weekday() < 5 for day in days)


def test_notice_is_respected() -> None:
    table = propose(problem(*visits(1), today=MONDAY, last=MONDAY + timedelta(days=7), notice_days=5))

    assert [one.day for one in table.assignments] == [MONDAY + timedelta(days=7)]


def test_too_short_a_window_says_why() -> None:
    table = propose(problem(*visits(1), today=MONDAY, last=MONDAY + timedelta(days=4), notice_days=5))

    assert [one.reason for one in table.unplaced] == [UnplacedReason.NO_LAWFUL_DAY]


def test_a_full_team_says_why() -> None:
    table = propose(problem(*visits(6), last=MONDAY + timedelta(days=4)))

    assert len(table.assignments) == 5
    assert [one.reason for one in table.unplaced] == [UnplacedReason.TEAM_FULL]


def test_a_busy_unit_says_why() -> None:
    busy = frozenset(MONDAY + timedelta(days=offset) for offset in range(5))
    table = propose(problem(Visit("v", "u", "t", busy), last=MONDAY + timedelta(days=4)))

    assert [one.reason for one in table.unplaced] == [UnplacedReason.UNIT_BUSY]


def test_a_placed_visit_moves_where_that_makes_room() -> None:
    """The first could go on both days, the second on the first day only."""
    tuesday = MONDAY + timedelta(days=1)
    free, tied = Visit("a", "u1", "t"), Visit("b", "u2", "t", frozenset({tuesday}))
    fully = Visit("c", "u3", "t", frozenset({MONDAY}))

    assert len(propose(problem(free, tied, last=tuesday)).assignments) == 2
    assert len(propose(problem(free, fully, last=tuesday)).assignments) == 2


def test_fixed_visits_keep_their_room() -> None:
    fixed = Assignment(Visit("f", "u9", "t"), MONDAY)

    table = propose(problem(*visits(1), last=MONDAY, fixed=(fixed,)))

    assert [one.reason for one in table.unplaced] == [UnplacedReason.TEAM_FULL]


DAYS = st.integers(0, 20).map(lambda offset: MONDAY + timedelta(days=offset))


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    teams = draw(st.integers(1, 3))
    given = tuple(
        Visit(f"v{index}", f"u{draw(st.integers(0, 8))}", f"t{draw(st.integers(1, teams))}", draw(st.frozensets(DAYS)))
        for index in range(draw(st.integers(0, 12)))
    )
    fixed = tuple(
        Assignment(Visit(f"f{index}", f"u{draw(st.integers(0, 8))}", "t1"), draw(DAYS))
        for index in range(draw(st.integers(0, 3)))
    )
    off = draw(st.sets(DAYS, max_size=4))
    calendar = Calendar(tuple(CalendarDay(day, CalendarKind.OFF, "Nghỉ", "thử") for day in off))
    return Problem(
        given,
        first=draw(DAYS),
        last=draw(DAYS),
        today=draw(DAYS),
        calendar=calendar,
        notice_days=draw(st.integers(0, 6)),
        per_day=draw(st.integers(1, 2)),
        fixed=fixed,
    )


@settings(max_examples=200, deadline=None)
@given(problems())
def test_a_timetable_never_breaks_its_problem(given: Problem) -> None:
    assert faults(given, propose(given)) == ()


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_timetable_is_the_same_each_time(given: Problem) -> None:
    assert propose(given) == propose(given)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (Timetable(()), FaultCode.LOST),
        (Timetable((Assignment(visits(1)[0], MONDAY),) * 2), FaultCode.PLACED_TWICE),
        (Timetable((Assignment(visits(1)[0], date(2019, 6, 8)),)), FaultCode.NOT_A_WORKING_DAY),
        (Timetable((Assignment(visits(1)[0], date(2019, 7, 8)),)), FaultCode.OUTSIDE_WINDOW),
        (Timetable((Assignment(Visit("x", "u", "t"), MONDAY),)), FaultCode.NOT_ASKED),
        (Timetable((Assignment(Visit("v0", "u0", "t", frozenset({MONDAY})), MONDAY),)), FaultCode.UNIT_BUSY),
    ],
)
def test_the_checker_finds_each_fault(table: Timetable, code: FaultCode) -> None:
    assert code in {fault.code for fault in faults(problem(*visits(1)), table)}


def test_the_checker_finds_clashes_and_short_notice() -> None:
    one, two = Visit("a", "u", "t"), Visit("b", "u", "t")
    table = Timetable((Assignment(one, MONDAY), Assignment(two, MONDAY)))

    found = {fault.code for fault in faults(problem(one, two, today=MONDAY, notice_days=5), table)}

    assert found == {FaultCode.UNIT_TWICE, FaultCode.TEAM_FULL, FaultCode.NOTICE_TOO_SHORT}
