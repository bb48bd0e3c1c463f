"""What a content is, told by its first bytes; the name of the file is not asked."""

from enum import StrEnum

from kiemtra.reading.sources.content import Unreadable

TAGS = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<meta",
    b"<title",
    b"<div",
    b"<article",
    b"<table",
    b"<p>",
    b"<p ",
)
IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSED = (
    (b"{\\rtf", "là tệp RTF; hãy mở bằng Word và lưu thành .docx"),
    (b"GIF8", "là ảnh động GIF; hãy lưu thành PNG hoặc JPEG"),
    (b"RIFF", "là ảnh WebP hoặc tệp đa phương tiện; hãy lưu thành PNG hoặc JPEG"),
    (b"BM", "là ảnh BMP; hãy lưu thành PNG hoặc JPEG"),
    (b"Rar!", "là tệp nén RAR; hãy giải nén rồi đọc từng tệp bên trong"),
    (b"7z\xbc\xaf", "là tệp nén 7z; hãy giải nén rồi đọc từng tệp bên trong"),
    (b"\x1f\x8b", "là tệp nén gzip; hãy giải nén rồi đọc từng tệp bên trong"),
    (b"%!PS", "là tệp PostScript; hãy lưu thành PDF"),
    (b"\x7fELF", "là chương trình, không phải văn bản"),
    (b"MZ", "là chương trình, không phải văn bản"),
)
SEEN = 4_096


class Kind(StrEnum):
    """Which reader a content needs."""

    TEXT = "text"
    WEB = "web"
    PDF = "pdf"
    ARCHIVE = "archive"
    SCAN = "scan"


def kind_of(data: bytes) -> Kind:
    """Return which reader a content needs; raise Unreadable for a known format that none reads."""
    if b"%PDF-" in data[:1024] and not data.lstrip().startswith(b"<"):
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ARCHIVE
    if data.startswith(IMAGES):
        return Kind.SCAN
    if data.startswith(OLD_OFFICE):
        raise Unreadable(_old_office(data))
    for start, reason in REFUSED:
        if data.startswith(start) and (len(start) > 2 or _binary(data)):
            raise Unreadable(reason)
    return Kind.WEB if _is_web(data) else Kind.TEXT


def _binary(data: bytes) -> bool:
    return b"\x00" in data[:SEEN]


def _is_web(data: bytes) -> bool:
    start = data[:SEEN].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith((b"<?xml", b"<!--", b"<script", b"<style")):
        return any(tag in start for tag in TAGS[:4])
    return start.startswith(TAGS) or _saved_whole(start)


def _saved_whole(start: bytes) -> bool:
    return b"mime-version:" in start[:1024] and b"multipart/related" in start


def _old_office(data: bytes) -> str:
    """Name what a compound file of the old Office holds: its streams have names in UTF-16."""
    streams = {name: name.encode("utf-16-le") in data for name in ("EncryptedPackage", "WordDocument", "Workbook")}
    if streams["EncryptedPackage"]:
        return "được đặt mật khẩu; hãy bỏ mật khẩu rồi đọc lại"
    if streams["WordDocument"]:
        return "là tệp Word cũ (.doc); hãy mở bằng Word và lưu thành .docx hoặc PDF"
    if streams["Workbook"]:
        return "là bảng tính Excel cũ (.xls); hãy lưu thành PDF, hoặc chép nội dung sang Word (.docx)"
    return "là tệp Office cũ; hãy mở và lưu thành .docx hoặc PDF"
