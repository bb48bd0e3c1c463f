from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.forms import format_number, parse_date, parse_number, percent


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12", "12"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("-3,25", "-3.25"),
        (" 7 ", "7"),
        ("007", "7"),
    ],
)
def test_number_in_vietnamese_notation(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1,234.5",
        "1.23",
        "1234.567",
        "12.34.567",
        "1,",
        ",5",
        "1 234",
        "1e5",
        "NaN",
        "١٢",
        "5%",
        "--1",
        "9" * 40,
    ],
)
def test_other_notations_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the text itself
        parse_number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15))
def test_a_written_number_is_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(Decimal("1234.50"), "1.234,5"), (1234567, "1.234.567"), (Decimal("70.00"), "70"), (Decimal("-0.25"), "-0,25")],
)
def test_number_is_written_without_trailing_zeros(number: Decimal | int, text: str) -> None:
    assert format_number(number) == text


@given(st.text())
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        assert parse_number(text).is_finite()
    except ValueError as refused:
        assert str(refused) == text  # noqa: PT017 - either outcome is right


@given(st.dates())
def test_a_written_day_is_read_back(day: date) -> None:
    padded = f"{day.day:02}/{day.month:02}/{day.year:04}"
    bare = f"{day.day}/{day.month}/{day.year:04}"

    assert parse_date(padded) == parse_date(bare) == day


@pytest.mark.parametrize("text", ["05-01-2022", "5.1.2022", " 05/01/2022 "])
def test_other_separators_are_read(text: str) -> None:
    assert parse_date(text) == date(2022, 1, 5)


@pytest.mark.parametrize("text", ["", "31/02/2022", "2022-01-05", "5/1/22", "05/01-2022", "00/01/2022", "1/13/2022"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - some messages are those of the standard library
        parse_date(text)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 8, "12.50"),
        (5, 5, "100.00"),
        (0, 9, "0.00"),
        (1, 16, "6.25"),
        (1, 800, "0.13"),
    ],
)
def test_percent_is_rounded_half_up(part: int, whole: int, share: str) -> None:
    assert percent(part, whole) == Decimal(share)


def test_percent_of_nothing_is_no_number() -> None:
    assert percent(0, 0) is None
    assert percent(Decimal(5), Decimal(0)) is None
