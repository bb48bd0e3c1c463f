"""ODS as grids: one pass over the content, with formulas, errors and merged cells; numbers as exactly as written.

Office Open Document 1.3, part 3, §9 (tables) and §6 (text): repeated rows and cells, spaces written as elements.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from kiemtra.workbooks.grids import MOST_CELLS, Grid, Place
from kiemtra.workbooks.markup import parse
from kiemtra.workbooks.packages import Package
from kiemtra.workbooks.values import CellValue, FaultCode, UnreadableWorkbook

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
# Text in these stands beside a cell's own.
_ASIDE = frozenset({"office:annotation", "table:shapes", "draw:frame", "draw:custom-shape"})


def read_grids(package: Package) -> tuple[Grid, ...]:
    """Return the sheets of an ODS workbook. Raises `UnreadableWorkbook` where it is damaged or too large."""
    reader = _Reader()
    parse(package.parts.pop("content.xml"), reader.start, reader.end, reader.text)
    return tuple(reader.grids)


class _Reader:
    """Collects cells as the markup goes by; only cells with content take room."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.cells = 0
        self.aside = 0
        self.depth = 0
        self.cell: dict[str, str] = {}
        self.open = False
        self.paragraphs: list[list[str]] = []
        self.handlers: dict[str, Callable[[dict[str, str]], None]] = {
            "table:table": self._begin_sheet,
            "table:table-row": self._begin_row,
            "text:p": self._begin_paragraph,
            "text:s": self._spaces,
            "text:tab": lambda _: self.text("\t"),
            "text:line-break": lambda _: self.text("\n"),
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.aside or name in _ASIDE:
            self.aside += 1
        elif name in _CELLS:
            self.cell, self.open, self.paragraphs = attributes, True, []
        elif handler := self.handlers.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        if self.aside:
            self.aside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._end_sheet()

    def text(self, data: str) -> None:
        if self.open and not self.aside and self.paragraphs:
            self.paragraphs[-1].append(data)

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        self.name = attributes.get("table:name", "")
        self.rows: list[list[CellValue]] = []
        self.formulas: set[Place] = set()
        self.errors: dict[Place, str] = {}
        self.merged: list[tuple[Place, Place]] = []
        self.skipped = 0

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self.row: list[CellValue] = []
        self.gap = 0
        self.row_repeated = _times(attributes.get("table:number-rows-repeated"))

    def _begin_paragraph(self, attributes: dict[str, str]) -> None:
        self.paragraphs.append([])

    def _spaces(self, attributes: dict[str, str]) -> None:
        self.text(" " * min(_times(attributes.get("text:c")), 10_000))

    def _end_cell(self) -> None:
        self.open = False
        value = _value(self.cell, self.paragraphs)
        repeated = _times(self.cell.get("table:number-columns-repeated"))
        here = (len(self.rows) + self.skipped, len(self.row) + self.gap)
        if "table:formula" in self.cell:
            self.formulas.add(here)
        if self.cell.get("calcext:value-type") == "error":
            self.errors[here] = "".join(map("".join, self.paragraphs)) or "#N/A"
            value = ""
        self._note_merged(here)
        if value == "" and here not in self.formulas:
            self.gap += repeated
            return
        self._count(self.gap + repeated)
        self.row += [""] * self.gap + [value] * repeated
        self.gap = 0

    def _note_merged(self, here: Place) -> None:
        down = _times(self.cell.get("table:number-rows-spanned"))
        right = _times(self.cell.get("table:number-columns-spanned"))
        if down > 1 or right > 1:
            self.merged.append((here, (here[0] + down - 1, here[1] + right - 1)))

    def _end_row(self) -> None:
        if not self.row:
            self.skipped += self.row_repeated
            return
        self._count(self.skipped + len(self.row) * self.row_repeated)
        self.rows += [[] for _ in range(self.skipped)]
        self.skipped = 0
        self.rows += [self.row] * self.row_repeated

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise UnreadableWorkbook(FaultCode.TOO_LARGE, self.name)

    def _end_sheet(self) -> None:
        self.grids.append(Grid(self.name, self.rows, frozenset(self.formulas), self.errors, tuple(self.merged)))


def _times(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 1


def _value(cell: dict[str, str], paragraphs: list[list[str]]) -> CellValue:
    """The value as it is kept in the attributes; text as it is written."""
    match cell.get("office:value-type"):
        case "float" | "percentage" | "currency":
            return _number(cell.get("office:value", ""))
        case "date":
            return _day(cell.get("office:date-value", ""))
        case "boolean":
            return cell.get("office:boolean-value") == "true"
    if "office:string-value" in cell and not paragraphs:
        return cell["office:string-value"]
    return "\n".join(map("".join, paragraphs))


def _number(text: str) -> CellValue:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return number if number.is_finite() else text


def _day(text: str) -> CellValue:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return text
