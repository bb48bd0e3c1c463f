"""Reads a block copied from a spreadsheet into answers: numbers and days in whatever notation, as officials write them.

A spreadsheet writes 1.234,5 or 1,234.5, 31/12/2024 or 2024-12-31, as its language has it. What cannot be told apart by
itself ("1.234") is read as the rest of the block is, and as Vietnamese where nothing tells.
"""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from kiemtra.domain.forms import ROW_KEY, Choice4, FormItem, ItemType, format_number
from kiemtra.domain.text import fold

Block = tuple[tuple[str, ...], ...]
Rows = tuple[Mapping[str, object], ...]

MOST_ROWS, MOST_COLUMNS = 1_000, 100
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")
_SURE_ENGLISH = re.compile(
    r"[+-]?([0-9]{1,3}(,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(,[0-9]{3}){2,}|[0-9]+\.([0-9]{1,2}|[0-9]{4,}))"
)
_SURE_VIETNAMESE = re.compile(
    r"[+-]?([0-9]{1,3}(\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(\.[0-9]{3}){2,}|[0-9]+,([0-9]{1,2}|[0-9]{4,}))"
)
_ENGLISH = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?")
_ISO_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[ T].*)?")
_SHORT_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2}|[0-9]{4})")
_BLANKS = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'")
CHOICES4 = {"co": Choice4.YES, "khong": Choice4.NO, "mot phan": Choice4.PARTLY, "khong ap dung": Choice4.NOT_APPLICABLE}


class Notation(StrEnum):
    """How the numbers of a block are written."""

    VIETNAMESE = "vietnamese"
    ENGLISH = "english"


def read_block(text: str) -> Block:
    """Return the cells of a copied block: tabs between columns, a line for each row, line breaks within quotes kept."""
    lines = csv.reader(text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True), delimiter="\t")
    try:
        rows = [tuple(cell.strip() for cell in row[:MOST_COLUMNS]) for row in lines]
    except csv.Error:
        # A cell far longer than any answer may be: no block of answers.
        return ()
    while rows and not any(rows[-1]):
        rows.pop()
    return tuple(rows[:MOST_ROWS])


def notation_of(block: Block) -> Notation:
    """Tell how the block writes its numbers: as English only where some number can be nothing else and none is Vietnamese."""
    cells = [cell.translate(_BLANKS) for row in block for cell in row]
    english = any(_SURE_ENGLISH.fullmatch(cell) for cell in cells)
    vietnamese = any(_SURE_VIETNAMESE.fullmatch(cell) for cell in cells)
    return Notation.ENGLISH if english and not vietnamese else Notation.VIETNAMESE


def as_typed(item: FormItem, cell: str, notation: Notation) -> str:
    """Return what an official would have typed for this cell; what cannot be read stays as it was pasted."""
    if item.type in (ItemType.NUMBER, ItemType.PERCENT):
        return _number(cell, notation, whole=item.whole)
    if item.type is ItemType.DATE:
        return _day(cell)
    if item.type is ItemType.CHOICE4:
        return CHOICES4.get(fold(cell), cell)
    if item.type is ItemType.CHOICE:
        return next((one.name for one in item.options if fold(one.label) == fold(cell)), cell)
    return cell


def _number(cell: str, notation: Notation, *, whole: bool) -> str:
    plain = cell.translate(_BLANKS).removesuffix("%").replace("\N{MINUS SIGN}", "-")
    if not _NUMBER.fullmatch(plain):
        return cell
    # A count has no decimals: what groups by threes can only be thousands.
    thousands = whole and re.fullmatch(r"[+-]?[0-9]{1,3}(,[0-9]{3})+", plain)
    english = _SURE_ENGLISH.fullmatch(plain) or (notation is Notation.ENGLISH and not _SURE_VIETNAMESE.fullmatch(plain))
    if thousands or (english and _ENGLISH.fullmatch(plain)):
        return format_number(Decimal(plain.replace(",", "")))
    return plain


def _day(cell: str) -> str:
    if found := _ISO_DAY.fullmatch(cell):
        year, month, day = found.groups()
    elif found := _SHORT_DAY.fullmatch(cell):
        day, month, year = found.groups()
        # The American order shows itself only where the second number is no month.
        if int(month) > 12 >= int(day):
            day, month = month, day
    else:
        return cell
    return f"{int(day):02}/{int(month):02}/{year if len(year) == 4 else f'20{year}'}"


def into_table(
    table: FormItem,
    rows: Sequence[Mapping[str, object]],
    block: Block,
    *,
    row: int,
    column: int,
    new_key: Callable[[], str],
) -> Rows:
    """Return the rows of the table with the block laid from that cell on; rows are added as needed, fixed ones never.

    A first line that repeats the headings is passed over; cells beyond the last column fall away.
    """
    notation, columns = notation_of(block), table.columns[column:]
    laid: list[dict[str, object]] = [dict(one) for one in rows]
    for at, cells in enumerate(_without_headings(block, columns), start=row):
        if at >= len(laid):
            if table.fixed_rows or at >= MOST_ROWS:
                break
            laid.append({ROW_KEY: new_key()})
        for item, cell in zip(columns, cells, strict=False):
            laid[at][item.code] = as_typed(item, cell, notation)
    return tuple(laid)


def into_items(items: Iterable[FormItem], block: Block) -> dict[str, str]:
    """Return the answers of single items, one under the other from the first on, that the block's first column gives."""
    notation = notation_of(block)
    return {item.code: as_typed(item, row[0], notation) for item, row in zip(items, block, strict=False) if row}


def _without_headings(block: Block, columns: Sequence[FormItem]) -> Block:
    named = {fold(one.label) for one in columns}
    first = [fold(cell) for cell in block[0] if cell] if block else []
    return block[1:] if first and all(cell in named for cell in first) else block
