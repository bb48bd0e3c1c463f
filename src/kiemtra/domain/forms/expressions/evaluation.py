"""Computes an expression over typed answers. Never fails: what cannot be computed is ''."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms.expressions import calls
from kiemtra.domain.forms.expressions.functions import FUNCTIONS
from kiemtra.domain.forms.expressions.scalars import (
    ARITHMETIC,
    BLANK,
    Scalar,
    as_number,
    as_truth,
    as_typed,
    equal,
    finite,
    order,
    scalar,
)
from kiemtra.domain.forms.expressions.tree import (
    Call,
    Current,
    Expression,
    Negation,
    Number,
    Operation,
    Operator,
    Reference,
    Text,
)

Typed = Mapping[str, object]
Op = Operator


@dataclass(slots=True)
class Scope:
    """What an expression can ask for: typed answers, in a row of a table also its cells, other forms, the last period."""

    values: Typed
    # Columns of tables, each with the table it stands in.
    columns: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()
    # In a row: the columns of its table, and its cells.
    own: frozenset[str] = frozenset()
    row: Typed = field(default_factory=dict)
    current: object = BLANK
    today: date | None = None
    others: Mapping[str, Typed] = field(default_factory=dict)
    last: Callable[[], Typed] = dict

    def value(self, code: str) -> Scalar:
        """Return one answer; in a row its own cells go first."""
        return scalar(self.row.get(code, BLANK) if code in self.own else self.values.get(code, BLANK))

    def over_rows(self, code: str) -> Sequence[Scalar] | None:
        """Return a column's cells, or one value for each row of a table; None where the code names a single answer."""
        if code in self.columns:
            return [scalar(row.get(code, BLANK)) for row in self._rows(self.columns[code])]
        return [True for _ in self._rows(code)] if code in self.tables else None

    def _rows(self, table: str) -> Sequence[Typed]:
        rows = self.values.get(table)
        return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple | list) else ()


def evaluate(expression: Expression, scope: Scope) -> Scalar:
    """Return what the expression is worth."""
    return _EVALUATE[type(expression)](expression, scope)


def holds(expression: Expression, scope: Scope) -> bool:
    """Tell whether the expression is true."""
    return as_truth(evaluate(expression, scope))


def _operation(operation: Operation, scope: Scope) -> Scalar:
    left = evaluate(operation.left, scope)
    if operation.operator is Op.OR:
        return as_truth(left) or holds(operation.right, scope)
    if operation.operator is Op.AND:
        return as_truth(left) and holds(operation.right, scope)
    right = evaluate(operation.right, scope)
    if operation.operator in COMPARISONS:
        return COMPARISONS[operation.operator](left, right)
    first, second = as_number(left), as_number(right)
    if first is None or second is None:
        return BLANK
    return finite(_COMPUTE[operation.operator](first, second))


def _negation(negation: Negation, scope: Scope) -> Scalar:
    number = as_number(evaluate(negation.operand, scope))
    return BLANK if number is None else ARITHMETIC.minus(number)


def _call(call: Call, scope: Scope) -> Scalar:
    name, arguments = call.function, call.arguments
    if name == "if":
        return evaluate(arguments[1] if holds(arguments[0], scope) else arguments[2], scope)
    if FUNCTIONS[name].over_rows:
        return calls.OVER_ROWS[name](over_rows(arguments, scope))
    if name in _SCOPED:
        return _SCOPED[name](scope, *(evaluate(one, scope) for one in arguments))
    return calls.PLAIN[name](*(evaluate(one, scope) for one in arguments))


def over_rows(arguments: Sequence[Expression], scope: Scope) -> list[Scalar]:
    """Return the values of arguments; of a column or a table one for each row."""
    values: list[Scalar] = []
    for one in arguments:
        rows = scope.over_rows(one.code) if isinstance(one, Reference) else None
        values += [evaluate(one, scope)] if rows is None else rows
    return values


def _other(scope: Scope, form: Scalar, item: Scalar) -> Scalar:
    return as_typed(scope.others.get(str(form), {}).get(str(item), BLANK))


def _last(scope: Scope, item: Scalar) -> Scalar:
    return scalar(scope.last().get(str(item), BLANK))


def _today(scope: Scope) -> Scalar:
    return scope.today or BLANK


def _once(scope: Scope, value: Scalar) -> Scalar:
    current = scalar(scope.current)
    return value if current == BLANK else current


_SCOPED: dict[str, Callable[..., Scalar]] = {"other": _other, "last": _last, "today": _today, "once": _once}
COMPARISONS: dict[Operator, Callable[[Scalar, Scalar], bool]] = {
    Op.EQUAL: equal,
    Op.NOT_EQUAL: lambda left, right: not equal(left, right),
    Op.LESS: lambda left, right: order(left, right) == -1,
    Op.LESS_OR_EQUAL: lambda left, right: order(left, right) in (-1, 0),
    Op.GREATER: lambda left, right: order(left, right) == 1,
    Op.GREATER_OR_EQUAL: lambda left, right: order(left, right) in (1, 0),
}
_COMPUTE: dict[Operator, Callable[[Decimal, Decimal], Decimal]] = {
    Op.PLUS: ARITHMETIC.add,
    Op.MINUS: ARITHMETIC.subtract,
    Op.TIMES: ARITHMETIC.multiply,
    Op.DIVIDE: ARITHMETIC.divide,
    Op.REMAINDER: ARITHMETIC.remainder,
}
_EVALUATE: dict[type, Callable[..., Scalar]] = {
    Number: lambda number, scope: number.value,
    Text: lambda text, scope: text.value,
    Current: lambda current, scope: scalar(scope.current),
    Reference: lambda reference, scope: scope.value(reference.code),
    Negation: _negation,
    Operation: _operation,
    Call: _call,
}
