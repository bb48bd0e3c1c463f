"""What differs between two states of one form: item by item, with both values in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kiemtra.domain.forms import COMPUTED, ROW_KEY, FormItem, FormTemplate, ItemType, format_number, read_answers
from kiemtra.web.views.report_page import in_words


@dataclass(frozen=True, slots=True)
class Change:
    """One answer in both states; `where` names the row and column of a table."""

    code: str
    label: str
    before: str
    after: str
    where: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the two differ."""
        return self.before != self.after


def changes_between(template: FormTemplate, before: Mapping[str, object], after: Mapping[str, object]) -> list[Change]:
    """The answers that differ, computed ones too."""
    return [one for one in compared(template, before, after) if one.is_changed]


def compared(template: FormTemplate, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[Change]:
    """Every answer of both states, tables cell by cell."""
    first, second = read_answers(template, before), read_answers(template, after)
    for item in template.items:
        one, other = (
            values.get(item.code, given.get(item.code)) for values, given in ((first, before), (second, after))
        )
        if item.type is ItemType.TABLE:
            yield from _cells(item, one, other)
        elif item.type is ItemType.FILE:
            yield Change(item.code, item.label, _files(one), _files(other))
        elif item.type is not ItemType.NOTE:
            yield Change(item.code, item.label, in_words(item, one), in_words(item, other))


def as_typed(template: FormTemplate, kept: Mapping[str, object]) -> dict[str, object]:
    """The answers of a version in the notation in which they were typed; what it keeps computed is computed anew."""
    return {code: _typed(item, value) for code, value in kept.items() if (item := _asked(template.by_code, code))}


def _typed(item: FormItem, value: object) -> object:
    if item.type is ItemType.NUMBER and isinstance(value, str) and value:
        return format_number(Decimal(value))
    if item.type is ItemType.TABLE and isinstance(value, tuple | list):
        columns = {column.code: column for column in item.columns}
        return tuple(
            {
                code: _typed(columns[code], cell) if code in columns else cell
                for code, cell in row.items()
                if code not in columns or columns[code].type not in COMPUTED
            }
            for row in value
        )
    return value


def _asked(items: Mapping[str, FormItem], code: str) -> FormItem | None:
    item = items.get(code)
    return None if item is None or item.type in COMPUTED else item


def _files(value: object) -> str:
    return f"{len(value)} tệp" if isinstance(value, tuple | list) and value else ""


def _cells(table: FormItem, before: object, after: object) -> Iterator[Change]:
    first, second = _by_key(before), _by_key(after)
    fixed = {one.name: one.label for one in table.fixed_rows}
    for number, key in enumerate(dict.fromkeys((*first, *second)), start=1):
        for column in table.columns:
            one, other = (rows.get(key, {}).get(column.code) for rows in (first, second))
            where = f"{fixed.get(key) or f'dòng {number}'}, {column.label}"
            if one or other or column.type not in COMPUTED:
                yield Change(table.code, table.label, in_words(column, one), in_words(column, other), where)


def _by_key(rows: object) -> dict[str, Mapping[str, object]]:
    listed = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple | list) else []
    return {str(row.get(ROW_KEY) or at): row for at, row in enumerate(listed)}
