"""Writes answers that are fetched for units into their reports: a round of a nation has hundreds of thousands of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection

from kiemtra.domain.forms import FormTemplate, read_value
from kiemtra.domain.merging import Key
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import ReportRequest
from kiemtra.workflows.answers import asked_at

AT_ONCE = 20_000
_INSERT = """
INSERT INTO store_answer (request_id, item, row, row_key, text, number, date, file_name, origin, confirmed)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_COPY = """
COPY store_answer (request_id, item, row, row_key, text, number, date, file_name, origin, confirmed) FROM STDIN
"""
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer that is fetched for a unit: nobody has confirmed it."""

    report: ReportRequest
    key: Key
    text: str
    place: int = 0


def fill_in(template: FormTemplate, answers: Iterable[Fetched], origin: AnswerOrigin) -> int:
    """Write these answers into empty reports of one form; how many."""
    rows, written = _rows(template, answers, origin), 0
    while part := list(islice(rows, AT_ONCE)):
        written += len(part)
        _write(part)
    return written


def _rows(template: FormTemplate, answers: Iterable[Fetched], origin: AnswerOrigin) -> Iterator[_Row]:
    """Each answer as its row; what stands in hundreds of reports is read once."""

    @cache
    def read(code: str, text: str) -> tuple[Decimal | None, date | None]:
        item = asked_at(template, code)
        value = read_value(item, text) if item is not None else None
        return (value if isinstance(value, Decimal) else None, value if isinstance(value, date) else None)

    adapt, given = ReportRequest._meta.pk.get_db_prep_value, origin.value
    report, key = None, None
    for one in answers:
        if one.report is not report:
            report, key = one.report, adapt(one.report.pk, connection)
        code, row_key = one.key
        yield key, code, one.place, row_key, one.text, *_plain(*read(code, one.text)), "", given, False


def _plain(number: Decimal | None, day: date | None) -> tuple[str | None, str | None]:
    return f"{number:f}" if number is not None else None, day.isoformat() if day else None


def _write(rows: list[_Row]) -> None:
    """By the quickest way that the database has."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            cursor.executemany(_INSERT, rows)
            return
        with cursor.copy(_COPY) as copy:
            for row in rows:
                copy.write_row(row)
