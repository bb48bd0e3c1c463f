"""One mention of a document before roles are given out."""

from dataclasses import dataclass

from kiemtra.reading.documents.symbols import Number
from kiemtra.reading.times.dates import Day
from kiemtra.reading.units.agencies import Agency
from kiemtra.reading.values import Span


# Not frozen: a text has many, and a frozen one takes three times as long to make.
@dataclass(slots=True)
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
