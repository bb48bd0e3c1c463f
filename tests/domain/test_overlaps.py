"""When two inspections lie too close."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.overlaps import Closeness, Span, closeness, shared

JUNE = Span(date(2019, 6, 1), date(2019, 6, 30))
A, B, ALL = frozenset({"a"}), frozenset({"b"}), frozenset[str]()


def at(day: date) -> Span:
    return Span(day, day)


@pytest.mark.parametrize(
    ("first", "second", "common"),
    [(A, A, A), (A, B, None), (A | B, B, B), (ALL, A, A), (A, ALL, A), (ALL, ALL, ALL)],
    ids=["same", "other", "some", "all and one", "one and all", "all"],
)
def test_areas_shared(first: frozenset[str], second: frozenset[str], common: frozenset[str] | None) -> None:
    assert shared(first, second) == common


@pytest.mark.parametrize(
    ("second", "near"),
    [
        pytest.param(at(date(2019, 7, 30)), Closeness.SAME_TIME, id="thirty days after its last day"),
        pytest.param(at(date(2019, 7, 31)), Closeness.SAME_YEAR, id="a day more"),
        pytest.param(at(date(2019, 5, 2)), Closeness.SAME_TIME, id="thirty days before its first day"),
        pytest.param(at(date(2018, 12, 31)), None, id="another year"),
        pytest.param(Span(date(2018, 12, 1), date(2019, 1, 5)), Closeness.SAME_YEAR, id="reaches into the year"),
    ],
)
def test_closeness(second: Span, near: Closeness | None) -> None:
    assert closeness(JUNE, second, within_days=30) is near


def test_over_new_year_days_count_not_years() -> None:
    assert closeness(at(date(2018, 12, 28)), at(date(2019, 1, 4)), within_days=30) is Closeness.SAME_TIME


@given(st.dates(date(2016, 1, 1), date(2027, 1, 1)), st.integers(0, 400))
def test_months_of_a_span_hold_it_and_begin_and_end_months(first: date, days: int) -> None:
    span = Span(first, first + timedelta(days=days))
    months = span.in_months()

    assert months.first <= span.first <= span.last <= months.last
    assert (months.first.day, (months.last + timedelta(days=1)).day) == (1, 1)
    assert months.in_months() == months


@given(
    st.dates(date(2018, 1, 1), date(2020, 1, 1)),
    st.dates(date(2018, 1, 1), date(2020, 1, 1)),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_apart_is_the_same_from_both_sides_and_counts_days(first: date, second: date, one: int, two: int) -> None:
    a, b = Span(first, first + timedelta(days=one)), Span(second, second + timedelta(days=two))
    days_of_a = {a.first + timedelta(days=n) for n in range(one + 1)}
    days_of_b = {b.first + timedelta(days=n) for n in range(two + 1)}

    assert a.apart(b) == b.apart(a) == min(abs((x - y).days) for x in days_of_a for y in days_of_b)
