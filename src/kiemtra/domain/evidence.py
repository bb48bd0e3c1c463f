"""Files handed in: which types are taken, and how a type is told from the first bytes, never from the name."""

from codecs import BOM_UTF8
from collections.abc import Collection
from enum import StrEnum

from kiemtra.domain.errors import Refusal


class MediaType(StrEnum):
    """The types that are taken."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    TEXT = "text/plain"


SHOWN_INLINE = frozenset({MediaType.PDF, MediaType.PNG, MediaType.JPEG, MediaType.WEBP})
HEAD_BYTES = 4096
# The part that makes a package of Office Open XML what it is (ISO/IEC 29500-2), and the one that carries macros.
_PACKAGE_PART = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
_MACROS = "vbaProject.bin"


def sniff(head: bytes, names: Collection[str] = ()) -> MediaType | None:
    """The type told by the first bytes of a file, for an archive also by the `names` in it; None: not taken."""
    if head.startswith(b"%PDF-"):
        return MediaType.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    if is_archive(head):
        return _sniff_archive(head, names)
    return MediaType.TEXT if _is_text(head) else None


def is_archive(head: bytes) -> bool:
    """Whether the names inside the file must be looked at to tell its type."""
    return head.startswith(b"PK\x03\x04")


def why_not_take(head: bytes, *, size: int, limit: int, names: Collection[str] = ()) -> Refusal | None:
    """The reason why a file is refused: too large, or of a type that is not taken."""
    if size > limit:
        return Refusal.FILE_TOO_LARGE
    return None if size and sniff(head, names) else Refusal.FILE_TYPE_REFUSED


def _sniff_archive(head: bytes, names: Collection[str]) -> MediaType | None:
    if any(name.endswith(_MACROS) for name in names):
        return None
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:128] and "content.xml" in names:
        return MediaType.ODS
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _PACKAGE_PART.items() if part in names), None)


def _is_text(head: bytes) -> bool:
    if not head or b"\x00" in head or head.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        return False
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
