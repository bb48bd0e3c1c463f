"""Copies answers from report to report inside the database: a round of a nation carries over hundreds of thousands."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import ReportRequest

# So many reports in one statement: SQLite takes a bounded number of parameters.
BATCH = 400

_COPY = """
INSERT INTO store_answer
    (request_id, item, row, row_key, text, number, date, file_name, origin, confirmed)
SELECT asked.id, said.item, said.row, said.row_key, said.text, said.number, said.date, '', %s, %s
FROM store_answer said
JOIN store_reportrequest earlier ON earlier.id = said.request_id
JOIN store_reportrequest asked ON asked.agency_id = earlier.agency_id
WHERE said.file_id IS NULL AND earlier.id IN ({earlier}) AND asked.id IN ({asked}) AND said.item IN ({items})
"""


def carry_over(sources: Mapping[UUID, UUID], items: Collection[str]) -> int:
    """Copy the answers to these items into each report from the earlier one of the same unit (report → earlier report).

    As values of the last period that nobody has confirmed; how many.
    """
    pairs, copied = list(sources.items()), 0
    for at in range(0, len(pairs), BATCH):
        asked, earlier = zip(*pairs[at : at + BATCH], strict=True)
        statement = _COPY.format(earlier=_marks(earlier), asked=_marks(asked), items=_marks(items))
        given: list[Any] = [AnswerOrigin.LAST_PERIOD.value, False, *map(_key, earlier), *map(_key, asked), *items]
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            copied += cursor.rowcount
    return copied


def _marks(values: Collection[object]) -> str:
    return ", ".join(["%s"] * len(values))


def _key(pk: UUID) -> object:
    return ReportRequest._meta.pk.get_db_prep_value(pk, connection)
