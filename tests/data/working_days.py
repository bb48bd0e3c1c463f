"""The cases worked out from the notices, day by day and without our calendar, and what a calendar answers to each."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import holidays

from kiemtra.domain.deadlines import Calendar

FILE = Path(__file__).with_name("working_days.csv")
YEARS = range(2016, 2028)

# Where the `holidays` package and our table differ on whether offices work, and why.
EXPLAINED = {
    date(2019, 1, 5): "worked in exchange for 31/12/2018: the package knows the day off, not the day worked",
    date(2019, 5, 4): "worked in exchange for 29/4/2019",
    date(2024, 5, 4): "worked in exchange for 29/4/2024",
    date(2025, 4, 26): "worked in exchange for 02/5/2025",
    date(2026, 1, 2): "off by letter 12729/VPCP-KGVX, which the package lacks",
    date(2026, 1, 10): "worked in exchange for 02/01/2026",
    date(2026, 8, 22): "worked in exchange for 31/8/2026",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One question to a calendar, the notice it comes from, and the answer that the notice gives."""

    notice: str
    says: str
    question: str
    start: date
    days: str
    answer: str

    @property
    def name(self) -> str:
        return f"{self.notice}: {self.says}"


def load_cases() -> list[Case]:
    """All cases."""
    with FILE.open(encoding="utf-8") as lines:
        return [Case(**{**row, "start": date.fromisoformat(row["start"])}) for row in csv.DictReader(lines)]


def answer_of(calendar: Calendar, case: Case) -> str:
    """What the calendar answers, in the words of the file."""
    match case.question:
        case "works":
            return "yes" if calendar.is_working(case.start) else "no"
        case "previous":
            return calendar.on_or_before(case.start).isoformat()
        case "next":
            return calendar.on_or_after(case.start).isoformat()
        case "add":
            return calendar.add_working_days(case.start, int(case.days)).isoformat()
        case "between":
            counted = calendar.working_days_between(case.start, date.fromisoformat(case.answer))
            return case.answer if counted == int(case.days) else f"{counted} days"
    raise ValueError(case.question)


def all_days() -> list[date]:
    """Every day of the years that the calendar covers."""
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def days_that_differ(calendar: Calendar) -> set[date]:
    """The days of which the `holidays` package and the calendar say different things."""
    package = holidays.country_holidays("VN", years=YEARS)
    return {day for day in all_days() if calendar.is_working(day) == (day in package or day.weekday() >= 5)}
