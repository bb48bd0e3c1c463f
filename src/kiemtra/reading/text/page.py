"""One text prepared for reading: shadows of equal length, lines, sentences, days; furniture blanked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kiemtra.reading.text import boilerplate
from kiemtra.reading.text.index import Index
from kiemtra.reading.text.normalise import level, old_tones
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day, find_days
from kiemtra.reading.values import Span

LINE = pattern_of(r"[^\n]+")
STOP = pattern_of(r"[.!?…](?:(?=[\"'”)]*(?:\s|$))|(?<=\.)(?=[A-ZĐ][a-zà-ỹ]))")
ABBREVIATED = pattern_of(
    r"(?:^|[\s(])(?:tp|tx|tt|đ/c|ths|ts|pgs|gs|[ivx]{1,4}|\d{1,2}|[a-zđ]|q|p|h|x|th\.s|st)$|^\s?\d(?:\.\d{1,2}){1,2}$"
)
ENDS_OPEN = pattern_of(
    r"(?:,|của|và|tại|số|ngày|các|đến|từ|về|với|tháng|năm|thuộc|do|-|ubnd|sở|tỉnh|huyện|xã|thành phố|phường|tra|hành|cải)$"
)
# 'kiểm tra xong trong tháng 10. Đối với …': no mark of a list.
TIMED = pattern_of(r"[^\n]\s(?:tháng|ngày|quý|tuần|đợt|lần|vòng|kỳ)\s{1,2}(?:\d{1,2}|[ivx]{1,4})$")
# With these no line ends of itself, however narrow: 'Căn cứ Thông tư số'.
NEVER_LAST = (" số", " ngày", " tháng", " của", " và", " tại", " các")
BULLET = pattern_of(
    r"\s*(?:[-+*•]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)]|\d{1,2}/\s|[a-zđ]\s?[).]\s|[ivxIVX]{1,5}\s?[.)-]\s|điều\s\d)",
    re.I,
)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The text and what every part of the reader needs of it; one page is no other, whatever it says."""

    text: str
    # As the text, furniture blanked, dashes and quotation marks made one.
    body: str
    # As the body, lower case, tones on their old place.
    low: str
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]
    days: tuple[Day, ...]
    # The first lines up to the first paragraph.
    head: Span
    # Where sentences and lines begin: a number is found faster than a pair.
    _sentences: tuple[int, ...]
    _lines: tuple[int, ...]
    _days: tuple[int, ...]
    _index: Index

    def starts(self, *words: str) -> Sequence[int]:
        """Return where any of these folded beginnings of words stands in `low`, in order.

        Looking for a word costs a hundredth of trying a pattern at every letter: patterns begin at words of their own.
        """
        return self._index[words]

    def whole(self, words: Set[str]) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield those of these folded words that stand in `low`, with their places: a table of many words is asked at once."""
        return self._index.whole(words)

    @property
    def vocabulary(self) -> Set[str]:
        """The distinct words of `low`, gathered anew each time that they are asked for."""
        return self._index.vocabulary()

    @property
    def tokens(self) -> Iterator[tuple[str, int]]:
        """Every word of `low` with its place, in order."""
        return self._index.tokens()

    def matches(self, pattern: re.Pattern[str], *words: str) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in `low` that begin at one of these words, none within another."""
        places = self._index[words]
        return _matches(pattern, self.low, places) if places else iter(())

    def sentence(self, at: int) -> Span:
        """Return the sentence that holds an offset."""
        place = bisect_right(self._sentences, at) - 1
        return self.sentences[place] if place >= 0 else (0, len(self.text))

    def before(self, at: int, reach: int = 200) -> str:
        """Return the folded text of the same sentence before an offset, at most `reach` characters."""
        return self.low[max(self.sentence(at)[0], at - reach) : at]

    def after(self, at: int, reach: int = 200) -> str:
        """Return the folded text of the same sentence after an offset, at most `reach` characters."""
        return self.low[at : min(max(self.sentence(at)[1], at), at + reach)]

    def line(self, at: int) -> Span:
        """Return the line that holds an offset."""
        place = bisect_right(self._lines, at) - 1
        return self.lines[place] if place >= 0 else (0, len(self.text))

    def day_at(self, at: int) -> Day | None:
        """Return the written day that begins at an offset."""
        place = bisect_left(self._days, at)
        return self.days[place] if place < len(self._days) and self._days[place] == at else None

    def days_between(self, start: int, end: int) -> list[Day]:
        """Return the written days (at most 40) between two offsets."""
        first = bisect_left(self._days, start)
        found = []
        for day in self.days[first : first + 40]:
            if day.span[1] > end:
                break
            found.append(day)
        return found

    def digits_of(self, day: Day) -> int:
        """Return where the digits of a written day begin, behind its word."""
        return next(at for at in range(*day.span) if self.low[at].isdigit())

    def surface(self, span: Span) -> str:
        """Return what is printed in a span."""
        return self.text[span[0] : span[1]]


def _matches(pattern: re.Pattern[str], low: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    end = 0
    match = pattern.match
    for at in places:
        if at >= end and (m := match(low, at)):
            end = max(m.end(), at + 1)
            yield m


def prepare(text: str) -> Page:
    """Return the page of a normalised text."""
    flat = level(text)
    low = old_tones(flat.lower())
    every = tuple(m.span() for m in LINE.finditer(flat) if not m.group().isspace())
    off = boilerplate.furniture(low, every)
    body, low = boilerplate.blanked(flat, off), boilerplate.blanked(low, off)
    gone = set(off)
    lines = tuple(line for line in every if line not in gone)
    sentences = _sentences(body, low, lines)
    days = find_days(low)
    at_sentence, at_line, at_day = _begins(sentences), _begins(lines), _begins(tuple([day.span for day in days]))
    return Page(text, body, low, lines, sentences, days, _head(body, lines), at_sentence, at_line, at_day, Index(low))


def _begins(spans: tuple[Span, ...]) -> tuple[int, ...]:
    return tuple([start for start, _ in spans])


def _head(body: str, lines: tuple[Span, ...]) -> Span:
    if not lines:
        return (0, 0)
    start = lines[0][0]
    end = lines[0][1]
    for s, e in lines[1:6]:
        if e - s > 200 or e - start > 700 or (e - s > 40 and body[s:e].rstrip().endswith((".", ";"))):
            break
        end = e
    return (start, min(end, start + 900))


def _sentences(body: str, low: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in _paragraphs(body, low, lines):
        at = start
        for m in STOP.finditer(body, start, end):
            if m.group() == "." and m.end() < end and _abbreviates(body, low, start, m.start()):
                continue
            found.append((at, m.end()))
            at = m.end()
        if at < end:
            found.append((at, end))
    return tuple(found)


def _abbreviates(body: str, low: str, start: int, stop: int) -> bool:
    """Whether a full stop shortens a word or marks a point of a list: it ends no sentence."""
    if not ABBREVIATED.search(low[max(start, stop - 6) : stop].rstrip()):
        return False
    timed = TIMED.search(low, max(start, stop - 14), stop)
    return timed is None or not body[stop + 1 : stop + 4].lstrip()[:1].isupper()


def _paragraphs(body: str, low: str, lines: tuple[Span, ...]) -> list[Span]:
    """Lines, with those joined that a narrow column has broken."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and start == joined[-1][1] + 1 and _continues(body, low, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _continues(body: str, low: str, last: Span, line: Span) -> bool:
    tail = low[max(last[0], last[1] - 24) : last[1]].rstrip()
    first = body[line[0] : line[1]].lstrip()[:12]
    if not tail or tail[-1] in ".;:!?" or BULLET.match(first):
        return False
    wide = last[1] - last[0] > 60
    return (
        first[0].islower()
        or tail[-1] == ","
        or tail.endswith(NEVER_LAST)
        or (wide and (first[0].isdigit() or bool(ENDS_OPEN.search(tail))))
    )
