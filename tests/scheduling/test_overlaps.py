"""Pairs of inspections of one unit among many, against the plain double loop."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.overlaps import Occasion, Span, shared
from kiemtra.scheduling import overlaps


def at(identity: str, unit: str, day: int, *areas: str) -> Occasion:
    return Occasion(identity, unit, Span(date(2019, 6, day), date(2019, 6, day)), frozenset(areas))


def test_overlaps_are_near_inspections_of_one_unit_on_the_same_things() -> None:
    given_ones = [at("a", "u", 3, "x"), at("b", "u", 20, "x"), at("c", "u", 10), at("d", "v", 10), at("e", "u", 4, "y")]

    found = overlaps(given_ones, within_days=7)

    assert [(pair.first.id, pair.second.id, pair.days_apart, pair.areas) for pair in found] == [
        ("a", "c", 7, {"x"}),
        ("e", "c", 6, {"y"}),
    ]


def test_nothing_overlaps_with_nothing() -> None:
    assert overlaps([], within_days=30) == ()


OCCASIONS = st.lists(
    st.builds(
        lambda unit, start, length, areas: (unit, start, length, areas),
        st.sampled_from("uv"),
        st.integers(0, 60),
        st.integers(0, 20),
        st.frozensets(st.sampled_from("xyz"), max_size=2),
    ),
    max_size=12,
)


@given(OCCASIONS, st.integers(0, 30))
def test_as_many_as_the_plain_double_loop_finds(rows: list, within: int) -> None:
    begin = date(2019, 1, 1)
    occasions = [
        Occasion(str(n), unit, Span(begin + timedelta(start), begin + timedelta(start + length)), areas)
        for n, (unit, start, length, areas) in enumerate(rows)
    ]

    found = overlaps(occasions, within_days=within)

    plain = {
        frozenset({a.id, b.id})
        for a, b in combinations(occasions, 2)
        if a.unit == b.unit and a.span.apart(b.span) <= within and shared(a.areas, b.areas) is not None
    }
    assert {frozenset({pair.first.id, pair.second.id}) for pair in found} == plain
    assert len(found) == len(plain)
