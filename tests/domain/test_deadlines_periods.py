from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.deadlines import Period, month_period, period_of_days, quarter_period, year_period

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
periods = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length) if length else None), days, st.integers(0, 500)
)


def test_quarters_cover_the_year_without_gap() -> None:
    quarters = [quarter_period(2022, number) for number in (1, 2, 3, 4)]

    assert quarters[1] == Period(date(2022, 4, 1), date(2022, 7, 1))
    assert quarters[3].end == year_period(2022).end == date(2023, 1, 1)
    assert [one.end for one in quarters[:3]] == [later.start for later in quarters[1:]]


@pytest.mark.parametrize("quarter", [0, 5])
def test_there_is_no_such_quarter(quarter: int) -> None:
    with pytest.raises(ValueError, match="quarter"):
        quarter_period(2022, quarter)


@pytest.mark.parametrize(
    ("month", "last"),
    [(1, date(2024, 1, 31)), (2, date(2024, 2, 29)), (12, date(2024, 12, 31))],
)
def test_month_ends_on_its_last_day(month: int, last: date) -> None:
    assert month_period(2024, month).last_day == last


def test_period_of_days_holds_both_named_days() -> None:
    window = period_of_days(date(2019, 6, 1), date(2019, 12, 31))

    assert date(2019, 6, 1) in window
    assert date(2019, 12, 31) in window
    assert date(2020, 1, 1) not in window
    assert window.last_day == date(2019, 12, 31)


def test_open_period_goes_on() -> None:
    period = Period(date(2025, 7, 1))

    assert date(2099, 1, 1) in period
    assert date(2025, 6, 30) not in period
    assert period.last_day is None


@pytest.mark.parametrize("end", [date(2025, 7, 1), date(2025, 6, 30)])
def test_period_must_have_a_day(end: date) -> None:
    with pytest.raises(ValueError, match="ends after"):
        Period(date(2025, 7, 1), end)


@given(periods, periods)
def test_overlapping_is_mutual_and_means_a_shared_day(one: Period, other: Period) -> None:
    shared = max(one.start, other.start) in one and max(one.start, other.start) in other

    assert one.overlaps(other) == other.overlaps(one) == shared


@given(days)
def test_every_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    assert day in month_period(day.year, day.month)
    assert day in quarter_period(day.year, (day.month + 2) // 3)
    assert day in year_period(day.year)
