"""`kiemtra workbook`: a report form as a workbook, and everything that is wrong with one. Starts without Django."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from kiemtra.data.forms import load_form, load_forms
from kiemtra.domain.forms import FormTemplate
from kiemtra.web.labels.workbooks import place, sentence
from kiemtra.workbooks import (
    Filled,
    Format,
    Head,
    UnreadableWorkbook,
    WorkbookFault,
    WorkbookReading,
    open_book,
    read_book,
    write,
)

WRONG, UNREADABLE = 1, 2
NO_FORM = "{form}: không có biểu mẫu này. Các biểu mẫu có sẵn: {forms}."
NOT_READ = "{path}: không đọc được tệp. Hãy kiểm tra lại đường dẫn."
NOT_WRITTEN = "{path}: không ghi được tệp. Hãy kiểm tra lại thư mục."
WRONG_ENDING = "{path}: tên tệp phải kết thúc bằng .xlsx hoặc .ods."


@click.group("workbook")
def workbook() -> None:
    """Biểu mẫu báo cáo dạng bảng tính (XLSX, ODS): tạo mẫu trống, kiểm tra tệp đã nhập.

    \b
    Ví dụ:
      kiemtra workbook forms                          liệt kê biểu mẫu có sẵn.
      kiemtra workbook make unit_report -o mau.xlsx   tạo mẫu trống.
      kiemtra workbook check mau.xlsx                 báo mọi chỗ sai, kèm ô và ví dụ.
    """


@workbook.command("forms")
def forms() -> None:
    """Liệt kê các biểu mẫu có sẵn."""
    for form in load_forms():
        click.echo(f"{form.code}  {form.version}  {form.title}")


@workbook.command("make")
@click.argument("form", metavar="BIỂU_MẪU")
@click.option("-o", "--output", required=True, help="Tệp tạo ra, .xlsx hoặc .ods.")
def make(form: str, output: str) -> None:
    """Tạo mẫu trống để nhập ngoại tuyến."""
    path = Path(output)
    try:
        format = Format(path.suffix.lower().removeprefix("."))
    except ValueError:
        _refuse(WRONG_ENDING.format(path=output))
    template = _form(form)
    try:
        with path.open("wb") as file:
            write(format, Filled(template, Head(template.code, template.version)), file)
    except OSError:
        _refuse(NOT_WRITTEN.format(path=output))
    click.echo(f"Đã tạo {output}: {template.title}.")


@workbook.command("check")
@click.argument("file", metavar="TỆP")
@click.option("--json", "as_json", is_flag=True, help="Toàn bộ kết quả dạng JSON.")
def check(file: str, *, as_json: bool) -> None:
    """Kiểm tra một tệp đã nhập: mọi chỗ sai một lần, kèm trang tính, ô, quy tắc và ví dụ.

    \b
    Mã kết thúc: 0 không có chỗ sai; 1 có chỗ cần sửa; 2 không đọc được tệp.
    """
    reading = _read(Path(file))
    if as_json:
        click.echo(json.dumps(_as_data(reading), ensure_ascii=False, indent=1))
    else:
        _tell(reading)
    if reading.refused:
        sys.exit(UNREADABLE)
    if any(not fault.taken for fault in reading.faults):
        sys.exit(WRONG)


def _form(code: str) -> FormTemplate:
    try:
        return load_form(code)
    except KeyError:
        _refuse(NO_FORM.format(form=code, forms=", ".join(form.code for form in load_forms())))


def _read(path: Path) -> WorkbookReading:
    try:
        book = open_book(path)
        template = load_form(book.head.form, book.head.version)
        return read_book(book, template, book.head)
    except OSError:
        _refuse(NOT_READ.format(path=path))
    except KeyError:
        _refuse(NO_FORM.format(form=book.head.form, forms=", ".join(form.code for form in load_forms())))
    except UnreadableWorkbook as error:
        return WorkbookReading(faults=(WorkbookFault(error.code, value=error.value),))


def _refuse(line: str) -> NoReturn:
    click.echo(line, err=True)
    sys.exit(UNREADABLE)


def _tell(reading: WorkbookReading) -> None:
    wrong = [fault for fault in reading.faults if not fault.taken]
    for fault in reading.faults:
        where = place(fault)
        click.echo(f"{where}: {sentence(fault)}" if where else sentence(fault))
    if not reading.refused:
        click.echo(f"Cần sửa {len(wrong)} chỗ." if wrong else "Không có chỗ sai.")


def _as_data(reading: WorkbookReading) -> dict[str, object]:
    head = reading.head
    return {
        "form": head.form if head else "",
        "version": head.version if head else "",
        "answers": dict(reading.answers),
        "remarks": dict(reading.remarks),
        "faults": [
            {
                "code": fault.code,
                "sheet": fault.sheet,
                "cell": fault.cell,
                "item": fault.item,
                "row": fault.row,
                "column": fault.column,
                "value": fault.value,
                "rule": fault.rule,
                "example": fault.example,
                "taken": fault.taken,
                "sentence": sentence(fault),
            }
            for fault in reading.faults
        ],
    }
