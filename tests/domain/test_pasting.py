"""A block copied from a spreadsheet becomes answers as officials write them, whatever notation it came in."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.forms import ROW_KEY, FormItem, FormOption, ItemType, format_number, parse_date, parse_number
from kiemtra.domain.pasting import Notation, as_typed, into_items, into_table, notation_of, read_block

COUNT = FormItem("count", "Số lượng", ItemType.NUMBER)
SHARE = FormItem("share", "Tỷ lệ", ItemType.NUMBER, whole=False)
DAY = FormItem("day", "Thời hạn", ItemType.DATE)
NAME = FormItem("name", "Nội dung", ItemType.TEXT)
FOUR = FormItem("four", "Đã làm", ItemType.CHOICE4)
STATE = FormItem("state", "Tình trạng", ItemType.CHOICE, options=(FormOption("done", "Hoàn thành"),))
TABLE = FormItem("table", "Bảng", ItemType.TABLE, columns=(NAME, COUNT, DAY))
FIXED = FormItem(
    "fixed", "Bảng", ItemType.TABLE, columns=(COUNT,), fixed_rows=(FormOption("a", "Một"), FormOption("b", "Hai"))
)


def key() -> str:
    return "new"


@pytest.mark.parametrize(
    ("item", "cell", "notation", "typed"),
    [
        (SHARE, "1.234,5", Notation.VIETNAMESE, "1.234,5"),
        (SHARE, "1,234.5", Notation.VIETNAMESE, "1.234,5"),
        (SHARE, "12.5", Notation.VIETNAMESE, "12,5"),
        (SHARE, "12.5 %", Notation.VIETNAMESE, "12,5"),
        (SHARE, "1.234", Notation.VIETNAMESE, "1.234"),
        (SHARE, "1.234", Notation.ENGLISH, "1,234"),
        (SHARE, "12,5", Notation.ENGLISH, "12,5"),
        (COUNT, "1,234", Notation.VIETNAMESE, "1.234"),
        (COUNT, "1 234", Notation.VIETNAMESE, "1234"),
        (COUNT, "nhiều", Notation.ENGLISH, "nhiều"),
        (DAY, "2024-12-31", Notation.VIETNAMESE, "31/12/2024"),
        (DAY, "2024-12-31 00:00:00", Notation.VIETNAMESE, "31/12/2024"),
        (DAY, "5/7/2019", Notation.VIETNAMESE, "05/07/2019"),
        (DAY, "12/31/2024", Notation.VIETNAMESE, "31/12/2024"),
        (DAY, "31.12.24", Notation.VIETNAMESE, "31/12/2024"),
        (DAY, "quý I", Notation.VIETNAMESE, "quý I"),
        (FOUR, "Một phần", Notation.VIETNAMESE, "partly"),
        (STATE, "hoàn thành", Notation.VIETNAMESE, "done"),
        (STATE, "khác", Notation.VIETNAMESE, "khác"),
        (NAME, "1,234.5", Notation.ENGLISH, "1,234.5"),
    ],
)
def test_a_cell_is_written_as_an_official_would(item: FormItem, cell: str, notation: Notation, typed: str) -> None:
    assert as_typed(item, cell, notation) == typed


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("1.234\t12.5", Notation.ENGLISH),
        ("1.234\t12,5", Notation.VIETNAMESE),
        ("12.5\t12,5", Notation.VIETNAMESE),
        ("1.234", Notation.VIETNAMESE),
        ("1,234,567", Notation.ENGLISH),
    ],
)
def test_what_cannot_be_told_by_itself_is_read_as_the_rest(text: str, notation: Notation) -> None:
    assert notation_of(read_block(text)) is notation


def test_cells_keep_line_breaks_within_quotes_and_lose_blank_last_lines() -> None:
    assert read_block('a\t"b\nc"\r\nd\te\r\n\r\n') == (("a", "b\nc"), ("d", "e"))


def test_a_block_goes_over_the_rows_from_its_cell_on_and_adds_more() -> None:
    rows = [{ROW_KEY: "r1", "name": "Một", "count": "1", "day": ""}]

    laid = into_table(TABLE, rows, read_block("5\t2019-06-30\n6\t2019-07-31"), row=0, column=1, new_key=key)

    assert laid == (
        {ROW_KEY: "r1", "name": "Một", "count": "5", "day": "30/06/2019"},
        {ROW_KEY: "new", "count": "6", "day": "31/07/2019"},
    )


def test_headings_are_passed_over_and_cells_beyond_the_last_column_fall_away() -> None:
    laid = into_table(TABLE, [], read_block("Nội dung\tSố lượng\nA\t1\t\tthừa"), row=0, column=0, new_key=key)

    assert laid == ({ROW_KEY: "new", "name": "A", "count": "1", "day": ""},)


def test_fixed_rows_are_filled_and_never_added_to() -> None:
    rows = [{ROW_KEY: "a"}, {ROW_KEY: "b"}]

    laid = into_table(FIXED, rows, read_block("1\n2\n3"), row=0, column=0, new_key=key)

    assert [row["count"] for row in laid] == ["1", "2"]


def test_a_column_goes_into_single_items() -> None:
    assert into_items([COUNT, SHARE], read_block("1,250\n12.5\n7")) == {"count": "1.250", "share": "12,5"}


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False))
def test_a_number_is_the_same_in_either_notation(number: Decimal) -> None:
    english, vietnamese = f"{number:,.2f}", format_number(number)

    assert parse_number(as_typed(SHARE, english, Notation.ENGLISH)) == number
    assert parse_number(as_typed(SHARE, vietnamese, Notation.VIETNAMESE)) == number


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert parse_date(as_typed(DAY, written, Notation.VIETNAMESE)) == day


@given(st.text())
def test_whatever_is_pasted_is_read(text: str) -> None:
    block = read_block(text)

    assert all(len(row) <= 100 for row in block)
    assert len(block) <= 1000


def test_a_cell_longer_than_any_answer_makes_no_block() -> None:
    assert read_block("a\t" + "x" * 200_000) == ()
