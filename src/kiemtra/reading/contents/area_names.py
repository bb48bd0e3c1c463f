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


class Hit(NamedTuple):
    """One place where words of an area stand."""

    start: int
    end: int
    area: AreaCode
    # A name of the area; else words that people use of it day by day.
    strong: bool


class _Phrases(NamedTuple):
    """All phrases that begin with one word; which of its groups matched tells the area."""

    pattern: re.Pattern[str]
    areas: tuple[tuple[AreaCode | None, bool], ...]


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
        begun = phrases[word]
        for at in places:
            if (m := begun.pattern.match(low, at)) and m.lastgroup:
                told.append((at, m.end(), *begun.areas[int(m.lastgroup[1:])]))
    told.sort(key=itemgetter(0))
    past = past_daily = 0
    for start, end, area, strong in told:
        if start < past or (area and not strong and start < past_daily):
            continue
        # A name may stand inside daily words: 'soạn thảo văn bản quy phạm pháp luật'.
        past, past_daily = (end if strong or area is None else past), end
        if area and not OFFICE.search(low, max(0, start - 30), start):
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
    """One pattern of all, with their first word before them: at most places nothing else is tried."""
    first = _first(phrases[0][0])
    rests = (f"(?P<g{place}>{_pattern(phrase[len(first) :])})" for place, (phrase, *_) in enumerate(phrases))
    return _Phrases(
        pattern_of(f"{first}(?:{'|'.join(rests)})(?!\\w)"), tuple((area, strong) for _, area, strong in phrases)
    )


def _pattern(phrase: str) -> str:
    return phrase.replace("{staff}", STAFF).replace("{text}", TEXT).replace(" ", r"\s{1,3}")
