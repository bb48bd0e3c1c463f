"""Answers on their way: from what was typed to rows, and from rows to the version that is handed in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms import Answers, FormItem, FormTemplate, ItemType, Value, read_answers, read_value
from kiemtra.store.models import Answer, ReportRequest

NOT_TYPED = frozenset({ItemType.PERCENT, ItemType.FILE})


def as_rows(request: ReportRequest, template: FormTemplate, answers: Answers) -> Iterator[Answer]:
    """A row for each typed answer: its text as typed, and number or day where it can be read. Blank ones have none."""
    for item in template.items:
        typed = answers.get(item.code)
        if item.type is ItemType.TABLE:
            yield from _table_rows(request, item, typed)
        elif item.type not in NOT_TYPED and isinstance(typed, str) and typed.strip():
            yield _row(request, item, item.code, 0, typed)


def _table_rows(request: ReportRequest, table: FormItem, typed: object) -> Iterator[Answer]:
    if isinstance(typed, str) or not isinstance(typed, Sequence):
        return
    filled = [row for row in typed if isinstance(row, Mapping) and any(str(value).strip() for value in row.values())]
    for number, row in enumerate(filled, start=1):
        for column in table.columns:
            text = str(row.get(column.code, ""))
            if text.strip():
                yield _row(request, column, f"{table.code}.{column.code}", number, text)


def _row(request: ReportRequest, item: FormItem, code: str, number: int, text: str) -> Answer:
    value = read_value(item, text)
    return Answer(
        request=request,
        item=code,
        row=number,
        row_key=str(number) if number else "",
        text=text,
        number=value if isinstance(value, Decimal) else None,
        date=value if isinstance(value, date) else None,
    )


def as_data(request: ReportRequest, template: FormTemplate, answers: Answers) -> dict[str, object]:
    """The typed values with form and version, as JSON: numbers as text, days as ISO, files with hash and name."""
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


def _plain(value: Value | Mapping[str, Value]) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Decimal | date) else value
