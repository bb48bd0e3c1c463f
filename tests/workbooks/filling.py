"""A small report and its workbook, filled in and spoiled as people do."""

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook

from kiemtra.domain.forms import FormItem, FormOption, FormTemplate, ItemType
from kiemtra.workbooks import Filled, Format, Head, WorkbookReading, read, write

T = ItemType
COLUMNS = (
    FormItem("task", "Nhiệm vụ", T.TEXT),
    FormItem("due", "Thời hạn", T.DATE),
    FormItem("progress", "Mức độ", T.NUMBER, unit="%", whole=False, minimum=Decimal(0), maximum=Decimal(100)),
)
TEMPLATE = FormTemplate(
    "small",
    "Báo cáo thử",
    "2025.1",
    (
        FormItem("assigned", "Số nhiệm vụ được giao", T.NUMBER, minimum=Decimal(0)),
        FormItem("on_time", "Số nhiệm vụ đúng hạn", T.NUMBER, minimum=Decimal(0)),
        FormItem("rate", "Tỷ lệ đúng hạn", T.PERCENT, numerator="on_time", denominator="assigned"),
        FormItem("issued_on", "Ngày ban hành", T.DATE),
        FormItem("difficulties", "Khó khăn", T.TEXT, required=False),
        FormItem("late", "Nhiệm vụ quá hạn", T.TABLE, columns=COLUMNS, required=False),
        FormItem(
            "levels",
            "Theo cấp",
            T.TABLE,
            columns=(FormItem("count", "Số lượng", T.NUMBER),),
            fixed_rows=(FormOption("city", "Thành phố"), FormOption("ward", "Phường, xã")),
        ),
    ),
    "Thử",
    date(2025, 1, 1),
)
HEAD = Head("small", "2025.1", "01a2", 4, "Sở Nội vụ")
ANSWERS: dict[str, object] = {
    "assigned": "40",
    "on_time": "38",
    "issued_on": "20/05/2025",
    "difficulties": "",
    "late": (
        {"task": "Việc một", "due": "01/03/2025", "progress": "50", "_row": "k1"},
        {"task": "Việc hai", "due": "02/03/2025", "progress": "60,5", "_row": "k2"},
    ),
    "levels": ({"count": "3", "_row": "city"}, {"count": "4", "_row": "ward"}),
}
REPORT, LATE, LEVELS = "Báo cáo", "Bảng 1", "Bảng 2"


def workbook(format: Format = Format.XLSX, head: Head = HEAD) -> bytes:
    """The workbook of the report as it is downloaded."""
    file = BytesIO()
    write(format, Filled(TEMPLATE, head, ANSWERS), file)
    return file.getvalue()


def spoiled(spoil: Callable[[Workbook], object]) -> bytes:
    """The same after somebody worked in it."""
    book = openpyxl.load_workbook(BytesIO(workbook()))
    spoil(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def looked_at(data: bytes) -> WorkbookReading:
    """What is found in it."""
    return read(data, TEMPLATE, HEAD)


def told(reading: WorkbookReading) -> list[tuple[str, str, str, str]]:
    """Its faults in short: code, sheet, cell, what stands there."""
    return [(fault.code.value, fault.sheet, fault.cell, fault.value) for fault in reading.faults]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one part more, or in the place of its own."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return file.getvalue()
