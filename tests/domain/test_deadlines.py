from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import (
    Calendar,
    CalendarDay,
    CalendarKind,
    DeadlineAnchor,
    DeadlineCode,
    DeadlineDirection,
    DeadlineRule,
    FixedDeadline,
    days_left,
    due_date,
    fixed_due_date,
    is_late,
    latest_notice_day,
)

CALENDAR = load_calendar()
FIRST, LAST = date(2016, 1, 1), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1)]

some_days = st.dates(FIRST, LAST)
calendars = st.dictionaries(
    st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.sampled_from(CalendarKind), max_size=60
).map(lambda kinds: Calendar(tuple(CalendarDay(day, kind, "lễ", "thử") for day, kind in kinds.items())))


def rule(days: int, *, working: bool = True, direction: DeadlineDirection = DeadlineDirection.WITHIN) -> DeadlineRule:
    return DeadlineRule(
        DeadlineCode.RESULT_NOTICE, days, working, direction, DeadlineAnchor.INSPECTION_END, "Kế hoạch 1/KH-UBND"
    )


def step_by_step(calendar: Calendar, start: date, days: int) -> date:
    """Count as a person would with a finger on the calendar."""
    step = timedelta(days=1 if days > 0 else -1)
    day = start
    for _ in range(abs(days)):
        day += step
        while not calendar.is_working(day):
            day += step
    return day


@pytest.mark.parametrize("days", [1, 2, 3, 5, 10, 15, 30, -1, -3, -5, -15])
@pytest.mark.parametrize("year", range(2016, 2028))
def test_adding_equals_counting_by_hand_on_every_day_of_the_year(year: int, days: int) -> None:
    for day in DAYS:
        if day.year == year:
            assert CALENDAR.add_working_days(day, days) == step_by_step(CALENDAR, day, days)


@given(calendars, st.dates(date(2018, 1, 1), date(2018, 12, 31)), st.integers(-80, 80).filter(bool))
def test_adding_equals_counting_by_hand_on_any_calendar(calendar: Calendar, day: date, days: int) -> None:
    assert calendar.add_working_days(day, days) == step_by_step(calendar, day, days)


@given(some_days, st.integers(-400, 400))
def test_adding_never_lands_on_a_day_off(day: date, days: int) -> None:
    assert CALENDAR.is_working(CALENDAR.add_working_days(day, days))


@given(some_days, st.integers(-400, 400).filter(bool))
def test_counting_back_returns_to_a_working_start(day: date, days: int) -> None:
    start = CALENDAR.on_or_after(day)

    there = CALENDAR.add_working_days(start, days)

    assert CALENDAR.add_working_days(there, -days) == start
    assert CALENDAR.working_days_between(start, there) == days


@given(some_days, some_days, st.integers(0, 400))
def test_a_later_start_is_never_due_earlier(one: date, other: date, days: int) -> None:
    earlier, later = sorted((one, other))

    assert CALENDAR.add_working_days(earlier, days) <= CALENDAR.add_working_days(later, days)


@given(some_days, some_days)
def test_days_between_equal_the_working_days_on_the_way(one: date, other: date) -> None:
    start, end = sorted((one, other))
    on_the_way = [start + timedelta(days=offset) for offset in range(1, (end - start).days + 1)]

    assert CALENDAR.working_days_between(start, end) == sum(map(CALENDAR.is_working, on_the_way))


@given(some_days)
def test_zero_days_is_the_day_itself_or_the_next_working_day(day: date) -> None:
    zero = CALENDAR.add_working_days(day, 0)

    assert zero == CALENDAR.on_or_after(day)
    assert (zero == day) == CALENDAR.is_working(day)
    assert CALENDAR.working_days_between(day - timedelta(days=1), zero) == 1


@given(some_days)
def test_nearest_working_days_enclose_a_day_off(day: date) -> None:
    before, after = CALENDAR.on_or_before(day), CALENDAR.on_or_after(day)

    assert before <= day <= after
    assert CALENDAR.working_days_between(before, after) == (before != after)


@pytest.mark.parametrize("entry", [day for day in CALENDAR.days if day.kind is CalendarKind.WORKED], ids=str)
def test_swapped_saturday_counts_as_a_working_day(entry: CalendarDay) -> None:
    friday = entry.day - timedelta(days=1)

    assert entry.day.weekday() == 5
    assert CALENDAR.add_working_days(friday, 1) == entry.day


@pytest.mark.parametrize(
    ("visit", "latest"),
    [
        (date(2019, 6, 10), date(2019, 6, 3)),
        (date(2019, 6, 12), date(2019, 6, 5)),
        # The swap of 29/4/2019: Saturday 4/5 is worked.
        (date(2019, 5, 6), date(2019, 4, 25)),
        # Two days of National Day 2022 and a weekend.
        (date(2022, 9, 6), date(2022, 8, 26)),
        (date(2022, 9, 20), date(2022, 9, 13)),
        # Tết 2026 runs from 14/2 to 22/2.
        (date(2026, 2, 25), date(2026, 2, 11)),
    ],
    ids=str,
)
def test_notice_of_five_working_days(visit: date, latest: date) -> None:
    assert latest_notice_day(visit, 5, CALENDAR).date == latest


def test_notice_a_day_later_leaves_too_little_time() -> None:
    latest = latest_notice_day(date(2019, 6, 12), 5, CALENDAR).date

    assert CALENDAR.working_days_between(latest, date(2019, 6, 12)) == 5
    assert CALENDAR.working_days_between(latest + timedelta(days=1), date(2019, 6, 12)) == 4


def test_explanation_names_rule_source_and_skipped_holidays() -> None:
    explained = latest_notice_day(date(2019, 5, 6), 5, CALENDAR, source="Kế hoạch năm 2019")

    assert explained.rule == DeadlineRule(
        DeadlineCode.NOTICE,
        5,
        True,
        DeadlineDirection.BEFORE,
        DeadlineAnchor.INSPECTION,
        "Kế hoạch năm 2019",
        sourced=True,
        default=False,
    )
    assert explained.source == "Kế hoạch năm 2019"
    assert explained.counted_from == date(2019, 5, 6)
    assert [entry.day for entry in explained.skipped] == [date(2019, 4, 29), date(2019, 4, 30), date(2019, 5, 1)]
    assert [entry.day for entry in explained.worked] == [date(2019, 5, 4)]
    assert explained.weekend_days == 3
    assert explained.moved_from is None
    assert not explained.expected


def test_notice_without_source_is_unsourced() -> None:
    assert not latest_notice_day(date(2019, 5, 6), 5, CALENDAR).rule.sourced


@given(some_days, st.integers(1, 60))
def test_explanation_accounts_for_every_day_between(start: date, days: int) -> None:
    explained = due_date(start, rule(days), CALENDAR)

    between = (explained.date - start).days
    assert between == days + len(explained.skipped) + explained.weekend_days


def test_calendar_days_that_end_on_a_day_off_move_to_the_next_working_day() -> None:
    explained = due_date(date(2022, 8, 3), rule(30, working=False), CALENDAR)

    assert explained.moved_from == date(2022, 9, 2)
    assert explained.date == date(2022, 9, 5)
    assert [entry.day for entry in explained.skipped] == [date(2022, 9, 2)]
    assert explained.weekend_days == 2


def test_calendar_days_that_end_on_a_working_day_stay() -> None:
    explained = due_date(date(2022, 8, 1), rule(15, working=False), CALENDAR)

    assert (explained.date, explained.moved_from, explained.weekend_days) == (date(2022, 8, 16), None, 0)


def test_calendar_days_before_move_to_the_working_day_before() -> None:
    before = rule(3, working=False, direction=DeadlineDirection.BEFORE)

    explained = due_date(date(2022, 9, 5), before, CALENDAR)

    assert (explained.date, explained.moved_from) == (date(2022, 8, 31), date(2022, 9, 2))
    assert explained.weekend_days == 0


@given(some_days, st.integers(0, 400), st.sampled_from(DeadlineDirection), st.booleans())
def test_due_day_is_worked_and_on_its_side(start: date, days: int, direction: DeadlineDirection, working: bool) -> None:
    due = due_date(start, rule(days, working=working, direction=direction), CALENDAR).date

    assert CALENDAR.is_working(due)
    if days:
        assert (due < start) if direction is DeadlineDirection.BEFORE else (due > start)


def test_deadline_over_an_expected_holiday_is_expected() -> None:
    assert due_date(date(2027, 2, 1), rule(10), CALENDAR).expected
    assert not due_date(date(2025, 1, 20), rule(10), CALENDAR).expected


def test_deadline_in_a_year_without_known_holidays_says_so() -> None:
    assert due_date(date(2027, 12, 30), rule(5), CALENDAR).beyond_calendar
    assert due_date(date(2027, 12, 30), rule(5), CALENDAR).expected
    assert due_date(date(2022, 9, 20), rule(5), Calendar()).expected
    assert not due_date(date(2022, 9, 20), rule(5), CALENDAR).beyond_calendar


def test_yearly_deadline_stays_on_its_day_and_names_the_holiday() -> None:
    national_day = FixedDeadline(DeadlineCode.ROUND_CLOSE, 9, 2, "Kế hoạch 1/KH-UBND")

    explained = fixed_due_date(2022, national_day, CALENDAR)

    assert explained.date == explained.counted_from == date(2022, 9, 2)
    assert [entry.name for entry in explained.skipped] == ["Quốc khánh"]
    assert explained.source == "Kế hoạch 1/KH-UBND"


def test_nobody_is_late_on_the_due_day() -> None:
    due = date(2022, 9, 20)

    assert [is_late(due, due + timedelta(days=offset)) for offset in (-1, 0, 1)] == [False, False, True]
    assert [days_left(due, due + timedelta(days=offset)) for offset in (-1, 0, 1)] == [1, 0, -1]


def test_calendar_refuses_two_entries_for_a_day() -> None:
    entry = CalendarDay(date(2022, 9, 2), CalendarKind.OFF, "Quốc khánh", "thử")

    with pytest.raises(ValueError, match="one entry"):
        Calendar((entry, entry))


def test_equal_calendars_are_equal_values() -> None:
    first = CalendarDay(date(2022, 9, 1), CalendarKind.OFF, "Quốc khánh", "thử")
    second = CalendarDay(date(2022, 9, 2), CalendarKind.OFF, "Quốc khánh", "thử")

    assert Calendar((first, second)) == Calendar((second, first))
    assert Calendar((first, second)).entries(date(2022, 9, 2), date(2022, 9, 3)) == (second,)
