"""What was sent from the page of a report: answers that were changed, remarks, rows added or taken off, a pasted block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from kiemtra.domain import pasting
from kiemtra.domain.forms import NOT_TYPED, ROW_KEY, FormItem, FormTemplate, ItemType
from kiemtra.store.ids import new_id

ROWS, ROW, REMARK = "-rows", "-row", "remark-"
MOST_ROWS = 1_000
_IN_ONE_FIELD = frozenset({ItemType.NUMBER, ItemType.DATE, ItemType.TEXT})


@dataclass(frozen=True, slots=True)
class Typed:
    """Only what was sent: an item that is not in it stays as it is."""

    answers: dict[str, object]
    remarks: dict[str, str] = field(default_factory=dict)
    # Items whose fields must be drawn anew, because the server has changed them, and what to say of it.
    redrawn: frozenset[str] = frozenset()
    said: str = ""


def read(template: FormTemplate, data: QueryDict, stored: Mapping[str, object]) -> Typed:
    """What was typed, with the row that is to go taken off and the pasted block laid in."""
    answers = {item.code: _value(item, data) for item in template.items if _was_sent(item, data)}
    remarks = {
        item.code: data.get(f"{REMARK}{item.code}", "").strip()
        for item in template.items
        if f"{REMARK}{item.code}" in data
    }
    _drop(answers, data.get("drop", ""))
    typed = Typed(answers, remarks)
    if code := data.get("paste-into"):
        return _pasted(template, typed, stored, f"{code}-", data.get(f"paste-{code}", ""))
    return _pasted(template, typed, stored, data.get("paste-at", ""), data.get("paste", ""))


def _was_sent(item: FormItem, data: QueryDict) -> bool:
    if item.type is ItemType.TABLE:
        return f"{item.code}{ROWS}" in data
    return item.type not in NOT_TYPED and item.type is not ItemType.FILE and item.code in data


def _value(item: FormItem, data: QueryDict) -> object:
    if item.type is ItemType.TABLE:
        return tuple(_rows(item, data))
    # A hidden blank goes before choices, so that nothing chosen is an answer too.
    sent = [one for one in data.getlist(item.code) if one]
    return " ".join(sent) if item.type is ItemType.CHOICES else sent[-1] if sent else ""


def _rows(table: FormItem, data: QueryDict) -> Iterator[dict[str, object]]:
    for key in dict.fromkeys(data.getlist(f"{table.code}{ROW}")[:MOST_ROWS]):
        cells = {column.code: data.get(cell_name(table, key, column), "") for column in table.columns}
        if any(text.strip() for text in cells.values()):
            yield {ROW_KEY: key, **cells}


def cell_name(table: FormItem, key: str, column: FormItem) -> str:
    """The name of the field of a cell."""
    return f"{table.code}-{key}-{column.code}"


def new_key() -> str:
    """The key of a row that is new; it stays with it."""
    return new_id().hex


def _drop(answers: dict[str, object], asked: str) -> None:
    code, _, key = asked.partition(":")
    rows = answers.get(code)
    if key and isinstance(rows, tuple):
        answers[code] = tuple(row for row in rows if row[ROW_KEY] != key)


def _pasted(template: FormTemplate, typed: Typed, stored: Mapping[str, object], place: str, text: str) -> Typed:
    block = pasting.read_block(text)
    if not block or not place:
        return typed
    table = next((one for one in template.items if one.columns and place.startswith(f"{one.code}-")), None)
    if table is None:
        return _into_items(template, typed, place, block)
    rows = typed.answers.get(table.code, stored.get(table.code, ()))
    held = list(rows) if isinstance(rows, tuple) else []
    at, column = _place(table, held, place)
    laid = pasting.into_table(table, held, block, row=at, column=column, new_key=new_key)
    said = f"Đã dán {len(block)} dòng vào bảng “{table.label}”."
    return replace(typed, answers=typed.answers | {table.code: laid}, redrawn=frozenset({table.code}), said=said)


def _place(table: FormItem, rows: list[Mapping[str, object]], place: str) -> tuple[int, int]:
    """Row and column of the field; without one, or in the blank last row, behind the rows there are."""
    if table.fixed_rows:
        known = {str(row[ROW_KEY]): row for row in rows}
        rows[:] = [known.get(one.name, {ROW_KEY: one.name}) for one in table.fixed_rows]
    for number, row in enumerate(rows):
        for column, item in enumerate(table.columns):
            if cell_name(table, str(row[ROW_KEY]), item) == place:
                return number, column
    columns = [number for number, item in enumerate(table.columns) if place.endswith(f"-{item.code}")]
    return 0 if table.fixed_rows else len(rows), columns[0] if columns else 0


def _into_items(template: FormTemplate, typed: Typed, place: str, block: pasting.Block) -> Typed:
    """A copied column goes into the single fields from this one on, within its section."""
    start = template.item(place)
    if start is None:
        return typed
    behind = template.items[template.items.index(start) :]
    items = [one for one in behind if one.section == start.section and one.type in _IN_ONE_FIELD]
    laid = pasting.into_items(items, block)
    said = f"Đã dán {len(laid)} giá trị, từ mục “{start.label}” trở xuống."
    return replace(typed, answers=typed.answers | laid, redrawn=frozenset(laid), said=said)
