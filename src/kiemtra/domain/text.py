"""Vietnamese text as it is compared: what two people wrote differently and meant alike folds to one form.

What is shown is always what was written; folded forms are for comparing and searching only.
"""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^\w]+")
_COMMITTEE = re.compile(r"\b(uy ban nhan dan|uy ban nd|ubnd)\b")


def nfc(text: str) -> str:
    """Return the text in the one normal form in which it is kept, without blanks at its ends."""
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """Return the text without case, tones, other marks, đ and punctuation; so tone placement does not matter either."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", letters).strip()


def fold_agency(name: str) -> str:
    """Return the folded name of an agency with its usual short form for the People's Committee."""
    return _COMMITTEE.sub("ubnd", fold(name))


# How offices and places are written in short, folded, and the words that may be meant; both are searched for.
_SHORT: dict[str, tuple[str, ...]] = {
    "ubnd": ("uy ban nhan dan",),
    "hdnd": ("hoi dong nhan dan",),
    "tp": ("thanh pho",),
    "tx": ("thi xa",),
    "tt": ("thi tran", "trung tam"),
    "vp": ("van phong",),
    "bql": ("ban quan ly",),
    "hcc": ("hanh chinh cong",),
    "ttpvhcc": ("trung tam phuc vu hanh chinh cong",),
}


def search_terms(text: str) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a search the folded beginnings by which it may be met: itself, and what it is short for."""
    return tuple((word, *_SHORT.get(word, ())) for word in fold_agency(text).split())


def sounding(text: str) -> str:
    """Return the text without case and tone placement but with its tones: *Hoà* is *Hòa*, *Thùy* is not *Thủy*."""
    return " ".join(_sounding_word(word) for word in _NOT_A_WORD.split(nfc(text).casefold()) if word)


_TONES = frozenset(
    "\N{COMBINING GRAVE ACCENT}\N{COMBINING ACUTE ACCENT}\N{COMBINING TILDE}\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}"
)


def _sounding_word(word: str) -> str:
    """The word with its tone moved behind it, wherever it stood."""
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in _TONES)
    rest = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", rest) + tones


def likeness(first: str, second: str) -> float:
    """Return the share of words that two names have in common, from 0 to 1 (Dice)."""
    one, two = set(fold_agency(first).split()), set(fold_agency(second).split())
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0
