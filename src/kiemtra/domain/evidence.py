"""Files handed in: which types are taken, and how a type is told from the first bytes, never from the name."""

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


def sniff(head: bytes) -> MediaType | None:
    """The type told by the first bytes of a file; None where it is none that is taken."""
    if head.startswith(b"%PDF-"):
        return MediaType.PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if head.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(head)
    return MediaType.TEXT if _is_text(head) else None


def why_not_take(head: bytes, *, size: int, limit: int) -> Refusal | None:
    """The reason why a file is refused: too large, or of a type that is not taken."""
    if size > limit:
        return Refusal.FILE_TOO_LARGE
    return None if size and sniff(head) else Refusal.FILE_TYPE_REFUSED


def _sniff_zip(head: bytes) -> MediaType | None:
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:128]:
        return MediaType.ODS
    if b"word/" in head:
        return MediaType.DOCX
    return MediaType.XLSX if b"xl/" in head else None


def _is_text(head: bytes) -> bool:
    if not head or b"\x00" in head or head.lstrip()[:1] == b"<":
        return False
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
