"""Where things stand in a workbook that came back: sheets, columns and rows found by hidden codes, not by position."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemtra.domain.text import fold
from kiemtra.workbooks.grids import Grid, Place, cell_name
from kiemtra.workbooks.layout import REPORT_MARK, TABLE_MARK
from kiemtra.workbooks.values import CellValue, FaultCode, UnreadableWorkbook

# The row of codes stands within so many rows; one row of a merged block is counted once for each row it covers.
MARK_WITHIN = 40
MOST_MERGED = 500_000


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet of ours: the row of its codes, and the column of each."""

    grid: Grid
    row: int
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Where:
    """Where the answers of an item stand: its sheet, its row or rows, and its column or columns."""

    sheet: str
    rows: Sequence[int]
    columns: Mapping[str, int]

    def cell(self, row: int | None, column: str) -> str:
        """Return the name of the cell; empty where the whole table is meant."""
        if not self.rows or (row is None and "" not in self.columns):
            return ""
        at = self.rows[min(row or 1, len(self.rows)) - 1]
        return cell_name(at, self.columns.get(column, min(self.columns.values(), default=0)))


def marked_sheets(grids: tuple[Grid, ...]) -> dict[str, list[Marked]]:
    """Return the sheets of ours by their mark: the report, and each table by its code."""
    found: dict[str, list[Marked]] = {}
    for grid in grids:
        sheet = _marked(grid)
        if sheet is not None:
            mark = next(code for code in sheet.columns if _is_mark(code))
            found.setdefault(mark, []).append(sheet)
    return found


def _marked(grid: Grid) -> Marked | None:
    for number, row in enumerate(grid.rows[:MARK_WITHIN]):
        codes: dict[str, int] = {}
        for at, value in enumerate(row):
            if isinstance(value, str) and value.startswith("#"):
                codes.setdefault(value, at)
        if any(map(_is_mark, codes)):
            return Marked(grid, number, codes)
    return None


def _is_mark(code: str) -> bool:
    return code == REPORT_MARK or code.startswith(TABLE_MARK)


class Merged:
    """Which cells of a sheet are part of a merged block."""

    def __init__(self, grid: Grid) -> None:
        self.spans: dict[int, list[tuple[int, int]]] = {}
        left = MOST_MERGED
        for (top, first), (bottom, last) in grid.merged:
            end = min(bottom, len(grid.rows) - 1)
            left -= max(end - top, 0)
            if left < 0:
                raise UnreadableWorkbook(FaultCode.TOO_LARGE, cell_name(top, first))
            for row in range(top, end + 1):
                self.spans.setdefault(row, []).append((first, last))

    def has(self, place: Place) -> bool:
        """Tell whether a cell is part of a merged block."""
        return any(first <= place[1] <= last for first, last in self.spans.get(place[0], ()))


def is_heading(labels: Mapping[int, str], cells: Sequence[CellValue]) -> bool:
    """Tell whether a row repeats the headings of its columns (folded): most of what stands there are they."""
    filled = [(at, cells[at]) for at in labels if at < len(cells) and cells[at] != ""]
    alike = sum(1 for at, value in filled if isinstance(value, str) and fold(value) == labels[at])
    return alike * 2 > len(filled)
