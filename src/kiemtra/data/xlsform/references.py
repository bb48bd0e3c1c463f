"""Checks that every item an expression names is there, and may be asked for where the expression stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.domain.forms import Expression, FormItem, FormTemplate, ItemType
from kiemtra.domain.forms.expressions import operands
from kiemtra.domain.forms.expressions.functions import FUNCTIONS
from kiemtra.domain.forms.expressions.tree import Call, Reference

# The row that an item, a section or a check stands in; columns stand under "table.column".
Rows = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name in an expression, and whether all rows of a table are asked for at once."""

    code: str
    over_rows: bool


def check_references(template: FormTemplate, rows: Rows) -> Iterator[FormFault]:
    """Yield the names that no item has, columns asked for outside their table, and circles."""
    for item in template.items:
        own = {column.code for column in item.columns}
        yield from _check_item(template, item, set(), "survey", rows.get(item.code))
        for column in item.columns:
            yield from _check_item(template, column, own, "survey", rows.get(f"{item.code}.{column.code}"))
    for section in template.sections:
        if section.relevant is not None:
            row = rows.get(f"section {section.code}")
            yield from _check(
                template, section.relevant, set(), FormFault(FaultCode.UNKNOWN_ITEM, "survey", row, "relevant")
            )
    for check in template.checks:
        fault = FormFault(FaultCode.UNKNOWN_ITEM, "kiemtra_checks", rows.get(f"check {check.code}"), "test")
        yield from _check(template, check.test, set(), fault)
        for code in check.items:
            if template.item(code) is None:
                yield FormFault(fault.code, fault.sheet, fault.row, "items", code)
    for code in template.plan.circular:
        yield FormFault(FaultCode.CIRCULAR, "survey", rows.get(code), "calculation", code)


def _check_item(
    template: FormTemplate, item: FormItem, own: set[str], sheet: str, row: int | None
) -> Iterator[FormFault]:
    cells = {
        "relevant": item.relevant,
        "constraint": item.constraint,
        "required": item.required_if,
        "calculation": item.calculation,
    }
    for column, expression in cells.items():
        if expression is not None:
            fault = FormFault(FaultCode.UNKNOWN_ITEM, sheet, row, column)
            # Whether a row is asked, and what is computed in it, cannot rest on all the rows of its own table.
            in_own_rows = own if column in ("relevant", "calculation") else set[str]()
            yield from _check(template, expression, own, fault, in_own_rows)
    if item.type is ItemType.PERCENT:
        yield from _check_parts(template, item, own, sheet, row)


def _check_parts(
    template: FormTemplate, item: FormItem, own: set[str], sheet: str, row: int | None
) -> Iterator[FormFault]:
    """A percentage rests on two numbers that stand beside it."""
    for column, code in (("kiemtra::numerator", item.numerator), ("kiemtra::denominator", item.denominator)):
        if not code:
            yield FormFault(FaultCode.MISSING_PART, sheet, row, column)
        elif code not in own and (own or template.item(code) is None):
            yield FormFault(FaultCode.UNKNOWN_ITEM, sheet, row, column, code)


def _check(
    template: FormTemplate,
    expression: Expression,
    own: set[str],
    fault: FormFault,
    own_rows: frozenset[str] | set[str] = frozenset(),
) -> Iterator[FormFault]:
    columns = template.plan.column_table
    for asked in _asked(expression):
        code = asked.code
        if asked.over_rows and code in own_rows:
            yield FormFault(FaultCode.CIRCULAR, fault.sheet, fault.row, fault.column, code)
        elif code in own or template.item(code) is not None:
            continue
        elif code not in columns:
            yield FormFault(FaultCode.UNKNOWN_ITEM, fault.sheet, fault.row, fault.column, code)
        elif not asked.over_rows or _is_ambiguous(template, code):
            yield FormFault(FaultCode.OUTSIDE_ITS_TABLE, fault.sheet, fault.row, fault.column, code)


def _is_ambiguous(template: FormTemplate, code: str) -> bool:
    return sum(code in own for own in template.plan.own_columns.values()) > 1


def _asked(expression: Expression, over_rows: bool = False) -> Iterator[_Asked]:
    if isinstance(expression, Reference):
        yield _Asked(expression.code, over_rows)
    below = isinstance(expression, Call) and FUNCTIONS[expression.function].over_rows
    for operand in operands(expression):
        yield from _asked(operand, below)
