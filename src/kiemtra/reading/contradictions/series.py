"""Numbers run with the days of a year: a later number with an earlier day, or a year that has slipped."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kiemtra.reading.contradictions.told import Told, once, ref
from kiemtra.reading.times.dates import vietnamese
from kiemtra.reading.values import Anomaly, AnomalyType, Citation, Severity

# So many days a document may lie on a desk between its number and its day.
GRACE_DAYS = 3
# Numbers so near, and days of the year so near, are of one run.
NEAR_NUMBERS, NEAR_DAYS = 5, 7
Key = tuple[str, str, bool]


class Entry(NamedTuple):
    """One dated number of a run."""

    number: int
    day: date
    citation: Citation


def runs_of(citations: tuple[Citation, ...]) -> dict[Key, list[Entry]]:
    """Return the documents of each run of numbers (symbol, issuer, with a year or without) in order of number."""
    runs: dict[Key, list[Entry]] = {}
    for c in once(citations):
        if c.symbol and c.issuer and c.date and c.number and c.number.isdigit() and not c.date_inferred:
            runs.setdefault((c.symbol, c.issuer, c.number_year is not None), []).append(Entry(int(c.number), c.date, c))
    return {key: sorted(run, key=lambda entry: (entry.number, entry.citation.span)) for key, run in runs.items()}


def find_series(told: Told) -> Iterator[Anomaly]:
    """Yield breaks in a run of numbers."""
    for run in runs_of(told.citations).values():
        for place, (a, b) in enumerate(pairwise(run)):
            near = run[max(0, place - NEAR_NUMBERS) : place + NEAR_NUMBERS + 2]
            if a.number == b.number:
                continue
            if _slipped(a, b) or (_beside(a, b) and _near(a.day, b.day) and _one_is_odd(told, near, a, b)):
                why = "số liền nhau mà lệch năm, có thể ghi sai năm"
                yield _break(told, a, b, why, _mended(told, near, a, b))
            elif a.day.year == b.day.year and (a.day - b.day).days >= GRACE_DAYS:
                yield _break(told, a, b, "số lớn hơn mà ngày lại sớm hơn", None)


def in_its_year(citations: tuple[Citation, ...]) -> dict[tuple[str, date], date]:
    """Return for (reference, day) the day in the year that a number beside it tells, where only the year has slipped."""
    found = {}
    for run in runs_of(citations).values():
        for a, b in pairwise(run):
            for wrong, right in ((a, b), (b, a)):
                if _slipped(a, b) and (day := _in_year(wrong.day, right.day.year)):
                    found[(ref(wrong.citation), wrong.day)] = day
    return found


def _break(told: Told, a: Entry, b: Entry, why: str, suggestion: date | None) -> Anomaly:
    first, last = ref(a.citation), ref(b.citation)
    message = f"Số {first} ghi ngày {vietnamese(a.day)} nhưng số {last} ghi ngày {vietnamese(b.day)}: {why}."
    values = (first, last, a.day.isoformat(), b.day.isoformat())
    spans = (a.citation.span, b.citation.span)
    mended = suggestion.isoformat() if suggestion else None
    return told.anomaly(AnomalyType.SEQUENCE_BREAK, Severity.WARNING, message, values, spans, mended)


def _beside(a: Entry, b: Entry) -> bool:
    return a.day.year != b.day.year and 0 < abs(a.number - b.number) <= NEAR_NUMBERS


def _slipped(a: Entry, b: Entry) -> bool:
    """Numbers side by side with the same day of two years."""
    return _beside(a, b) and (a.day.month, a.day.day) == (b.day.month, b.day.day)


def _near(a: date, b: date) -> bool:
    other = _in_year(b, a.year)
    return other is not None and abs((a - other).days) <= NEAR_DAYS


def _one_is_odd(told: Told, near: list[Entry], a: Entry, b: Entry) -> bool:
    """Numbers begin anew each year and plans come about at its end: days alike need a second sign of a slip."""
    late = told.day is not None and max(a.day, b.day) > told.day
    return late or _companion(near, a, b) or _companion(near, b, a)


def _companion(near: list[Entry], one: Entry, other: Entry) -> bool:
    """Another number of the year of the one stands beside the other too."""
    return any(third not in (one, other) and third.day.year == one.day.year and _beside(third, other) for third in near)


def _mended(told: Told, near: list[Entry], a: Entry, b: Entry) -> date | None:
    """The day in the year of the number beside it, where it is clear which of the two is wrong."""
    for wrong, right in ((a, b), (b, a)):
        late = told.day is not None and wrong.day > told.day >= right.day
        if late or _companion(near, right, wrong):
            return _in_year(wrong.day, right.day.year)
    return _in_year(b.day, a.day.year) if _slipped(a, b) else None


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
