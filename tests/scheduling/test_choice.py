"""Choosing units, and visits that lie close together."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kiemtra.scheduling import (
    Assignment,
    Candidate,
    ChoiceReason,
    ChoiceRule,
    LeftOutReason,
    Visit,
    choose,
    overlaps,
)

CANDIDATES = (Candidate("a", 2017), Candidate("b"), Candidate("c", 2015), Candidate("d", 2018), Candidate("e"))


def test_never_inspected_come_first_then_longest_ago() -> None:
    choice = choose(CANDIDATES, ChoiceRule(year=2019, percent=60), seed=1)

    assert {(one.unit, one.reason, one.years) for one in choice.chosen} == {
        ("b", ChoiceReason.NEVER_INSPECTED, None),
        ("e", ChoiceReason.NEVER_INSPECTED, None),
        ("c", ChoiceReason.LONGEST_AGO, 4),
    }
    assert not any(one.drawn for one in choice.chosen)


def test_equals_are_drawn_by_the_seed_and_marked() -> None:
    rule = ChoiceRule(year=2019, percent=20)

    drawn = {choose(CANDIDATES, rule, seed).chosen[0].unit for seed in range(20)}

    assert drawn == {"b", "e"}
    assert all(choose(CANDIDATES, rule, seed).chosen[0].drawn for seed in range(5))


def test_named_excluded_and_rested() -> None:
    rule = ChoiceRule(year=2019, percent=100, rest_years=3, named=frozenset({"d"}), excluded=frozenset({"b"}))

    choice = choose(CANDIDATES, rule, seed=1)

    assert next((one.unit, one.reason) for one in choice.chosen) == ("d", ChoiceReason.NAMED)
    assert {(one.unit, one.reason) for one in choice.left_out} == {
        ("b", LeftOutReason.EXCLUDED),
        ("a", LeftOutReason.RECENTLY_INSPECTED),
    }


@given(
    st.lists(st.tuples(st.text(min_size=1), st.none() | st.integers(2010, 2018)), unique_by=lambda pair: pair[0]),
    st.integers(1, 100),
    st.integers(0, 99),
)
def test_every_candidate_is_chosen_or_left_out_whatever_the_order(
    given: list[tuple[str, int | None]], percent: int, seed: int
) -> None:
    candidates = tuple(Candidate(*pair) for pair in given)
    rule = ChoiceRule(year=2019, percent=percent)

    choice = choose(candidates, rule, seed)

    named = sorted([one.unit for one in choice.chosen] + [one.unit for one in choice.left_out])
    assert named == sorted(unit.unit for unit in candidates)
    assert len(choice.chosen) == choice.wanted
    assert {one.unit for one in choose(candidates[::-1], rule, seed).chosen} == {one.unit for one in choice.chosen}


def test_overlaps_are_neighbouring_visits_of_one_unit() -> None:
    def at(identity: str, unit: str, day: int) -> Assignment:
        return Assignment(Visit(identity, unit, "t"), date(2019, 6, day))

    found = overlaps([at("a", "u", 3), at("b", "u", 20), at("c", "u", 10), at("d", "x", 10)], within_days=7)

    assert [(one.unit, one.first.visit.id, one.second.visit.id, one.days_apart) for one in found] == [
        ("u", "a", "c", 7)
    ]
