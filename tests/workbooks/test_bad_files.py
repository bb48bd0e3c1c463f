"""Files that are no workbook of this report: each is refused whole, by its reason, before it can do harm."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kiemtra.workbooks import Format, Head, UnreadableWorkbook, read, sheets_of
from kiemtra.workbooks.packages import MOST_PACKED, MOST_UNPACKED
from tests.workbooks.filling import HEAD, TEMPLATE, looked_at, spoiled, told, with_part, workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


class Huge(BytesIO):
    """Two gigabytes of which nobody may read one byte."""

    def seek(self, offset: int, whence: int = 0) -> int:
        return 2 * 1024**3 if whence == 2 else 0

    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("read before its size was looked at")


def codes(data: bytes) -> list[str]:
    return [fault.code.value for fault in looked_at(data).faults]


def archive(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"%PDF-1.7 not a workbook", "not_a_workbook"),
        ("họ tên;số\n".encode(), "not_a_workbook"),
        (b"<html><table></table></html>", "not_a_workbook"),
        (archive({"word/document.xml": b"<x/>"}), "not_a_workbook"),
        (COMPOUND, "old_format"),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (archive({"xl/workbook.bin": b"x"}), "binary_format"),
    ],
    ids=["empty", "pdf", "csv", "html", "docx", "xls", "encrypted", "xlsb"],
)
def test_what_is_no_workbook_is_told_apart(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_two_gigabytes_are_refused_before_they_are_read() -> None:
    assert [fault.code.value for fault in read(Huge(), TEMPLATE, HEAD).faults] == ["too_large"]


def test_a_large_file_on_disk_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(MOST_PACKED + 1)

    assert [fault.code.value for fault in read(path, TEMPLATE, HEAD).faults] == ["too_large"]


@pytest.mark.parametrize("format", list(Format))
def test_macros_are_refused(format: Format) -> None:
    part = "xl/vbaProject.bin" if format is Format.XLSX else "Basic/Standard/Module1.xml"

    assert codes(with_part(workbook(format), part, b"x")) == ["macros"]


def test_a_macro_workbook_without_its_macros_is_refused_too() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'

    assert codes(with_part(workbook(), "[Content_Types].xml", types)) == ["macros"]


def test_an_encrypted_ods_is_refused() -> None:
    manifest = b"<m><manifest:encryption-data/></m>"

    assert codes(with_part(workbook(Format.ODS), "META-INF/manifest.xml", manifest)) == ["encrypted"]


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_broke_off_is_refused(format: Format, share: float) -> None:
    data = workbook(format)

    assert codes(data[: int(len(data) * share)]) == ["damaged"]


@pytest.mark.parametrize("format", list(Format))
def test_a_file_with_one_byte_changed_never_breaks_the_reader(format: Format) -> None:
    data = bytearray(workbook(format))
    for at in range(0, len(data), 211):
        data[at] ^= 0xFF
        looked_at(bytes(data))
        data[at] ^= 0xFF


def test_an_archive_bomb_is_refused_while_it_is_unpacked() -> None:
    bomb = archive({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(MOST_UNPACKED + 1)})

    assert len(bomb) < 1_000_000
    assert codes(bomb) == ["too_large"]


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive({"xl/workbook.xml": b"<workbook/>" + bytes(10_000)}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 11)

    assert codes(bytes(data)) == ["damaged"]


def test_one_cell_at_the_end_of_the_world_does_not_fill_the_memory() -> None:
    data = spoiled(lambda book: book["Báo cáo"].__setitem__("XFD1048576", "x"))

    assert told(looked_at(data)) == [("too_large", "", "", "Báo cáo!XFD1048576")]


def test_rows_repeated_a_million_times_in_ods_do_not_fill_the_memory() -> None:
    with zipfile.ZipFile(BytesIO(workbook(Format.ODS))) as package:
        content = package.read("content.xml")
    marked = content.replace(b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1000000" ')

    assert codes(with_part(workbook(Format.ODS), "content.xml", marked)) == ["too_large"]


def test_entities_of_its_own_are_refused() -> None:
    content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document-content>&a;</office:document-content>'

    assert codes(with_part(workbook(Format.ODS), "content.xml", content)) == ["damaged"]


@pytest.mark.parametrize(
    ("head", "code", "value"),
    [
        (Head("other", "2025.1", "01a2", 4), "other_form", "other"),
        (Head("small", "2024.2", "01a2", 4), "other_version", "2024.2"),
        (Head("small", "2025.1", "ffff", 4), "other_report", ""),
    ],
)
def test_another_form_version_or_unit_is_refused(head: Head, code: str, value: str) -> None:
    assert told(looked_at(workbook(head=head))) == [(code, "", "", value)]


def test_a_blank_form_of_no_report_is_taken() -> None:
    reading = looked_at(workbook(head=Head("small", "2025.1")))

    assert reading.faults == ()
    assert reading.head is not None
    assert reading.head.report == ""


def test_a_workbook_without_its_head_or_with_another_one_is_refused() -> None:
    def change(book) -> None:
        book["_kiemtra"]["B5"] = "9"

    assert codes(spoiled(lambda book: book.remove(book["_kiemtra"]))) == ["not_ours"]
    assert codes(spoiled(change)) == ["head_changed"]


def test_sheets_of_gives_every_sheet_as_text() -> None:
    sheets = sheets_of(workbook())

    assert list(sheets) == ["Báo cáo", "Bảng 1", "Bảng 2", "Hướng dẫn", "_kiemtra"]
    assert sheets["Bảng 1"][4][2:] == ["Việc một", "2025-03-01", "50"]
    with pytest.raises(UnreadableWorkbook):
        sheets_of(b"x")
