"""Which facts a person should look at first."""

from typing import Any

import pytest

from kiemtra.domain.reading_doubts import Doubt, doubts_of
from kiemtra.domain.readings import Fact, FactGroup, FactState

SURE: dict[str, Any] = {
    "class": "numbered",
    "reference": "9/KH-UBND",
    "date": "2019-05-15",
    "confidence": 0.98,
    "date_inferred": False,
}


def fact(group: FactGroup, data: dict[str, Any], state: FactState = FactState.READ, identity: str = "x/0") -> Fact:
    return Fact(identity, group, data, (10, 20), state)


@pytest.mark.parametrize(
    ("changes", "doubts"),
    [
        pytest.param({}, (), id="sure"),
        pytest.param({"confidence": 0.75}, (Doubt.UNSURE,), id="a number guessed"),
        pytest.param({"date_inferred": True}, (Doubt.INFERRED,), id="a year inferred"),
        pytest.param({"date": None}, (Doubt.UNDATED,), id="no day"),
        pytest.param({"class": "named", "date": None, "confidence": 0.65}, (), id="a law by its name"),
    ],
)
def test_doubts_of_a_citation(changes: dict[str, Any], doubts: tuple[Doubt, ...]) -> None:
    assert doubts_of([fact(FactGroup.CITATIONS, SURE | changes)]).get("x/0", ()) == doubts


def test_a_later_mention_without_its_day_is_not_doubtful() -> None:
    first, later = fact(FactGroup.CITATIONS, SURE), fact(FactGroup.CITATIONS, SURE | {"date": None}, identity="x/1")

    assert doubts_of([first, later]) == {}


@pytest.mark.parametrize(
    ("place", "doubtful"),
    [
        pytest.param((15, 40), True, id="touches"),
        pytest.param((20, 40), False, id="beside"),
        pytest.param((0, 400), False, id="a whole passage"),
    ],
)
def test_a_contradiction_touches_the_facts_at_its_place(place: tuple[int, int], doubtful: bool) -> None:
    found = doubts_of([fact(FactGroup.CITATIONS, SURE)], disputed=[place])

    assert found == ({"x/0": (Doubt.CONTRADICTED,)} if doubtful else {})


def test_a_unit_that_is_no_agency_of_the_register() -> None:
    unit = fact(FactGroup.UNITS, {"name": "Sở Tư thục", "role": "inspected"})

    assert doubts_of([unit], unmatched={"x/0"}) == {"x/0": (Doubt.NOT_MATCHED,)}
    assert doubts_of([unit]) == {}


@pytest.mark.parametrize("state", [FactState.CORRECTED, FactState.STRUCK, FactState.ADDED])
def test_what_a_person_has_settled_is_not_doubted(state: FactState) -> None:
    assert doubts_of([fact(FactGroup.CITATIONS, SURE | {"date": None}, state)]) == {}
