"""A workbook of accounts: its columns, the values of its cells, and the faults that name them.

Where the cells come from is no matter here; what is lawful of an account or a post stands in `accounts.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kiemtra.domain.accounts import AccountFault
from kiemtra.domain.forms import parse_date
from kiemtra.domain.text import nfc

CellValue = str | float | bool | date | datetime | None


class Column(StrEnum):
    """The columns of the template, in their order."""

    FULL_NAME = "full_name"
    USERNAME = "username"
    EMAIL = "email"
    AGENCY = "agency"
    ROLE = "role"
    TITLE = "title"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    AREAS = "areas"


# Columns that a file may lack.
OPTIONAL = frozenset({Column.EMAIL, Column.VALID_TO, Column.AREAS})
_DAYS = frozenset({Column.VALID_FROM, Column.VALID_TO})


class Change(StrEnum):
    """What taking a person in would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class SheetFault(StrEnum):
    """Why a file is no workbook of accounts at all."""

    NOT_A_WORKBOOK = "not_a_workbook"
    TOO_LARGE = "too_large"
    WRONG_TEMPLATE = "wrong_template"
    EMPTY = "empty"
    TOO_MANY_ROWS = "too_many_rows"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it stands in the sheet: its number, and the text of each cell; days as yyyy-mm-dd, else as typed."""

    number: int
    cells: dict[Column, str] = field(default_factory=dict)

    def text(self, column: Column) -> str:
        """What stands in the column, empty where nothing does."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell: which row and column, what was read there."""

    row: int
    column: Column
    fault: AccountFault
    said: str = ""
    # The other row that it contradicts.
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, and where its columns stand: so that a fault can name the cell."""

    name: str
    letters: dict[Column, str]
    rows: tuple[SheetRow, ...]

    def cell(self, fault: CellFault) -> str:
        """The cell of a fault as people name it: D7; the row alone where the file has no such column."""
        return f"{self.letters.get(fault.column, '')}{fault.row}"

    def as_data(self) -> dict[str, Any]:
        """The sheet as JSON keeps it."""
        rows = [[row.number, {str(column): text for column, text in row.cells.items()}] for row in self.rows]
        return {"name": self.name, "letters": {str(key): value for key, value in self.letters.items()}, "rows": rows}


def sheet_of(data: dict[str, Any]) -> Sheet:
    """The sheet that `as_data` has put away."""
    rows = (SheetRow(number, {Column(key): text for key, text in cells.items()}) for number, cells in data["rows"])
    return Sheet(data["name"], {Column(key): value for key, value in data["letters"].items()}, tuple(rows))


@dataclass(frozen=True, slots=True)
class Words:
    """What people write for roles and areas, folded → the code that is meant."""

    roles: Mapping[str, str]
    areas: Mapping[str, str]


def cell_text(column: Column, value: CellValue) -> str:
    """A cell as text: a number without its decimals, a day as yyyy-mm-dd in the columns of days, else dd/mm/yyyy."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat() if column in _DAYS else f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return nfc(str(value))


def day_of(text: str) -> date | None:
    """The day that a cell says, as Excel's own or typed dd/mm/yyyy; None where it is empty. ValueError for no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return parse_date(text)


def areas_of(text: str) -> tuple[str, ...]:
    """The areas named in a cell, parted by semicolons or lines."""
    parts = (nfc(part) for part in text.replace("\n", ";").split(";"))
    return tuple(part for part in parts if part)
