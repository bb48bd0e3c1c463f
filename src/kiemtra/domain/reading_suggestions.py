"""What the suggestion of a contradiction mends: which fields of which facts, where that is sound; else nothing.

A suggestion is taken over as it stands: a day, a count, a symbol, words for words. It is sound where a fact at the place of
the contradiction says the very value that is called wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemtra.domain.reading_fields import EDITABLE
from kiemtra.domain.readings import Fact, FactGroup, FactState, Span

_COUNTED = frozenset({FactGroup.UNIT_COUNTS, FactGroup.TEAMS})
_OF_SYMBOLS = frozenset({"kind_symbol_mismatch", "symbol_issuer_mismatch"})
_SYMBOL = re.compile(r"(?:(\d{1,6}[A-ZĐ]?)/)?([^\W\d_][^\s/]*-[^\s]{1,50})")
# So far behind its number a citation goes on with issuer and subject.
SUBJECT = 300
_PERIOD = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Odd:
    """A contradiction as the reader tells it: its type, the values, the suggestion, its places in this text."""

    type: str
    values: Sequence[str]
    suggestion: str
    places: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Mending:
    """A fact and what its fields should say."""

    fact: Fact
    value: Mapping[str, Any]


def mendings(odd: Odd, facts: Sequence[Fact]) -> tuple[Mending, ...]:
    """Return what taking the suggestion over changes; empty where there is none, or nothing that it soundly mends."""
    if not odd.suggestion:
        return ()
    near = [fact for fact in at_places(odd.places, facts) if fact.state is not FactState.STRUCK]
    if day := _day(odd.suggestion):
        dated = (fact for fact in near if fact.group is FactGroup.CITATIONS and fact.data.get("date") != odd.suggestion)
        return tuple(Mending(fact, {"date": day}) for fact in _first(dated))
    if odd.type == "count_mismatch":
        return tuple(_counted(odd, near))
    if odd.type in _OF_SYMBOLS:
        return tuple(_symbols(odd.suggestion, near))
    near += [fact for fact in _behind(odd.places, facts) if fact not in near]
    if period := _PERIOD.fullmatch(odd.suggestion):
        return tuple(_periods(period, odd.values, near))
    return tuple(_worded(odd, near))


def at_places(places: Sequence[Span], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts at these places, in the order of the places, each once."""
    found: dict[str, Fact] = {}
    for start, end in places:
        for fact in facts:
            if fact.span and fact.span[0] < end and start < fact.span[1]:
                found.setdefault(fact.id, fact)
    return tuple(found.values())


def _behind(places: Sequence[Span], facts: Sequence[Fact]) -> Iterator[Fact]:
    """The citations whose issuer and subject may hold such a place: they stand behind the number."""
    for fact in facts:
        if fact.group is FactGroup.CITATIONS and fact.span and fact.state is not FactState.STRUCK:
            end = fact.span[1]
            if any(end <= start < end + SUBJECT for start, _ in places):
                yield fact


def _first(facts: Iterator[Fact]) -> list[Fact]:
    return [fact for fact in [next(facts, None)] if fact]


def _day(suggestion: str) -> date | None:
    try:
        return date.fromisoformat(suggestion)
    except ValueError:
        return None


def _counted(odd: Odd, near: Sequence[Fact]) -> Iterator[Mending]:
    for fact in near if odd.suggestion.isdecimal() else ():
        said = str(fact.data.get("count"))
        if fact.group in _COUNTED and said in odd.values and said != odd.suggestion:
            yield Mending(fact, {"count": int(odd.suggestion)})


def _symbols(suggestion: str, near: Sequence[Fact]) -> Iterator[Mending]:
    """The symbol of the citation; a suggestion with a number is for the citation that bears this very number."""
    told = _SYMBOL.fullmatch(suggestion)
    for fact in near if told else ():
        assert told is not None, "nothing is gone through else"
        same = fact.group is FactGroup.CITATIONS and told[1] in {None, fact.data.get("number")}
        if same and fact.data.get("symbol") not in {None, told[2]}:
            yield Mending(fact, {"symbol": told[2]})


def _periods(period: re.Match[str], values: Sequence[str], near: Sequence[Fact]) -> Iterator[Mending]:
    """The last year of a period: in a window that says it, and in words that do."""
    if len(values) != 3 or values[1] != period[1]:
        return
    _, first, last = values
    wrong = re.compile(rf"(?<!\d)({first}\s{{0,2}}[-–—]\s{{0,2}}){last}(?!\d)")
    for fact in near:
        start, end = fact.data.get("start") or "", fact.data.get("end") or ""
        if fact.group is FactGroup.WINDOWS and start[:4] == first and end[:4] == last:
            yield Mending(fact, {"start": date.fromisoformat(start), "end": date(int(period[2]), 12, 31)})
        elif changed := _in_words(fact, lambda said: wrong.sub(rf"\g<1>{period[2]}", said)):
            yield Mending(fact, changed)


def _worded(odd: Odd, near: Sequence[Fact]) -> Iterator[Mending]:
    """Words for words in whatever a fact says: its name, symbol, subject, position."""
    if list(odd.values) == [odd.values[0], odd.suggestion]:
        wrong, right = odd.values[0], odd.suggestion
        for fact in near:
            if changed := _in_words(fact, lambda said: with_words(said, wrong, right)):
                yield Mending(fact, changed)


def _in_words(fact: Fact, mended: Callable[[str], str]) -> dict[str, str]:
    """The fields of this fact that are said otherwise once they are mended."""
    texts = {name: fact.data.get(name) for name, kind in EDITABLE[fact.group].items() if kind is str}
    found = {name: (said, mended(said)) for name, said in texts.items() if isinstance(said, str)}
    return {name: now for name, (said, now) in found.items() if now != said}


def with_words(said: str, wrong: str, right: str) -> str:
    """Return what was said with the right words for each of the wrong ones, whatever their capitals and blanks.

    Where the right ones stand already, of which the wrong ones are but the beginning, they stay.
    """
    words = r"\s+".join(map(re.escape, wrong.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)

    def put(m: re.Match[str]) -> str:
        there = " ".join(said[m.start() :].split()).casefold()
        if len(right) > len(wrong) and there.startswith(right.casefold()):
            return m.group()
        if m.group().isupper() and not wrong.isupper():
            return right.upper()
        return right[0].upper() + right[1:] if m.group()[0].isupper() else right

    return pattern.sub(put, said)
