"""What a text contradicts: itself, the calendar, the law of numbers and symbols, another text.

Each finding is one sentence with both values and both places; where a careful reader would not object, nothing is said.
"""

from kiemtra.reading.contradictions.across import cross_check
from kiemtra.reading.contradictions.conflicts import find_conflicts
from kiemtra.reading.contradictions.counts import find_counts
from kiemtra.reading.contradictions.days import find_days
from kiemtra.reading.contradictions.headings import find_headings
from kiemtra.reading.contradictions.periods import find_periods
from kiemtra.reading.contradictions.repeated import find_repeated
from kiemtra.reading.contradictions.series import find_series
from kiemtra.reading.contradictions.spelling import find_spelling
from kiemtra.reading.contradictions.superseded import find_superseded
from kiemtra.reading.contradictions.symbols import find_symbols
from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.values import Anomaly

FINDERS = (
    find_days,
    find_series,
    find_conflicts,
    find_symbols,
    find_periods,
    find_counts,
    find_headings,
    find_superseded,
    find_repeated,
    find_spelling,
)


def find_contradictions(told: Told) -> tuple[Anomaly, ...]:
    """Return what contradicts what in one text."""
    return tuple(anomaly for find in FINDERS for anomaly in find(told))


__all__ = ["Told", "cross_check", "find_contradictions"]
