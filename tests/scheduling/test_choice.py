"""Choosing units from a frozen list: named, quotas, rotation, priority; what contradicts what; who may be drawn."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemtra.domain.coverage import needed
from kiemtra.scheduling.candidates import (
    Candidate,
    Choice,
    ChoiceReason,
    ChoiceRule,
    Contradiction,
    LeftOutReason,
    LocalityQuota,
    Wish,
)
from kiemtra.scheduling.choice import choose
from kiemtra.scheduling.risk import Criterion, Part, Weight, parts
from kiemtra.scheduling.tickets import Quota, tickets

CANDIDATES = (Candidate("a", 2017), Candidate("b"), Candidate("c", 2015), Candidate("d", 2018), Candidate("e"))
WEIGHTS = (Weight(Criterion.YEARS, 2, 20), Weight(Criterion.OVERDUE, 3, 15))


def chosen(choice: Choice) -> set[str]:
    return {one.unit for one in choice.chosen}


def left(choice: Choice) -> dict[str, LeftOutReason | ChoiceReason]:
    return {one.unit: one.reason for one in choice.left_out}


def test_without_weights_never_inspected_come_first_then_longest_ago() -> None:
    choice = choose(CANDIDATES, ChoiceRule(year=2019, percent=60), seed=1)

    assert [(one.unit, one.years, one.place) for one in choice.chosen][2] == ("c", 4, 3)
    assert chosen(choice) == {"b", "e", "c"}
    assert not any(one.drawn for one in choice.chosen)
    assert left(choice) == {"a": LeftOutReason.BEYOND_SHARE, "d": LeftOutReason.BEYOND_SHARE}


def test_what_the_record_says_moves_a_unit_up_and_each_part_is_told() -> None:
    units = (*CANDIDATES[:4], Candidate("e", 2017, counts={Criterion.OVERDUE: 6}))

    choice = choose(units, ChoiceRule(year=2019, percent=40, weights=WEIGHTS), seed=1)

    assert [(one.unit, one.points) for one in choice.chosen] == [("b", 20), ("e", 19)]
    assert choice.chosen[1].parts == (Part(Criterion.YEARS, 2, 4), Part(Criterion.OVERDUE, 6, 15))


def test_parts_of_a_unit_never_inspected_have_all_that_years_can_give() -> None:
    assert parts(None, {}, WEIGHTS) == (Part(Criterion.YEARS, None, 20), Part(Criterion.OVERDUE, 0, 0))


def test_equals_are_drawn_by_the_seed_and_marked() -> None:
    rule = ChoiceRule(year=2019, percent=20)

    drawn = {choose(CANDIDATES, rule, seed).chosen[0].unit for seed in range(20)}

    assert drawn == {"b", "e"}
    assert all(choose(CANDIDATES, rule, seed).chosen[0].drawn for seed in range(5))


def test_named_excluded_rested_and_gone() -> None:
    units = (*CANDIDATES, Candidate("g", gone=True))
    rule = ChoiceRule(2019, 50, rest_years=2, named=frozenset({"d"}), excluded=frozenset({"b"}))

    choice = choose(units, rule, seed=1)

    assert {one.unit: one.reason for one in choice.chosen} == {
        "d": ChoiceReason.NAMED,
        "e": ChoiceReason.RANK,
        "c": ChoiceReason.RANK,
    }
    assert [(one.unit, one.place) for one in choice.chosen] == [("e", 1), ("c", 2), ("d", 3)]
    assert left(choice) == {
        "a": LeftOutReason.RECENTLY_INSPECTED,
        "b": LeftOutReason.EXCLUDED,
        "g": LeftOutReason.GONE,
    }


def test_one_year_of_rest_spares_the_units_of_last_year_unless_graded_low() -> None:
    rule = ChoiceRule(year=2019, percent=100, rest_years=1)

    assert left(choose(CANDIDATES, rule, 1)) == {"d": LeftOutReason.RECENTLY_INSPECTED}
    low = (*CANDIDATES[:3], replace(CANDIDATES[3], graded_low=True), CANDIDATES[4])
    assert chosen(choose(low, rule, 1)) == set("abcde")


def test_a_locality_gets_its_least_and_no_more_than_its_most() -> None:
    units = (
        *(Candidate(f"n{year}", year, "north") for year in (2010, 2011, 2012)),
        *(Candidate(f"s{year}", year, "south") for year in (2016, 2017)),
    )
    quotas = (LocalityQuota("south", least=1), LocalityQuota("north", most=1))

    choice = choose(units, ChoiceRule(2019, 40, quotas=quotas), seed=1)

    assert {one.unit: one.reason for one in choice.chosen} == {
        "n2010": ChoiceReason.RANK,
        "s2016": ChoiceReason.LOCALITY,
    }
    assert left(choice)["n2011"] is LeftOutReason.BEYOND_SHARE
    three = choose(units, ChoiceRule(2019, 60, quotas=quotas), seed=1)
    assert chosen(three) == {"n2010", "s2016", "s2017"}
    assert left(three)["n2011"] is LeftOutReason.LOCALITY_FULL


@pytest.mark.parametrize(
    ("units", "rule", "expected"),
    [
        ((), ChoiceRule(2019, 30), Contradiction((Wish.SHARE,), 1, 0)),
        (CANDIDATES, ChoiceRule(2019, 60, count=2), Contradiction((Wish.SHARE, Wish.COUNT), 3, 2)),
        (
            CANDIDATES,
            ChoiceRule(2019, 20, count=1, named=frozenset("ab")),
            Contradiction((Wish.NAMED, Wish.COUNT), 2, 1),
        ),
        (
            CANDIDATES,
            ChoiceRule(2019, 20, named=frozenset("a"), excluded=frozenset("a")),
            Contradiction((Wish.NAMED, Wish.EXCLUSIONS), 1, 0, units=("a",)),
        ),
        (
            (*CANDIDATES, Candidate("g", gone=True)),
            ChoiceRule(2019, 20, named=frozenset("g")),
            Contradiction((Wish.NAMED, Wish.EXISTING), 1, 0, units=("g",)),
        ),
        (
            CANDIDATES,
            ChoiceRule(2019, 20, excluded=frozenset("abcde")),
            Contradiction((Wish.SHARE, Wish.EXCLUSIONS), 1, 0),
        ),
        (CANDIDATES, ChoiceRule(2019, 80, rest_years=2), Contradiction((Wish.SHARE, Wish.REST), 4, 3)),
        (
            CANDIDATES,
            ChoiceRule(2019, 60, rest_years=2, excluded=frozenset("b")),
            Contradiction((Wish.SHARE, Wish.REST, Wish.EXCLUSIONS), 3, 2),
        ),
        (
            (Candidate("a", gone=True), Candidate("b")),
            ChoiceRule(2019, 100),
            Contradiction((Wish.SHARE, Wish.EXISTING), 2, 1),
        ),
        (CANDIDATES, ChoiceRule(2019, 20, count=9), Contradiction((Wish.COUNT,), 9, 5)),
        (
            (Candidate("a", None, "x"), Candidate("b", None, "y")),
            ChoiceRule(2019, 50, quotas=(LocalityQuota("x", least=2),)),
            Contradiction((Wish.LEAST,), 2, 1, "x"),
        ),
        (
            (Candidate("a", None, "x"), Candidate("b", None, "x")),
            ChoiceRule(2019, 100, quotas=(LocalityQuota("x", most=1),)),
            Contradiction((Wish.SHARE, Wish.MOST), 2, 1),
        ),
        (
            (Candidate("a", None, "x"), Candidate("b", None, "x")),
            ChoiceRule(2019, 50, named=frozenset("ab"), quotas=(LocalityQuota("x", most=1),)),
            Contradiction((Wish.NAMED, Wish.MOST), 2, 1, "x"),
        ),
        (
            (Candidate("a", None, "x"), Candidate("b", None, "x")),
            ChoiceRule(2019, 50, quotas=(LocalityQuota("x", least=2, most=1),)),
            Contradiction((Wish.LEAST, Wish.MOST), 2, 1, "x"),
        ),
        (
            (Candidate("a", None, "x"), Candidate("b", None, "y")),
            ChoiceRule(2019, 50, count=1, quotas=(LocalityQuota("x", least=1), LocalityQuota("y", least=1))),
            Contradiction((Wish.LEAST, Wish.COUNT), 2, 1),
        ),
    ],
    ids=lambda value: " ".join(value.wishes) if isinstance(value, Contradiction) else "",
)
def test_contradictions_name_the_wishes(
    units: tuple[Candidate, ...], rule: ChoiceRule, expected: Contradiction
) -> None:
    assert choose(units, rule, 1).contradictions == (expected,)


# Whatever is asked

UNITS = st.lists(
    st.builds(
        Candidate,
        unit=st.text("abcdefghijklmnop", min_size=1, max_size=3),
        last_inspected=st.none() | st.integers(2010, 2018),
        locality=st.sampled_from(["", "x", "y"]),
        counts=st.dictionaries(st.just(Criterion.OVERDUE), st.integers(0, 4)),
        graded_low=st.booleans(),
        gone=st.sampled_from([False, False, False, True]),
    ),
    unique_by=lambda unit: unit.unit,
    max_size=24,
).map(tuple)
NAMES = st.frozensets(st.text("abcdefghijklmnop", min_size=1, max_size=1), max_size=3)
QUOTAS = st.lists(
    st.builds(LocalityQuota, st.sampled_from(["", "x", "y"]), st.integers(0, 3), st.none() | st.integers(0, 6)),
    unique_by=lambda quota: quota.locality,
).map(tuple)
RULES = st.builds(
    ChoiceRule,
    year=st.just(2019),
    percent=st.integers(1, 100),
    count=st.none() | st.integers(1, 12),
    rest_years=st.integers(0, 4),
    named=NAMES,
    excluded=NAMES,
    weights=st.sampled_from([(), WEIGHTS]),
    quotas=QUOTAS,
)


@given(UNITS, RULES, st.integers(0, 99))
@settings(max_examples=200)
def test_wishes_hold_or_the_contradiction_is_told(units: tuple[Candidate, ...], rule: ChoiceRule, seed: int) -> None:
    choice = choose(units, rule, seed)
    by_name = {unit.unit: unit for unit in units}

    assert sorted(one.unit for one in choice.verdicts) == sorted(by_name)
    for one in choice.chosen:
        unit = by_name[one.unit]
        if one.unit in rule.named:
            continue
        assert one.unit not in rule.excluded
        assert not unit.gone
        assert one.years is None or one.years > rule.rest_years or unit.graded_low
    if not choice.contradictions:
        assert len(choice.chosen) == choice.wanted >= needed(len(units), rule.percent)
        assert (rule.named & set(by_name)) <= chosen(choice)
        for quota in rule.quotas:
            here = sum(by_name[one.unit].locality == quota.locality for one in choice.chosen)
            assert quota.least <= here <= (here if quota.most is None else quota.most)


@given(UNITS, RULES, st.integers(0, 99), st.randoms())
def test_neither_the_order_nor_a_second_time_changes_anything(
    units: tuple[Candidate, ...], rule: ChoiceRule, seed: int, chance
) -> None:
    shuffled = list(units)
    chance.shuffle(shuffled)

    assert choose(tuple(shuffled), rule, seed) == choose(units, rule, seed)


@given(UNITS, RULES, st.integers(0, 99), st.data())
def test_an_exclusion_never_brings_an_excluded_unit_in(
    units: tuple[Candidate, ...], rule: ChoiceRule, seed: int, data
) -> None:
    rule = replace(rule, named=frozenset())
    more = data.draw(st.frozensets(st.sampled_from([unit.unit for unit in units]))) if units else frozenset()
    tighter = replace(rule, excluded=rule.excluded | more)

    assert not chosen(choose(units, tighter, seed)) & tighter.excluded


@given(UNITS, RULES)
def test_lifting_one_wish_of_each_contradiction_leaves_none(units: tuple[Candidate, ...], rule: ChoiceRule) -> None:
    """And lifting none of one leaves that one: what is named is what stands in the way, nothing beside."""
    rule = replace(rule, quotas=(), named=frozenset(), count=None)
    found = choose(units, rule, 1).contradictions
    lifted = {one.wishes[1] for one in found if len(one.wishes) > 1}

    eased = replace(
        rule,
        rest_years=0 if Wish.REST in lifted else rule.rest_years,
        excluded=frozenset() if Wish.EXCLUSIONS in lifted else rule.excluded,
    )
    there = tuple(replace(unit, gone=False) for unit in units) if Wish.EXISTING in lifted else units

    assert choose(there, eased, 1).contradictions == (() if units else found)


@given(UNITS, RULES)
def test_who_may_be_drawn_is_who_may_be_chosen(units: tuple[Candidate, ...], rule: ChoiceRule) -> None:
    rule = replace(rule, quotas=(), named=rule.named - rule.excluded)
    choice = choose(units, rule, 1)

    drawable, quotas = tickets(units, rule, {unit.unit: unit.unit.upper() for unit in units}, "g")

    room = choice.wanted - len([one for one in choice.chosen if one.reason is ChoiceReason.NAMED])
    assert quotas == ((Quota("g", room),) if room > 0 else ())
    open_to = {one.unit for one in choice.verdicts if one.place and one.reason is not ChoiceReason.NAMED}
    assert {ticket.unit for ticket in drawable} == (open_to if room > 0 else set())
    assert all(ticket.weight >= 1 and ticket.name == ticket.unit.upper() for ticket in drawable)


def test_a_locality_with_a_quota_is_drawn_apart() -> None:
    units = (Candidate("a", None, "x"), Candidate("b", 2017, "x"), Candidate("c", None, "y"), Candidate("d", None, "y"))
    rule = ChoiceRule(2019, 75, weights=WEIGHTS, quotas=(LocalityQuota("x", least=1),))

    drawable, quotas = tickets(units, rule, {unit.unit: unit.unit for unit in units}, "communes")

    assert quotas == (Quota("communes", 2), Quota("communes – x", 1))
    assert {(one.unit, one.group, one.weight) for one in drawable} == {
        ("a", "communes – x", 21),
        ("b", "communes – x", 5),
        ("c", "communes", 21),
        ("d", "communes", 21),
    }
