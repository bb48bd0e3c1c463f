"""Dates as they are written in Vietnamese texts: 19/12/2021, 27-2-2018, "ngày 08 tháng 11 năm 2011", "ngày 11/9"."""

import re
from datetime import date
from typing import NamedTuple

from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

# Begins at a digit, so that the search need not try every letter; the word "ngày" before it is looked for afterwards.
DAY = pattern_of(
    r"""[0-9](?<![0-9/.,:-][0-9])[0-9]?(?:
      \s{0,2}(?P<sep>[/.-])\s{0,2}(?P<m1>[0-9]{1,2})\s{0,2}(?P=sep)\s{0,2}(?P<y1>[0-9]{4})(?![0-9/])
    | \s{0,3}(?:,\s)?tháng\s{0,3}(?P<m2>[0-9]{1,2})(?![0-9])(?:[\s/]{0,3},?\s{0,2}năm\s{0,3}(?P<y2>[0-9]{4})|(?:\s{0,2}[/.-]\s{0,2}|,?\s{1,2})(?P<y3>(?:19|20)[0-9]{2}))?(?![0-9])
    | \s?/\s?(?P<m3>[0-9]{1,2})(?![0-9/-]|\.[0-9]|\s?/)(?:[\s,/]{1,3}năm\s{1,3}(?P<y4>[0-9]{4}))?
    | (?P<short>[/.-])(?P<m5>[0-9]{1,2})(?P=short)(?P<y5>[0-9]{2})(?![0-9/])
    | [.-](?P<m6>[0-9]{1,2})(?![\w/-]|\.[0-9]|\s?(?:/|tháng|năm))
    )""",
    re.X,
)
# A blank before the word may be lost: "KH-UBNDngày".
WORD = pattern_of(r"(?:ngày|hôm)\s{0,3}(?::\s{0,2})?(?:m[ùồ]ng\s{1,2})?$")

# 'trong 5 ngày 3-4 lần' counts days.
COUNTED = pattern_of(r"[0-9]\s$")


class Day(NamedTuple):
    """One written day; the year is None where it is not printed. It may be impossible (31/4)."""

    span: Span
    day: int
    month: int
    year: int | None

    def on(self, year: int | None = None) -> date | None:
        """Return the date, with this year where none is printed; None where there is no such day."""
        chosen = self.year or year
        try:
            return date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None

    @property
    def impossible(self) -> bool:
        """Whether no year has such a day, or the printed year has not."""
        if self.day <= 28:
            return not (self.day and 1 <= self.month <= 12)
        return self.on(2024 if self.year is None else None) is None


def find_days(low: str) -> tuple[Day, ...]:
    """Return every written day of a folded text in order. A day without a full year needs the word "ngày", "hôm" or "tháng"."""
    return tuple(day for m in DAY.finditer(low) if (day := _day(low, m)))


def _day(low: str, m: re.Match[str]) -> Day | None:
    m1, y1, m2, y2, y3, m3, y4, m5, y5, m6 = m.group("m1", "y1", "m2", "y2", "y3", "m3", "y4", "m5", "y5", "m6")
    start = m.start()
    word = WORD.search(low, max(0, start - 12), start)
    if word and not (m6 and COUNTED.search(low, max(0, word.start() - 3), word.start())):
        start = word.start()
    elif not (m1 or m2 or y4) or (start and low[start - 1].isalpha()):
        return None
    year = int(y1 or y2 or y3 or y4 or (y5 and f"20{y5}") or 0)
    digits = low[m.start() : m.start() + 2]
    day, month = int(digits if digits.isdigit() else digits[0]), int(m1 or m2 or m3 or m5 or m6)
    if (year and not 1900 <= year <= 2199) or (not year and (month > 12 or day > 31)):
        return None
    return Day((start, m.end()), day, month, year or None)


def nearest_year(day: Day, around: date | None, year: int | None) -> int | None:
    """Return the year a day without one most likely has: not after the page, else the text's own year."""
    if day.year:
        return day.year
    if around is None:
        return year
    same = day.on(around.year)
    return around.year if same is None or same <= around else around.year - 1


def vietnamese(day: date) -> str:
    """Return the date as people write it: dd/mm/yyyy."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
