"""Reads the sheet of a table: one row a row, its key in the hidden column; rows may have moved, come and gone."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiemtra.domain.forms import ROW_KEY, FormItem
from kiemtra.domain.text import fold
from kiemtra.workbooks.cell_reader import CellReader
from kiemtra.workbooks.layout import TABLE_MARK, heading_of
from kiemtra.workbooks.places import Marked, Where, is_heading
from kiemtra.workbooks.values import FaultCode, WorkbookFault

# The headings stand within so many rows below the codes.
HEADING_WITHIN = 20


@dataclass(slots=True)
class TableRows:
    """What the sheet of a table holds: rows with what is right in them, and as written; where they stand."""

    where: Where
    right: list[dict[str, str]] = field(default_factory=list)
    written: list[dict[str, str]] = field(default_factory=list)
    # A column of it is missing, or rows that belong to it: nothing of it is taken.
    is_whole: bool = True


def read_table(sheet: Marked, item: FormItem, faults: list[WorkbookFault]) -> TableRows:
    """Return the rows of the sheet; faults are added to those there are."""
    return _Table(sheet, item, faults).read()


class _Table:
    def __init__(self, sheet: Marked, item: FormItem, faults: list[WorkbookFault]) -> None:
        self.sheet, self.item = sheet, item
        self.cells = CellReader(sheet.grid, faults)
        self.columns = {
            column.code: sheet.columns[f"#{column.code}"]
            for column in item.columns
            if f"#{column.code}" in sheet.columns
        }
        self.here = [(column, self.columns[column.code]) for column in item.columns if column.code in self.columns]
        self.key_at = sheet.columns[f"{TABLE_MARK}{item.code}"]
        self.rows: list[int] = []
        self.found = TableRows(Where(sheet.grid.name, self.rows, self.columns))
        self.keys: set[str] = set()

    def read(self) -> TableRows:
        for column in self.item.columns:
            if column.code not in self.columns:
                self.cells.note_sheet(FaultCode.COLUMN_MISSING, self.item.code, column.label)
                self.found.is_whole = False
        if not self.found.is_whole:
            return self.found
        for row in self._filled():
            self._row(row)
        if self.item.fixed_rows:
            self._in_order()
            self._note_missing()
        return self.found

    def _filled(self) -> Iterator[int]:
        """The rows in which something stands, without headings repeated on the way."""
        labels = {at: fold(heading_of(column)) for column, at in self.here}
        first = min(labels, default=0)
        told = next((heading_of(column) for column, at in self.here if at == first), "")
        grid = self.sheet.grid
        for row in range(self.sheet.row + 1, len(grid.rows)):
            cells = grid.rows[row]
            if not any(at < len(cells) and cells[at] != "" for at in labels) and not self._has_marks(row):
                continue
            # Further down only a row that begins like a heading is looked at closely.
            near = row - self.sheet.row <= HEADING_WITHIN
            if (near or (first < len(cells) and cells[first] == told)) and is_heading(labels, cells):
                continue
            yield row

    def _has_marks(self, row: int) -> bool:
        return not self.cells.is_plain and any(not self.cells.is_blank((row, at)) for _, at in self.here)

    def _row(self, row: int) -> None:
        key = self._key(row)
        if key is None:
            return
        at = len(self.rows) + 1
        self.rows.append(row)
        right, written, wrong = {}, {}, False
        for column, place in self.here:
            answer, is_right = self.cells.read(column, (row, place), table=self.item.code, at=at)
            written[column.code] = answer
            if is_right:
                right[column.code] = answer
            else:
                wrong = True
        written[ROW_KEY] = key
        self.found.written.append(written)
        self.found.right.append(right | {ROW_KEY: key} if wrong else written)

    def _key(self, row: int) -> str | None:
        """The key of a row; a copied row is a new one. None where a row of its own has no place in the table."""
        key = str(self.sheet.grid.value(row, self.key_at)).strip()
        if not self.item.fixed_rows:
            if key in self.keys:
                return ""
            self.keys.add(key)
            return key
        known = any(option.name == key for option in self.item.fixed_rows)
        if known and key not in self.keys:
            self.keys.add(key)
            return key
        code = FaultCode.ITEM_TWICE if known else FaultCode.ROW_UNKNOWN
        told = " ".join(filter(None, (self.cells.shown((row, at)) for _, at in self.here)))
        self.cells.note_sheet(code, self.item.code, told, (row, self.here[0][1]))
        self.found.is_whole = self.found.is_whole and known
        return None

    def _note_missing(self) -> None:
        grid = self.sheet.grid
        there = {str(grid.value(row, self.key_at)).strip() for row in range(self.sheet.row + 1, len(grid.rows))}
        for option in self.item.fixed_rows:
            if option.name not in there:
                self.cells.note_sheet(FaultCode.FIXED_ROW_MISSING, self.item.code, option.label)

    def _in_order(self) -> None:
        """Fixed rows in the order of the form: so they are counted when they are checked."""
        order = {option.name: place for place, option in enumerate(self.item.fixed_rows)}
        places = sorted(range(len(self.rows)), key=lambda at: order[self.found.written[at][ROW_KEY]])
        self.rows[:] = [self.rows[at] for at in places]
        self.found.right = [self.found.right[at] for at in places]
        self.found.written = [self.found.written[at] for at in places]
