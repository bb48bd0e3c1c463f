"""Corrections of facts, what keeps values from being a fact, and words looked for in a text."""

from datetime import date
from typing import Any

import pytest

from kiemtra.domain.errors import Fault
from kiemtra.domain.reading_fields import BLANK, EDITABLE, correction, faults_of, fields_of
from kiemtra.domain.readings import Fact, FactGroup, FactState, facts_of, places_of, plan_fact

LAW = {"class": "named", "name": "Luật Thanh tra", "number": None, "span": [0, 5]}
CITED = {"class": "numbered", "number": "9", "symbol": "KH-UBND", "reference": "9/KH-UBND", "date": "2019-05-15"}


def fact(group: FactGroup, data: dict[str, Any]) -> Fact:
    return Fact(f"{group}/0", group, data, (0, 5))


@pytest.mark.parametrize(
    ("data", "absent"),
    [
        pytest.param(LAW, {"number", "symbol"}, id="a law has a name"),
        pytest.param(CITED, {"name"}, id="a plan has a number"),
        pytest.param({**LAW, "name": None}, set(), id="nothing known yet"),
    ],
)
def test_fields_of_a_citation(data: dict[str, Any], absent: set[str]) -> None:
    every = set(EDITABLE[FactGroup.CITATIONS])

    assert set(fields_of(fact(FactGroup.CITATIONS, data))) == every - absent


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        pytest.param({"date": "2019-12-31"}, ("date",), id="a day"),
        pytest.param({"days": 5}, ("days", "working", "direction", "anchor"), id="days"),
    ],
)
def test_fields_of_a_deadline(data: dict[str, Any], fields: tuple[str, ...]) -> None:
    assert fields_of(fact(FactGroup.DEADLINES, data)) == fields


def test_correction_of_what_was_inferred_is_no_longer_inferred() -> None:
    cited = fact(FactGroup.CITATIONS, {**CITED, "issuer": "UBND tỉnh", "issuer_inferred": True})

    assert correction(cited, {"issuer": "UBND thành phố"})["issuer_inferred"] is False
    assert "issuer_inferred" not in correction(cited, {"issuer": "UBND tỉnh"})


def test_correction_of_a_quarter_to_days() -> None:
    window = fact(FactGroup.WINDOWS, {"start": "2022-04-01", "end": "2022-09-30", "precision": "quarter"})

    changed = correction(window, {"start": date(2022, 4, 4), "end": date(2022, 9, 30)})
    same = correction(window, {"start": date(2022, 4, 1), "end": date(2022, 9, 30), "purpose": "validity"})

    assert (changed["start"], changed["precision"]) == ("2022-04-04", "day")
    assert "precision" not in same


@pytest.mark.parametrize(
    ("group", "data", "faults"),
    [
        pytest.param(FactGroup.UNITS, {"name": "Sở Tư pháp"}, {}, id="unit"),
        pytest.param(FactGroup.UNITS, {"name": "", "role": "inspected"}, {"name": Fault.FACT_EMPTY}, id="no name"),
        pytest.param(FactGroup.CITATIONS, {"kind": "Kế hoạch"}, {"number": Fault.FACT_EMPTY}, id="no number"),
        pytest.param(FactGroup.WINDOWS, {"start": None, "end": "2022-01-01"}, {}, id="open window"),
        pytest.param(
            FactGroup.WINDOWS,
            {"start": "2022-01-02", "end": "2022-01-01"},
            {"end": Fault.WINDOW_ENDS_BEFORE_START},
            id="window backwards",
        ),
        pytest.param(FactGroup.DUTIES, {"who": "Sở Nội vụ", "text": ""}, {"text": Fault.FACT_EMPTY}, id="no duty"),
        pytest.param(FactGroup.LEADERS, {"position": "Phó Giám đốc"}, {}, id="a post is enough"),
        pytest.param(FactGroup.DEADLINES, {"working": True}, {"days": Fault.FACT_EMPTY}, id="no days"),
    ],
)
def test_what_keeps_values_from_being_a_fact(group: FactGroup, data: dict[str, Any], faults: dict[str, Fault]) -> None:
    assert faults_of(group, data) == faults


def test_every_group_has_a_blank_that_is_no_fact_yet() -> None:
    assert set(BLANK) == set(FactGroup)
    assert [group for group in FactGroup if not faults_of(group, BLANK[group])] == []
    assert [group for group in FactGroup if not set(EDITABLE[group]) <= set(BLANK[group])] == []


def test_added_facts_stand_after_those_read_and_carry_corrections() -> None:
    added = [{"id": "units/a1", "group": "units", "name": "Sở Y tế", "role": "inspected", "span": [3, 8]}]
    decisions = {"units/a1": {"accepted": True, "value": {"name": "Sở Xây dựng"}}}

    (found,) = facts_of({}, decisions, added)

    assert (found.id, found.state, found.data["name"], found.span) == (
        "units/a1",
        FactState.ADDED,
        "Sở Xây dựng",
        (3, 8),
    )
    assert found.counts


def test_a_citation_that_a_person_calls_the_plan_is_the_plan() -> None:
    read = {"plan": {**CITED, "span": [0, 5]}, "citations": [{**CITED, "span": [0, 5]}, {**CITED, "span": [9, 12]}]}
    decisions = {"citations/1": {"accepted": True, "value": {"role": "plan"}}}
    other = {"citations/0": {"accepted": True, "value": {"role": "basis"}}}

    assert getattr(plan_fact(read, facts_of(read)), "id", None) == "citations/0"
    assert getattr(plan_fact(read, facts_of(read, decisions)), "id", None) == "citations/1"
    assert plan_fact(read, facts_of(read, other)) is None


@pytest.mark.parametrize(
    ("words", "places"),
    [
        pytest.param("Sở  Y tế", ((0, 7), (12, 19)), id="blanks and breaks"),
        pytest.param("sở y tế", ((0, 7), (12, 19)), id="capitals"),
        pytest.param("(Sở", (), id="brackets are letters"),
        pytest.param("  ", (), id="nothing"),
    ],
)
def test_places_of_words(words: str, places: tuple[tuple[int, int], ...]) -> None:
    assert places_of(words, "Sở Y tế và \nSở Y\ntế") == places
