"""A place's own list of agencies or successions: a CSV file in the columns of the shipped files, read with all its faults at once."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from kiemtra.data.agencies import AgencyRow, SuccessionRow
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.registers import Faulty, RegisterFault
from kiemtra.domain.text import nfc

REQUIRED = ("key", "name", "short_name", "kind", "level", "parent", "valid_from")
REQUIRED_OF_SUCCESSIONS = ("predecessor", "successor", "date", "kind", "ground")
# The columns of the table hold no more.
LONGEST = {
    "key": 120,
    "name": 300,
    "short_name": 150,
    "symbol": 40,
    "place_name": 120,
    "source": 300,
    "licence": 120,
    "note": 300,
    "ground": 300,
}
_DECIMAL = re.compile(r"-?\d{1,3}(\.\d{1,12})?")
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OwnList:
    """The rows that could be read, each with its number in the file, and what is wrong with the others."""

    agencies: tuple[AgencyRow, ...]
    numbers: tuple[int, ...]
    successions: tuple[SuccessionRow, ...]
    faults: tuple[Faulty, ...]


def read_lists(agencies: str, successions: str = "") -> OwnList:
    """Read a list of agencies and one of successions from the text of their files."""
    faults: list[Faulty] = []
    rows = list(_rows(agencies, REQUIRED, _agency, faults))
    followed = list(_rows(successions, REQUIRED_OF_SUCCESSIONS, _succession, faults)) if successions.strip() else []
    return OwnList(
        tuple(row for _, row in rows),
        tuple(number for number, _ in rows),
        tuple(row for _, row in followed),
        tuple(faults),
    )


def _rows(
    text: str, required: Sequence[str], read: Callable[["_Row"], T], faults: list[Faulty]
) -> Iterator[tuple[int, T]]:
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark)
    columns = [nfc(cell) for cell in next(reader, [])]
    if missing := [name for name in required if name not in columns]:
        faults.append(Faulty(1, RegisterFault.COLUMNS_MISSING, "", ", ".join(missing)))
        return
    number = reader.line_num + 1
    for cells in reader:
        if any(cells):
            row = _Row(number, dict(zip(columns, map(nfc, cells), strict=False)))
            if len(cells) != len(columns):
                row.fault(RegisterFault.CELLS_WRONG)
            else:
                value = read(row)
                if not row.faults:
                    yield number, value
            faults += row.faults
        number = reader.line_num + 1


class _Row:
    """One line of a file while it is read."""

    def __init__(self, number: int, cells: Cells) -> None:
        self.number, self.cells = number, cells
        self.faults: list[Faulty] = []

    def fault(self, fault: RegisterFault, value: str = "", other: str = "") -> None:
        key = self.cells.get("key") or self.cells.get("predecessor") or ""
        self.faults.append(Faulty(self.number, fault, key, value, other))

    def text(self, name: str) -> str:
        value = self.cells.get(name, "")
        longest = LONGEST.get(name)
        if longest and len(value) > longest:
            self.fault(RegisterFault.TOO_LONG, name, str(longest))
        return value

    def day(self, name: str) -> date:
        return self.optional_day(name, required=True) or date.min

    def optional_day(self, name: str, *, required: bool = False) -> date | None:
        value = self.cells.get(name, "")
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(value, form).date()
            except ValueError:
                continue
        if value or required:
            self.fault(RegisterFault.DATE_WRONG, value)
        return None

    def degrees(self, name: str, most: int) -> Decimal | None:
        value = self.cells.get(name, "")
        if not value:
            return None
        if _DECIMAL.fullmatch(value) and abs(Decimal(value)) <= most:
            return Decimal(value).quantize(Decimal("0.00001"))
        self.fault(RegisterFault.NUMBER_WRONG, value)
        return None

    def one_of(self, name: str, values: type[E], fault: RegisterFault) -> E:
        value = self.cells.get(name, "")
        if value in set(values):
            return values(value)
        self.fault(fault, value, ", ".join(values))
        return next(iter(values))


def _agency(row: _Row) -> AgencyRow:
    read = AgencyRow(
        key=row.text("key"),
        name=row.text("name"),
        short_name=row.text("short_name"),
        kind=row.one_of("kind", AgencyKind, RegisterFault.KIND_UNKNOWN),
        level=row.one_of("level", AgencyLevel, RegisterFault.LEVEL_UNKNOWN),
        symbol=row.text("symbol"),
        place_name=row.text("place_name"),
        parent=row.text("parent") or None,
        valid_from=row.day("valid_from"),
        valid_to=row.optional_day("valid_to"),
        statistical_code=row.text("statistical_code"),
        electronic_code=row.text("electronic_code"),
        source=row.text("source"),
        note=row.text("note"),
        licence=row.text("licence"),
        former_code=row.text("former_code"),
        latitude=row.degrees("latitude", 90),
        longitude=row.degrees("longitude", 180),
    )
    if not read.key:
        row.fault(RegisterFault.KEY_MISSING)
    elif not (read.name and read.short_name):
        row.fault(RegisterFault.NAME_MISSING)
    return read


def _succession(row: _Row) -> SuccessionRow:
    return SuccessionRow(
        predecessor=row.text("predecessor"),
        successor=row.text("successor"),
        date=row.day("date"),
        kind=row.one_of("kind", SuccessionKind, RegisterFault.SUCCESSION_KIND_UNKNOWN),
        ground=row.text("ground"),
        note=row.text("note"),
    )
