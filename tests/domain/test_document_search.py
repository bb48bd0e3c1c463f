"""What somebody looks for in the register, as it is typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.data.abbreviations import abbreviations
from kiemtra.domain.document_search import MOST_WORDS, Sought, sought


def asked(typed: str) -> Sought:
    return sought(typed, abbreviations())


def ways(typed: str) -> list[tuple[str, ...]]:
    return [term.ways for term in asked(typed).terms]


@pytest.mark.parametrize("typed", ["87/KH-UBND", "087 / kh-ubnd", "số 87/kh – ubnd"])
def test_a_reference_is_a_number_with_its_symbol(typed: str) -> None:
    found = asked(typed)

    assert [(one.number, one.alone) for one in found.numbers] == [("87", False)]
    assert ways(typed) == [("kh ubnd",)]


def test_a_normative_and_a_party_reference() -> None:
    decree, party = asked("30/2020/nđ-cp"), asked("48 - KL/TW")

    assert (decree.numbers[0].number, decree.years) == ("30", (2020,))
    assert (party.numbers[0].number, party.terms[0].ways) == ("48", ("kl tw",))


@pytest.mark.parametrize("typed", ["87 2021", "số 87 năm 2021", "2021 087"])
def test_figures_alone_are_a_number_and_a_year(typed: str) -> None:
    found = asked(typed)

    assert ([one.number for one in found.numbers], found.years, found.terms) == (["87"], (2021,), ())


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("5/4/2021", (date(2021, 4, 5), date(2021, 4, 5))),
        ("ngày 05-04-2021", (date(2021, 4, 5), date(2021, 4, 5))),
        ("ngày 5 tháng 4 năm 2021", (date(2021, 4, 5), date(2021, 4, 5))),
        ("tháng 2/2020", (date(2020, 2, 1), date(2020, 2, 29))),
        ("tháng 12 năm 2020", (date(2020, 12, 1), date(2020, 12, 31))),
    ],
)
def test_a_day_or_a_month(typed: str, days: tuple[date, date]) -> None:
    found = asked(typed)

    assert (found.days, found.numbers, found.years, found.terms) == ((days,), (), (), ())


def test_a_day_that_is_none_is_looked_for_as_figures() -> None:
    assert asked("31/02/2020").days == ()


def test_abbreviations_both_ways() -> None:
    assert ways("KH CCHC") == [("kh", "ke hoach"), ("cchc", "cai cach hanh chinh")]
    assert ways("kế hoach cải cách hành chính") == [("ke hoach", "kh"), ("cai cach hanh chinh", "cchc")]
    assert set(ways("TT")[0]) == {"tt", "thong tu", "thi tran", "trung tam"}


def test_the_last_word_may_be_begun_and_joining_words_are_left_out() -> None:
    found = asked("kiểm tra của phườ")

    assert [(term.ways[0], term.begun) for term in found.terms] == [("kiem", False), ("tra", False), ("phuo", True)]
    assert ways("của") == [("cua",)]


@given(st.text(max_size=300))
def test_whatever_is_typed_is_read_and_stays_short(typed: str) -> None:
    found = asked(typed)

    assert len(found.terms) <= MOST_WORDS + len(found.numbers)
    assert bool(found) == bool(found.numbers or found.years or found.days or found.terms)
