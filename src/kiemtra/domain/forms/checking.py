"""Checks answers that were read: what is missing, what is not asked, constraints, and checks between answers."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms.expressions import Expression, evaluate, holds, is_broken
from kiemtra.domain.forms.expressions.scalars import BLANK
from kiemtra.domain.forms.items import NOT_TYPED, FormCheck, FormItem, ItemType, Severity
from kiemtra.domain.forms.notation import format_number
from kiemtra.domain.forms.problems import Problem, ProblemCode
from kiemtra.domain.forms.reading import Reading, ReadRow
from kiemtra.domain.forms.values import Value, is_blank

# So many figures that are all the same as the last time are no chance.
LEAST_COPIED = 3


def check_reading(reading: Reading, explained: Collection[str]) -> tuple[Problem, ...]:
    """Return every problem, in the order of the form; of checks between answers after those, of unknown items last."""
    for item in reading.template.items:
        if item.code in reading.asked:
            _check_missing(reading, item)
    unreadable = frozenset(reading.found)
    for item in reading.template.items:
        if item.code in reading.asked:
            _check_constraints(reading, item, unreadable)
        else:
            _check_not_asked(reading, item, unreadable)
    known = reading.template.by_code
    unknown = [Problem(ProblemCode.UNKNOWN_ITEM, code) for code in reading.answers if code not in known]
    ordered = [problem for item in reading.template.items for problem in reading.found.get(item.code, ())]
    between = [*_check_between(reading, explained), *_copied(reading)]
    return (*ordered, *between, *unknown)


def _check_not_asked(reading: Reading, item: FormItem, unreadable: Collection[str]) -> None:
    """Where the answer that decides is itself missing or wrong, that is the one thing to mend."""
    raw = reading.answers.get(item.code)
    if not is_blank(raw) and all(_can_be_made(reading, one, unreadable) for one in reading.plan.conditions[item.code]):
        reading.note(item, ProblemCode.NOT_RELEVANT, raw if isinstance(raw, str) else "")


def is_required(reading: Reading, item: FormItem) -> bool:
    """Tell whether an item that is asked must be answered."""
    if item.required_if is not None:
        return holds(item.required_if, reading.scope)
    return item.required or item.least_rows > 0


def _check_missing(reading: Reading, item: FormItem) -> None:
    if item.type is ItemType.TABLE:
        _check_rows(reading, item)
    elif item.type in NOT_TYPED or item.code in reading.values or item.code in reading.found:
        return
    elif is_required(reading, item):
        reading.note(item, ProblemCode.MISSING)


def _check_rows(reading: Reading, item: FormItem) -> None:
    rows = reading.rows.get(item.code, ())
    if rows:
        if len(rows) < item.least_rows:
            reading.note(item, ProblemCode.TOO_FEW_ROWS, len(rows))
        told = {(problem.row, problem.column) for problem in reading.found.get(item.code, ())}
        for row in rows:
            _check_cells(reading, item, row, told)
        if item.code in reading.found:
            places = {column.code: place for place, column in enumerate(item.columns)}
            reading.found[item.code].sort(key=lambda problem: (problem.row or 0, places.get(problem.column, -1)))
    elif item.code not in reading.found and is_required(reading, item):
        reading.note(item, ProblemCode.MISSING)


def _check_cells(reading: Reading, item: FormItem, row: ReadRow, told: Collection[tuple[int | None, str]]) -> None:
    for column in row.asked:
        if column.code in row.cells or column.type in NOT_TYPED:
            continue
        required = column.required
        if column.required_if is not None:
            required = holds(column.required_if, reading.row_scope(item, row))
        if required and (row.number, column.code) not in told:
            reading.note_cell(item, row, column.code, ProblemCode.MISSING)


def _check_constraints(reading: Reading, item: FormItem, unreadable: Collection[str]) -> None:
    if item.code in unreadable:
        return
    if item.constraint is not None and item.code in reading.values:
        reading.scope.current = reading.values[item.code]
        if _can_be_made(reading, item.constraint, unreadable) and is_broken(item.constraint, reading.scope):
            reading.found[item.code] = [_broken(item, item.code, reading.values[item.code])]
    constrained = [column for column in item.columns if column.constraint is not None]
    for row in reading.rows.get(item.code, ()) if constrained else ():
        scope = reading.row_scope(item, row)
        for column in constrained:
            scope.current = row.cells.get(column.code, BLANK)
            # A column in this list has a constraint; the type checker cannot know.
            if column.code in row.cells and column.constraint and is_broken(column.constraint, scope):
                broken = replace(
                    _broken(column, item.code, row.cells[column.code]),
                    row=row.number,
                    column=column.code,
                    row_key=row.key,
                )
                reading.found.setdefault(item.code, []).append(broken)


def _can_be_made(reading: Reading, expression: Expression, unreadable: Collection[str]) -> bool:
    return not any(code in unreadable for code in reading.plan.rests_on([expression]))


def _broken(item: FormItem, told_at: str, value: Value) -> Problem:
    return Problem(ProblemCode.CONSTRAINT, told_at, value=shown(value), message=item.constraint_message)


def shown(value: Value) -> str:
    """Return a typed value as people write it."""
    if isinstance(value, Decimal):
        return format_number(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value if isinstance(one, str))
    return str(value)


def _check_between(reading: Reading, explained: Collection[str]) -> Iterator[Problem]:
    unreadable = frozenset(code for code, problems in reading.found.items() if problems)
    for check in reading.template.checks:
        if check.severity is Severity.WARNING and set(check.items) & set(explained):
            continue
        if _is_made(reading, check, unreadable) and is_broken(check.test, reading.scope):
            at, *also = check.items or ("",)
            yield Problem(
                ProblemCode.CHECK,
                at,
                severity=check.severity,
                message=check.message,
                check=check.code,
                also=tuple(also),
            )


def _is_made(reading: Reading, check: FormCheck, unreadable: Collection[str]) -> bool:
    """A check is made once one of its items is answered, none is itself to mend, and what it asks elsewhere is there."""
    if check.items and not any(code in reading.values for code in check.items):
        return False
    if not _can_be_made(reading, check.test, unreadable):
        return False
    return all(evaluate(call, reading.scope) != BLANK for call in reading.plan.elsewhere[check.code])


def _copied(reading: Reading) -> Iterator[Problem]:
    """Tell of a report whose every figure is that of the last period: it may have been copied without a look."""
    last = reading.last_values()
    figures = [
        item.code for item in reading.template.items if item.type is ItemType.NUMBER and item.code in reading.values
    ]
    same = all(reading.values[code] == last.get(code) for code in figures)
    if same and len(figures) >= LEAST_COPIED and any(reading.values[code] for code in figures):
        yield Problem(ProblemCode.COPIED, figures[0], severity=Severity.NOTE, also=tuple(figures[1:]))
