"""A document of others as somebody enters it in the register: how its number is read, what is lacking, what is there already.

The key of the register is number and symbol, issuer and year. What bears an equal key is the same document or a conflict,
never a second row; what only looks alike is for the person to tell apart.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.documents import IssueFault, key_of
from kiemtra.domain.register_checks import bare_key, same_issuer
from kiemtra.domain.text import fold, nfc


class Likeness(StrEnum):
    """How a document of the register stands to the one that is entered."""

    # The very document: nothing contradicts.
    SAME = "same"
    # Number, symbol, issuer and year are equal, the day or the subject is another.
    CONFLICT = "conflict"
    # Number and symbol are equal; the issuer is another, or issuer or year is not known.
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Entry:
    """What tells a document from others."""

    number: str
    symbol: str
    issuer: str = ""
    dated: date | None = None
    year: int | None = None
    subject: str = ""

    @property
    def key(self) -> str:
        """Number and symbol as they are compared."""
        return key_of(number=self.number, symbol=self.symbol)


_REFERENCE = re.compile(r"(?:số\s*:?\s*)?(0*[1-9]\d{0,5}[A-ZĐ]?)\s*([/-])\s*(\w[\w\s&./-]*)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SYMBOL = re.compile(r"[^\W_][\w&./-]{0,58}")


def read_reference(typed: str, spellings: Collection[str]) -> tuple[str, str] | None:
    """Return number and symbol of a reference as people type it: "087 / kh-ubnd" is 087 and KH-UBND; None where it is none.

    `spellings` are the parts of symbols as they are usually spelt.
    """
    m = _REFERENCE.fullmatch(nfc(typed).replace("–", "-"))
    if m is None:
        return None
    parts = re.split(r"\s*([&./-])\s*", m[3].strip())
    symbol = "".join(_hyphened(part, spellings, alone="-" not in parts) for part in parts)
    party = m[2] == "-"
    if not _SYMBOL.fullmatch(symbol) or _YEAR.fullmatch(symbol) or (party and "/" not in symbol):
        return None
    return m[1].upper(), symbol


def _hyphened(part: str, spellings: Collection[str], *, alone: bool) -> str:
    """The part with the hyphens that were typed as blanks; one that is `alone` may have lost its only one: "QĐUBND"."""
    joined = "".join(part.split())
    if known := _known(joined, spellings):
        return known
    words = part.split()
    if alone and len(words) == 1:
        halves = [(_known(part[:at], spellings), _known(part[at:], spellings)) for at in range(1, len(part))]
        whole = [pair for pair in halves if all(pair)]
        words = list(whole[0]) if len(whole) == 1 else words
    return "-".join(_known(word, spellings) or _cased(word) for word in words)


def _known(part: str, spellings: Collection[str]) -> str:
    """The part as it is usually spelt: HĐ and HD are two, so that what is spelt right stays as typed."""
    if part in spellings:
        return part
    by_case = sorted(known for known in spellings if known.casefold() == part.casefold())
    alike = by_case or sorted(known for known in spellings if fold(known) == fold(part))
    return alike[0] if alike else ""


def _cased(word: str) -> str:
    return word if word != word.lower() else word.upper()


def entry_faults(entry: Entry | None, *, today: date) -> dict[str, IssueFault]:
    """All that is wrong with what was entered: field → fault."""
    if entry is None:
        return {"reference": IssueFault.REFERENCE_FORM}
    faults: dict[str, IssueFault] = {}
    if not entry.issuer.strip():
        faults["issuer_name"] = IssueFault.ISSUER_MISSING
    if entry.dated and entry.dated > today:
        faults["dated"] = IssueFault.DATE_AHEAD
    return faults


def likeness(entered: Entry, there: Entry) -> Likeness | None:
    """Return how a document that is there stands to the one entered; None where it is surely another."""
    if bare_key(entered.number, entered.symbol) != bare_key(there.number, there.symbol):
        return None
    years = {one.dated.year if one.dated else one.year for one in (entered, there)} - {None}
    if len(years) > 1:
        return None
    if not years or not same_issuer(entered.issuer, there.issuer):
        return Likeness.ALIKE
    other_day = entered.dated and there.dated and entered.dated != there.dated
    other_subject = entered.subject and there.subject and fold(entered.subject) != fold(there.subject)
    return Likeness.CONFLICT if other_day or other_subject else Likeness.SAME


def hardest(found: Iterable[Likeness]) -> Likeness | None:
    """Return what most needs a person among several: a conflict before the same, the same before what is only alike."""
    order = (Likeness.CONFLICT, Likeness.SAME, Likeness.ALIKE)
    return min(found, key=order.index, default=None)
