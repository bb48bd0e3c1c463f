"""Files and bytes → text. The format is told by the content, never by the name; what cannot be read says why in one sentence."""

import hashlib
from pathlib import Path

from kiemtra.reading.normalise import normal
from kiemtra.reading.values import SourceFormat, Text

LIMIT = 20 * 1024 * 1024
REFUSED = (
    (b"%PDF-", "là tệp PDF; bản này chưa đọc được PDF, hãy lưu thành văn bản (.txt) hoặc trang web (.html)"),
    (b"\xd0\xcf\x11\xe0", "là tệp Word cũ (.doc); hãy mở bằng trình soạn thảo và lưu thành văn bản (.txt, mã UTF-8)"),
    (b"{\\rtf", "là tệp RTF; hãy lưu thành văn bản (.txt, mã UTF-8)"),
    (b"\x89PNG", "là ảnh; bản này chưa đọc được chữ trong ảnh"),
    (b"\xff\xd8\xff", "là ảnh; bản này chưa đọc được chữ trong ảnh"),
    (b"GIF8", "là ảnh; bản này chưa đọc được chữ trong ảnh"),
    (b"II*\x00", "là ảnh quét; bản này chưa đọc được chữ trong ảnh"),
    (b"MM\x00*", "là ảnh quét; bản này chưa đọc được chữ trong ảnh"),
)
MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
TAGS = (b"<!doctype html", b"<html", b"<head", b"<body")


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
    if len(data) > limit:
        raise UnreadableFile(_too_large(name, len(data), limit))
    for mark, reason in REFUSED:
        if data.startswith(mark):
            raise UnreadableFile(f"“{name}” {reason}.")
    if data.startswith(b"PK\x03\x04"):
        raise UnreadableFile(f"“{name}” {_archive(data)}.")
    raw = _decoded(data, name)
    start = (
        data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if not data.startswith((b"\xff\xfe", b"\xfe\xff"))
        else raw[:1024].lstrip("\ufeff \t\r\n").lower().encode()
    )
    digest = hashlib.sha256(data).hexdigest()
    if any(start.startswith(tag) for tag in TAGS) or (
        start.startswith((b"<?xml", b"<!--")) and any(tag in start for tag in TAGS)
    ):
        from kiemtra.reading.html import html_text  # slow import  # noqa: PLC0415

        return Text(name, SourceFormat.HTML, digest, normal(html_text(raw)))
    return Text(name, SourceFormat.TXT, digest, normal(raw))


def from_string(text: str, name: str) -> Text:
    """Return typed or pasted text as a source."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Text(name, SourceFormat.TXT, digest, normal(text))


def _archive(data: bytes) -> str:
    if b"word/" in data[:4096] or b"word/document.xml" in data:
        return "là tệp Word (.docx); bản này chưa đọc được Word, hãy lưu thành văn bản (.txt, mã UTF-8)"
    return "là tệp nén hoặc bảng tính; hãy lưu thành văn bản (.txt, mã UTF-8)"


def _decoded(data: bytes, name: str) -> str:
    encoding = next((known for mark, known in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"“{name}” không phải mã UTF-8 (sai từ byte thứ {error.start + 1}); hãy mở tệp và lưu lại với mã UTF-8."
        ) from None
    if "\x00" in text:
        raise UnreadableFile(f"“{name}” không phải văn bản: có ký tự rỗng bên trong.")
    return text


def _too_large(name: str, size: int, limit: int) -> str:
    return f"“{name}” quá lớn: {_size(size)}, giới hạn là {_size(limit)}."


def _size(count: int) -> str:
    """A number of bytes as people say it: 20 MB, 1,5 MB, 900 byte."""
    for unit, name in ((1024 * 1024, "MB"), (1024, "KB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".", ",").replace(",0 ", " ")
    return f"{count} byte"
