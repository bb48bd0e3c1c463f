"""Where words of an area of content stand in a stretch of text, and how much they weigh."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from kiemtra.reading.data.areas_words import DAILY, NOTHING, STAFF, STRONG, TEXT
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import AreaCode

WORD = pattern_of(r"\w+")
# Of an office that bears the area in its name nothing is told.
OFFICE = pattern_of(
    r"(?<!\w)(?:cục|(?<!công )(?<!nhiệm )(?<!nghiệp )(?<!dịch )(?<!chức )(?<!phục )vụ|phòng|ban\s{1,3}chỉ\s{1,3}đạo|tổ\s{1,3}công\s{1,3}tác|trung\s{1,3}tâm|chi\s{1,3}cục)\s{1,3}(?:(?:kiểm\s{1,3}soát|ứng\s{1,3}dụng|quản\s{1,3}lý|giải\s{1,3}quyết|phục\s{1,3}vụ|cải\s{1,3}cách)\s{1,3})?$"
)
OFFICE_ENDS = ("cục", "vụ", "phòng", "đạo", "tác", "tâm", "soát", "dụng", "lý", "quyết", "cách")


class Hit(NamedTuple):
    """One place where words of an area stand."""

    start: int
    end: int
    area: AreaCode
    # A name of the area; else words that people use of it day by day.
    strong: bool


class _Phrases(NamedTuple):
    """All phrases that begin with one word; which of its groups matched tells the area."""

    areas: tuple[tuple[AreaCode | None, bool], ...]
    # The rests of those that can go on with a letter, of all where another blank stands, of those that go on with any.
    by_letter: dict[str, re.Pattern[str]]
    others: re.Pattern[str] | None


class Hits:
    """The words of areas in a text, in order."""

    __slots__ = ("_all",)

    def __init__(self, page: Page) -> None:
        self._all = list(_found(page))

    def between(self, start: int, end: int, *, daily: bool) -> Iterator[Hit]:
        """Yield those between two offsets; daily words only where asked for."""
        for place in range(bisect_left(self._all, (start,)), len(self._all)):
            hit = self._all[place]
            if hit.start >= end:
                return
            if hit.end <= end and (daily or hit.strong):
                yield hit


def _found(page: Page) -> Iterator[Hit]:
    low = page.low
    told: list[tuple[int, int, AreaCode | None, bool]] = []
    phrases = _phrases()
    for word, places in page.whole(phrases.keys()):
        areas, by_letter, others = phrases[word]
        long = len(word)
        for at in places:
            # At most places the letter behind tells that it is none.
            pattern = by_letter.get(low[at + long + 1 : at + long + 2], others)
            if pattern and (m := pattern.match(low, at + long)) and m.lastgroup:
                told.append((at, m.end(), *areas[int(m.lastgroup[1:])]))
    told.sort(key=itemgetter(0))
    past = past_daily = 0
    for start, end, area, strong in told:
        if start < past or (area and not strong and start < past_daily):
            continue
        # A name may stand inside daily words: 'soạn thảo văn bản quy phạm pháp luật'.
        past, past_daily = (end if strong or area is None else past), end
        if area and not (
            low[max(0, start - 8) : start].rstrip().endswith(OFFICE_ENDS)
            and OFFICE.search(low, max(0, start - 30), start)
        ):
            yield Hit(start, end, area, strong)


@cache
def _phrases() -> dict[str, _Phrases]:
    """The table by the first word of each phrase, the longest phrase first; patterns are made when they are needed."""
    begun: dict[str, list[tuple[str, AreaCode | None, bool]]] = {}
    tables: tuple[tuple[str, AreaCode | None, bool], ...] = (
        (NOTHING, None, False),
        *((words, area, True) for area, words in STRONG.items()),
        *((words, area, False) for area, words in DAILY.items()),
    )
    for words, area, strong in tables:
        for phrase in filter(None, (part.strip() for part in words.split(";"))):
            begun.setdefault(_first(phrase), []).append((phrase, area, strong))
    return {
        word: _made(sorted(of_word, key=lambda p: (p[1] is not None, not p[2], -len(p[0]))))
        for word, of_word in begun.items()
    }


def _first(phrase: str) -> str:
    m = WORD.match(phrase)
    return m.group() if m else phrase


def _made(phrases: list[tuple[str, AreaCode | None, bool]]) -> _Phrases:
    """Patterns of the rests, by the letter that they go on with: at most places few or none are tried."""
    first = len(_first(phrases[0][0]))
    rests = [(_pattern(phrase[first:]), place) for place, (phrase, *_) in enumerate(phrases)]
    begins = [
        _letters(phrase[first + 1 :].replace("{staff}", STAFF).replace("{text}", TEXT))
        if phrase[first : first + 1] == " "
        else ""
        for phrase, *_ in phrases
    ]
    letters = sorted(set("".join(begins)))
    by_letter = {
        one: _one_of([rest for rest, begin in zip(rests, begins, strict=True) if one in begin or not begin])
        for one in letters
    }
    everything, free = _one_of(rests), [rest for rest, begin in zip(rests, begins, strict=True) if not begin]
    areas = tuple((area, strong) for _, area, strong in phrases)
    return _Phrases(areas, by_letter | {" ": everything, "\n": everything}, _one_of(free) if free else None)


def _one_of(rests: list[tuple[str, int]]) -> re.Pattern[str]:
    return pattern_of(f"(?:{'|'.join(f'(?P<g{place}>{rest})' for rest, place in rests)})(?!\\w)")


def _letters(words: str) -> str:
    """The letters that the words of a pattern may begin with, none where that is not plain."""
    if words[:1].isalpha():
        return words[0] if words[1:2] != "?" else ""
    if not words.startswith("(?:"):
        return ""
    depth, start, parts = 1, 3, []
    for at in range(3, len(words)):
        depth += {"(": 1, ")": -1}.get(words[at], 0)
        if depth == 0 or (depth == 1 and words[at] == "|"):
            parts.append(_letters(words[start:at]))
            start = at + 1
        if depth == 0:
            break
    if words[start : start + 1] == "?":
        parts.append(_letters(words[start + 1 :]))
    return "".join(parts) if all(parts) else ""


def _pattern(phrase: str) -> str:
    return phrase.replace("{staff}", STAFF).replace("{text}", TEXT).replace(" ", r"\s{1,3}")
