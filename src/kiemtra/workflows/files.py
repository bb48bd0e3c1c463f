"""Files taken in: streamed to a temporary name while hash and size are counted, told by their bytes, kept once by hash."""

import re
import zlib
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, Protocol
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from kiemtra.domain.documents import is_marked_secret
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import HEAD_BYTES, MediaType, is_archive, sniff, why_not_take
from kiemtra.store.models import StoredFile
from kiemtra.workflows.rights import refuse

CHUNK = 256 * 1024
# So much of a text is looked through, however large a packed part unfolds.
WORDS_LIMIT = 4 * 1024 * 1024
_TAG = re.compile(r"<[^>]*>")


class Stream(Protocol):
    """What can be read piece by piece: an upload, an open file, `BytesIO`."""

    def read(self, size: int = ..., /) -> bytes: ...


class Arrived(File):  # type: ignore[type-arg]
    """A file under its temporary name; a local storage renames it, any other reads it."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def store(stream: Stream, *, name: str, limit: int, at: datetime) -> StoredFile:
    """Keep a file by its hash; the same bytes again give the row that is there.

    `name` is for the refusal only. Raises `NotAllowed` for a file above `limit` bytes or of a type that is not taken.
    No event of its own: the deed that hangs the file on a record has one.
    """
    with NamedTemporaryFile(dir=_arrivals(), suffix=".part", delete=False) as arriving:
        try:
            digest, size, head = _take(stream, arriving, limit)
            names = _names_in(arriving) if is_archive(head) else ()
            refuse(
                why_not_take(head, size=size, limit=limit, names=names),
                name=name,
                limit=f"{limit // (1024 * 1024)} MB",
            )
            kind = sniff(head, names)
            assert kind is not None, "why_not_take has told the type"
            refuse(Refusal.SECRET_PAPER if is_marked_secret(_words(arriving, kind)) else None, name=name)
            return _keep(arriving, digest, size, kind, at)
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def opened(file: StoredFile) -> Any:
    """The stored bytes, open for reading."""
    return default_storage.open(file.path)


def _arrivals() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "arriving"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _take(stream: Stream, into: IO[bytes], limit: int) -> tuple[str, int, bytes]:
    """Copy until the end or just beyond the limit: hash, bytes taken, first bytes."""
    digest, size, head = sha256(), 0, b""
    while size <= limit and (piece := stream.read(CHUNK)):
        head = head or piece[:HEAD_BYTES]
        size += len(piece)
        digest.update(piece)
        into.write(piece)
    into.flush()
    return digest.hexdigest(), size, head


def _names_in(archive: IO[bytes]) -> Collection[str]:
    """The names in an archive's directory; nothing is unpacked."""
    archive.seek(0)
    try:
        with ZipFile(archive) as package:
            return frozenset(package.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return ()


def _words(arriving: IO[bytes], kind: MediaType) -> str:
    """The text of a plain or DOCX file, a paragraph a line, to look for a stamp of secrecy; other types are not read."""
    if kind is MediaType.TEXT:
        arriving.seek(0)
        return arriving.read(CHUNK).decode(errors="replace")
    if kind is not MediaType.DOCX:
        return ""
    arriving.seek(0)
    try:
        with ZipFile(arriving) as package, package.open("word/document.xml") as part:
            markup = part.read(WORDS_LIMIT).decode(errors="replace")
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error) as error:
        raise NotAllowed(Refusal.FILE_TYPE_REFUSED) from error
    return _TAG.sub("", markup.replace("</w:p>", "\n"))


def _keep(arriving: Any, digest: str, size: int, kind: MediaType, at: datetime) -> StoredFile:
    file = StoredFile(sha256=digest, size=size, media_type=kind, created_at=at)
    if not default_storage.exists(file.path):
        arriving.seek(0)
        default_storage.save(file.path, Arrived(arriving, name=arriving.name))
    kept, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"size": size, "media_type": kind, "created_at": at}
    )
    return kept
