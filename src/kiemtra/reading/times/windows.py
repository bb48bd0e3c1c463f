"""Windows: the stretches of time whose purpose the words around tell — inspection, data, validity."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections
from kiemtra.reading.text.tables import TIMES, rows_below
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.times.stretches import find_stretches
from kiemtra.reading.times.window_purpose import Surroundings, is_planned, purpose_of
from kiemtra.reading.values import Citation, Precision, Span, Window, WindowPurpose

# 'Từ hôm nay đến hết ngày 14/11': from the day on which the page came out.
FROM_TODAY = pattern_of(
    r"(?<!\w)từ\s{1,2}(?:hôm\s{1,2}nay|sáng\s{1,2}nay|ngày\s{1,2}mai)\s{1,2}(?:cho\s{1,2})?(?:đến|tới)\s{1,2}(?:hết\s{1,2})?(?:ngày\s{1,2})?$"
)


def find_windows(
    page: Page,
    sections: Sections,
    cited: tuple[Citation, ...],
    year: int | None,
    *,
    around: date | None,
    inspecting: bool,
) -> tuple[Window, ...]:
    """Return the windows whose purpose the words around tell; a period in the name of a plan is none."""
    taken = [c.span for c in cited]
    around_it = Surroundings(page, sections, rows_below(page, TIMES), inspecting)
    found: dict[tuple[date | None, date | None, WindowPurpose], Window] = {}
    for stretch in _few_of_a_sentence(page, find_stretches(page, year, around)):
        purpose = None if _within(stretch.span, taken) else purpose_of(stretch, around_it)
        if purpose is None:
            continue
        start, end = stretch.start, stretch.end
        if start is None and around and FROM_TODAY.search(page.before(stretch.span[0], 40)):
            start = around
            end = _of_year(end, around.year) if end and stretch.inferred else end
        if stretch.inferred and start and start == end and year and is_planned(stretch, around_it):
            start = end = _of_year(start, year)
        window = Window(
            start, None if stretch.onward else end, stretch.precision, purpose, stretch.inferred, stretch.span
        )
        found.setdefault((window.start, window.end, purpose), window)
    return tuple(w for w in found.values() if not _told_closer(w, found.values()))


def _of_year(day: date, year: int) -> date:
    return day if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _few_of_a_sentence(page: Page, stretches: list[Stretch]) -> Iterator[Stretch]:
    """Only so many stretches of one sentence as a timetable may have: thousands stand in hostile texts alone."""
    for _, same in groupby(stretches, key=lambda stretch: page.sentence(stretch.span[0])):
        yield from islice(same, 100)


def _told_closer(window: Window, others: Iterable[Window]) -> bool:
    """Whether a month or quarter only rounds a range of days told too: 'trong tháng 5 … từ 12/5 đến 16/5'."""
    if (
        window.precision is Precision.DAY
        or not (window.start and window.end)
        or window.purpose is not WindowPurpose.INSPECTION
    ):
        return False
    return any(
        window.start <= w.start < w.end <= window.end
        for w in others
        if w.precision is Precision.DAY and w.purpose is window.purpose and w.start and w.end
    )


def _within(span: Span, taken: list[Span]) -> bool:
    place = bisect_right(taken, (span[0], 1 << 60)) - 1
    return any(start < span[1] and span[0] < end for start, end in taken[max(0, place) : place + 2])
