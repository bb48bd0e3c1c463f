"""Lists as XLSX: title, day, headings and rows. Values are written as what they are, a text never as a formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemtra.domain.text import fold

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Cell = str | int | float | Decimal | date | datetime | None
# A heading and the width of its column in characters.
Column = tuple[str, int]


def xlsx(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, today: date) -> HttpResponse:
    """The rows as a workbook of one sheet to download, A4 landscape, headings repeated on each printed page."""
    file = BytesIO()
    with Workbook(file, SAFE) as book:
        # No hour of making: the same rows are the same bytes.
        book.set_properties({"title": title, "created": datetime.combine(today, time())})
        _write(book, title, columns, rows, today)
    response = HttpResponse(file.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{fold(title).replace(" ", "-")}-{today:%Y%m%d}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _write(book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], today: date) -> None:
    sheet = book.add_worksheet("Danh sách")
    top = {"valign": "top", "text_wrap": True, "border": 1}
    formats = {
        date: book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"}),
        datetime: book.add_format(top | {"num_format": "hh:mm dd/mm/yyyy", "align": "left"}),
        object: book.add_format(top),
    }
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&LTrang &P/&N&R&D")
    for place, (_, width) in enumerate(columns):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, f"Tính đến ngày {today:%d/%m/%Y}", book.add_format({"italic": True}))
    heading = book.add_format(top | {"bold": True, "bg_color": "#E1EEED"})
    for place, (name, _) in enumerate(columns):
        sheet.write_string(2, place, name, heading)
    for line, row in enumerate(rows, start=3):
        for place, value in enumerate(row):
            _cell(sheet, line, place, value, formats)
    sheet.freeze_panes(3, 0)


def _cell(sheet: Worksheet, line: int, place: int, value: Cell, formats: dict[type, Format]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, timezone.localtime(value).replace(tzinfo=None), formats[datetime])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, value, formats[date])
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(line, place, value, formats[object])
    elif value:
        sheet.write_string(line, place, value, formats[object])
    else:
        sheet.write_blank(line, place, None, formats[object])
