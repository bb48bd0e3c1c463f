"""What a text says of other documents, held against the register."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.register_checks import (
    SLACK,
    Cited,
    Disagreement,
    Found,
    Held,
    Replacement,
    agency_part,
    bare_key,
    disagreements,
    foreign_symbols,
    is_other_count,
    issuing_agency,
    same_issuer,
)

KINDS = frozenset({"KH", "QĐ", "TB", "NĐ", "KL"})
DAY = date(2021, 4, 5)
CITED = Cited("87/KH-UBND", "87", "KH-UBND", (10, 30), "Kế hoạch", "UBND thành phố Hà Nội", dated=DAY, role="basis")
HELD = Held("087", "KH-UBND", "Kế hoạch", "UBND thành phố Hà Nội", DAY, 2021)

days = st.dates(date(2021, 1, 1), date(2021, 12, 31))
issuers = st.sampled_from(
    [
        "UBND tỉnh",
        "UBND tỉnh Minh Họa",
        "UBND thành phố Minh Họa",
        "UBND xã An Bình",
        "UBND xã",
        "Sở Nội vụ",
        "UBND",
        "",
    ]
)


def found(*held: Held, cited: Cited = CITED, on: date | None = None) -> list[Found]:
    return list(disagreements([cited], held, on=on))


def types(*held: Held, cited: Cited = CITED, on: date | None = None) -> list[Disagreement]:
    return [one.type for one in found(*held, cited=cited, on=on)]


def test_same_number_with_another_day_is_told_with_the_day_of_the_register() -> None:
    held = replace(HELD, dated=date(2021, 5, 4))

    (told,) = found(held)

    assert (told.type, told.held, told.suggestion) == (Disagreement.DATE, (held,), date(2021, 5, 4))


@pytest.mark.parametrize(
    "held",
    [
        HELD,
        replace(HELD, dated=None, year=None),
        replace(HELD, dated=date(2020, 5, 4), year=2020),
        replace(HELD, dated=date(2021, 5, 4), issuer="UBND thành phố Hải Phòng"),
        replace(HELD, dated=date(2021, 5, 4), issuer="UBND xã An Bình"),
        replace(HELD, dated=date(2021, 5, 4), kind="Báo cáo"),
        replace(HELD, dated=date(2021, 5, 4), number="870"),
        replace(HELD, dated=date(2021, 5, 4), symbol="KH-SNV"),
    ],
    ids=["the same", "no day", "year", "city", "commune", "kind", "number", "symbol"],
)
def test_another_document_or_the_same_day_is_no_contradiction(held: Held) -> None:
    assert found(held) == []


@pytest.mark.parametrize("issuer", ["", "UBND", "Ủy ban nhân dân", "UBND xã", "UBND các xã"])
def test_a_committee_without_a_place_means_no_document_of_the_register(issuer: str) -> None:
    cited = replace(CITED, issuer=issuer)

    assert found(replace(HELD, dated=date(2021, 5, 4), issuer="UBND xã An Bình"), cited=cited) == []


def test_a_department_without_a_name_is_known_by_its_symbol() -> None:
    cited = Cited("664/QĐ-SNV", "664", "QĐ-SNV", (0, 9), "Quyết định", "", dated=DAY)
    held = Held("664", "QĐ-SNV", "Quyết định", "Sở Nội vụ", date(2021, 4, 6), 2021)

    assert types(held, cited=cited) == [Disagreement.DATE]
    assert types(held, replace(held, issuer="Sở Nội vụ tỉnh khác"), cited=cited) == []


def test_a_decree_is_found_with_and_without_its_year_in_the_number() -> None:
    cited = Cited(
        "30/2020/NĐ-CP", "30", "NĐ-CP", (0, 9), "Nghị định", "Chính phủ", dated=date(2020, 3, 3), number_year=2020
    )
    held = Held("30", "2020/NĐ-CP", "Nghị định", "Chính phủ", date(2020, 3, 5), 2020)

    assert types(held, cited=cited) == types(replace(held, symbol="NĐ-CP"), cited=cited) == [Disagreement.DATE]
    assert bare_key("030", "2020/NĐ-CP") == "30/NĐ-CP"


@pytest.mark.parametrize(
    ("role", "on", "told"),
    [
        ("basis", date(2022, 1, 1), [Disagreement.REPLACED]),
        ("plan", date(2022, 1, 2), [Disagreement.REPLACED]),
        ("basis", date(2021, 12, 31), []),
        ("mentioned", date(2022, 1, 1), []),
        ("replaced", date(2022, 1, 1), []),
        ("basis", None, []),
    ],
)
def test_a_ground_replaced_by_the_day_of_the_text(role: str, on: date | None, told: list[Disagreement]) -> None:
    held = replace(HELD, replaced_by=Replacement("Kế hoạch 1/KH-UBND", date(2022, 1, 1)))

    assert types(held, cited=replace(CITED, role=role), on=on) == told


@pytest.mark.parametrize(
    ("role", "on", "told"),
    [
        ("basis", date(2022, 1, 1), [Disagreement.REPLACED]),
        ("basis", date(2021, 12, 31), []),
        ("mentioned", date(2022, 1, 1), []),
        ("basis", None, []),
    ],
)
def test_a_ground_ended_by_the_day_of_the_text(role: str, on: date | None, told: list[Disagreement]) -> None:
    held = replace(HELD, ended_on=date(2022, 1, 1), ended_ground="Hết thời hạn")

    assert types(held, cited=replace(CITED, role=role), on=on) == told


def test_a_number_out_of_the_order_of_its_series() -> None:
    below, above = (
        replace(HELD, number="80", dated=date(2021, 6, 1)),
        replace(HELD, number="99", dated=date(2021, 6, 20)),
    )

    (told,) = found(below, above)

    assert (told.type, told.held, told.suggestion) == (Disagreement.ORDER, (below, above), None)


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "UBND thành phố Hải Phòng"},
        {"kind": "Báo cáo"},
        {"symbol": "KH-SNV"},
        {"dated": date(2022, 6, 1), "year": 2022},
        {"dated": None},
        {"number": "80a"},
    ],
)
def test_neighbours_of_another_series_say_nothing(changes: dict[str, object]) -> None:
    below, above = (
        replace(HELD, number="80", dated=date(2021, 6, 1)),
        replace(HELD, number="99", dated=date(2021, 6, 20)),
    )

    assert found(replace(below, **changes), above) == []
    assert found(below, above, cited=replace(CITED, issuer_inferred=True)) == []


@given(number=st.integers(2, 98), low=days, high=days, day=days)
def test_order_is_broken_just_where_the_day_lies_outside(number: int, low: date, high: date, day: date) -> None:
    below, above = replace(HELD, number="1", dated=low), replace(HELD, number="99", dated=high)

    told = types(below, above, cited=replace(CITED, number=str(number), dated=day))

    outside = low <= high and not low - SLACK <= day <= high + SLACK
    assert told == ([Disagreement.ORDER] if outside else [])


@given(st.lists(st.tuples(st.integers(1, 400), issuers), max_size=30, unique=True), st.integers(1, 400), issuers)
def test_a_register_in_good_order_contradicts_nothing_that_is_in_it_or_fits(
    rows: list[tuple[int, str]], number: int, issuer: str
) -> None:
    """Days that grow with the numbers, whoever issues: no alarm, whatever is cited."""
    held = [Held(str(one), "KH-UBND", "Kế hoạch", name, day_of(one), 2021) for one, name in rows]
    cited = replace(CITED, number=str(number), issuer=issuer, dated=day_of(number))

    assert found(*held, cited=cited, on=date(2022, 1, 1)) == []


def day_of(number: int) -> date:
    return date(2021, 1, 1) + timedelta(days=number * 9 // 10)


@given(issuers, issuers)
def test_same_issuer_does_not_depend_on_the_order(first: str, second: str) -> None:
    assert same_issuer(first, second) == same_issuer(second, first)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Minh Họa", True),
        ("UBND tỉnh", "Uỷ ban Nhân dân tỉnh", True),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ tỉnh Minh Họa", True),
        ("UBND tỉnh", "UBND thành phố", False),
        ("UBND xã", "UBND xã An Bình", False),
        ("UBND", "UBND tỉnh", False),
        ("Sở Nội vụ", "Sở Nông nghiệp", False),
        ("", "", False),
    ],
)
def test_same_issuer(first: str, second: str, same: bool) -> None:
    assert same_issuer(first, second) is same


@pytest.mark.parametrize(
    ("symbol", "part"),
    [("KH-UBND", "UBND"), ("SNV-CCHC", "SNV"), ("2020/NĐ-CP", "CP"), ("KL/TW", "TW"), ("QĐ - SNV", "SNV"), ("KH", "")],
)
def test_agency_part(symbol: str, part: str) -> None:
    assert agency_part(symbol, KINDS) == part


SIGNED = {("SNV", "Sở Nội vụ"): 3, ("UBND", "UBND tỉnh"): 5, ("STP", "Sở Tư pháp"): 2}
FOREIGN = Cited("664/QĐ-SNV", "664", "QĐ-SNV", (0, 9), "Quyết định", "UBND tỉnh")


def test_a_symbol_of_another_agency() -> None:
    (told,) = foreign_symbols([FOREIGN], SIGNED, KINDS)

    assert (told.type, told.told) == (Disagreement.ISSUER, ("Sở Nội vụ", "SNV"))


@pytest.mark.parametrize(
    ("cited", "signed"),
    [
        (replace(FOREIGN, issuer="Sở Nội vụ"), SIGNED),
        (replace(FOREIGN, issuer="Giám đốc Sở Nội vụ tỉnh Minh Họa"), SIGNED),
        (replace(FOREIGN, issuer="Sở Nội vụ thành phố khác"), {("SNV", "Sở Nội vụ tỉnh"): 3}),
        (replace(FOREIGN, issuer=""), SIGNED),
        (replace(FOREIGN, issuer_inferred=True), SIGNED),
        (replace(FOREIGN, symbol="QĐ-UBND", issuer="Sở Nội vụ"), SIGNED),
        (FOREIGN, SIGNED | {("SNV", "Sở Nội vụ"): 1}),
        (FOREIGN, SIGNED | {("SNV", "UBND tỉnh"): 1}),
        (FOREIGN, {("SNV", "Sở Nội vụ"): 3}),
    ],
    ids=[
        "own",
        "its head",
        "of another province",
        "no issuer",
        "inferred",
        "committee",
        "too few",
        "signs it too",
        "unknown",
    ],
)
def test_a_symbol_that_may_be_right_is_left_alone(cited: Cited, signed: dict[tuple[str, str], int]) -> None:
    assert list(foreign_symbols([cited], signed, KINDS)) == []


@pytest.mark.parametrize(
    ("counted", "in_plan", "noun", "qualifier", "of", "itself", "told"),
    [
        (34, 32, "đơn vị", "exact", None, False, True),
        (5, 32, "đơn vị", "exact", None, False, False),
        (31, 32, "cơ quan, đơn vị", "all", None, True, True),
        (31, 32, "đơn vị", "exact", None, True, False),
        (32, 32, "đơn vị", "all", None, True, False),
        (40, 32, "xã", "exact", None, False, False),
        (40, 32, "đơn vị", "about", None, False, False),
        (34, 32, "đơn vị", "exact", 50, False, False),
        (34, 0, "đơn vị", "exact", None, False, False),
    ],
)
def test_other_count(
    counted: int, in_plan: int, noun: str, qualifier: str, of: int | None, itself: bool, told: bool
) -> None:
    assert (
        is_other_count(counted, in_plan=in_plan, noun=noun, qualifier=qualifier, of=of, is_plan_itself=itself) is told
    )


def test_who_signs_for_an_agency_is_the_agency() -> None:
    assert issuing_agency("Phó Chủ tịch UBND tỉnh") == issuing_agency("Ủy ban nhân dân tỉnh") == "ubnd tinh"
