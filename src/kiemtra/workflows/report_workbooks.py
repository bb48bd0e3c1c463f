"""A workbook of a report that came back: what taking it in would change, and taking it in, against what its filler saw.

Reading the file is the engine's (`workbooks`); merging and saving are those of every answer (`workflows/reports`).
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.forms import ROW_KEY, Answers, FormItem, FormTemplate, ItemType, ProblemCode, read_value
from kiemtra.domain.merging import Key, merge
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_answers, reports
from kiemtra.workflows.reports import Saved, save_answers
from kiemtra.workflows.reports.typing_in import Typing, lay_flat


@dataclass(frozen=True, slots=True)
class Returned:
    """What a workbook holds, as of which revision; a blank form only adds, it takes nothing away."""

    seen: int
    answers: Answers
    remarks: Mapping[str, str]
    is_blank_form: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One field that taking the workbook in would change, or where somebody else has changed it meanwhile."""

    item: FormItem
    # Of a table: the key of the row, its place among those that stand (0: a new one), and the column.
    row: str
    place: int
    column: FormItem | None
    stands: str
    comes: str
    clashes: bool


def changes(asked: ReportRequest, template: FormTemplate, returned: Returned, *, by: Actor) -> list[Change]:
    """Return what taking the workbook in would change, in the order of the form. At most four queries."""
    stands = report_answers.current(asked)
    texts = {key: row.text for key, row in stands.items()}
    seen = _seen(asked, returned)
    before = report_answers.base_of(asked, seen, texts)
    answers = _as_seen(template, returned, before.base)
    places = {key: row.row for key, row in stands.items()}
    typed = lay_flat(template, answers, before.base, places, Typing(asked.pk, by.user, seen))
    own = {key for key, who in before.changed_by.items() if who == {by.user}}
    merged = merge(before.base, typed.cells, texts, own=own)
    found = [(key, texts.get(key, ""), text, False) for key, text in merged.changed.items()]
    found += [(clash.key, clash.stands, clash.other, True) for clash in merged.conflicts]
    order = {item.code: at for at, item in enumerate(template.items)}
    rows = _numbers(template, places)
    told = [change for one in found if (change := _change(template, rows, *one)) is not None]
    return sorted(told, key=lambda one: (order[one.item.code], one.place or len(rows) + 1, one.row))


@transaction.atomic
def take(request_id: UUID, returned: Returned, *, by: Actor, now: datetime) -> Saved:
    """Save what is right in a workbook, merged field by field; a value that only looks different stays as it was."""
    asked = reports.visible_to(by).select_related("round").get(pk=request_id)
    template = reports.template_of(asked)
    texts = {key: row.text for key, row in report_answers.current(asked).items()}
    seen = _seen(asked, returned)
    before = report_answers.base_of(asked, seen, texts)
    return save_answers(
        request_id,
        seen=seen,
        answers=_as_seen(template, returned, before.base),
        remarks=_new_remarks(asked, returned.remarks),
        origin=AnswerOrigin.WORKBOOK,
        by=by,
        now=now,
    )


def _seen(asked: ReportRequest, returned: Returned) -> int:
    """The revision that the filler saw; who filled in a blank form saw nothing that could be overwritten."""
    return asked.revision if returned.is_blank_form else min(returned.seen, asked.revision)


def _new_remarks(asked: ReportRequest, remarks: Mapping[str, str]) -> dict[str, str]:
    """Remarks that the unit has not made before: an old one that the workbook still carries brings nothing back."""
    if not remarks:
        return {}
    said = set(asked.remarks.filter(side=report_answers.UNIT).values_list("item", "text"))
    return {item: text for item, text in remarks.items() if (item, text) not in said}


def _as_seen(template: FormTemplate, returned: Returned, base: Mapping[Key, str]) -> dict[str, object]:
    """The answers with the text that the filler saw wherever the value is the same; those of a blank form only add."""
    found: dict[str, object] = {}
    for code, answer in returned.answers.items():
        item = template.item(code)
        if item is None:
            continue
        if item.type is ItemType.TABLE and isinstance(answer, Sequence):
            rows = [_row_as_seen(item, row, base) for row in answer if isinstance(row, Mapping)]
            if returned.is_blank_form:
                rows = [*_rows_there(item, base), *rows] if not item.fixed_rows else rows
            if rows or not returned.is_blank_form:
                found[code] = tuple(rows)
        elif answer or not returned.is_blank_form:
            found[code] = _same(item, str(answer), base.get((code, ""), ""))
    return found


def _row_as_seen(table: FormItem, row: Mapping[str, object], base: Mapping[Key, str]) -> dict[str, object]:
    key = str(row.get(ROW_KEY, ""))
    cells: dict[str, object] = {ROW_KEY: key}
    for column in table.columns:
        if column.code in row:
            cells[column.code] = _same(
                column, str(row[column.code]), base.get((f"{table.code}.{column.code}", key), "")
            )
    return cells


def _rows_there(table: FormItem, base: Mapping[Key, str]) -> Iterator[dict[str, object]]:
    keys = dict.fromkeys(row for item, row in base if item.startswith(f"{table.code}."))
    for key in keys:
        yield {ROW_KEY: key}


def _same(item: FormItem, text: str, seen: str) -> str:
    """The text as it was seen where both say the same, else the new one."""
    if not text or not seen:
        return text
    if _plain(text) == _plain(seen):
        return seen
    value, before = read_value(item, text), read_value(item, seen)
    return seen if value == before and not isinstance(value, ProblemCode) else text


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def _numbers(template: FormTemplate, places: Mapping[Key, int]) -> dict[Key, int]:
    """The number that each row that stands has on the page, by table and key."""
    found = {(item.partition(".")[0], row): place for (item, row), place in places.items() if row}
    for table in template.items:
        found |= {(table.code, row.name): at for at, row in enumerate(table.fixed_rows, 1)}
    return found


def _change(
    template: FormTemplate, rows: Mapping[Key, int], key: Key, stands: str, comes: str, clashes: bool
) -> Change | None:
    code, _, column_code = key[0].partition(".")
    item = template.item(code)
    if item is None:
        return None
    column = next((one for one in item.columns if one.code == column_code), None)
    return Change(item, key[1], rows.get((code, key[1]), 0), column, stands, comes, clashes)
