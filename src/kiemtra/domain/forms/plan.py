"""In which order the items of a form are read, so that each comes after those it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from kiemtra.domain.forms.expressions import Expression, parts, references
from kiemtra.domain.forms.expressions.tree import Call
from kiemtra.domain.forms.items import FormCheck, FormItem, FormSection, ItemType

ELSEWHERE = frozenset({"other", "last"})


@dataclass(frozen=True, slots=True)
class FormPlan:
    """What is derived from a form once."""

    # The items, each after those its value rests on; within a table its columns likewise.
    order: tuple[FormItem, ...]
    columns_in_order: Mapping[str, tuple[FormItem, ...]]
    # The tables, and for each column the table it stands in.
    tables: frozenset[str]
    column_table: Mapping[str, str]
    own_columns: Mapping[str, frozenset[str]]
    # All that must hold for an item to be asked: of the sections it stands in, outermost first, and its own.
    conditions: Mapping[str, tuple[Expression, ...]]
    # Items that rest on each other in a circle; none in a form that was loaded.
    circular: tuple[str, ...]
    # For each check what it asks of other forms and of the last period.
    elsewhere: Mapping[str, tuple[Call, ...]]

    def rests_on(self, expressions: Iterable[Expression]) -> Iterator[str]:
        """Yield the items, for a column its table, that expressions ask for."""
        for expression in expressions:
            for code in references(expression):
                yield self.column_table.get(code, code)


def plan_of(items: Sequence[FormItem], sections: Sequence[FormSection], checks: Sequence[FormCheck]) -> FormPlan:
    """Return the order of the items and what each rests on."""
    top = {item.code for item in items}
    column_table = {
        column.code: item.code for item in reversed(items) for column in item.columns if column.code not in top
    }
    conditions = _conditions(items, sections)
    order, circular = _in_order(items, {item.code: _needs(item, conditions[item.code], column_table) for item in items})
    columns: dict[str, tuple[FormItem, ...]] = {}
    for item in items:
        if item.type is ItemType.TABLE:
            needs = {column.code: _needs(column, _own(column.relevant), {}) for column in item.columns}
            columns[item.code], turning = _in_order(item.columns, needs)
            circular += turning
    return FormPlan(
        order=order,
        columns_in_order=columns,
        tables=frozenset(columns),
        column_table=column_table,
        own_columns={code: frozenset(column.code for column in found) for code, found in columns.items()},
        conditions=conditions,
        circular=circular,
        elsewhere={check.code: _elsewhere(check.test) for check in checks},
    )


def _own(expression: Expression | None) -> tuple[Expression, ...]:
    return () if expression is None else (expression,)


def _conditions(items: Sequence[FormItem], sections: Sequence[FormSection]) -> dict[str, tuple[Expression, ...]]:
    by_code = {section.code: section for section in sections}
    found: dict[str, tuple[Expression, ...]] = {}
    for item in items:
        conditions = _own(item.relevant)
        code, passed = item.section, set[str]()
        while code in by_code and code not in passed:
            passed.add(code)
            conditions = _own(by_code[code].relevant) + conditions
            code = by_code[code].parent
        found[item.code] = conditions
    return found


def _needs(item: FormItem, conditions: tuple[Expression, ...], column_table: Mapping[str, str]) -> set[str]:
    """The codes that an item's value rests on; those asked for in the rows of a table count for the table."""
    found = {item.numerator, item.denominator} - {""}
    for expression in (*conditions, *_own(item.calculation)):
        found |= {column_table.get(code, code) for code in references(expression)}
    own = {column.code for column in item.columns}
    for column in item.columns:
        for expression in (*_own(column.relevant), *_own(column.calculation)):
            found |= {column_table.get(code, code) for code in references(expression) if code not in own}
    return found


def _in_order(items: Sequence[FormItem], needs: Mapping[str, set[str]]) -> tuple[tuple[FormItem, ...], tuple[str, ...]]:
    """Return the items, each after what it needs; where some rest on each other, as they stand, and which those are."""
    by_code = {item.code: item for item in items}
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        return tuple(items), tuple(dict.fromkeys(error.args[1]))
    return tuple(by_code[code] for code in order if code in by_code), ()


def _elsewhere(test: Expression) -> tuple[Call, ...]:
    return tuple(part for part in parts(test) if isinstance(part, Call) and part.function in ELSEWHERE)
