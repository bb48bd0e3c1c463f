"""Workbooks of accounts at the door: the template, reading what comes back, and its faults in words."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import BinaryIO

from django.http import HttpResponse
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from kiemtra.data.areas import load_areas
from kiemtra.domain.account_sheets import (
    OPTIONAL,
    CellFault,
    CellValue,
    Column,
    Sheet,
    SheetFault,
    SheetRow,
    Words,
    cell_text,
)
from kiemtra.domain.accounts import POST_ROLES
from kiemtra.domain.people import Role
from kiemtra.domain.text import fold
from kiemtra.store.models import User
from kiemtra.web.exports import SAFE, xlsx
from kiemtra.web.exports import Column as XlsxColumn
from kiemtra.web.labels.accounts import COLUMNS, EXAMPLES, FAULTS
from kiemtra.web.labels.rights import ROLE_TASKS, ROLES

SHEET_NAME = "Tài khoản"
MOST_ROWS = 20_000
# So much a workbook may be once it is unpacked, and its header stands within so many rows.
MOST_BYTES, HEADER_WITHIN = 200 * 1024 * 1024, 20
# Other words for a column that are taken.
_ALIASES = {
    "den ngay": Column.VALID_TO,
    "co quan": Column.AGENCY,
    "ma co quan": Column.AGENCY,
    "ma co quan hoac ten co quan": Column.AGENCY,
    "ho va ten": Column.FULL_NAME,
    "email": Column.EMAIL,
}
_HEADINGS = {fold(label): column for column, label in COLUMNS.items()} | _ALIASES
_WIDTHS = {Column.FULL_NAME: 26, Column.AGENCY: 34, Column.ROLE: 32, Column.TITLE: 30, Column.AREAS: 34}


class Unreadable(Exception):
    """The file is no workbook of accounts: why, and which columns it lacks."""

    def __init__(self, fault: SheetFault, missing: Sequence[Column] = ()) -> None:
        super().__init__(fault.value)
        self.fault, self.missing = fault, tuple(missing)


def words() -> Words:
    """What may be written for roles and areas: their names, or their codes."""
    roles = {fold(ROLES[role]): str(role) for role in POST_ROLES} | {fold(role): str(role) for role in POST_ROLES}
    areas = {fold(area.label): area.code for area in load_areas()} | {fold(a.code): a.code for a in load_areas()}
    return Words(roles, areas)


def read(file: BinaryIO) -> Sheet:
    """The first sheet that has all the columns; raises `Unreadable` where there is none."""
    content = file.read()
    check_size(content)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        found = [_found(book.get_sheet_by_name(name)) for name in book.sheet_names]
    except (CalamineError, ValueError) as error:
        raise Unreadable(SheetFault.NOT_A_WORKBOOK) from error
    best = min(found, key=lambda one: len(one[1]), default=None)
    if best is None or best[1]:
        raise Unreadable(SheetFault.WRONG_TEMPLATE, best[1] if best else [])
    sheet = best[0]
    if not sheet.rows:
        raise Unreadable(SheetFault.EMPTY)
    if len(sheet.rows) > MOST_ROWS:
        raise Unreadable(SheetFault.TOO_MANY_ROWS)
    return sheet


def check_size(content: bytes) -> None:
    """Raise `Unreadable` for what is no workbook or unfolds to too much: an XLSX is an archive; what it unpacks to is asked before it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable(SheetFault.NOT_A_WORKBOOK)
    except zipfile.BadZipFile as error:
        raise Unreadable(SheetFault.NOT_A_WORKBOOK) from error
    if size > MOST_BYTES:
        raise Unreadable(SheetFault.TOO_LARGE)


def _found(sheet: CalamineSheet) -> tuple[Sheet, list[Column]]:
    """The sheet below its header, and the columns that it lacks."""
    grid: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)  # type: ignore[assignment]
    places, header = max(
        ((_places(row), number) for number, row in enumerate(grid[:HEADER_WITHIN])),
        key=lambda one: len(one[0]),
        default=({}, 0),
    )
    missing = [column for column in Column if column not in places and column not in OPTIONAL]
    _fill_merged(sheet, grid, header)
    rows = () if missing else tuple(_rows(grid, header, places))
    return Sheet(sheet.name, {column: xl_col_to_name(place) for column, place in places.items()}, rows), missing


def _fill_merged(sheet: CalamineSheet, grid: list[list[CellValue]], header: int) -> None:
    """A value that spans several rows of its column below the header stands in each of them."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or top <= header or bottom >= len(grid):
            continue
        for line in range(top + 1, bottom + 1):
            grid[line][left] = grid[top][left]


def _places(row: Sequence[CellValue]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for place, value in enumerate(row):
        column = _HEADINGS.get(fold(value)) if isinstance(value, str) else None
        if column:
            found.setdefault(column, place)
    return found


def _rows(grid: list[list[CellValue]], header: int, places: dict[Column, int]) -> Iterator[SheetRow]:
    """The rows below the header in which anything stands, numbered as in the sheet."""
    for number, row in enumerate(grid[header + 1 :], start=header + 2):
        cells = {column: text for column, place in places.items() if (text := cell_text(column, row[place]))}
        if cells:
            yield SheetRow(number, cells)


def sentence(fault: CellFault) -> str:
    """What is wrong in a cell, what stands there, and an example."""
    said = f"“{fault.said}”: " if fault.said else ""
    other = f" (dòng {fault.other})" if fault.other else ""
    return f"{said}{FAULTS[fault.fault]}{other} Ví dụ: {EXAMPLES[fault.column]}."


# ---- the template


def template(today: date) -> bytes:
    """The workbook to fill in: a sheet with the columns, and one that explains them."""
    file = BytesIO()
    with Workbook(file, SAFE | {"constant_memory": False}) as book:
        # No hour of making: the same template is the same bytes.
        book.set_properties({"title": "Mẫu danh sách tài khoản", "created": datetime(2026, 1, 1)})
        _write_sheet(book)
        _write_guide(book, today)
    return file.getvalue()


def _write_sheet(book: Workbook) -> None:
    sheet = book.add_worksheet(SHEET_NAME)
    heading = book.add_format({"bold": True, "bg_color": "#E1EEED", "border": 1, "text_wrap": True, "valign": "top"})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    for place, column in enumerate(Column):
        is_day = column in (Column.VALID_FROM, Column.VALID_TO)
        sheet.set_column(place, place, _WIDTHS.get(column, 18), day if is_day else text)
        sheet.write_string(0, place, COLUMNS[column], heading)
        if column is Column.ROLE:
            names = [ROLES[role] for role in Role if role in POST_ROLES]
            sheet.data_validation(1, place, MOST_ROWS, place, {"validate": "list", "source": names})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


_GUIDE = (
    "Mỗi dòng là một chức vụ của một người. Người có nhiều chức vụ thì ghi nhiều dòng với cùng tên đăng nhập.",
    "Tài khoản đã có: tên đăng nhập và họ tên phải khớp; thư điện tử mới sẽ thay địa chỉ cũ, chức vụ mới được thêm vào.",
    "Ngày ghi dạng ngày của Excel hoặc chữ dd/mm/yyyy. Để trống “Đến hết ngày” khi chưa có ngày kết thúc.",
    "Lĩnh vực chỉ ghi cho người phụ trách lĩnh vực; nhiều lĩnh vực cách nhau bằng dấu chấm phẩy.",
    "Không ghi mật khẩu vào tệp này. Sau khi nhập, hệ thống cấp cho mỗi người một đường dẫn dùng một lần.",
)


def _write_guide(book: Workbook, today: date) -> None:
    sheet = book.add_worksheet("Hướng dẫn")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 34, wrap)
    sheet.set_column(1, 1, 90, wrap)
    lines: list[tuple[str, str] | str] = [f"Mẫu danh sách tài khoản, ngày {today:%d/%m/%Y}"]
    lines += [("", text) for text in _GUIDE]
    lines += ["Cột", *((COLUMNS[one], f"{_must(one)}. Ví dụ: {EXAMPLES[one]}") for one in Column)]
    lines += ["Vai trò", *((ROLES[role], ROLE_TASKS[role]) for role in Role if role in POST_ROLES)]
    lines += ["Lĩnh vực", *((area.label, "") for area in load_areas())]
    for number, line in enumerate(lines):
        if isinstance(line, str):
            sheet.write_string(number, 0, line, bold)
        else:
            sheet.write_string(number, 0, line[0])
            sheet.write_string(number, 1, line[1])


def _must(column: Column) -> str:
    return "Không bắt buộc" if column in OPTIONAL else "Bắt buộc"


# ---- the links

LINK_COLUMNS: tuple[XlsxColumn, ...] = (
    ("Họ tên", 28),
    ("Tên đăng nhập", 24),
    ("Đường dẫn đặt mật khẩu, dùng một lần trong 72 giờ", 90),
)


def links_response(pairs: Iterable[tuple[User, str]], today: date) -> HttpResponse:
    """One-time links as a workbook to hand out."""
    lines = ((user.full_name, user.username, link) for user, link in pairs)
    return xlsx("Đường dẫn đặt mật khẩu", LINK_COLUMNS, lines, today=today)


def links(pairs: Iterable[tuple[User, str]], today: date) -> bytes:
    """The same as bytes."""
    return links_response(pairs, today).content
