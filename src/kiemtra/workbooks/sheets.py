"""A workbook as plain sheets of text: what `data/xlsform` takes where a form is uploaded as a workbook."""

from datetime import date, datetime
from decimal import Decimal

from kiemtra.workbooks import ods_grids, xlsx_grids
from kiemtra.workbooks.grids import Grid
from kiemtra.workbooks.packages import Source, content, unpack
from kiemtra.workbooks.values import CellValue, Format


def grids_of(source: Source) -> tuple[Grid, ...]:
    """Return the sheets of a workbook as grids. Raises `UnreadableWorkbook`, before reading where it is too large."""
    package = unpack(content(source))
    return xlsx_grids.read_grids(package) if package.format is Format.XLSX else ods_grids.read_grids(package)


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """Return each sheet of an XLSX or ODS workbook as rows of text, in the workbook's order.

    Numbers come in plain notation (`5`, `0.5`), days as ISO 8601, truths as `TRUE` and `FALSE`; rows count from the top
    of the sheet, so that row n of the result is row n + 1 on the screen. Raises `UnreadableWorkbook`.
    """
    return {grid.name: [[_text(value) for value in row] for row in grid.rows] for grid in grids_of(data)}


def _text(value: CellValue) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | Decimal | int):
        return f"{plain_number(value):f}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def plain_number(value: int | float | Decimal) -> Decimal:
    """Return a number of a cell as it is shown: a spreadsheet keeps fifteen digits, what lies behind them is noise."""
    number = value if isinstance(value, Decimal | int) else Decimal(f"{value:.15g}")
    shortest = Decimal(number).normalize()
    return shortest.quantize(Decimal(1)) if shortest == shortest.to_integral_value() else shortest
