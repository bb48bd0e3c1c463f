"""Facts by stable ids, corrections, groups."""

from datetime import date
from typing import Any

import pytest

from kiemtra.domain.agencies import AgencyLevel
from kiemtra.domain.errors import Refusal
from kiemtra.domain.reading_fields import EDITABLE, correction
from kiemtra.domain.readings import (
    FactGroup,
    FactState,
    facts_of,
    groups_in,
    places_in,
    plan_fact,
    why_not_confirm,
)

CITED = {"number": "9", "symbol": "KH-UBND", "reference": "9/KH-UBND", "date": "2019-05-15", "span": [5, 20]}
PLAN = {"number": None, "symbol": None, "reference": None, "kind": "Kế hoạch", "span": [30, 40]}
READ: dict[str, Any] = {
    "plan": PLAN,
    "self": None,
    "citations": [CITED],
    "units": [{"name": "Sở Tư pháp", "span": [50, 60], "role": "inspected"}],
    "teams": {"count": 4, "leaders": [{"name": "X", "position": "Y", "span": [70, 80]}]},
}


def test_facts_have_stable_ids() -> None:
    assert [fact.id for fact in facts_of(READ)] == ["plan", "citations/0", "units/0", "teams/0", "leaders/0"]


def test_a_plan_that_is_cited_is_one_fact() -> None:
    read = READ | {"plan": CITED}
    facts = facts_of(read)

    assert [fact.id for fact in facts][:2] == ["citations/0", "units/0"]
    found = plan_fact(read, facts)
    assert found is not None
    assert found.id == "citations/0"


def test_a_struck_plan_is_none() -> None:
    assert plan_fact(READ, facts_of(READ, {"plan": {"accepted": False, "value": None}})) is None


def test_decisions_are_put_in() -> None:
    decisions: dict[str, Any] = {
        "units/0": {"accepted": True, "value": {"name": "Sở Nội vụ"}},
        "teams/0": {"accepted": False, "value": None},
        "leaders/0": {"accepted": True, "value": None},
    }
    facts = {fact.id: fact for fact in facts_of(READ, decisions)}

    assert facts["units/0"].data["name"] == "Sở Nội vụ"
    assert [facts[name].state for name in ("plan", "units/0", "teams/0", "leaders/0")] == [
        FactState.READ,
        FactState.CORRECTED,
        FactState.STRUCK,
        FactState.ACCEPTED,
    ]
    assert why_not_confirm(tuple(facts.values())) is None
    assert why_not_confirm(facts_of(READ)) is Refusal.NOTHING_CONFIRMED


def test_correction_of_a_citation_makes_its_reference_anew() -> None:
    fact = next(fact for fact in facts_of(READ) if fact.id == "citations/0")

    assert correction(fact, {"number": "10", "date": date(2019, 5, 16), "nonsense": 1}) == {
        "number": "10",
        "date": "2019-05-16",
        "reference": "10/KH-UBND",
        "class": "numbered",
        "date_inferred": False,
    }
    assert correction(fact, {"number": " "})["reference"] is None


@pytest.mark.parametrize(
    ("noun", "levels"),
    [
        ("xã, thị trấn", {AgencyLevel.COMMUNE}),
        ("UBND các phường, xã", {AgencyLevel.COMMUNE}),
        ("quận, huyện, thị xã", {AgencyLevel.DISTRICT}),
        ("sở, ngành", {AgencyLevel.PROVINCE}),
        ("sở, ban, ngành; quận, huyện", {AgencyLevel.PROVINCE, AgencyLevel.DISTRICT}),
        ("phòng, ban chuyên môn", {AgencyLevel.DISTRICT}),
        ("đơn vị", set()),
    ],
)
def test_groups_in_words(noun: str, levels: set[AgencyLevel]) -> None:
    assert {group.level for group in groups_in(noun)} == levels


def test_places_of_a_contradiction_between_texts() -> None:
    spans = [[1, 2], [3, 4]]

    assert places_in("b", spans, ["a", "b"]) == ((3, 4),)
    assert places_in("b", spans, ["b"]) == ((1, 2), (3, 4))


def test_every_group_says_what_may_be_corrected() -> None:
    assert set(EDITABLE) == set(FactGroup)
