"""A web page, also one saved whole with its pictures (.mhtml), as lines of what it tells."""

import email
import email.policy

from kiemtra.reading.sources.content import Content, Unreadable
from kiemtra.reading.sources.encodings import decoded
from kiemtra.reading.sources.html import html_text
from kiemtra.reading.values import SourceFormat


def read(data: bytes) -> Content:
    """Return the content of a page; raise Unreadable where no encoding makes words of it."""
    text, notes = decoded(_page_of(data), html_text)
    return Content(text, SourceFormat.HTML, notes)


def _page_of(data: bytes) -> bytes:
    if b"multipart/related" not in data[:4096] or data.lstrip()[:1] == b"<":
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page
    raise Unreadable("là trang web đã lưu nhưng không có nội dung chữ bên trong")
