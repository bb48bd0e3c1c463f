"""Several sheets as one file to download: XLSX, ODS, or the first of them as CSV. Numbers are written as numbers.

CSV is UTF-8 with a byte order mark, cells parted by semicolons and a comma before decimals: so Excel opens it rightly by a
double click where Windows stands on Vietnamese, in which the comma belongs to the number.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from xml.sax.saxutils import escape, quoteattr

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiemtra.web.exports import SAFE

Value = str | int | Decimal | date | None
ODS = "application/vnd.oasis.opendocument.spreadsheet"
CSV = "text/csv; charset=utf-8"
# A spreadsheet takes a text that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above the table, its headings with widths in characters, its rows."""

    name: str
    head: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    rows: Iterable[Sequence[Value]]


def xlsx(title: str, sheets: Iterable[Sheet], day: date) -> bytes:
    """The sheets as XLSX, A4 landscape, headings repeated on each printed page."""
    file = BytesIO()
    with Workbook(file, SAFE) as book:
        book.set_properties({"title": title, "created": datetime.combine(day, time())})
        top = {"valign": "top", "text_wrap": True, "border": 1}
        looks = {
            "": book.add_format(top),
            "day": book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"}),
            "bold": book.add_format({"bold": True}),
            "heading": book.add_format(top | {"bold": True, "bg_color": "#E1EEED"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, looks)
    return file.getvalue()


def _write(page: Worksheet, sheet: Sheet, looks: dict[str, Format]) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(len(sheet.head))
    page.set_footer("&LTrang &P/&N&R&D")
    for place, (_, width) in enumerate(sheet.columns):
        page.set_column(place, place, width)
    for line, text in enumerate(sheet.head):
        page.write_string(line, 0, text, looks["bold"] if line == 0 else None)
    for place, (name, _) in enumerate(sheet.columns):
        page.write_string(len(sheet.head), place, name, looks["heading"])
    for line, row in enumerate(sheet.rows, start=len(sheet.head) + 1):
        for place, value in enumerate(row):
            if isinstance(value, int | Decimal):
                page.write_number(line, place, value, looks[""])
            elif isinstance(value, date):
                page.write_datetime(line, place, value, looks["day"])
            elif value:
                page.write_string(line, place, value, looks[""])
    page.freeze_panes(len(sheet.head) + 1, 1)


def as_csv(sheets: Iterable[Sheet]) -> bytes:
    """The sheets one under another as CSV."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for place, sheet in enumerate(sheets):
        writer.writerows([[]] if place else [])
        writer.writerows([_plain(text)] for text in sheet.head)
        writer.writerow(_plain(name) for name, _ in sheet.columns)
        writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()


def _plain(value: Value) -> str:
    if isinstance(value, int | Decimal):
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


# ---- ODS: the three parts that a spreadsheet needs, the same bytes for the same sheets

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
_DAY_STYLE = (
    '<number:date-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" style:name="N1">'
    '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
    '<number:text>/</number:text><number:year number:style="long"/></number:date-style>'
    '<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>'
)


def ods(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as an OpenDocument spreadsheet."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in (
            ("mimetype", ODS),
            ("META-INF/manifest.xml", _MANIFEST),
            ("content.xml", "".join(_content(sheets))),
        ):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode(), packed)
    return file.getvalue()


def _content(sheets: Iterable[Sheet]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.2">'
    yield f"<office:automatic-styles>{_DAY_STYLE}</office:automatic-styles><office:body><office:spreadsheet>"
    for sheet in sheets:
        yield f"<table:table table:name={quoteattr(sheet.name)}>"
        for text in sheet.head:
            yield _ods_row([text])
        yield f"<table:table-header-rows>{_ods_row([name for name, _ in sheet.columns])}</table:table-header-rows>"
        yield from map(_ods_row, sheet.rows)
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _ods_row(row: Sequence[Value]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Value) -> str:
    if isinstance(value, int | Decimal):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, date):
        told = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        return f'<table:table-cell table:style-name="day" {told}><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>'
    if not value:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.splitlines())
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
