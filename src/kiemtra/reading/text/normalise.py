"""One normal form for the text that offsets count in, and shadows of equal length that patterns match on."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# One dash, one quotation mark, one bullet, plain blanks; a capital that grows when it becomes small. A soft hyphen is
# what some programs make of a hyphen, a joiner without width stands where a blank was; the last bullets are Wingdings.
LEVELLED = (
    *((dash, "-") for dash in "‐‑‒–—−\u00ad"),
    *((mark, '"') for mark in "“”„«»"),
    *((bullet, "•") for bullet in "▪●◦○‣⁃∙·■□◆◇❖➢➤►▶✦✓✔§\uf0b7\uf0a7\uf0d8\uf076\uf0fc"),
    *((f"\n{letter} ", "\n• ") for letter in "oØü"),
    *((blank, " ") for blank in "\t\u2002\u2003\u2007\u2009\u200b\u200c\u200d\u2060\u3000"),
    ("İ", "I"),
)
SIGNS = frozenset(other[0] for other, _ in LEVELLED)
MOVED = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
NAME = 200


def normal(raw: str) -> str:
    """Return the text in NFC with `\n` line ends, non-breaking blanks folded and byte-order marks dropped."""
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "")


def level(text: str) -> str:
    """Return the text with one dash, one quotation mark, one bullet and plain blanks; the length stays."""
    if text.isascii():
        return text.replace("\t", " ")
    for other, one in LEVELLED:
        # A replacement of what is not there costs a fiftieth of a table looked up at every letter.
        text = text.replace(other, one)
    return text


def fold(text: str) -> str:
    """Return levelled text in lower case with the tone on its old place (hoà, uỷ → hòa, ủy); the length stays."""
    return _folded_name(text) if len(text) <= NAME else old_tones(level(text).lower())


@lru_cache(maxsize=4096)
def _folded_name(text: str) -> str:
    """Names are asked for again and again; hardly one holds a sign that has another form."""
    return old_tones((text if SIGNS.isdisjoint(text) else level(text)).lower())


def old_tones(low: str) -> str:
    """Move the tone of an open syllable's end from its second vowel to its first; not after q (quý)."""
    places = sorted(at for pair in MOVED if pair in low for at in _ends(low, pair))
    parts: list[str] = []
    done = 0
    for at in places:
        parts += (low[done:at], MOVED[low[at : at + 2]])
        done = at + 2
    return "".join([*parts, low[done:]]) if parts else low


def _ends(low: str, pair: str) -> Iterator[int]:
    at = low.find(pair)
    while at >= 0:
        after = low[at + 2 : at + 3]
        if not (after.isalnum() or after == "_" or (at and low[at - 1] == "q")):
            yield at
        at = low.find(pair, at + 2)
