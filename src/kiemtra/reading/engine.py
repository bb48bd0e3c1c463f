"""Official text about inspections → facts with their places. Deterministic; knows neither files nor the clock."""

from datetime import date

from kiemtra.reading import anomalies, structure_anomalies
from kiemtra.reading.agencies import scope_of
from kiemtra.reading.areas import find_areas
from kiemtra.reading.counts import find_counts
from kiemtra.reading.deadlines import find_deadlines
from kiemtra.reading.documents import Documents, find_documents
from kiemtra.reading.duties import find_duties
from kiemtra.reading.forms import find_forms
from kiemtra.reading.page import Page, prepare
from kiemtra.reading.page_date import find_page_date
from kiemtra.reading.sections import Sections, find_sections
from kiemtra.reading.teams import find_teams
from kiemtra.reading.topic import about_inspection, main_year
from kiemtra.reading.typos import find_typos
from kiemtra.reading.units import find_units
from kiemtra.reading.values import Anomaly, PageDate, Reading, Teams, Text, Unit, UnitCount, Window
from kiemtra.reading.windows import find_windows


def read(text: Text, *, page_date: date | None = None) -> Reading:
    """Return the facts of a text. `page_date` is the day of publication where it is known but not printed."""
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
    units = find_units(page, scope, sections, year) if inspecting else ()
    counts = find_counts(page, sections) if inspecting else ()
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
        anomalies=_anomalies(page, sections, documents, printed, windows, units, counts, year, text.name),
    )


def _anomalies(
    page: Page,
    sections: Sections,
    documents: Documents,
    printed: PageDate | None,
    windows: tuple[Window, ...],
    units: tuple[Unit, ...],
    counts: tuple[UnitCount, ...],
    year: int | None,
    name: str,
) -> tuple[Anomaly, ...]:
    cited = documents.citations
    found = [
        *anomalies.date_anomalies(page, cited, printed, windows, documents.own, name),
        *anomalies.sequence_anomalies(cited, name),
        *anomalies.conflict_anomalies(cited, name),
        *anomalies.writing_anomalies(page, documents.mentions, cited, name),
        *anomalies.period_anomalies(page, name),
        *anomalies.letter_anomalies(page, documents.mentions, cited, name),
        *structure_anomalies.count_anomalies(page, counts, units, name),
        *structure_anomalies.heading_anomalies(page, sections, documents.plan, name),
        *structure_anomalies.outdated_anomalies(cited, year, name),
        *structure_anomalies.repeated_anomalies(page, name),
        *structure_anomalies.annex_anomalies(page, name),
        *find_typos(page, name),
    ]
    return tuple(found)
