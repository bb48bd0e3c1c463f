"""The days that Vietnamese offices are closed or work in exchange, 2016 to 2027."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from kiemtra.data.files import toml_tables
from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind


@cache
def load_calendar() -> Calendar:
    """Return the national calendar."""
    days = [day for table in toml_tables("calendar.toml", "off") for day in _days_off(table)]
    days += [day for table in toml_tables("calendar.toml", "swap") for day in _swap(table)]
    return Calendar(tuple(days))


def _days_off(table: Mapping[str, Any]) -> Iterator[CalendarDay]:
    first: date = table["first"]
    last: date = table.get("last", first)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        yield CalendarDay(day, CalendarKind.OFF, table["name"], table["source"], table.get("expected", False))


def _swap(table: Mapping[str, Any]) -> Iterator[CalendarDay]:
    yield CalendarDay(table["day_off"], CalendarKind.OFF, table["name"], table["source"])
    yield CalendarDay(table["day_worked"], CalendarKind.WORKED, table["name"], table["source"])
