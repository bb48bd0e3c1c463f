"""What a list of agencies may not say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.registers import Entry, RegisterFault, RegisterNotValid, Step, check

START, MIDDLE, END = date(2016, 1, 1), date(2020, 1, 1), date(2025, 7, 1)


def entry(row: int, key: str, parent: str | None = None, start: date = START, end: date | None = None, **codes: str):
    return Entry(row, key, parent, start, end, **codes)


def found(entries: list[Entry], steps: list[Step] | None = None) -> list[tuple[int, str, str, str, str]]:
    return [(one.row, str(one.fault), one.key, one.value, one.other) for one in check(entries, steps or [])]


def test_sound_list_has_no_fault() -> None:
    entries = [
        entry(2, "tinh", end=END, statistical_code="33", identifier="H31", former_identifier="000.00.00.H31"),
        entry(3, "tinh-moi", start=END, statistical_code="33", identifier="H31"),
        entry(4, "tinh.huyen", "tinh", end=END, statistical_code="323"),
    ]

    assert found(entries, [Step(2, "tinh", "tinh-moi", END), Step(3, "tinh.huyen", "tinh-moi", END)]) == []


@pytest.mark.parametrize(
    ("wrong", "fault", "value"),
    [
        ({"valid_to": START}, "ends_before_start", "01/01/2016 – 01/01/2016"),
        ({"valid_to": date(2015, 1, 1)}, "ends_before_start", "01/01/2016 – 01/01/2015"),
        ({"parent": "đâu-đó"}, "parent_unknown", "đâu-đó"),
        ({"parent": "tinh"}, "parent_circle", "tinh → tinh"),
        ({"statistical_code": "3"}, "code_form", "3"),
        ({"statistical_code": "1234"}, "code_form", "1234"),
        ({"statistical_code": "123456"}, "code_form", "123456"),
        ({"identifier": "h31"}, "identifier_form", "h31"),
        ({"identifier": "H31."}, "identifier_form", "H31."),
        ({"identifier": "H31.1"}, "identifier_form", "H31.1"),
        ({"identifier": "H31" + ".001" * 8}, "identifier_form", "H31" + ".001" * 8),
        ({"identifier": "000.00.00.H31"}, "identifier_form", "000.00.00.H31"),
        ({"former_identifier": "H31"}, "identifier_form", "H31"),
        ({"former_identifier": "00.00.00.H31"}, "identifier_form", "00.00.00.H31"),
    ],
)
def test_row_wrong_in_itself(wrong: dict[str, object], fault: str, value: str) -> None:
    assert found([replace(entry(2, "tinh"), **wrong)]) == [(2, fault, "tinh", value, "")]


@pytest.mark.parametrize("identifier", ["H31", "H37.02.02", "H55.242", "G09.001.02", "H31" + ".01" * 7])
def test_identifiers_that_occur_are_taken(identifier: str) -> None:
    assert found([entry(2, "tinh", identifier=identifier)]) == []


def test_key_twice_names_the_first_row() -> None:
    assert found([entry(2, "tinh"), entry(3, "tinh")]) == [(3, "key_twice", "tinh", "", "2")]


def test_circle_is_told_on_each_of_its_rows() -> None:
    entries = [entry(2, "a", "c"), entry(3, "b", "a"), entry(4, "c", "b"), entry(5, "d", "a")]

    assert [(row, fault) for row, fault, *_ in found(entries)] == [(row, "parent_circle") for row in (2, 3, 4)]
    assert found(entries)[0][3] == "a → c → b → a"


def test_circle_through_what_the_register_has_is_found() -> None:
    assert [row for row, *_ in found([entry(0, "a", "b"), entry(2, "b", "a")])] == [2]


def test_faults_of_what_the_register_has_are_not_told() -> None:
    assert found([entry(0, "a", "đâu-đó", identifier="sai"), entry(2, "b", "a")]) == []


@pytest.mark.parametrize("field", ["statistical_code", "identifier"])
def test_code_of_two_at_once_is_told_at_the_later_row(field: str) -> None:
    code = {"statistical_code": "12345", "identifier": "H26.01"}[field]
    fault = {"statistical_code": "code_twice", "identifier": "identifier_twice"}[field]
    entries = [entry(2, "a", **{field: code}), entry(3, "b", start=MIDDLE, **{field: code})]

    assert found(entries) == [(3, fault, "b", code, "a")]


def test_code_that_goes_on_to_another_is_no_fault() -> None:
    assert found([entry(2, "b", start=END, identifier="H31"), entry(3, "a", end=END, identifier="H31")]) == []


def test_code_held_long_and_taken_twice_in_between_is_told_twice() -> None:
    entries = [
        entry(2, "a", statistical_code="12345"),
        entry(3, "b", start=date(2017, 1, 1), end=date(2018, 1, 1), statistical_code="12345"),
        entry(4, "c", start=MIDDLE, end=END, statistical_code="12345"),
    ]

    assert [(row, other) for row, _, _, _, other in found(entries)] == [(3, "a"), (4, "a")]


def test_code_that_the_register_gives_to_another_is_told() -> None:
    entries = [entry(0, "a", identifier="H31"), entry(2, "b", identifier="H31")]

    assert found(entries) == [(2, "identifier_twice", "b", "H31", "a")]


PAIR = [entry(2, "cũ", end=END), entry(3, "mới", start=END)]


@pytest.mark.parametrize(
    ("step", "faults"),
    [
        (Step(2, "cũ", "mới", END), []),
        (Step(2, "đâu-đó", "mới", END), [(2, "succession_unknown", "đâu-đó", "đâu-đó", "")]),
        (Step(2, "cũ", "đâu-đó", END), [(2, "succession_unknown", "cũ", "đâu-đó", "")]),
        (
            Step(2, "cũ", "mới", MIDDLE),
            [
                (2, "succession_too_early", "cũ", "01/01/2020", "mới"),
                (2, "successor_not_there", "cũ", "01/01/2020", "mới"),
            ],
        ),
        (
            Step(2, "mới", "cũ", END),
            [
                (2, "succession_too_early", "mới", "01/07/2025", "cũ"),
                (2, "successor_not_there", "mới", "01/07/2025", "cũ"),
            ],
        ),
        (
            Step(2, "cũ", "cũ", END),
            [
                (2, "succession_to_itself", "cũ", "", ""),
                (2, "successor_not_there", "cũ", "01/07/2025", "cũ"),
            ],
        ),
    ],
    ids=["sound", "unknown-old", "unknown-new", "too-early", "never-ended", "itself"],
)
def test_succession(step: Step, faults: list[tuple[int, str, str, str, str]]) -> None:
    assert found(PAIR, [step]) == faults


def test_all_faults_come_at_once_in_the_order_of_rows() -> None:
    entries = [
        entry(2, "a", statistical_code="1", identifier="x"),
        entry(3, "b", "đâu-đó", end=date(2010, 1, 1)),
        entry(4, "a"),
    ]

    faults = check(entries, [Step(2, "a", "đâu-đó", END)])

    assert [one.row for one in faults] == [2, 2, 3, 3, 4, 2]
    assert "2: code_form" in str(RegisterNotValid(faults))
    assert RegisterNotValid(faults).faults == tuple(faults)


DAYS = st.integers(0, 40).map(lambda days: START + timedelta(days))
SPANS = st.lists(st.tuples(DAYS, st.none() | DAYS), min_size=2, max_size=8)


@given(SPANS)
def test_overlap_is_found_exactly_where_two_share_a_day(spans: list[tuple[date, date | None]]) -> None:
    spans = [(start, end) for start, end in spans if end is None or end > start]
    entries = [entry(at, f"k{at}", start=start, end=end, identifier="H31") for at, (start, end) in enumerate(spans, 2)]
    days = [START + timedelta(day) for day in range(42)]
    shared = any(sum(start <= day and (end is None or day < end) for start, end in spans) > 1 for day in days)

    faults = [one.fault for one in check(entries, [])]

    assert (RegisterFault.IDENTIFIER_TWICE in faults) is shared
    assert set(faults) <= {RegisterFault.IDENTIFIER_TWICE}


@given(st.lists(st.integers(0, 9), min_size=10, max_size=10))
def test_circle_is_found_exactly_where_a_line_never_ends(parents: list[int]) -> None:
    entries = [entry(at + 2, f"k{at}", f"k{parent}") for at, parent in enumerate(parents[:-1])] + [entry(11, "k9")]
    circling = set()
    for at in range(9):
        seen, step = set(), at
        while step != 9 and step not in seen:
            seen.add(step)
            step = parents[step]
        if step == at:
            circling.add(f"k{at}")

    assert {one.key for one in check(entries, []) if one.fault is RegisterFault.PARENT_CIRCLE} == circling
