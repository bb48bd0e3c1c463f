"""How fresh a readiness set is: by quarters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.readiness import Freshness, first_day_of_quarter, freshness, last_day_of_quarter, next_due

DAYS = st.dates(date(2016, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("confirmed_on", "today", "told"),
    [
        (None, date(2021, 5, 4), Freshness.NEVER),
        (date(2021, 4, 1), date(2021, 4, 1), Freshness.CURRENT),
        (date(2021, 4, 1), date(2021, 6, 30), Freshness.CURRENT),
        (date(2021, 4, 1), date(2021, 7, 1), Freshness.DUE),
        (date(2021, 6, 30), date(2021, 9, 30), Freshness.DUE),
        (date(2021, 6, 30), date(2021, 10, 1), Freshness.STALE),
        (date(2021, 12, 31), date(2022, 3, 31), Freshness.DUE),
        (date(2021, 12, 31), date(2022, 4, 1), Freshness.STALE),
    ],
)
def test_a_set_is_confirmed_once_a_quarter(confirmed_on: date | None, today: date, told: Freshness) -> None:
    assert freshness(confirmed_on, today) is told


@given(DAYS)
def test_quarters_follow_one_another_without_a_gap(day: date) -> None:
    first, last = first_day_of_quarter(day), last_day_of_quarter(day)
    assert first <= day <= last
    assert first.day == 1
    assert first.month in (1, 4, 7, 10)
    assert first_day_of_quarter(last + timedelta(days=1)) == last + timedelta(days=1)


@given(DAYS, st.integers(0, 800))
def test_a_set_only_ages(day: date, later: int) -> None:
    order = [Freshness.CURRENT, Freshness.DUE, Freshness.STALE]
    here, then = freshness(day, day), freshness(day, day + timedelta(days=later))
    assert here is Freshness.CURRENT
    assert order.index(then) >= order.index(here)
    assert (then is Freshness.STALE) == (day + timedelta(days=later) > next_due(day))
