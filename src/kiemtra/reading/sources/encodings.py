"""Bytes → letters: Unicode in its forms, windows-1258, and the old Vietnamese encodings by the words that come out."""

from collections.abc import Callable

from kiemtra.reading.sources.content import Unreadable
from kiemtra.reading.sources.legacy import likeness, modern

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
SEEN = 4_096
ENOUGH = 0.12
# Of what cannot be decoded in a text that is sound otherwise: one letter in two hundred.
BROKEN_SHARE = 200
UNKNOWN = "không rõ bảng mã (không phải UTF-8, TCVN3 hay VNI); hãy mở tệp và lưu lại với mã UTF-8"
NOT_TEXT = "không phải văn bản: có ký tự rỗng hoặc ký tự điều khiển bên trong"
CONTROLS = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\v\f\r"]
REGIONAL = (
    ("cp1252", ""),
    ("cp1258", "văn bản viết bằng mã windows-1258, đã chuyển sang Unicode"),
    ("utf-8", "có ký tự hỏng, đã thay bằng dấu cách"),
)


def decoded(data: bytes, words_of: Callable[[str], str] = str) -> tuple[str, tuple[str, ...]]:
    """Return the words of a text file, with notes; raise Unreadable where it is none.

    `words_of` takes out of the decoded text what is words (of a web page: what it shows).
    """
    text = _unicode(data)
    if text is not None:
        if "\x00" in text or sum(map(text.count, CONTROLS)) * 100 > len(text):
            raise Unreadable(NOT_TEXT)
        return modern(words_of(text))
    if b"\x00" in data[:SEEN]:
        raise Unreadable(NOT_TEXT)
    for encoding, note in REGIONAL:
        text = data.decode(encoding, "replace")
        words, notes = modern(words_of(text))
        if notes:
            return words, notes
        if note and text.count("\ufffd") * BROKEN_SHARE <= len(text) and likeness(words) >= ENOUGH:
            return words.replace("\ufffd", " "), (note,)
    raise Unreadable(UNKNOWN)


def _unicode(data: bytes) -> str | None:
    encoding = next((known for mark, known in MARKS if data.startswith(mark)), None) or _without_mark(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> str:
    """UTF-16 betrays itself: every second byte of its digits, blanks and plain letters is zero."""
    head = data[:SEEN]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(head) // 8 and min(even, odd) * 20 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"
