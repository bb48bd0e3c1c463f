"""Official text about inspections → facts with their places. Deterministic; knows neither files nor the clock."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from kiemtra.reading.contents.areas import find_areas
from kiemtra.reading.contents.forms import find_forms
from kiemtra.reading.contradictions import Told, find_contradictions
from kiemtra.reading.documents.finding import find_documents
from kiemtra.reading.text.page import prepare
from kiemtra.reading.text.page_date import find_page_date
from kiemtra.reading.text.sections import find_sections
from kiemtra.reading.text.topic import about_inspection, main_year
from kiemtra.reading.times.deadlines import find_deadlines
from kiemtra.reading.times.windows import find_windows
from kiemtra.reading.units.agencies import scope_of
from kiemtra.reading.units.counts import find_counts
from kiemtra.reading.units.duties import find_duties
from kiemtra.reading.units.finding import find_units
from kiemtra.reading.units.teams import find_teams
from kiemtra.reading.values import Reading, Teams, Text


def read(text: Text, *, page_date: date | None = None) -> Reading:
    """Return the facts of a text. `page_date` is the day of publication where it is known but not printed."""
    with _without_collector():
        return _read(text, page_date)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rest the search for cycles: a reading makes none, and what is searched are its facts, again and again.

    Who finds the collector at rest leaves it so; whoever put it to rest wakes it, in whichever thread.
    """
    awake = gc.isenabled()
    if awake:
        gc.disable()
    try:
        yield
    finally:
        if awake:
            gc.enable()


def _read(text: Text, page_date: date | None) -> Reading:
    page = prepare(text.text)
    printed = find_page_date(page)
    inspecting = about_inspection(page)
    scope, sections = scope_of(page), find_sections(page)
    around = printed.date if printed else page_date
    year = main_year(page, around)
    documents = find_documents(page, scope, inspecting=inspecting, page_date=around, year=year)
    if documents.own:
        printed = None
    windows = find_windows(page, sections, documents.citations, year, around=around, inspecting=inspecting)
    units = find_units(page, scope, sections, year, windows) if inspecting else ()
    counts = find_counts(page, sections, units) if inspecting else ()
    told = Told(text.name, page, sections, documents, printed, windows, units, counts, year)
    return Reading(
        source=text,
        page_date=printed,
        own=documents.own,
        plan=documents.plan,
        citations=documents.citations,
        units=units,
        unit_counts=counts,
        windows=windows,
        forms=find_forms(page, sections) if inspecting else (),
        teams=find_teams(page) if inspecting else Teams(None, ()),
        deadlines=find_deadlines(page, documents.citations, windows, year),
        duties=find_duties(page) if inspecting else (),
        areas=find_areas(page, sections, documents.citations, documents.plan) if inspecting else (),
        anomalies=find_contradictions(told),
    )
