"""What a suggestion mends, and what it must not touch."""

from typing import Any

import pytest

from kiemtra.domain.reading_suggestions import Odd, at_places, mendings, with_words
from kiemtra.domain.readings import Fact, FactGroup, FactState

PLACE = ((10, 20),)


def fact(group: FactGroup, state: FactState = FactState.READ, at: int = 12, **data: Any) -> Fact:
    return Fact(f"{group}/{at}", group, data, (at, at + 5), state)


def citation(**data: Any) -> Fact:
    return fact(FactGroup.CITATIONS, **{"kind": "Kế hoạch", "number": "35", "symbol": "KH-UBND", "date": None} | data)


def changed(kind: str, values: list[str], suggestion: str, *facts: Fact) -> list[dict[str, Any]]:
    return [dict(one.value) for one in mendings(Odd(kind, values, suggestion, PLACE), facts)]


def test_day_goes_into_the_first_citation_that_has_another() -> None:
    right, wrong = citation(date="2021-12-29"), citation(date="2022-12-29", at=14)

    found = mendings(Odd("date_after_page", ["x"], "2021-12-29", PLACE), (right, wrong))

    assert [(one.fact, one.value["date"].isoformat()) for one in found] == [(wrong, "2021-12-29")]


@pytest.mark.parametrize(
    ("group", "field", "said", "values", "now"),
    [
        (FactGroup.UNITS, "name", "Sở Nội vu", ["Nội vu", "Nội vụ"], "Sở Nội vụ"),
        (FactGroup.CITATIONS, "symbol", "NQ-HDND", ["HDND", "HĐND"], "NQ-HĐND"),
        (FactGroup.CITATIONS, "subject", "sắp xếp sắp xếp bộ máy", ["sắp xếp sắp xếp", "sắp xếp"], "sắp xếp bộ máy"),
        (FactGroup.LEADERS, "position", "Phó chủ tich UBND", ["chủ tich", "chủ tịch"], "Phó chủ tịch UBND"),
        (
            FactGroup.DUTIES,
            "text",
            "Đoàn kiểm\nlập biên bản",
            ["Đoàn kiểm", "Đoàn kiểm tra"],
            "Đoàn kiểm tra\nlập biên bản",
        ),
    ],
)
def test_words_go_where_the_wrong_ones_are_said(
    group: FactGroup, field: str, said: str, values: list[str], now: str
) -> None:
    assert changed("typo", values, values[1], fact(group, **{field: said})) == [{field: now}]


def test_words_go_into_every_fact_at_the_place() -> None:
    units = [fact(FactGroup.UNITS, at=at, name="Phòng Nội vu") for at in (11, 16, 40)]

    found = mendings(Odd("typo", ["vu", "vụ"], "vụ", PLACE), units)

    assert [one.fact for one in found] == units[:2]


def test_words_of_a_subject_stand_behind_the_number() -> None:
    subject = Fact("citations/0", FactGroup.CITATIONS, {"subject": "kiểm tra kiểm tra công vụ"}, (0, 8))
    far = Fact("citations/1", FactGroup.CITATIONS, {"subject": "kiểm tra kiểm tra công vụ"}, (900, 908))

    found = mendings(Odd("typo", ["kiểm tra kiểm tra", "kiểm tra"], "kiểm tra", PLACE), (far, subject))

    assert [(one.fact, one.value) for one in found] == [(subject, {"subject": "kiểm tra công vụ"})]


def test_last_year_of_a_period_in_words_and_in_a_window() -> None:
    values = ["giai đoạn 2021 – 2003", "2021", "2003"]
    subject = citation(subject="Chương trình giai đoạn 2021 – 2003")
    window = fact(FactGroup.WINDOWS, start="2021-01-01", end="2003-12-31")

    found = changed("period_odd", values, "2021-2030", subject, window)

    assert found[0] == {"subject": "Chương trình giai đoạn 2021 – 2030"}
    assert {name: day.isoformat() for name, day in found[1].items()} == {"start": "2021-01-01", "end": "2030-12-31"}


def test_count_goes_into_the_count_that_is_called_wrong() -> None:
    three, five = fact(FactGroup.UNIT_COUNTS, count=3), fact(FactGroup.UNIT_COUNTS, at=14, count=5)

    assert changed("count_mismatch", ["3", "2", "phòng"], "2", three, five) == [{"count": 2}]


@pytest.mark.parametrize("suggestion", ["QĐ-UBND", "35/QĐ-UBND"])
def test_symbol_goes_into_the_citation_of_the_number(suggestion: str) -> None:
    found = changed("kind_symbol_mismatch", ["x"], suggestion, citation(), citation(number="36", symbol=None))

    assert found == [{"symbol": "QĐ-UBND"}]


@pytest.mark.parametrize(
    ("kind", "values", "suggestion"),
    [
        ("date_after_page", ["x"], ""),
        ("date_after_page", ["x"], "2022-12-29"),
        ("count_mismatch", ["3", "2"], "hai"),
        ("count_mismatch", ["9", "2"], "2"),
        ("kind_symbol_mismatch", ["x"], "36/QĐ-UBND"),
        ("kind_symbol_mismatch", ["x"], "Sở Nội vụ"),
        ("period_odd", ["giai đoạn 2011-2002", "2011", "2002"], "2021-2030"),
        ("period_odd", ["x"], "2021-2030"),
        ("typo", ["Nội vu", "Nội vụ", "thêm"], "Nội vụ"),
        ("typo", ["nơi khác", "nơi kia"], "nơi kia"),
    ],
)
def test_nothing_where_it_is_not_sound(kind: str, values: list[str], suggestion: str) -> None:
    facts = (
        citation(date="2022-12-29", subject="Nội vu, giai đoạn 2011-2002"),
        fact(FactGroup.UNIT_COUNTS, count=3),
        fact(FactGroup.UNITS, at=40, name="nơi khác"),
    )

    assert changed(kind, values, suggestion, *facts) == []


def test_struck_facts_stay_struck() -> None:
    struck = fact(FactGroup.UNITS, FactState.STRUCK, name="Sở Nội vu")

    assert changed("typo", ["vu", "vụ"], "vụ", struck) == []


@pytest.mark.parametrize(
    ("said", "wrong", "right", "now"),
    [
        ("Đoàn kiểm tra và Đoàn kiểm", "Đoàn kiểm", "Đoàn kiểm tra", "Đoàn kiểm tra và Đoàn kiểm tra"),
        ("ĐOÀN KIỂM CỦA SỞ", "Đoàn kiểm của", "đoàn kiểm tra của", "ĐOÀN KIỂM TRA CỦA SỞ"),
        ("Đoàn kiểm của Sở", "Đoàn kiểm của", "đoàn kiểm tra của", "Đoàn kiểm tra của Sở"),
        ("NQ-HDND", "HDND", "HĐND", "NQ-HĐND"),
        ("vui vẻ", "vu", "vụ", "vui vẻ"),
    ],
)
def test_with_words_keeps_capitals_and_what_is_right(said: str, wrong: str, right: str, now: str) -> None:
    assert with_words(said, wrong, right) == now


def test_at_places_names_each_fact_once() -> None:
    one = fact(FactGroup.UNITS)

    assert at_places(((10, 14), (14, 20)), [one, Fact("x", FactGroup.TEAMS, {}, None)]) == (one,)
