"""Files handed in: which types are taken, and how a type is told from the bytes, never from the name."""

import re
from codecs import BOM_UTF8
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from kiemtra.domain.errors import Refusal


class MediaType(StrEnum):
    """The types that are kept; the last three only as originals of texts that were read."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    TEXT = "text/plain"
    HTML = "text/html"
    # A web page saved with its pictures.
    MHTML = "multipart/related"
    TIFF = "image/tiff"


class ScanResult(StrEnum):
    """What the virus scanner said of a file; one that could not be scanned is scanned later."""

    CLEAN = "clean"
    INFECTED = "infected"


@dataclass(frozen=True, slots=True)
class Archive:
    """What the directory of a packed file says: the names, and how large all of it unfolds."""

    names: Collection[str] = ()
    packed: int = 0
    unfolded: int = 0


NO_ARCHIVE = Archive()
SHOWN_INLINE = frozenset({MediaType.PDF, MediaType.PNG, MediaType.JPEG, MediaType.WEBP})
HEAD_BYTES = 4096
# The directory of a ZIP stands in the last bytes of a file (APPNOTE 4.3.16): its record and the longest comment.
TAIL_BYTES = 22 + 65_535
_ZIP_END = b"PK\x05\x06"
# Beyond these a packed file is a bomb: sheets of a hundred thousand rows unfold to about 100 MB, at most fortyfold.
MOST_PARTS = 5_000
MOST_UNFOLDED = 512 * 1024 * 1024
_MOST_RATIO, _RATIO_FROM = 150, 32 * 1024 * 1024
# The part that makes a package of Office Open XML what it is (ISO/IEC 29500-2), and those that carry macros.
_PACKAGE_PART = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
# What stands in no text: control characters beside tabulators and line ends.
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MACROS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("xl/macrosheets/", "xl/dialogsheets/", "word/activex/", "xl/activex/", "basic/", "scripts/")


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


def why_not_take(
    head: bytes, *, size: int, limit: int, archive: Archive = NO_ARCHIVE, tail: bytes = b""
) -> Refusal | None:
    """The reason why a file is refused: too large, of a type that is not taken, two types in one, or a bomb."""
    if size > limit:
        return Refusal.FILE_TOO_LARGE
    if not size or sniff(head, archive.names) is None:
        return Refusal.FILE_TYPE_REFUSED
    if not is_archive(head) and _ZIP_END in tail:
        return Refusal.FILE_TWO_TYPES
    return Refusal.FILE_UNFOLDS if _is_bomb(archive) else None


def _is_bomb(archive: Archive) -> bool:
    if len(archive.names) > MOST_PARTS or archive.unfolded > MOST_UNFOLDED:
        return True
    return archive.unfolded > _RATIO_FROM and archive.unfolded > _MOST_RATIO * max(archive.packed, 1)


def _sniff_archive(head: bytes, names: Collection[str]) -> MediaType | None:
    low = [name.lower() for name in names]
    if any(name.endswith(_MACROS) or name.startswith(_MACRO_FOLDERS) for name in low):
        return None
    if b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:128] and "content.xml" in names:
        return MediaType.ODS
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in _PACKAGE_PART.items() if part in names), None)


def _is_text(head: bytes) -> bool:
    if not head or _BINARY.search(head) or head.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        return False
    for cut in range(4):
        try:
            head[: len(head) - cut].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
