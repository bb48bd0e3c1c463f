"""Files taken in: streamed to a temporary name while hash and size are counted, told by their bytes, kept once by hash."""

import os
import re
import zlib
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, Protocol
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from kiemtra.domain.documents import is_marked_secret
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import (
    HEAD_BYTES,
    NO_ARCHIVE,
    TAIL_BYTES,
    Archive,
    MediaType,
    ScanResult,
    is_archive,
    sniff,
    why_not_take,
)
from kiemtra.store.models import FileScan, StoredFile
from kiemtra.workflows import scanning
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.scanning import Scan

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

    `name` is for the refusal only. Raises `NotAllowed` for a file above `limit` bytes, of a type that is not taken, of
    two types in one, that unfolds too far, that is stamped secret, or in which the scanner finds something.
    No event of its own: the deed that hangs the file on a record has one.
    """
    with NamedTemporaryFile(dir=arrivals(), suffix=".part", delete=False) as arriving:
        try:
            digest, size, head = _take(stream, arriving, limit)
            archive = _directory(arriving) if is_archive(head) else NO_ARCHIVE
            refuse(
                why_not_take(head, size=size, limit=limit, archive=archive, tail=_tail(arriving, size)),
                name=name,
                limit=f"{limit // (1024 * 1024)} MB",
            )
            kind = sniff(head, archive.names)
            assert kind is not None, "why_not_take has told the type"
            refuse(Refusal.SECRET_PAPER if is_marked_secret(_words(arriving, kind)) else None, name=name)
            return _keep(arriving, digest, size, kind, at, _scanned(arriving, name))
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def store_read(content: bytes, kind: MediaType, *, name: str, at: datetime) -> StoredFile:
    """Keep a file whose bounds and type the reader of texts has told, by its hash.

    Raises `NotAllowed` where the scanner finds something.
    """
    with NamedTemporaryFile(dir=arrivals(), suffix=".part", delete=False) as arriving:
        try:
            digest, size, _ = _take(BytesIO(content), arriving, len(content))
            return _keep(arriving, digest, size, kind, at, _scanned(arriving, name))
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def store_own(content: bytes, kind: MediaType, *, at: datetime) -> StoredFile:
    """Keep what we wrote ourselves, by its hash: it is neither bounded as uploads are nor scanned."""
    with NamedTemporaryFile(dir=arrivals(), suffix=".part", delete=False) as arriving:
        try:
            digest, size, _ = _take(BytesIO(content), arriving, len(content))
            return _keep(arriving, digest, size, kind, at, None)
        finally:
            Path(arriving.name).unlink(missing_ok=True)


def note(file: StoredFile, found: Scan, *, at: datetime) -> None:
    """Keep what the scanner said of a stored file."""
    FileScan.objects.create(file=file, result=found.result, signature=found.signature[:200], scanned_at=at)


def opened(file: StoredFile) -> Any:
    """The stored bytes, open for reading."""
    return default_storage.open(file.path)


def is_unchanged(file: StoredFile) -> bool:
    """Whether the stored bytes still have the hash under which they were taken."""
    digest = sha256()
    try:
        with opened(file) as stored:
            while piece := stored.read(CHUNK):
                digest.update(piece)
    except FileNotFoundError:
        return False
    return digest.hexdigest() == file.sha256


def arrivals() -> Path:
    """The folder in which files stand until they are taken."""
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


def _scanned(arriving: IO[bytes], name: str) -> Scan | None:
    """What the scanner says of it; a refusal where it finds something."""
    found = scanning.scan(arriving, Path(arriving.name))
    if found and found.result is ScanResult.INFECTED:
        raise NotAllowed(Refusal.FILE_INFECTED, name=name, signature=found.signature)
    return found


def _directory(archive: IO[bytes]) -> Archive:
    """What an archive's directory says; nothing is unpacked."""
    archive.seek(0)
    try:
        with ZipFile(archive) as package:
            parts = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        return NO_ARCHIVE
    return Archive(
        [part.filename for part in parts],
        sum(part.compress_size for part in parts),
        sum(part.file_size for part in parts),
    )


def _tail(arriving: IO[bytes], size: int) -> bytes:
    arriving.seek(max(0, size - TAIL_BYTES), os.SEEK_SET)
    return arriving.read()


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


def _keep(arriving: Any, digest: str, size: int, kind: MediaType, at: datetime, found: Scan | None) -> StoredFile:
    file = StoredFile(sha256=digest, size=size, media_type=kind, created_at=at)
    if not default_storage.exists(file.path):
        arriving.seek(0)
        default_storage.save(file.path, Arrived(arriving, name=arriving.name))
    kept, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"size": size, "media_type": kind, "created_at": at}
    )
    if found and not kept.scans.exists():
        note(kept, found, at=at)
    return kept
