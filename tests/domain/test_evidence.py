"""Types told by bytes and by the names in an archive."""

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.evidence import MediaType, sniff, why_not_take

ZIP = b"PK\x03\x04rest"
ODS = b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
OOXML = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("head", "names", "kind"),
    [
        (b"%PDF-1.4", (), MediaType.PDF),
        (b"\x89PNG\r\n\x1a\n", (), MediaType.PNG),
        (b"\xff\xd8\xff\xe0", (), MediaType.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBP", (), MediaType.WEBP),
        ("Báo cáo".encode(), (), MediaType.TEXT),
        ("Báo cá".encode()[:-1], (), MediaType.TEXT),
        (ZIP, (OOXML, "word/document.xml"), MediaType.DOCX),
        (ZIP, (OOXML, "xl/workbook.xml"), MediaType.XLSX),
        (ODS, ("mimetype", "content.xml"), MediaType.ODS),
        (ODS, ("mimetype",), None),
        (ZIP, ("word/document.xml",), None),
        (ZIP, (OOXML, "word/document.xml", "word/vbaProject.bin"), None),
        (ZIP, (OOXML, "ppt/presentation.xml"), None),
        (ZIP, (), None),
        (b"<html>", (), None),
        (b"  <svg", (), None),
        (b"MZ\x00\x01", (), None),
        (b"\xc3\x28\xa0\xa1\xff\xfe text", (), None),
        (b"", (), None),
    ],
)
def test_sniff_tells_the_type(head: bytes, names: tuple[str, ...], kind: MediaType | None) -> None:
    assert sniff(head, names) is kind


@pytest.mark.parametrize(
    ("size", "head", "refusal"),
    [
        (8, b"%PDF-1.4", None),
        (11, b"%PDF-1.4", Refusal.FILE_TOO_LARGE),
        (8, b"MZ\x00\x01", Refusal.FILE_TYPE_REFUSED),
        (0, b"", Refusal.FILE_TYPE_REFUSED),
    ],
)
def test_why_not_take_names_the_reason(size: int, head: bytes, refusal: Refusal | None) -> None:
    assert why_not_take(head, size=size, limit=10) is refusal
