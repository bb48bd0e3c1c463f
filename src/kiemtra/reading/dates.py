"""Dates as they are written in Vietnamese texts: 19/12/2021, 27-2-2018, "ngày 08 tháng 11 năm 2011", "ngày 11/9"."""

import re
from dataclasses import dataclass
from datetime import date

from kiemtra.reading.values import Span

DAY = re.compile(
    r"""(?<![\d/.,:-])(?:(?P<word>ngày)\s{1,3})?(?:
      (?P<d1>\d{1,2})\s{0,2}(?P<sep>[/.-])\s{0,2}(?P<m1>\d{1,2})\s{0,2}(?P=sep)\s{0,2}(?P<y1>\d{4})(?![\d/])
    | (?P<d2>\d{1,2})\s{1,3}tháng\s{1,3}(?P<m2>\d{1,2})(?!\d)(?:\s{0,3},?\s{0,2}năm\s{1,3}(?P<y2>\d{4})|\s?/\s?(?P<y3>\d{4}))?(?!\d)
    | (?P<d3>\d{1,2})\s?[/]\s?(?P<m3>\d{1,2})(?![\d/-]|\.\d|\s?/)(?:\s{1,3}năm\s{1,3}(?P<y4>\d{4}))?
    )""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class Day:
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
        return self.on(2024 if self.year is None else None) is None


def find_days(low: str) -> tuple[Day, ...]:
    """Return every written day of a folded text in order. A day without a year needs the word "ngày" or "tháng"."""
    days = []
    for m in DAY.finditer(low):
        if m["d3"] and not (m["word"] or m["y4"]):
            continue
        year = m["y1"] or m["y2"] or m["y3"] or m["y4"]
        day, month = int(m["d1"] or m["d2"] or m["d3"]), int(m["m1"] or m["m2"] or m["m3"])
        if (year and not 1900 <= int(year) <= 2199) or (not year and (month > 12 or day > 31)):
            continue
        days.append(Day((m.start(), m.end()), day, month, int(year) if year else None))
    return tuple(days)


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
