"""Answers on their way: from a cell as it was typed to its row, and from rows to the version that is handed in."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kiemtra.domain.forms import NOT_TYPED, Answers, FormItem, FormTemplate, ItemType, Value, read_answers, read_value
from kiemtra.domain.merging import Key
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import Answer, ReportRequest

# What is computed or only read, and what is attached.
NOT_SAVED = NOT_TYPED | {ItemType.FILE}


def asked_at(template: FormTemplate, code: str) -> FormItem | None:
    """The item, or the column of a table ("table.column"), None where the form asks nothing there."""
    name, _, column = code.partition(".")
    item = template.item(name)
    if item is None or not column:
        return item
    return next((one for one in item.columns if one.code == column), None)


def as_row(
    request: ReportRequest,
    template: FormTemplate,
    key: Key,
    text: str,
    *,
    place: int = 0,
    origin: AnswerOrigin = AnswerOrigin.TYPED,
    confirmed: bool = True,
    touched_at: datetime | None = None,
) -> Answer:
    """The row of one answer: its text as typed, and number or day where it can be read."""
    item = asked_at(template, key[0])
    value = read_value(item, text) if item is not None else None
    return Answer(
        request=request,
        item=key[0],
        row=place,
        row_key=key[1],
        text=text,
        number=value if isinstance(value, Decimal) else None,
        date=value if isinstance(value, date) else None,
        origin=origin,
        confirmed=confirmed,
        touched_at=touched_at,
    )


def as_data(request: ReportRequest, template: FormTemplate, answers: Answers) -> dict[str, object]:
    """The typed values with form and version, as JSON: numbers as text, days as ISO, rows with keys, files with hash."""
    files = {
        str(answer.file_id): {"id": str(answer.file_id), "sha256": answer.file.sha256, "name": answer.file_name}
        for answer in request.answers.filter(file__isnull=False).select_related("file")
        if answer.file
    }
    values: dict[str, object] = {}
    for code, value in read_answers(template, answers).items():
        item = template.item(code)
        is_file = item is not None and item.type is ItemType.FILE and isinstance(value, tuple)
        values[code] = [files[str(one)] for one in value] if is_file else _plain(value)  # type: ignore[union-attr]
    return {"form": template.code, "version": template.version, "answers": values}


def _plain(value: Value | Mapping[str, Value]) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal | date) else value
