"""When two inspections of one unit lie too close: near in time, and on the same things.

Which inspections there are, and how much of each somebody may know, is asked in `store/queries/overlaps.py`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Closeness(StrEnum):
    """How near in time two inspections of one unit lie."""

    SAME_TIME = "same_time"
    SAME_YEAR = "same_year"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included: a day, a month, the window of a plan."""

    first: date
    last: date

    def apart(self, other: "Span") -> int:
        """The days that lie between the two; 0 where they share a day."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)

    def in_months(self) -> "Span":
        """The whole months that it touches: what those may know who may not know the day."""
        last = self.last.replace(day=monthrange(self.last.year, self.last.month)[1])
        return Span(self.first.replace(day=1), last)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One inspection of one unit; `unit` is the same for a unit and for those before and after it."""

    id: str
    unit: str
    span: Span
    # Empty: all areas.
    areas: frozenset[str] = frozenset()


def shared(first: frozenset[str], second: frozenset[str]) -> frozenset[str] | None:
    """The areas that both look into, empty where that is all of them; None where they share none."""
    if not first or not second:
        return first or second
    return first & second or None


def closeness(first: Span, second: Span, *, within_days: int) -> Closeness | None:
    """How near two spans lie; None where they do not even fall into one year."""
    if first.apart(second) <= within_days:
        return Closeness.SAME_TIME
    years = range(first.first.year, first.last.year + 1)
    return Closeness.SAME_YEAR if second.first.year in years or second.last.year in years else None
