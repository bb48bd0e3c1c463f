"""Stated numbers of units against the names listed behind them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Anomaly, AnomalyType, CountQualifier, Severity, Span, Unit, UnitCount

OPENS = pattern_of(
    r"\)?\s{0,3}(?:[^\W\d]+\s{1,2}){0,6}?(?::|\(|(?:bao\s{1,2})?gồm:?|là:?|như\s{1,2}sau:?)\s{0,3}(?:[^;,.()\n]{0,40}:\s)?"
)
LEFT_OUT = pattern_of(r"\(?\s{0,2}(?:trừ|ngoại\s{1,2}trừ|không\s{1,2}(?:bao\s{1,2}gồm|kể|tính))(?!\w)")
# The mark of the next line of a list.
MARK = pattern_of(r"\n\s{0,6}(?:\d{1,2}\s{0,2}[.)]|[-+*•]|[a-zđ][.)])\s")
AS_FOLLOWS = pattern_of(r"[^.;\n]{0,60}(?:như\s{1,2}sau|sau\s{1,2}đây|sau)?\s{0,2}:?\s{0,3}\n")
# 'lần lượt 5 và 3 địa phương: …' opens two lists at once.
TWO_COUNTS = pattern_of(r"(?<!\w)\d{1,2}(?:,|\s{1,2}và)\s{1,2}$")
TOTAL = pattern_of(r"đơn vị|cơ quan")
SECOND_COLUMN = pattern_of(r"\s{2,}\d{1,2}\s?[.)]\s")
ANNEXED = pattern_of(r"(?:danh\s{1,2}sách|phụ\s{1,2}lục)[^.;\n]{0,20}kèm")
LIST_HEADING = pattern_of(r"danh\s{1,2}sách[^.;:\n]{0,20}(?:đơn\s{1,2}vị|cơ\s{1,2}quan)")
ROW = pattern_of(r"\s{0,6}(?P<no>\d{1,2})\s{0,2}(?:[.)|]|(?=\s))\s{0,3}(?=[^\W\d_])")
HEADER_LINES, FAR = 3, 40


def find_counts(told: Told) -> Iterator[Anomaly]:
    """Yield stated numbers that differ from the names or the numbered rows right behind them."""
    for count in told.counts:
        shared = TWO_COUNTS.search(told.page.before(count.span[0], 20))
        if shared or count.qualifier in (CountQualifier.AT_LEAST, CountQualifier.ABOUT):
            continue
        listed = _named(told, count) or _rows(told, count) or _annexed(told, count)
        if listed and listed[0] not in (1, count.count):
            number, place = listed
            message = f"Ghi {count.count} {count.noun} nhưng liệt kê {number}."
            values = (str(count.count), str(number), count.noun)
            yield told.anomaly(AnomalyType.COUNT_MISMATCH, Severity.WARNING, message, values, (count.span, place))


def _named(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    page = told.page
    m = OPENS.match(page.low, count.span[1], count.span[1] + 120)
    if m is None or LEFT_OUT.search(m.group()):
        return None
    listed = _run(told.units, m.end(), page)
    return (len(listed), (listed[0].span[0], listed[-1].span[1])) if listed else None


def _run(units: tuple[Unit, ...], at: int, page: Page) -> list[Unit]:
    """The units listed from an offset on, with nothing between but separators and short words of rank."""
    listed: list[Unit] = []
    for unit in units[bisect_left(units, at, key=lambda unit: unit.span[0]) :]:
        if not listed and unit.span[0] - at > 30:
            break
        gap = page.low[listed[-1].span[1] if listed else at : unit.span[0]]
        if len(gap) > FAR or re.search(r"[.)]|\d", MARK.sub("\n", gap)):
            break
        listed.append(unit)
    return listed


def _rows(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    """The numbered rows of the table or list that the sentence announces; None where it announces none."""
    page = told.page
    return _rows_after(told, count.span[1]) if AS_FOLLOWS.match(page.low, count.span[1], count.span[1] + 100) else None


def _annexed(told: Told, count: UnitCount) -> tuple[int, Span] | None:
    """The rows of the only annexed list: '(07 đơn vị, theo danh sách kèm theo)'."""
    page = told.page
    around = page.before(count.span[0], 60) + page.after(count.span[1], 60)
    headings = [at for at in page.starts("danh") if LIST_HEADING.match(page.low, at) and page.line(at)[0] == at]
    if (
        not TOTAL.search(count.noun.lower())
        or not ANNEXED.search(around)
        or len(headings) != 1
        or headings[0] < count.span[1]
    ):
        return None
    return _rows_after(told, headings[0])


def _rows_after(told: Told, at: int) -> tuple[int, Span] | None:
    page = told.page
    rows: list[Span] = []
    skipped = 0
    for start, end in page.lines[bisect_right(page.lines, at, key=lambda line: line[0]) :]:
        m = ROW.match(page.low, start, end)
        if m and int(m["no"]) == len(rows) + 1:
            rows.append((start, end))
            skipped = 0
        elif m and rows:
            # The numbers begin anew: another part of the list.
            return None
        elif skipped == HEADER_LINES:
            break
        else:
            skipped += 1
    if any(SECOND_COLUMN.search(page.low, row[0] + 4, row[1]) for row in rows):
        return None
    if len(rows) < 2 or not all(_names_one(told.units, row) for row in rows):
        return None
    return len(rows), (rows[0][0], rows[-1][1])


def _names_one(units: tuple[Unit, ...], row: Span) -> bool:
    place = bisect_left(units, row[0], key=lambda unit: unit.span[0])
    return place < len(units) and units[place].span[0] < row[1]
