"""Vietnamese from before Unicode (TCVN3, VNI) → Unicode. Recognised by the words that come out, or by the font."""

import re
import unicodedata
from collections.abc import Callable

from kiemtra.reading.data.legacy_letters import COMMON, TCVN3, VNI
from kiemtra.reading.text.patterns import pattern_of

TCVN3_TABLE = str.maketrans(TCVN3)
VNI_LETTER = pattern_of("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
WORD = pattern_of(r"[^\W\d_]+")
SEEN = 20_000
# Of the letters beyond ASCII in Unicode Vietnamese, most are of no Western European language.
ONLY_OURS = pattern_of(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
FOREIGN = pattern_of(r"[\u0080-\u00ff]")
NOTES = {
    "tcvn3": "văn bản viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode",
    "vni": "văn bản viết bằng mã VNI, đã chuyển sang Unicode",
}
ENOUGH = 0.12
FEW = 4


def by_font(text: str, font: str) -> str:
    """Return what is printed where letters stand in a font of an old encoding; others stay."""
    if text.isascii() and not font.startswith(".Vn"):
        return text
    if font.startswith(".Vn"):
        words = from_tcvn3(text)
        # The fonts of capitals show small letters as capitals.
        return words.upper() if font.endswith("H") else words
    return from_vni(text) if font.upper().startswith("VNI-") else text


def from_tcvn3(text: str) -> str:
    """Return TCVN3 letters as Unicode ones. Most capitals have no code: “TØNH” is “TỈNH”."""
    return WORD.sub(lambda m: _even(m.group()), text.translate(TCVN3_TABLE))


def _even(word: str) -> str:
    plain = [letter for letter in word if letter.isascii()]
    return word.upper() if len(plain) > 1 and all(map(str.isupper, plain)) else word


def from_vni(text: str) -> str:
    """Return VNI letters with their signs as Unicode ones."""
    return unicodedata.normalize("NFC", VNI_LETTER.sub(lambda m: VNI[m.group()], text))


def modern(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text in Unicode, with a note where it was in an old encoding."""
    sample = text[:SEEN]
    if len(FOREIGN.findall(sample)) < FEW or likeness(sample) >= ENOUGH:
        return text, ()
    tried = {"tcvn3": from_tcvn3, "vni": from_vni}
    scores = {name: likeness(change(sample)) for name, change in tried.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < ENOUGH:
        return text, ()
    lines = [_line(line, tried[best]) for line in text.split("\n")]
    return "\n".join(lines), (NOTES[best],)


def likeness(text: str) -> float:
    """Return which share of the words are common Vietnamese ones with signs."""
    words = WORD.findall(unicodedata.normalize("NFC", text).lower())
    hits = sum(word in COMMON for word in words)
    return hits / len(words) if hits >= FEW else 0.0


def _line(line: str, change: Callable[[str], str]) -> str:
    """Lines that are in Unicode already stay (a file glued together of two)."""
    return line if ONLY_OURS.search(line) else change(line)
