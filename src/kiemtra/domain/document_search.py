"""What somebody looks for in the register of documents: numbers, a year, days and words, as they are typed.

Tones, case, stray blanks, leading zeros and abbreviations do not matter. How rows are met stands in
`store/queries/document_search.py`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kiemtra.domain.text import fold, nfc

Abbreviations = Mapping[str, Sequence[str]]

_DAY = re.compile(r"(?:\bngày\s+)?(?<![\d/])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?![\d/])", re.IGNORECASE)
_LONG_DAY = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})(?!\d)", re.IGNORECASE)
# "087 / kh-ubnd", "30/2020/nđ-cp", "48 - KL/TW": what follows the stroke up to a blank that no hyphen or stroke touches.
_REFERENCE = re.compile(
    r"(?:\bsố\s*:?\s*)?(?<![\w/])0*([1-9]\d{0,5}[a-zđ]?)\s*(?:/\s*(\d{4})\s*)?/\s*([^\W\d_]\w*(?:\s*[-–/&.]\s*[^\W\d_]\w*){0,5})",
    re.IGNORECASE,
)
_PARTY = re.compile(r"(?<![\w/])0*([1-9]\d{0,5})\s*-\s*([^\W\d_]{2,4})\s*/\s*([^\W\d_]{2,6})\b", re.IGNORECASE)
_NUMBER = re.compile(r"0*([1-9]\d{0,5}[a-z]?)")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100
# Words that only say what the figure behind them is.
_BEFORE_NUMBER, _BEFORE_YEAR = "so", "nam"
# Words that join others and that a document need not bear.
_JOINING = frozenset({"cua", "ve", "viec"})
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number typed: alone it may stand anywhere; with a symbol behind it, it is the number of the document."""

    number: str
    typed: str
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Term:
    """Words of which one way must be met as whole words; of the last one typed the beginning is enough."""

    ways: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """All that must hold of a document that is found."""

    numbers: tuple[Number, ...] = ()
    years: tuple[int, ...] = ()
    # First and last day.
    days: tuple[tuple[date, date], ...] = ()
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.years or self.days or self.terms)


def sought(typed: str, short: Abbreviations) -> Sought:
    """Return what the typed words ask for; empty where they ask for nothing."""
    text = nfc(typed)
    days: list[tuple[date, date]] = []
    numbers: list[Number] = []
    years: list[int] = []
    symbols: list[Term] = []

    def take_day(m: re.Match[str]) -> str:
        span = _span(m)
        days.extend([span] if span else [])
        return " " if span else m.group()

    def take_reference(m: re.Match[str]) -> str:
        number, year, symbol = m.groups() if m.re is _REFERENCE else (m[1], None, f"{m[2]} {m[3]}")
        numbers.append(Number(number.upper(), number, alone=False))
        years.extend([int(year)] if year else [])
        symbols.append(Term((fold(symbol),), begun=m.end() == len(text)))
        return " "

    for pattern in (_LONG_DAY, _DAY, _MONTH):
        text = pattern.sub(take_day, text).rstrip()
    for pattern in (_REFERENCE, _PARTY):
        text = pattern.sub(take_reference, text).rstrip()
    plain, alone, more_years = _words(fold(text).replace("_", " ").split()[:MOST_WORDS], short)
    return Sought((*numbers, *alone), (*years, *more_years), tuple(days), (*symbols, *plain))


def _words(words: list[str], short: Abbreviations) -> tuple[tuple[Term, ...], tuple[Number, ...], tuple[int, ...]]:
    terms: list[Term] = []
    numbers: list[Number] = []
    years: list[int] = []
    phrases = _phrases(short)
    place = 0
    while place < len(words):
        word, rest = words[place], words[place + 1 :]
        figure = _NUMBER.fullmatch(word)
        if word in (_BEFORE_NUMBER, _BEFORE_YEAR) and rest and rest[0].isdigit():
            place += 1
        elif figure and word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
            years.append(int(word))
            place += 1
        elif figure:
            numbers.append(Number(figure[1].upper(), word))
            place += 1
        else:
            length, term = _term(words, place, short, phrases)
            terms.append(term)
            place += length
    terms = [term for term in terms if term.ways[0] not in _JOINING] or terms
    return tuple(terms), tuple(numbers), tuple(years)


def _term(words: list[str], place: int, short: Abbreviations, phrases: Mapping[str, str]) -> tuple[int, Term]:
    """The longest phrase that has a short form, else one word with all that it may be short for."""
    for length in range(min(len(words) - place, 7), 1, -1):
        phrase = " ".join(words[place : place + length])
        if phrase in phrases:
            return length, Term((phrase, phrases[phrase]))
    word = words[place]
    last = place == len(words) - 1
    return 1, Term((word, *short.get(word, ())), begun=last and word not in short)


def _phrases(short: Abbreviations) -> dict[str, str]:
    return {long: abbreviation for abbreviation, longs in short.items() for long in longs}


def _span(m: re.Match[str]) -> tuple[date, date] | None:
    *day, month, year = (int(part) for part in m.groups())
    try:
        first = date(year, month, day[0] if day else 1)
    except ValueError:
        return None
    following = date(year + month // 12, month % 12 + 1, 1)
    return (first, first if day else following - timedelta(days=1))
