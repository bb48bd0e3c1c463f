"""Files that want to be something else than they say."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.store.models import StoredFile
from tests.factories_documents import PDF, package, store_bytes

pytestmark = pytest.mark.django_db
OFFICE = ("[Content_Types].xml", "xl/workbook.xml")
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 64


def refusal_of(content: bytes, name: str = "bao-cao.pdf") -> Refusal:
    with pytest.raises(NotAllowed) as refused:
        store_bytes(content, name=name)
    assert not StoredFile.objects.exists()
    return refused.value.refusal


def bomb(size: int, parts: int = 1) -> bytes:
    """A workbook that unfolds to `size` bytes in each of so many parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for part in OFFICE:
            archive.writestr(part, "")
        for number in range(parts):
            archive.writestr(f"xl/{number}.xml", b"0" * size)
    return file.getvalue()


def sheet(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), ODS)
        for name in names:
            archive.writestr(ZipInfo(name), "")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xef\xbb\xbf  <!doctype html><script>",
        b"GIF89a\x01\x00",
        b"\x7fELF\x02",
        b"#!/bin/sh\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"Rar!\x1a\x07",
        package(*OFFICE, "XL/VBAPROJECT.BIN"),
        package(*OFFICE, "xl/macrosheets/sheet1.xml"),
        package(*OFFICE, "xl/activeX/activeX1.xml"),
        sheet("content.xml", "Basic/Standard/Module1.xml"),
        sheet("content.xml", "Scripts/python/a.py"),
        sheet("styles.xml"),
    ],
    ids=lambda content: repr(content[:12]),
)
def test_type_that_is_not_taken(content: bytes) -> None:
    assert refusal_of(content) is Refusal.FILE_TYPE_REFUSED


@pytest.mark.parametrize("head", [PDF, JPEG, b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_two_types_in_one(head: bytes) -> None:
    assert refusal_of(head + package("a.html")) is Refusal.FILE_TWO_TYPES


@pytest.mark.parametrize("content", [bomb(40 * 1024 * 1024), bomb(0, parts=5001)], ids=["deep", "many"])
def test_archive_that_unfolds_without_end(content: bytes) -> None:
    assert len(content) < 2 * 1024 * 1024
    assert refusal_of(content, "so-lieu.xlsx") is Refusal.FILE_UNFOLDS


def test_large_sheet_of_ordinary_numbers_is_taken() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for part in OFFICE:
            archive.writestr(part, "")
        rows = b"".join(b"<c r='A%d'><v>%d</v></c>" % (n, zlib.crc32(b"%d" % n)) for n in range(300_000))
        archive.writestr("xl/worksheets/sheet1.xml", rows)

    assert store_bytes(file.getvalue(), limit=20 * 1024 * 1024).size > 1_000_000


def test_name_is_never_trusted() -> None:
    assert store_bytes(PDF, name="virus.exe").media_type == "application/pdf"
