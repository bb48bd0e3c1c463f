"""What was typed, laid flat for the merge: cells by item and row key, and the rows of each table in their order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from kiemtra.domain.forms import ROW_KEY, Answers, FormItem, FormTemplate, ItemType
from kiemtra.domain.merging import Key
from kiemtra.workflows.answers import NOT_SAVED

KEY_LENGTH = 36


@dataclass(slots=True)
class Typed:
    """All answers as the typist has them now, and the rows of each table that he sent."""

    cells: dict[Key, str]
    rows: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typing:
    """Who typed into what, seen when: makes the keys of new rows, the same ones when the same save comes again."""

    request: UUID
    by: UUID | None
    seen: int

    def key(self, table: str, row: Mapping[str, object], number: int) -> str:
        """The key of a new row: of two alike in one save each has its own."""
        told = [f"{column}={text}" for column, text in sorted(row.items()) if column != ROW_KEY and str(text).strip()]
        words = "\x1f".join((str(self.request), str(self.by), str(self.seen), table, str(number), *told))
        return sha256(words.encode()).hexdigest()[:KEY_LENGTH]


def lay_flat(
    template: FormTemplate, answers: Answers, base: Mapping[Key, str], places: Mapping[Key, int], typing: Typing
) -> Typed:
    """Put what was typed over what the typist saw: an item, a table or a column that was not sent is as he saw it."""
    typed = Typed(dict(base))
    for item in template.items:
        sent = answers.get(item.code)
        if item.code not in answers or item.type in NOT_SAVED:
            continue
        if item.type is ItemType.TABLE:
            _lay_table(typed, item, sent, base, places, typing)
        elif isinstance(sent, str):
            typed.cells[item.code, ""] = sent
        elif sent is None:
            typed.cells[item.code, ""] = ""
    return typed


def _lay_table(
    typed: Typed,
    table: FormItem,
    sent: object,
    base: Mapping[Key, str],
    places: Mapping[Key, int],
    typing: Typing,
) -> None:
    if isinstance(sent, str) or not isinstance(sent, Sequence):
        return
    rows = [row for row in sent if isinstance(row, Mapping)]
    there = _rows_there(table, base, places)
    keys = _keys(table, rows, there, typing)
    typed.rows[table.code] = keys
    if not table.fixed_rows:
        for gone in set(there) - set(keys):
            typed.cells |= {(f"{table.code}.{column.code}", gone): "" for column in table.columns}
    for key, row in zip(keys, rows, strict=True):
        columns = [column.code for column in table.columns if column.type not in NOT_SAVED]
        cells = {code: row[code] for code in columns if code in row}
        typed.cells |= {(f"{table.code}.{code}", key): str(text or "") for code, text in cells.items()}


def _rows_there(table: FormItem, base: Mapping[Key, str], places: Mapping[Key, int]) -> list[str]:
    """The rows that the typist saw, in their order; of fixed rows all that the form has."""
    if table.fixed_rows:
        return [row.name for row in table.fixed_rows]
    cells = [(item, row) for (item, row), text in base.items() if item.startswith(f"{table.code}.") and text]
    first = {row: min(places.get(cell, 0) for cell in cells if cell[1] == row) for row in {row for _, row in cells}}
    return sorted(first, key=lambda row: (first[row], row))


def _keys(table: FormItem, rows: Sequence[Mapping[str, object]], there: Sequence[str], typing: Typing) -> list[str]:
    """The key of each row sent; where none bears one, the first row is the first that was there, and so on."""
    knows_keys = any(ROW_KEY in row for row in rows)
    found: list[str] = []
    alike = Counter[str]()
    for at, row in enumerate(rows):
        key = str(row.get(ROW_KEY) or "")[:KEY_LENGTH]
        if not knows_keys and at < len(there):
            key = there[at]
        if not key or key in found:
            plain = typing.key(table.code, row, 0)
            key = typing.key(table.code, row, alike[plain])
            alike[plain] += 1
        found.append(key)
    return found
