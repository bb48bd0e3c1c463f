"""One text prepared for reading: shadows of equal length, lines, sentences, days; furniture blanked."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kiemtra.reading import boilerplate
from kiemtra.reading.dates import Day, find_days
from kiemtra.reading.normalise import fold, level
from kiemtra.reading.values import Span

LINE = re.compile(r"[^\n]+")
STOP = re.compile(r"[.!?…](?=[\s\"'”)]*(?:\s|$))|\.(?=[A-ZĐ][a-zà-ỹ])")
ABBREVIATED = re.compile(r"(?:^|[\s(])(?:tp|tx|tt|đ/c|ths|ts|pgs|gs|[ivx]{1,4}|\d{1,2}|[a-zđ]|q|p|h|x|th\.s|st)$")
ENDS_OPEN = re.compile(
    r"(?:,|của|và|tại|số|ngày|các|đến|từ|về|với|tháng|năm|thuộc|do|-|ubnd|sở|tỉnh|huyện|xã|thành phố|phường|tra|hành|cải)$"
)
BULLET = re.compile(
    r"\s*(?:[-+*•–▪●]|\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)]|[a-zđ]\s?[).]\s|[ivxIVX]{1,5}\s?[.)-]\s|điều\s\d)", re.I
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text and what every part of the reader needs of it."""

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

    def sentence(self, at: int) -> Span:
        """Return the sentence that holds an offset."""
        place = bisect_right(self.sentences, (at, len(self.text) + 1)) - 1
        return self.sentences[place] if place >= 0 else (0, len(self.text))

    def before(self, at: int, reach: int = 200) -> str:
        """Return the folded text of the same sentence before an offset, at most `reach` characters."""
        return self.low[max(self.sentence(at)[0], at - reach) : at]

    def after(self, at: int, reach: int = 200) -> str:
        """Return the folded text of the same sentence after an offset, at most `reach` characters."""
        return self.low[at : min(max(self.sentence(at)[1], at), at + reach)]

    def line(self, at: int) -> Span:
        """Return the line that holds an offset."""
        place = bisect_right(self.lines, (at, len(self.text) + 1)) - 1
        return self.lines[place] if place >= 0 else (0, len(self.text))

    def surface(self, span: Span) -> str:
        """Return what is printed in a span."""
        return self.text[span[0] : span[1]]


def prepare(text: str) -> Page:
    """Return the page of a normalised text."""
    flat = level(text)
    low = fold(text)
    every = tuple(m.span() for m in LINE.finditer(flat) if not m.group().isspace())
    off = boilerplate.furniture(low, every)
    body, low = boilerplate.blanked(flat, off), boilerplate.blanked(low, off)
    gone = set(off)
    lines = tuple(line for line in every if line not in gone)
    return Page(text, body, low, lines, _sentences(body, low, lines), find_days(low), _head(body, lines))


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
            if m.group() == "." and ABBREVIATED.search(low[max(start, m.start() - 6) : m.start()]) and m.end() < end:
                continue
            found.append((at, m.end()))
            at = m.end()
        if at < end:
            found.append((at, end))
    return tuple(found)


def _paragraphs(body: str, low: str, lines: tuple[Span, ...]) -> list[Span]:
    """Lines, with those joined that a narrow column has broken."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and body[joined[-1][1] : start].count("\n") == 1 and _continues(body, low, joined[-1], (start, end)):
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
    return first[0].islower() or tail[-1] == "," or (wide and (first[0].isdigit() or bool(ENDS_OPEN.search(tail))))
