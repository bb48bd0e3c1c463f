"""The days that Vietnamese offices are closed or work in exchange, 2016 to 2027, and the notices they come from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from kiemtra.data.files import toml_tables
from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """A document that announces days off or swaps days."""

    number: str
    dated: date
    issuer: str
    about: str
    # Where number, day and content were checked; empty where they were not.
    checked: str

    def __str__(self) -> str:
        unchecked = "" if self.checked else " (chưa đối chiếu)"
        return f"{self.number} ngày {self.dated:%d/%m/%Y} của {self.issuer}{unchecked}"


@cache
def load_notices() -> Mapping[str, HolidayNotice]:
    """Return all notices by their key, the oldest first."""
    return {
        table["key"]: HolidayNotice(table["number"], table["dated"], table["issuer"], table["about"], table["checked"])
        for table in toml_tables("calendar.toml", "notice")
    }


@cache
def load_calendar() -> Calendar:
    """Return the national calendar."""
    days = [day for table in toml_tables("calendar.toml", "off") for day in _days_off(table)]
    days += [day for table in toml_tables("calendar.toml", "swap") for day in _swap(table)]
    return Calendar(tuple(days))


def notices_of(year: int) -> tuple[HolidayNotice, ...]:
    """Return the notices that a day of this year rests on."""
    tables = [table for table in toml_tables("calendar.toml", "off") if table["first"].year == year]
    swaps = toml_tables("calendar.toml", "swap")
    tables += [table for table in swaps if year in (table["day_off"].year, table["day_worked"].year)]
    keys = {key for table in tables for key in table.get("notices", ())}
    return tuple(notice for key, notice in load_notices().items() if key in keys)


def _days_off(table: Mapping[str, Any]) -> Iterator[CalendarDay]:
    first: date = table["first"]
    last: date = table.get("last", first)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        yield CalendarDay(day, CalendarKind.OFF, table["name"], _source(table), table.get("expected", False))


def _swap(table: Mapping[str, Any]) -> Iterator[CalendarDay]:
    off, worked = table["day_off"], table["day_worked"]
    yield CalendarDay(off, CalendarKind.OFF, table["name"], _source(table), exchanged_for=worked)
    yield CalendarDay(worked, CalendarKind.WORKED, table["name"], _source(table), exchanged_for=off)


def _source(table: Mapping[str, Any]) -> str:
    """The notices of a day, or the article of the law that it follows from by itself."""
    if keys := table.get("notices"):
        return "; ".join(str(load_notices()[key]) for key in keys)
    law: str = table["law"]
    return law
