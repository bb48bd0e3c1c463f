"""A workbook before it has a format: sheets of lines of cells, which the two writers put down alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kiemtra.domain.forms import FormItem


class Look(StrEnum):
    """How a cell looks, and whether it may be filled in."""

    PLAIN = "plain"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    SECTION = "section"
    LABEL = "label"
    CENTRED = "centred"
    SHARE = "share"
    LAST = "last"
    LINK = "link"
    # May be filled in.
    KEY = "key"
    TEXT = "text"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAY = "day"
    OPTION = "option"


INPUTS = frozenset({Look.KEY, Look.TEXT, Look.WHOLE, Look.DECIMAL, Look.DAY, Look.OPTION})


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage: the names of the two cells, and what it comes to now."""

    numerator: str
    denominator: str
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what stands there, how it looks, what may be entered."""

    value: str | Decimal | date | Share | None = None
    look: Look = Look.PLAIN
    comment: str = ""
    # The item whose rule holds for what is entered.
    item: FormItem | None = None
    wrong: bool = False
    # The sheet that the cell leads to.
    link: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet."""

    cells: tuple[Cell, ...]
    hidden: bool = False
    height: float | None = None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet: widths in letters, and its lines in order, which are made as they are written."""

    name: str
    widths: tuple[float, ...]
    lines: Iterator[Line]
    # The row (from 0) below which it scrolls and which is repeated on each page.
    heading: int | None = None
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False
    # Rows may be inserted, deleted and sorted.
    open_rows: bool = False
    tab: str = ""
