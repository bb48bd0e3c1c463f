"""Paragraphs, and sentences of a paragraph, that are printed twice."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Anomaly, AnomalyType, Severity, Span

TAIL, SAME = 24, 20
ENDS = " .,;:!/"
# What numbers a paragraph is not part of it, nor is a comma that became a semicolon.
MARK = pattern_of(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[ivx]{1,4}[.)]|[a-zđ][.)]|[-+*•])\s")
SIGNS = str.maketrans("", "", ',.;:!"()')
# Shorter lines (headings, names, signature blocks) come back rightly; so do short ones under each of several heads.
SHORTEST, SHORT = 60, 80
# A numbered point that comes twice with its number.
NUMBERED_POINT = pattern_of(r"\s{0,8}(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))\s[^\n]{30,}[.;]\s{0,2}$")
QUOTED = 60
# So many lines open a page: heading, day, summary.
OPENING = 6


def find_repeated(told: Told) -> Iterator[Anomaly]:
    """Yield each paragraph that was there before, and each sentence where no whole paragraph was."""
    leads = _leads(told)
    lines = [line for line in told.page.lines if line[1] - line[0] >= SHORTEST]
    found = list(_twice(told, lines, leads)) + list(_points(told))
    if not found:
        found = list(_twice(told, [s for s in told.page.sentences if s[1] - s[0] >= SHORTEST], leads))
    yield from found


def _twice(told: Told, pieces: list[Span], leads: set[Span]) -> Iterator[Anomaly]:
    seen: dict[str, Span] = {}
    runs: list[int] = []
    low = told.page.low
    for start, end in pieces:
        # Two that are the same end alike, which is told faster.
        again = seen.setdefault(low[end - TAIL : end].rstrip(ENDS)[-SAME:], (start, end))
        if (
            again != (start, end)
            and _words(low, again) == _words(low, (start, end))
            and not any(a <= start < b for a, b in leads)
            and (end - start >= SHORT or _side_by_side(told, again, start, runs))
        ):
            yield _anomaly(told, again, (start, end))


def _words(low: str, piece: Span) -> str:
    return MARK.sub("", " ".join(low[slice(*piece)].translate(SIGNS).split()))


def _points(told: Told) -> Iterator[Anomaly]:
    """Short numbered points that stand twice, one behind the other."""
    low = told.page.low
    for a, b in pairwise(told.page.lines):
        if a[1] - a[0] == b[1] - b[0] < SHORTEST and low[slice(*a)] == low[slice(*b)] and NUMBERED_POINT.match(low, *a):
            yield _anomaly(told, a, b)


def _anomaly(told: Told, first: Span, again: Span) -> Anomaly:
    short = " ".join(told.page.text[slice(*again)].split())[:QUOTED]
    message = f"Đoạn “{short}…” được in hai lần."
    return told.anomaly(AnomalyType.DUPLICATE_PARAGRAPH, Severity.NOTE, message, (short,), (first, again))


def _side_by_side(told: Told, first: Span, at: int, runs: list[int]) -> bool:
    """Whether two short lines are of one list: every line between bears a mark of their kind; `runs` is made once a page."""
    lines = told.page.lines
    if not runs:
        runs += _runs(told)
    return runs[min(bisect_right(lines, (at, at)), len(lines) - 1)] <= bisect_left(lines, first)


def _runs(told: Told) -> Iterator[int]:
    """Where the run of lines with a mark of one kind has begun, for each line."""
    begun, last = 0, None
    for place, line in enumerate(told.page.lines):
        mark = _mark(told, line[0])
        if mark != last:
            begun, last = place, mark
        yield begun


def _mark(told: Told, at: int) -> str:
    sign = told.page.low[at : at + 3].lstrip()[:1]
    return "1" if sign.isdigit() else "a" if sign.isalpha() else sign


def _leads(told: Told) -> set[Span]:
    """The opening of a page of news, which portals print once as its summary and once as its text."""
    if told.page_date is None:
        return set()
    return {line for line in told.page.lines[:OPENING] if line[1] - line[0] >= SHORTEST}
