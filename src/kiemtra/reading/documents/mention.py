"""One mention of a document before roles are given out, and the written days beside it."""

from bisect import bisect_left
from dataclasses import dataclass

from kiemtra.reading.documents.symbols import Number
from kiemtra.reading.text.page import Page
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import Agency
from kiemtra.reading.values import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as it stands. `tail` is where the words after number, date and issuer begin."""

    span: Span
    kind: str
    number: Number | None
    short_number: str | None
    day: Day | None
    empty_day: Span | None
    issuer: Agency | None
    subject: str | None
    announced: bool
    tail: int
    kind_printed: bool
    # The words of the subject, folded.
    about: str = ""
    name: str | None = None
    year: int | None = None
    # "cùng ngày" stands behind the number.
    same_day: bool = False
    # The day is told of another document of the clause, not of this one alone.
    day_shared: bool = False


def day_at(page: Page, at: int) -> Day | None:
    """Return the written day that begins at an offset."""
    place = bisect_left(page.days, at, key=lambda day: day.span[0])
    return page.days[place] if place < len(page.days) and page.days[place].span[0] == at else None


def days_between(page: Page, start: int, end: int) -> list[Day]:
    """Return the written days (at most 40) between two offsets."""
    first = bisect_left(page.days, start, key=lambda day: day.span[0])
    found = []
    for day in page.days[first : first + 40]:
        if day.span[1] > end:
            break
        found.append(day)
    return found
