"""What is put into a report for the unit when it is asked for: from its last period, its profile, its tasks.

Each value bears its origin and counts only once somebody of the unit has confirmed it: prefilled is not observed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from kiemtra.domain.forms import ROW_KEY, FormItem, FormTemplate, ItemType, format_number
from kiemtra.domain.profiles import ProfileKey, profile_key
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import profiles, report_answers, tasks
from kiemtra.store.queries.reports import template_of
from kiemtra.workflows import wording
from kiemtra.workflows.answers import NOT_SAVED
from kiemtra.workflows.reports.carrying_over import carry_over
from kiemtra.workflows.reports.filling_in import Fetched, fill_in

LAST, TASKS = "last", "tasks"
# So many units at once: SQLite takes a bounded number of parameters.
UNITS = 400


def prefill(requests: Sequence[ReportRequest], *, today: date) -> int:
    """Fill in what the form says is fetched, for requests of one round; how many answers. No event: part of the asking."""
    if not requests:
        return 0
    template = template_of(requests[0])
    written = fill_in(template, _from_profile(requests, template, today), AnswerOrigin.PROFILE)
    written += fill_in(template, _from_tasks(requests, template, today), AnswerOrigin.TASKS)
    return written + _from_last(requests, template)


def _asking(template: FormTemplate, says: Callable[[str], bool]) -> Iterator[tuple[str, FormItem]]:
    """The answers whose prefill says so, by the code of the item or "table.column"; a table speaks for its columns."""
    for item in template.items:
        for column in item.columns:
            if (says(item.prefill) or says(column.prefill)) and column.type not in NOT_SAVED:
                yield f"{item.code}.{column.code}", column
        if says(item.prefill) and item.type not in NOT_SAVED | {ItemType.TABLE}:
            yield item.code, item


def _from_last(requests: Sequence[ReportRequest], template: FormTemplate) -> int:
    """From what the same unit handed in on this form last, in whatever version: item codes are the same in all."""
    codes = sorted({code for code, _ in _asking(template, lambda source: source == LAST)})
    if not codes:
        return 0
    earlier = report_answers.latest_before(requests)
    return carry_over({one.pk: earlier[one.agency_id] for one in requests if one.agency_id in earlier}, codes)


def _from_profile(requests: Sequence[ReportRequest], template: FormTemplate, today: date) -> Iterator[Fetched]:
    keys = {
        code: key
        for code, item in _asking(template, lambda source: profile_key(source) is not None)
        if (key := profile_key(item.prefill)) and "." not in code
    }
    if not keys:
        return
    known = profiles.profiles([one.agency for one in requests], set(keys.values()), today)
    for one in requests:
        told = known[one.agency_id] | _of_period(one)
        for code, key in keys.items():
            if text := told.get(key):
                said = format_number(int(text)) if text.isdecimal() else text
                yield Fetched(one, (code, ""), said)


def _of_period(asked: ReportRequest) -> profiles.Profile:
    days = {ProfileKey.PERIOD_FROM: asked.period_from, ProfileKey.PERIOD_TO: asked.period_to}
    return {key: wording.day(day) for key, day in days.items() if day}


def _from_tasks(requests: Sequence[ReportRequest], template: FormTemplate, today: date) -> Iterator[Fetched]:
    """Each task of the unit is a row of the table that asks for them; its key is the task's, from report to report."""
    tables = [item for item in template.items if item.prefill == TASKS and item.type is ItemType.TABLE]
    if not tables:
        return
    plan = requests[0].round.plan_id
    for at in range(0, len(requests), UNITS):
        part = requests[at : at + UNITS]
        rows = tasks.report_rows_of([one.agency_id for one in part], plan, today)
        for one in part:
            for table in tables:
                yield from _rows(one, table, rows[one.agency_id])


def _rows(asked: ReportRequest, table: FormItem, rows: Iterable[dict[str, str]]) -> Iterator[Fetched]:
    columns = [(column.code, f"{table.code}.{column.code}") for column in table.columns if column.type not in NOT_SAVED]
    for place, row in enumerate(rows, start=1):
        for name, code in columns:
            if (text := row.get(name, "")).strip():
                yield Fetched(asked, (code, row[ROW_KEY]), text, place)
