"""Patterns for the names of bodies: joins are free, abbreviations stand for the full name."""

import re
from collections.abc import Iterable

from kiemtra.reading.data.organs import (
    ABBREVIATED,
    BODIES,
    CENTRAL,
    DEPARTMENT_LETTERS,
    DEPARTMENTS,
    DIVISION_LETTERS,
    DIVISIONS,
    MINISTRIES,
    PARTY,
)  # fmt: skip
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import OneOf, pattern_of
from kiemtra.reading.units.places import each_of, spaced

AND = r"(?:\s{1,3}(?:và|&)\s{1,3}|\s?&\s?)"
COMMA = r"(?:\s?[,-]\s{0,3}|\s{1,3})"
LETTER_JOIN = r"(?:\s?(?:&|-|,|và)\s?)?"


def names_of(names: tuple[str, ...], letters: Iterable[str] = ()) -> OneOf:
    """Return what matches the longest of the names in folded text, "và", commas and dashes free."""
    ordered = sorted({fold(name) for name in names}, key=len, reverse=True)
    return OneOf([_free(name) for name in ordered] + [_spelled(short) for short in letters])


def _free(name: str) -> str:
    parts = re.split(r"( và | - |, )", name)
    return "".join(
        AND if part == " và " else COMMA if part in (" - ", ", ") else re.escape(part).replace(r"\ ", r"\s{1,3}")
        for part in parts
    )


def _spelled(letters: str) -> str:
    return LETTER_JOIN.join(fold(part) for part in letters.split("|"))


DEPARTMENT_NAME = names_of(DEPARTMENTS, (*ABBREVIATED, *DEPARTMENT_LETTERS))
DIVISION_NAME = names_of(DIVISIONS, (*ABBREVIATED, *DIVISION_LETTERS))
MINISTRY_NAME = names_of(MINISTRIES, ABBREVIATED)
BODY_NAME = names_of(BODIES)

_CASED = {
    fold(f"{first}{name}"): f"{first}{name}"
    for first, names in (
        ("Sở ", DEPARTMENTS),
        ("Phòng ", DIVISIONS),
        ("Bộ ", MINISTRIES),
        ("", (*BODIES, *CENTRAL, *PARTY, *DEPARTMENTS)),
    )
    for name in names
}
_FULL = {
    first: {"".join(short.split("|")): name for short, name in {**ABBREVIATED, **own}.items()}
    for first, own in (("Sở", DEPARTMENT_LETTERS), ("Phòng", DIVISION_LETTERS), ("Bộ", {}))
}
_JOINS = pattern_of(r"[\s&,-]|và")


def cased(name: str) -> str:
    """Return a name of capitals in its ordinary spelling, another one as it is."""
    name = spaced(name)
    if len(name) < 6 or not name.isupper():
        return name
    return _CASED.get(fold(name), name.title())


def full_name(first: str, name: str) -> str:
    """Return what a name behind "Sở", "Phòng" or "Bộ" stands for: "GD&ĐT" → "Giáo dục và Đào tạo"."""
    name = spaced(name)
    if full := _FULL[first].get(_JOINS.sub("", name)):
        return full
    return cased(f"{first.upper()} {name}").partition(" ")[2] if name.isupper() else name


CENTRAL_NAME = OneOf(each_of(CENTRAL))
PARTY_NAME = OneOf(each_of(PARTY))
