"""A report as its pages show it: each item with what was typed, what it computes to, and what is to be said of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from kiemtra.domain.forms import (
    COMPUTED,
    ROW_KEY,
    Choice4,
    FormItem,
    FormTemplate,
    ItemType,
    Value,
    format_number,
)
from kiemtra.domain.forms.checking import check_reading
from kiemtra.domain.forms.reading import Reading
from kiemtra.store.models import Answer, AnswerConflict, ItemRemark
from kiemtra.store.queries.report_answers import RECEIVER
from kiemtra.store.queries.report_pages import Sheet
from kiemtra.web.labels.reports import CHOICES, ORIGINS
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.web.views.report_problems import ShownProblem, clashing, is_open, shown_problem, unconfirmed_problems
from kiemtra.web.views.report_typed import cell_name, new_key

Options = tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table row."""

    column: FormItem
    name: str
    value: str
    options: Options = ()
    problem: str = ""

    @property
    def words(self) -> str:
        """Its value as it is read."""
        return ", ".join(label for _, label, chosen in self.options if chosen) or self.value


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of a table; a fixed one has a label. `of` tells readers of one field which row it stands in."""

    key: str
    cells: tuple[Cell, ...]
    label: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values for one field, of which somebody must choose one."""

    pk: UUID
    where: str
    stands: str
    other: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item of the form on the page."""

    item: FormItem
    value: str = ""
    # In words, for reading: the label of a choice, a computed share; and the same of the last period.
    words: str = ""
    last: str = ""
    options: Options = ()
    rows: tuple[ShownRow, ...] = ()
    empty_row: ShownRow | None = None
    files: Sequence[Answer] = ()
    problems: tuple[ShownProblem, ...] = ()
    relevant: bool = True
    # Where a value came from that is to be confirmed.
    origin: str = ""
    remark: str = ""
    receiver_remarks: Sequence[ItemRemark] = ()
    conflicts: tuple[Clash, ...] = ()
    # A return has opened others only: it is read here, not typed.
    is_locked: bool = False

    @property
    def is_computed(self) -> bool:
        """Whether nobody types it."""
        return self.item.type in COMPUTED

    @property
    def may_remark(self) -> bool:
        """Whether the unit can say something of it."""
        return self.item.type not in (ItemType.NOTE, ItemType.FILE)

    @property
    def is_wrong(self) -> bool:
        """Whether its field is to be mended."""
        return any(one.is_error for one in self.problems)

    @property
    def must_explain(self) -> bool:
        """Whether something about it waits for an explanation."""
        return any(one.is_warning for one in self.problems)

    @property
    def said(self) -> tuple[object, ...]:
        """All that stands in its notes: equal where nothing is to be drawn anew."""
        clashes = tuple(one.pk for one in self.conflicts)
        return (self.words if self.is_computed else "", self.problems, self.origin, clashes, self.relevant)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """All items, what stands in the way of handing in, and how much waits to be confirmed."""

    items: tuple[ShownItem, ...]
    problems: tuple[ShownProblem, ...]
    reading: Reading
    unconfirmed: int
    # Items that are only missing, or not confirmed, whether it is told or not.
    still_open: frozenset[str] = frozenset()

    def by_code(self) -> dict[str, ShownItem]:
        """The items by code."""
        return {shown.item.code: shown for shown in self.items}


def report_shown(
    template: FormTemplate, sheet: Sheet, today: date, *, missing: bool = False, spare: int = 1
) -> ShownReport:
    """The report item by item; what is only missing or unconfirmed yet is told where `missing` asks for it."""
    reading = Reading(template, sheet.answers, others=sheet.others, last=sheet.last, today=today)
    found = [*check_reading(reading, sheet.explained()), *unconfirmed_problems(sheet)]
    told = [shown_problem(template, one) for one in found if missing or not is_open(one)]
    problems = (*clashing(template, sheet), *told)
    last = reading.last_values() if sheet.last else {}
    at = _by_item(problems)
    items = tuple(_item(one, sheet, reading, last, at.get(one.code, ()), spare) for one in template.items)
    still_open = frozenset(one.item for one in found if is_open(one))
    return ShownReport(items, problems, reading, len(sheet.unconfirmed), still_open)


def _by_item(problems: Iterable[ShownProblem]) -> dict[str, tuple[ShownProblem, ...]]:
    found: dict[str, tuple[ShownProblem, ...]] = {}
    for one in problems:
        for item in dict.fromkeys((one.item, *one.also)):
            found[item] = (*found.get(item, ()), one)
    return found


def _item(
    item: FormItem,
    sheet: Sheet,
    reading: Reading,
    last: Mapping[str, Value],
    problems: tuple[ShownProblem, ...],
    spare: int,
) -> ShownItem:
    raw = sheet.answers.get(item.code)
    return ShownItem(
        item=item,
        value=raw if isinstance(raw, str) else "",
        words=in_words(item, reading.values.get(item.code, raw)),
        options=options(item, raw),
        rows=tuple(_rows(item, raw, reading, problems, spare)) if item.columns else (),
        empty_row=_row(item, "__row__", {}, {}, reading) if item.columns else None,
        files=sheet.files.get(item.code, ()),
        problems=problems,
        relevant=item.code in reading.asked or bool(raw),
        origin=ORIGINS[sheet.unconfirmed[item.code]] if item.code in sheet.unconfirmed else "",
        remark=sheet.explanation(item.code),
        receiver_remarks=sheet.said(item.code, RECEIVER),
        conflicts=tuple(_clash(item, one, raw) for one in sheet.conflicts.get(item.code, ())),
        last="" if item.columns else in_words(item, last.get(item.code)),
    )


def choices_of(item: FormItem) -> tuple[tuple[str, str], ...]:
    """The answers to choose from, as value and words."""
    if item.type is ItemType.CHOICE4:
        return tuple((str(choice), label) for choice, label in CHOICES.items())
    return tuple((one.name, one.label) for one in item.options)


def options(item: FormItem, raw: object, blank: bool = False) -> Options:
    """The same, with what is chosen."""
    listed = choices_of(item)
    chosen = raw.split() if isinstance(raw, str) else ()
    return ((("", "", not chosen),) if blank and listed else ()) + tuple((v, w, v in chosen) for v, w in listed)


def in_words(item: FormItem, value: object) -> str:
    """An answer as it is read."""
    if isinstance(value, Decimal):
        return f"{format_number(value)} {'%' if item.type is ItemType.PERCENT else item.unit}".strip()
    if isinstance(value, Choice4):
        return CHOICES[value]
    if isinstance(value, date):
        return vn_date(value)
    if listed := dict(choices_of(item)):
        chosen = value.split() if isinstance(value, str) else value if isinstance(value, tuple) else ()
        return ", ".join(listed.get(str(one), str(one)) for one in chosen)
    return value if isinstance(value, str) else ""


def _rows(
    item: FormItem, raw: object, reading: Reading, problems: Collection[ShownProblem], spare: int
) -> Iterable[ShownRow]:
    typed: list[Mapping[str, Any]] = list(raw) if isinstance(raw, tuple | list) else []
    wrong = {(one.row_key, one.column): one.here for one in problems if one.column}
    computed = {row.key: row.cells for row in reading.rows.get(item.code, ())}
    if item.fixed_rows:
        known = {row.get(ROW_KEY): row for row in typed}
        for one in item.fixed_rows:
            cells = dict(computed.get(one.name, {}))
            yield _row(item, one.name, known.get(one.name, {}), wrong, reading, cells, label=one.label)
        return
    for number, row in enumerate(typed, start=1):
        key = str(row.get(ROW_KEY, ""))
        yield _row(item, key, row, wrong, reading, dict(computed.get(key, {})), of=f", dòng {number}")
    for number in range(len(typed) + 1, len(typed) + 1 + spare):
        yield _row(item, new_key(), {}, {}, reading, of=f", dòng {number}")


def _row(
    item: FormItem,
    key: str,
    row: Mapping[str, Any],
    wrong: Mapping[tuple[str, str], str],
    reading: Reading,
    computed: Mapping[str, Value] | None = None,
    *,
    label: str = "",
    of: str = "",
) -> ShownRow:
    cells = []
    for column in item.columns:
        value = str(row.get(column.code, ""))
        if column.type in COMPUTED:
            value = in_words(column, (computed or {}).get(column.code))
        listed = options(column, value, blank=True)
        cells.append(Cell(column, cell_name(item, key, column), value, listed, wrong.get((key, column.code), "")))
    return ShownRow(key, tuple(cells), label, of or (f", {label}" if label else ""))


def _clash(item: FormItem, one: AnswerConflict, raw: object) -> Clash:
    keys = [row.get(ROW_KEY) for row in raw] if isinstance(raw, tuple) else []
    where = f"dòng {keys.index(one.row_key) + 1}" if one.row_key in keys else ""
    _, _, code = one.item.partition(".")
    column = next((each for each in item.columns if each.code == code), None)
    words = column or item
    told = ", ".join(filter(None, (where, column.label if column else "")))
    stands, other = in_words(words, one.stands), in_words(words, one.other)
    return Clash(one.pk, told, stands, other, one.other_by.full_name, one.found_at)
