"""Workbooks of tasks at the door: the template, reading what comes back, and its faults in words."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from kiemtra.domain.account_sheets import SheetFault
from kiemtra.domain.task_sheets import NEEDED, CellFault, Column, SheetRow
from kiemtra.domain.text import fold
from kiemtra.web.account_workbook import Unreadable, check_size
from kiemtra.web.exports import SAFE
from kiemtra.web.labels.tasks import COLUMNS, EXAMPLES, FAULTS

SHEET_NAME = "Nhiệm vụ"
MOST_ROWS, HEADER_WITHIN = 2_000, 20
_HEADINGS = {fold(label): column for column, label in COLUMNS.items()}
_WIDTHS = {Column.TEXT: 60, Column.PRODUCT: 34, Column.LEAD: 30, Column.TAKING_PART: 34, Column.UNITS: 40}


class WrongTemplate(Exception):
    """No sheet has the columns: which are missing from the likeliest."""

    def __init__(self, missing: Sequence[Column]) -> None:
        super().__init__("wrong template")
        self.missing = tuple(missing)


def read(content: bytes) -> tuple[list[SheetRow], dict[Column, str]]:
    """The rows of the first sheet with the needed columns, and the letter of each column there.

    Raises `Unreadable` for what is no workbook, `WrongTemplate` where no sheet has the columns.
    """
    check_size(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        grids = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except (CalamineError, ValueError) as error:
        raise Unreadable(SheetFault.NOT_A_WORKBOOK) from error
    found = [_header(grid) for grid in grids]
    missing = [[column for column in Column if column in NEEDED and column not in places] for _, places in found]
    best = min(range(len(grids)), key=lambda at: len(missing[at]), default=None)
    if best is None or missing[best]:
        raise WrongTemplate(missing[best] if best is not None else sorted(NEEDED))
    header, places = found[best]
    rows = list(_rows(grids[best], header, places))
    if not rows:
        raise Unreadable(SheetFault.EMPTY)
    if len(rows) > MOST_ROWS:
        raise Unreadable(SheetFault.TOO_MANY_ROWS)
    return rows, {column: xl_col_to_name(place) for column, place in places.items()}


def _header(grid: Sequence[Sequence[object]]) -> tuple[int, dict[Column, int]]:
    """The row that names most columns, and the place of each."""
    best: tuple[int, dict[Column, int]] = (0, {})
    for number, row in enumerate(grid[:HEADER_WITHIN]):
        places: dict[Column, int] = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and (column := _HEADINGS.get(fold(value))):
                places.setdefault(column, place)
        if len(places) > len(best[1]):
            best = number, places
    return best


def _rows(grid: Sequence[Sequence[object]], header: int, places: dict[Column, int]) -> Iterator[SheetRow]:
    for number, row in enumerate(grid[header + 1 :], start=header + 2):
        cells = {column: text for column, place in places.items() if (text := _text(row[place]))}
        if cells:
            yield SheetRow(number, cells)


def _text(value: object) -> str:
    """A cell as text: a day as it is written here, a whole number without its fraction."""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def sentence(fault: CellFault) -> str:
    """What is wrong in a cell, what stands there, and an example of what is right."""
    said = f"“{fault.said}” " if fault.said else ""
    words = f"{said}{FAULTS[fault.fault]}"
    return f"{words[:1].upper()}{words[1:]} Ví dụ: {EXAMPLES[fault.column]}."


def template(today: date, documents: Sequence[str], units: Sequence[str]) -> bytes:
    """The workbook to fill in, with the plan's documents and units to choose from on sheets of their own."""
    file = BytesIO()
    with Workbook(file, SAFE | {"constant_memory": False}) as book:
        # No hour of making: the same template is the same bytes.
        book.set_properties({"title": "Mẫu bảng nhiệm vụ", "created": datetime(2026, 1, 1)})
        heading = book.add_format(
            {"bold": True, "bg_color": "#E1EEED", "border": 1, "text_wrap": True, "valign": "top"}
        )
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
        sheet = book.add_worksheet(SHEET_NAME)
        for place, column in enumerate(Column):
            sheet.set_column(place, place, _WIDTHS.get(column, 20), day if column is Column.DUE else text)
            sheet.write_string(0, place, COLUMNS[column], heading)
            sheet.write_comment(
                0, place, f"{'Bắt buộc' if column in NEEDED else 'Không bắt buộc'}. Ví dụ: {EXAMPLES[column]}"
            )
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        _lists(book, today, documents, units)
        if documents:
            source = {
                "validate": "list",
                "source": f"='Danh mục'!$A$3:$A${len(documents) + 2}",
                "error_type": "warning",
            }
            sheet.data_validation(1, 0, MOST_ROWS, 0, source)
    return file.getvalue()


def _lists(book: Workbook, today: date, documents: Sequence[str], units: Sequence[str]) -> None:
    """What may be named: copied from here, a name is always understood."""
    sheet, bold = book.add_worksheet("Danh mục"), book.add_format({"bold": True})
    sheet.set_column(0, 1, 44)
    sheet.write_string(
        0, 0, f"Danh mục ngày {today:%d/%m/%Y}. Mỗi dòng của trang “{SHEET_NAME}” là một nhiệm vụ.", bold
    )
    for place, (title, names) in enumerate((("Văn bản", documents), ("Đơn vị của kế hoạch", units))):
        sheet.write_string(1, place, title, bold)
        for line, name in enumerate(names, start=2):
            sheet.write_string(line, place, name)
