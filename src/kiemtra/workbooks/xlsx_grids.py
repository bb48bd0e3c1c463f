"""XLSX as grids: values by calamine; formulas and errors, which it leaves out, by one look over each sheet's markup."""

import re
from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from kiemtra.workbooks.grids import MOST_CELLS, Grid, Place, cell_name, column_number
from kiemtra.workbooks.markup import attributes_of
from kiemtra.workbooks.packages import Package
from kiemtra.workbooks.values import FaultCode, UnreadableWorkbook

# A cell with content: its place, what stands in its tag, and whether a formula follows.
_CELL = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})")((?:[^>]*[^/>])?)>\s*(<(?:\w+:)?f\b)?')
_SHOWN = re.compile(rb"<(?:\w+:)?v>([^<]*)<")


def read_grids(package: Package) -> tuple[Grid, ...]:
    """Return the sheets of an XLSX workbook. Raises `UnreadableWorkbook` where one is damaged or too wide and long."""
    marks = {name: _marks(package.parts[part], name) for name, part in _parts(package) if part in package.parts}
    package.parts.clear()
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(package.data))
        sheets = [one.name for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        return tuple(_grid(book, name, *marks.get(name, (frozenset(), {}))) for name in sheets)
    except (CalamineError, ValueError) as error:
        raise UnreadableWorkbook(FaultCode.DAMAGED) from error


def _grid(book: CalamineWorkbook, name: str, formulas: frozenset[Place], errors: dict[Place, str]) -> Grid:
    sheet = book.get_sheet_by_name(name)
    merged = tuple(sheet.merged_cell_ranges or ())
    return Grid(name, sheet.to_python(skip_empty_area=False), formulas, errors, merged)


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """The name of each sheet with the part that holds it."""
    targets = {
        one["Id"]: one["Target"]
        for one in attributes_of(package.parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
        if "Id" in one and "Target" in one
    }
    for sheet in attributes_of(package.parts["xl/workbook.xml"], "sheet"):
        target = next((targets[value] for key, value in sheet.items() if key.endswith("id") and value in targets), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/xl/") else f"xl/{target}"


def _marks(markup: bytes, sheet: str) -> tuple[frozenset[Place], dict[Place, str]]:
    """Where formulas and errors stand; a sheet whose furthest cells span too much is refused before it is read."""
    formulas: set[Place] = set()
    errors: dict[Place, str] = {}
    last, columns = b"0", set[bytes]()
    for cell in _CELL.finditer(markup):
        letters, row, tag, formula = cell.groups()
        columns.add(letters)
        if len(row) > len(last) or row > last:
            last = row
        if formula is None and b't="e"' not in tag:
            continue
        where = (int(row) - 1, column_number(letters.decode()))
        if formula:
            formulas.add(where)
        if b't="e"' in tag:
            shown = _SHOWN.search(markup, cell.end(), cell.end() + 2000)
            errors[where] = shown[1].decode(errors="replace") if shown else "#N/A"
    width = max((column_number(one.decode()) + 1 for one in columns), default=0)
    if int(last) * width > MOST_CELLS:
        raise UnreadableWorkbook(FaultCode.TOO_LARGE, f"{sheet}!{cell_name(int(last) - 1, width - 1)}")
    return frozenset(formulas), errors
