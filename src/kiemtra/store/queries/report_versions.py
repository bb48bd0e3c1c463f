"""What was handed in, version by version: every one is kept, and any two can be compared, also of different periods."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiemtra.domain.forms import ROW_KEY, FormItem, FormTemplate, ItemType
from kiemtra.store.models import ReportRequest, ReportVersion
from kiemtra.store.queries.report_answers import template_of


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that is not the same in two versions: numbers as text, days as ISO, files by their names; None: none."""

    item: FormItem
    before: str | tuple[str, ...] | None
    after: str | tuple[str, ...] | None
    # Of a cell: the column, and the key of the row and its place (from 1) in the version that has it.
    column: FormItem | None = None
    row_key: str = ""
    row: int | None = None


def versions(request: ReportRequest) -> list[ReportVersion]:
    """What was handed in, newest first; one query."""
    return list(request.versions.select_related("submitted_by").order_by("-number"))


def differences(first: ReportVersion, second: ReportVersion) -> list[Difference]:
    """What `second` answers otherwise than `first`, in the order of the form of `second` (its request must be loaded).

    Item codes are the same in all versions of a form; what only the older form asked comes last.
    """
    return list(_between(_templates(first, second), _answers(first), _answers(second)))


def _templates(first: ReportVersion, second: ReportVersion) -> tuple[FormTemplate, FormTemplate]:
    return template_of(second.request), template_of(first.request)


def _answers(version: ReportVersion) -> Mapping[str, Any]:
    answers: Mapping[str, Any] = version.answers["answers"]
    return answers


def _between(
    templates: tuple[FormTemplate, FormTemplate], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Difference]:
    items = {item.code: item for template in reversed(templates) for item in template.items}
    order = dict.fromkeys(item.code for template in templates for item in template.items)
    for code in order:
        item = items[code]
        if item.type is ItemType.TABLE:
            yield from _between_rows(item, before.get(code) or [], after.get(code) or [])
        elif (was := _said(before.get(code))) != (now := _said(after.get(code))):
            yield Difference(item, was, now)


def _between_rows(
    table: FormItem, before: list[Mapping[str, Any]], after: list[Mapping[str, Any]]
) -> Iterator[Difference]:
    old, new = _by_key(before), _by_key(after)
    for key in dict.fromkeys((*new, *old)):
        place, now = new.get(key, (0, {}))
        old_place, was = old.get(key, (0, {}))
        for column in table.columns:
            told = _said(was.get(column.code)), _said(now.get(column.code))
            if told[0] != told[1]:
                yield Difference(table, *told, column=column, row_key=key, row=place or old_place)


def _by_key(rows: list[Mapping[str, Any]]) -> dict[str, tuple[int, Mapping[str, Any]]]:
    """The rows by key; in versions of before rows had keys, their place was the key."""
    return {str(row.get(ROW_KEY) or place): (place, row) for place, row in enumerate(rows, start=1)}


def _said(value: Any) -> str | tuple[str, ...] | None:
    if isinstance(value, list):
        return tuple(str(one["name"]) if isinstance(one, Mapping) else str(one) for one in value)
    return None if value in (None, "") else str(value)
