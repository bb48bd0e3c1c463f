"""The file that a text was read from: the scan or original, kept with its reading. What bears a stamp of secrecy is not."""

from datetime import datetime

from kiemtra.domain.documents import is_marked_secret
from kiemtra.domain.errors import Refusal
from kiemtra.domain.evidence import HEAD_BYTES, MediaType, sniff
from kiemtra.reading.values import SourceFormat, Text
from kiemtra.store.models import StoredFile
from kiemtra.workflows import files
from kiemtra.workflows.rights import refuse

_TYPES = {
    SourceFormat.TXT: MediaType.TEXT,
    SourceFormat.HTML: MediaType.HTML,
    SourceFormat.DOCX: MediaType.DOCX,
    SourceFormat.PDF: MediaType.PDF,
}


def refuse_secret(text: Text) -> None:
    """Raise `NotAllowed` for a text that bears the stamp of a state secret."""
    refuse(Refusal.SECRET_PAPER if is_marked_secret(text.text) else None, name=text.name)


def keep_original(data: bytes, text: Text, *, at: datetime) -> StoredFile:
    """Keep the file that this text was read from; the same bytes again give the row that is there.

    Raises `NotAllowed` where the scanner finds something in it. Asked before the transaction: a scan takes its time.
    """
    return files.store_read(data, _type(data, text.format), name=text.name, at=at)


def _type(data: bytes, format: SourceFormat) -> MediaType:
    """The type as the reader has told it; of pictures and web pages the first bytes tell which."""
    if format is SourceFormat.IMAGE:
        return sniff(data[:HEAD_BYTES]) or MediaType.TIFF
    if format is SourceFormat.HTML and b"mime-version:" in data[:HEAD_BYTES].lower():
        return MediaType.MHTML
    return _TYPES[format]
