"""Absences: on which whole days somebody cannot go out, entered by himself or by those who plan his visits."""

from datetime import date, timedelta
from enum import StrEnum

from kiemtra.domain.errors import Fault

# Longer than this is no absence but the end of a seat.
MOST_DAYS = 366


class AbsenceKind(StrEnum):
    """Why somebody is away; told only to those who plan."""

    LEAVE = "leave"
    MISSION = "mission"
    STUDY = "study"
    ILLNESS = "illness"
    OTHER = "other"


def faults(first: date, last: date) -> dict[str, Fault]:
    """What is wrong with these days; empty where nothing is. Both days are included."""
    if last < first:
        return {"last": Fault.ABSENCE_ENDS_BEFORE_START}
    return {"last": Fault.ABSENCE_TOO_LONG} if (last - first).days >= MOST_DAYS else {}


def days_within(first: date, last: date, start: date, end: date) -> frozenset[date]:
    """The days of an absence that lie in [start, end], all four days included."""
    begin, stop = max(first, start), min(last, end)
    return frozenset(begin + timedelta(days=number) for number in range((stop - begin).days + 1))
