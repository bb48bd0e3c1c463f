"""The days, months or quarters of one list: month and year come from what follows, ranges and neighbours are made one."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.stretch import Stretch, adjoin
from kiemtra.reading.values import Precision, Span

RANGE = pattern_of(r"[-~÷→]|đến|tới")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "đầu": 1, "cuối": 4}
# The longer names first, as patterns try them.
NAMES_OF_MONTHS = {"mười một": 11, "mười hai": 12, "mười": 10, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "chạp": 12}  # fmt: skip
LONGEST = timedelta(days=1500)


class Part(NamedTuple):
    """One day, month or quarter of a list, before its year and month are taken from those that follow."""

    span: Span
    day: int | None
    month: int | None
    year: int | None
    # Where a range from the part before ends in this one.
    ends_range: bool


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def parts_of(one: re.Pattern[str], whole: re.Match[str]) -> list[Part]:
    """Return what `one` finds in the list that `whole` has matched, in order."""
    parts: list[Part] = []
    at = whole.start()
    for m in one.finditer(whole.string, *whole.span()):
        group = m.groupdict()
        link = whole.string[at : m.start()]
        quarter = group.get("q")
        month = group.get("m") or group.get("m2")
        if quarter:
            month = str(3 * (QUARTERS.get(quarter) or int(quarter)) - 2)
        elif named := group.get("named"):
            month = str(NAMES_OF_MONTHS[named])
        year = group["y"] or group["y2"] or group.get("y3")
        day = int(group["d"]) if group.get("d") else None
        ends = bool(parts) and RANGE.search(link) is not None
        parts.append(Part(m.span(), day, int(month) if month else None, int(year) if year else None, ends))
        at = m.end()
    return parts


def worded(start: int, parts: list[Part]) -> list[Part]:
    """The parts, the first of them with its word ('ngày', 'tháng', 'quý')."""
    return [parts[0]._replace(span=(start, parts[0].span[1])), *parts[1:]]


def dated(parts: list[Part], year: int | None, precision: Precision) -> list[Stretch]:
    """The parts as stretches: month and year come from what follows; ranges and neighbours are made one."""
    found: list[Stretch] = []
    month: int | None = None
    printed = False
    joins = False
    for part in reversed(parts):
        if part.year:
            year, printed = part.year, True
        elif year and month and part.month and part.month >= month + 6 and joins:
            year -= 1
        month = part.month or month
        stretch = _stretch(part, year, month, precision, printed=printed)
        if stretch is None:
            return []
        later = found[-1] if found else None
        if later and (joins or adjoin(stretch, later)):
            found[-1] = stretch._replace(span=(stretch.span[0], later.span[1]), end=later.end)
        else:
            found.append(stretch)
        joins = part.ends_range
    return [s for s in reversed(found) if s.start and s.end and s.end - s.start <= LONGEST]


def _stretch(part: Part, year: int | None, month: int | None, precision: Precision, *, printed: bool) -> Stretch | None:
    try:
        start = date(year or 0, month or 0, part.day or 1)
    except ValueError:
        return None
    months = {Precision.MONTH: 1, Precision.QUARTER: 3}.get(precision, 0)
    end = month_end(start.year, start.month + months - 1) if months else start
    return Stretch(part.span, start, end, precision, not printed)
