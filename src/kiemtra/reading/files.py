"""Files and bytes → text. The format is told by the content, never by the name; what cannot be read says why in one sentence."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiemtra.reading import sources
from kiemtra.reading.sources.content import Content, Unreadable
from kiemtra.reading.sources.encodings import decoded
from kiemtra.reading.sources.sniffing import Kind, kind_of
from kiemtra.reading.text.normalise import normal
from kiemtra.reading.values import SourceFormat, Text

LIMIT = 20 * 1024 * 1024


class UnreadableFile(Exception):
    """A source that cannot be read; the message is one sentence for the person who gave it."""


def open_file(path: str | Path, *, limit: int = LIMIT) -> Text:
    """Return the text of a file; raise UnreadableFile with the reason where there is none to read."""
    if not str(path).strip():
        raise UnreadableFile("Chưa cho biết tệp cần đọc: đường dẫn để trống.")
    path = Path(path)
    try:
        if path.is_dir():
            raise UnreadableFile(f"“{path}” là thư mục, không phải tệp.")
        size = path.stat().st_size
        if size > limit:
            raise UnreadableFile(_too_large(str(path), size, limit))
        with path.open("rb") as source:
            data = source.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"Không tìm thấy tệp “{path}”.") from None
    except PermissionError:
        raise UnreadableFile(f"Không có quyền đọc tệp “{path}”.") from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"Không mở được tệp “{path}”: {error}.") from error
    return open_bytes(data, path.name, limit=limit)


def open_bytes(data: bytes, name: str, *, limit: int = LIMIT) -> Text:
    """Return the text of a file's content; raise UnreadableFile with the reason where there is none to read."""
    text = open_written(data, name, limit=limit)
    if text is None:
        with _named(name):
            text = _text(data, name, sources.child.parse(data, Kind.SCAN))
    return text


def open_written(data: bytes, name: str, *, limit: int = LIMIT) -> Text | None:
    """Return the text of what is written; None where it is a picture, whose letters `open_bytes` takes seconds to recognise.

    Raise UnreadableFile as `open_bytes` does, also for a picture where nothing is installed that recognises letters.
    """
    if len(data) > limit:
        raise UnreadableFile(_too_large(name, len(data), limit))
    with _named(name):
        content = _written(data)
        if content is None and not sources.recogniser.installed():
            raise Unreadable(sources.recogniser.MISSING)
    return None if content is None else _text(data, name, content)


def from_string(text: str, name: str) -> Text:
    """Return typed or pasted text as a source."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Text(name, SourceFormat.TXT, digest, normal(text))


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Puts the name of the file before the reason against reading it."""
    try:
        yield
    except Unreadable as reason:
        raise UnreadableFile(f"“{name}” {reason}.") from None


def _text(data: bytes, name: str, content: Content) -> Text:
    return Text(name, content.format, hashlib.sha256(data).hexdigest(), normal(content.text), content.notes)


def _written(data: bytes) -> Content | None:
    """What is written in it; None for a picture. Only what has a structure to abuse is parsed in a process with bounds."""
    kind = kind_of(data)
    if kind is Kind.TEXT:
        text, notes = decoded(data)
        return Content(text, SourceFormat.TXT, notes)
    if kind is Kind.SCAN:
        return None
    content = sources.child.parse(data, kind)
    return None if kind is Kind.PDF and not content.text else content


def _too_large(name: str, size: int, limit: int) -> str:
    return f"“{name}” quá lớn: {_size(size)}, giới hạn là {_size(limit)}."


def _size(count: int) -> str:
    """A number of bytes as people say it: 20 MB, 1,5 MB, 900 byte."""
    for unit, name in ((1024 * 1024, "MB"), (1024, "KB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".", ",").replace(",0 ", " ")
    return f"{count} byte"
