"""One normal form for the text that offsets count in, and shadows of equal length that patterns match on."""

import re
import unicodedata

DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "“”„«»"), '"') | {0x130: "I"}
TONE = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ýỳỷỹỵ])(?!\w)")
MOVED = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


def normal(raw: str) -> str:
    """Return the text in NFC with `\\n` line ends, non-breaking blanks folded and byte-order marks dropped."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "")


def level(text: str) -> str:
    """Return the text with one dash, one quotation mark and plain blanks; the length stays."""
    return text.translate(DASHES).replace("\t", " ").replace("\u2007", " ")


def fold(text: str) -> str:
    """Return levelled text in lower case with the tone on its old place (hoà, uỷ → hòa, ủy); the length stays."""
    low = level(text).lower()
    return TONE.sub(lambda m: MOVED[m.group()], low)
