"""Reads the answers of a form once: typed values, what is computed from them, and what could not be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kiemtra.domain.forms.expressions import Expression, Scope, evaluate, has_something, holds
from kiemtra.domain.forms.expressions.scalars import BLANK, as_text
from kiemtra.domain.forms.items import COMPUTED, NOT_TYPED, FormItem, ItemType
from kiemtra.domain.forms.notation import format_number, percent
from kiemtra.domain.forms.problems import Problem, ProblemCode
from kiemtra.domain.forms.template import FormTemplate
from kiemtra.domain.forms.values import MOST_ROWS, READERS, ROW_KEY, Answers, Row, Value, is_blank

# As many places as are kept of an answer.
PLACES = Decimal("0.000000001")
OUT_OF_BOUNDS = frozenset({ProblemCode.BELOW_MINIMUM, ProblemCode.ABOVE_MAXIMUM})


@dataclass(slots=True)
class ReadRow:
    """A row of a table: its place (from 1), its key, its cells, and the columns that it asks."""

    number: int
    key: str
    cells: dict[str, Value] = field(default_factory=dict)
    asked: list[FormItem] = field(default_factory=list)


class Reading:
    """The answers of one form, read once."""

    def __init__(
        self,
        template: FormTemplate,
        answers: Answers,
        *,
        others: Mapping[str, Answers] | None = None,
        last: Answers | None = None,
        today: date | None = None,
    ) -> None:
        self.template = template
        self.plan = template.plan
        self.answers = answers
        self.asked: set[str] = set()
        self.values: dict[str, Value] = {}
        self.rows: dict[str, list[ReadRow]] = {}
        self.found: dict[str, list[Problem]] = {}
        self._last = last or {}
        self._last_values: dict[str, Value] | None = None
        self.scope = Scope(
            self.values,
            columns=self.plan.column_table,
            tables=self.plan.tables,
            others=others or {},
            last=self.last_values,
            today=today,
        )
        for item in self.plan.order:
            if all(holds(condition, self.scope) for condition in self.plan.conditions[item.code]):
                self.asked.add(item.code)
                self._read(item)

    def last_values(self) -> dict[str, Value]:
        """Return the typed answers of the last period."""
        if self._last_values is None:
            # A last period has no period before it here: `last()` in it is blank.
            self._last_values = Reading(self.template, self._last).values if self._last else {}
        return self._last_values

    def note(self, item: FormItem, code: ProblemCode, value: object = "") -> None:
        """Keep a problem of an item."""
        message = item.constraint_message if code in OUT_OF_BOUNDS else ""
        self.found.setdefault(item.code, []).append(Problem(code, item.code, value=str(value), message=message))

    def _read(self, item: FormItem) -> None:
        raw = self.answers.get(item.code)
        if item.type in NOT_TYPED:
            if not is_blank(raw):
                self.note(item, ProblemCode.COMPUTED_ITEM, raw)
            self._compute(item)
        elif is_blank(raw):
            return
        elif item.type is ItemType.TABLE:
            self._read_table(item, raw)
        elif isinstance(value := READERS[item.type](item, raw), ProblemCode):
            self.note(item, value, raw)
        else:
            self.values[item.code] = value

    def _compute(self, item: FormItem) -> None:
        if item.calculation is not None and item.type is ItemType.CALCULATION:
            if (value := calculated(item.calculation, self.scope)) != BLANK:
                self.values[item.code] = value
        elif item.type is ItemType.PERCENT:
            part, whole = self.values.get(item.numerator), self.values.get(item.denominator)
            share = _share(part, whole)
            if isinstance(share, Decimal):
                self.values[item.code] = share
            elif isinstance(share, ProblemCode) and isinstance(part, Decimal):
                problem = Problem(share, item.numerator, value=format_number(part))
                self.found.setdefault(item.numerator, []).append(problem)

    def _read_table(self, item: FormItem, raw: object) -> None:
        if isinstance(raw, str) or not isinstance(raw, Sequence) or not all(isinstance(row, Mapping) for row in raw):
            self.note(item, ProblemCode.NOT_A_TABLE, raw)
            return
        if len(raw) > (item.most_rows or MOST_ROWS):
            self.note(item, ProblemCode.TOO_MANY_ROWS, len(raw))
            return
        # A row left wholly blank is the empty last line of a page, not a mistake.
        filled = [(number, row) for number, row in enumerate(raw, start=1) if not _is_blank_row(row)]
        if item.fixed_rows:
            filled = self._in_fixed_rows(item, filled)
        if filled:
            self.rows[item.code] = rows = [self._read_row(item, number, row) for number, row in filled]
            self.values[item.code] = tuple(_with_key(row) for row in rows)

    def _in_fixed_rows(self, item: FormItem, filled: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
        """Put rows in the order of the form; a table of which some row is filled has all its rows."""
        by_key: dict[str, Row] = {}
        names = [option.name for option in item.fixed_rows]
        for number, row in filled:
            key = _key(row)
            if key not in names or key in by_key:
                problem = Problem(ProblemCode.UNKNOWN_ROW, item.code, number, value=key, row_key=key)
                self.found.setdefault(item.code, []).append(problem)
            else:
                by_key[key] = row
        if not by_key:
            return []
        return [(number, by_key.get(name, {ROW_KEY: name})) for number, name in enumerate(names, start=1)]

    def _read_row(self, item: FormItem, number: int, row: Row) -> ReadRow:
        own = self.plan.own_columns[item.code]
        read = ReadRow(number, _key(row))
        scope = self.row_scope(item, read)
        for code in row:
            if code not in own and code != ROW_KEY:
                self.note_cell(item, read, code, ProblemCode.UNKNOWN_ITEM)
        for column in self.plan.columns_in_order[item.code]:
            if column.relevant is None or holds(column.relevant, scope):
                read.asked.append(column)
                self._read_cell(item, column, read, row.get(column.code), scope)
        return read

    def row_scope(self, item: FormItem, read: ReadRow) -> Scope:
        """Return what an expression in that row can ask for."""
        outer = self.scope
        return Scope(
            outer.values,
            outer.columns,
            outer.tables,
            own=self.plan.own_columns[item.code],
            row=read.cells,
            today=outer.today,
            others=outer.others,
            last=outer.last,
        )

    def note_cell(
        self, item: FormItem, read: ReadRow, column: str, code: ProblemCode, raw: object = "", message: str = ""
    ) -> None:
        """Keep a problem of a cell."""
        problem = Problem(code, item.code, read.number, str(raw), column, message=message, row_key=read.key)
        self.found.setdefault(item.code, []).append(problem)

    def _read_cell(self, item: FormItem, column: FormItem, read: ReadRow, raw: object, scope: Scope) -> None:
        if column.type in NOT_TYPED:
            if not is_blank(raw) and column.type in COMPUTED:
                self.note_cell(item, read, column.code, ProblemCode.COMPUTED_ITEM, raw)
            self._compute_cell(item, column, read, scope)
        elif is_blank(raw):
            return
        elif isinstance(value := READERS[column.type](column, raw), ProblemCode):
            message = column.constraint_message if value in OUT_OF_BOUNDS else ""
            self.note_cell(item, read, column.code, value, raw, message)
        else:
            read.cells[column.code] = value

    def _compute_cell(self, item: FormItem, column: FormItem, read: ReadRow, scope: Scope) -> None:
        if column.calculation is not None and column.type is ItemType.CALCULATION:
            if (value := calculated(column.calculation, scope)) != BLANK:
                read.cells[column.code] = value
        elif column.type is ItemType.PERCENT:
            part = read.cells.get(column.numerator)
            share = _share(part, read.cells.get(column.denominator))
            if isinstance(share, Decimal):
                read.cells[column.code] = share
            elif isinstance(share, ProblemCode) and isinstance(part, Decimal):
                self.note_cell(item, read, column.numerator, share, format_number(part))


def calculated(calculation: Expression, scope: Scope) -> Value:
    """Return what an expression is worth as the value of an item: a number to nine places, a truth as text.

    Where none of the answers that it rests on is there it is blank: nobody said that there were none.
    """
    if not has_something(calculation, scope):
        return BLANK
    value = evaluate(calculation, scope)
    if isinstance(value, Decimal):
        rounded = value.quantize(PLACES, ROUND_HALF_UP) if value.adjusted() < 18 else value
        return Decimal(as_text(rounded))
    return as_text(value) if isinstance(value, bool) else value


def _share(part: object, whole: object) -> Decimal | ProblemCode | None:
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal):
        return None
    return ProblemCode.PART_ABOVE_WHOLE if part > whole else percent(part, whole)


def _key(row: Row) -> str:
    key = row.get(ROW_KEY)
    return key if isinstance(key, str) else ""


def _is_blank_row(row: Row) -> bool:
    return all(is_blank(value) for code, value in row.items() if code != ROW_KEY)


def _with_key(row: ReadRow) -> dict[str, Value]:
    return {**row.cells, ROW_KEY: row.key} if row.key else row.cells
