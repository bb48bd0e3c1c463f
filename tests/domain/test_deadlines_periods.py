from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.deadlines import Period

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
periods = st.builds(
    lambda start, length: Period(start, start + timedelta(days=length) if length else None), days, st.integers(0, 500)
)


def test_open_period_goes_on() -> None:
    period = Period(date(2025, 7, 1))

    assert date(2099, 1, 1) in period
    assert date(2025, 6, 30) not in period


@pytest.mark.parametrize("end", [date(2025, 7, 1), date(2025, 6, 30)])
def test_period_must_have_a_day(end: date) -> None:
    with pytest.raises(ValueError, match="ends after"):
        Period(date(2025, 7, 1), end)


@given(periods, periods)
def test_overlapping_is_mutual_and_means_a_shared_day(one: Period, other: Period) -> None:
    shared = max(one.start, other.start) in one and max(one.start, other.start) in other

    assert one.overlaps(other) == other.overlaps(one) == shared
