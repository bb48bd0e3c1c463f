"""Writes changed answers: the rows as they stand, and the history of what was typed, in a handful of queries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.merging import Key
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import Answer, AnswerChange, ReportRequest
from kiemtra.workflows.answers import as_row

_KEPT = ("row", "text", "number", "date", "origin", "confirmed", "touched_at")


def write(
    asked: ReportRequest,
    template: FormTemplate,
    stands: Mapping[Key, Answer],
    changed: Mapping[Key, str],
    places: Mapping[Key, int],
    *,
    origin: AnswerOrigin,
    who: UUID | None,
    now: datetime,
) -> None:
    """Write what changed, with its history, as the revision that the report will have; blank texts remove the row."""
    rows = [
        as_row(asked, template, key, text, place=places.get(key, 0), origin=origin, touched_at=now)
        for key, text in changed.items()
        if text
    ]
    moved = [row for key, row in stands.items() if key not in changed and row.row != places.get(key, row.row)]
    for row in moved:
        row.row = places[row.item, row.row_key]
    put(rows + moved)
    gone = [stands[key].pk for key, text in changed.items() if not text and key in stands]
    if gone:
        Answer.objects.filter(pk__in=gone).delete()
    keep_history(asked, stands, changed, origin=origin, who=who, now=now)


def put(rows: Sequence[Answer]) -> None:
    """Write these answers over those that stand; one query."""
    for row in rows:
        row.pk = None
    if rows:
        unique = ("request", "item", "row_key")
        Answer.objects.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=_KEPT)


def keep_history(
    asked: ReportRequest,
    stands: Mapping[Key, Answer],
    changed: Mapping[Key, str],
    *,
    origin: AnswerOrigin,
    who: UUID | None,
    now: datetime,
) -> None:
    """Append what was typed to the history; before it, once, what stood there untouched since the report was asked for."""
    first = [stands[key] for key in changed if key in stands and stands[key].touched_at is None]
    AnswerChange.objects.bulk_create([*_as_asked_for(asked, first), *_as_typed(asked, changed, origin, who, now)])


def _as_asked_for(asked: ReportRequest, rows: Iterable[Answer]) -> Iterable[AnswerChange]:
    for row in rows:
        yield AnswerChange(
            request=asked,
            item=row.item,
            row_key=row.row_key,
            text=row.text,
            origin=row.origin,
            revision=1,
            made_at=asked.requested_at,
        )


def _as_typed(
    asked: ReportRequest, changed: Mapping[Key, str], origin: AnswerOrigin, who: UUID | None, now: datetime
) -> Iterable[AnswerChange]:
    for (item, row_key), text in changed.items():
        yield AnswerChange(
            request=asked,
            item=item,
            row_key=row_key,
            text=text,
            origin=origin,
            revision=asked.revision + 1,
            made_by_id=who,
            made_at=now,
        )
