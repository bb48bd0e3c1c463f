"""A text with what people said of its facts, as a gold document."""

from typing import Any

import pytest

from kiemtra.domain.reading_examples import gold_document, is_looked_through
from kiemtra.domain.readings import facts_of


def cited(number: str | None, day: str | None, at: int, **more: Any) -> dict[str, Any]:
    reference = f"{number}/KH-UBND" if number else None
    told = {"class": "numbered", "reference": reference, "number": number, "symbol": "KH-UBND", "name": None}
    return told | {"kind": "Kế hoạch", "date": day, "role": "basis", "surface": "…", "span": [at, at + 5]} | more


PLAN = cited("9", "2019-05-15", 0, role="plan", subject="kiểm tra CCHC", issuer="UBND tỉnh", issuer_inferred=True)
READ: dict[str, Any] = {
    "page_date": {"date": "2019-05-20", "span": [90, 95]},
    "self": None,
    "plan": PLAN,
    "citations": [
        PLAN,
        cited("9", None, 10),
        cited("7", "2019-01-02", 20),
        cited("9", None, 30, **{"class": "partial"}, reference=None, symbol=None),
        cited(None, None, 40, **{"class": "named"}, name="Luật Thanh tra", number_year=None, date="2022-11-14"),
    ],
    "units": [
        {"name": "Sở Y tế", "surface": "Y tế", "span": [50, 55], "role": "inspected"},
        {"name": "Sở Y tế", "surface": "Y tế", "span": [57, 60], "role": "inspected"},
    ],
    "unit_counts": [{"count": 3, "of": 12, "noun": "phòng, ban", "qualifier": "exact", "span": [61, 63]}],
    "windows": [
        {"start": "2019-06-01", "end": "2019-12-31", "precision": "day", "purpose": "data_period", "span": [64, 70]}
    ],
    "forms": [{"form": "direct", "span": [71, 73]}, {"form": "direct", "span": [74, 75]}],
    "teams": {"count": 4, "leaders": [{"name": None, "position": "Phó Giám đốc", "span": [76, 78]}]},
    "deadlines": [{"days": 5, "working": True, "direction": "before", "anchor": "inspection", "span": [79, 81]}],
    "duties": [{"who": None, "text": "Chuẩn bị báo cáo", "span": [82, 85]}],
    "areas": [{"area": "papi", "span": [86, 88]}],
}
ACCEPTED = {"accepted": True, "value": None}
EVERY = {fact.id: ACCEPTED for fact in facts_of(READ)}


def gold(decisions: dict[str, Any] = EVERY, added: tuple[Any, ...] = (), anomalies: tuple[Any, ...] = ()) -> Any:
    return gold_document("abc", READ, facts_of(READ, decisions, added), anomalies)


def anomaly(**changes: Any) -> dict[str, Any]:
    told = {"type": "date_after_page", "message": "Sau ngày đăng.", "values": ["9/KH-UBND"], "documents": ["a.txt"]}
    return told | {"suggestion": "2018-05-15", "is_settled": True, "is_false_alarm": False} | changes


def test_what_was_read_and_accepted() -> None:
    example = gold()

    assert [(row["full"] or row["name"], row["date"]) for row in example["citations"]] == [
        ("9/KH-UBND", "2019-05-15"),
        ("7/KH-UBND", "2019-01-02"),
        ("Luật Thanh tra", "2022-11-14"),
    ]
    assert (example["plan"]["full"], example["plan"]["issuer_basis"]) == ("9/KH-UBND", "inferred")
    assert [(row["name"], row["surface"]) for row in example["units"]] == [("Sở Y tế", "Y tế")]
    assert example["unit_counts"][0] | {"level": "phòng, ban", "of": 12} == example["unit_counts"][0]
    assert example["windows"][0]["what"] == "period_under_review"
    assert (example["forms"], example["content_areas"]) == (["direct"], ["papi"])
    assert example["teams"]["teams"] == [{"leader": {"name": None, "position": "Phó Giám đốc"}}]
    assert (example["page_date"], example["page_date_basis"]) == ("2019-05-20", "text")
    assert example["text_file"] == "abc.txt"


def test_struck_is_left_out_corrected_stands_corrected_added_is_there() -> None:
    decisions = EVERY | {
        "units/0": {"accepted": False, "value": None},
        "units/1": {"accepted": True, "value": {"role": "excluded"}},
    }
    added = ({"id": "units/a1", "group": "units", "name": "Sở Nội vụ", "role": "inspected", "span": [1, 2]},)

    assert [(row["name"], row["role"]) for row in gold(decisions, added)["units"]] == [
        ("Sở Y tế", "excluded"),
        ("Sở Nội vụ", "inspected"),
    ]


def test_a_field_with_a_fact_that_waits_is_not_scored() -> None:
    waiting = {name: one for name, one in EVERY.items() if name != "units/1"}

    assert "units" in gold()["scored"]
    assert set(gold()["scored"]) - set(gold(waiting)["scored"]) == {"units"}
    assert gold({})["scored"] == []


def test_contradictions_that_a_person_has_settled_are_true_and_false_alarms_are_not() -> None:
    example = gold(anomalies=(anomaly(), anomaly(is_false_alarm=True), anomaly(documents=["a.txt", "b.txt"])))

    assert [(row["type"], row["basis"], row["doubtful"]) for row in example["anomalies"]] == [
        ("date_after_page", "text", False),
        ("date_after_page", "cross-document", False),
    ]
    assert "anomalies" in example["scored"]
    assert "anomalies" not in gold(anomalies=(anomaly(is_settled=False),))["scored"]


@pytest.mark.parametrize(
    ("decisions", "whole"), [(EVERY, True), ({}, False), ({**EVERY, "units/0": {"accepted": False}}, True)]
)
def test_a_text_is_looked_through_when_nothing_waits(decisions: dict[str, Any], whole: bool) -> None:
    assert is_looked_through(facts_of(READ, decisions)) is whole
    assert not is_looked_through(())


def test_the_document_itself_is_told_apart() -> None:
    own = cited("11", "2019-05-15", 0, role="self")
    read = READ | {"self": own, "plan": None, "citations": [own]}

    example = gold_document("abc", read, facts_of(read), ())

    assert example["self_doc"]["full"] == "11/KH-UBND"
    assert example["plan"] is None


@pytest.mark.parametrize(("taken", "day"), [(True, "2019-05-15"), (False, "2018-05-15")])
def test_a_day_taken_over_from_a_contradiction_is_not_what_the_text_prints(taken: bool, day: str) -> None:
    decisions = EVERY | {"citations/0": {"accepted": True, "value": {"date": "2018-05-15"}}}

    example = gold(decisions, anomalies=(anomaly(is_settled=taken),))

    assert (example["citations"][0]["date"], example["plan"]["date"]) == (day, day)
    assert example["citations"][0]["date_probable"] == ("2018-05-15" if taken else None)


def test_a_plan_without_a_number_is_no_citation() -> None:
    bare = PLAN | {"class": "named", "reference": None, "number": None, "span": [100, 110]}
    read = READ | {"plan": bare}

    example = gold_document("abc", read, facts_of(read), ())

    assert example["plan"]["full"] is None
    assert [row["full"] for row in example["citations"] if row["cls"] == "numbered"] == ["9/KH-UBND", "7/KH-UBND"]
    assert None not in [row["full"] or row["name"] for row in example["citations"]]
