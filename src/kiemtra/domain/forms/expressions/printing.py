"""Writes the tree of an expression as text, which reads back to the same tree."""

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

Op = Operator
BINDING = {
    Op.OR: 0,
    Op.AND: 1,
    Op.EQUAL: 2,
    Op.NOT_EQUAL: 2,
    Op.LESS: 3,
    Op.LESS_OR_EQUAL: 3,
    Op.GREATER: 3,
    Op.GREATER_OR_EQUAL: 3,
    Op.PLUS: 4,
    Op.MINUS: 4,
    Op.TIMES: 5,
    Op.DIVIDE: 5,
    Op.REMAINDER: 5,
}
NEGATION = 6


def write(expression: Expression) -> str:
    """Return the expression as text, with the parentheses that it needs."""
    return _written(expression, 0)


def _written(expression: Expression, binding: int) -> str:
    match expression:
        case Number(value):
            return f"{value:f}"
        case Text(value):
            return f"'{value}'" if "'" not in value else f'"{value}"'
        case Current():
            return "."
        case Reference(code):
            return f"${{{code}}}"
        case Call(function, arguments):
            return f"{function}({', '.join(_written(one, 0) for one in arguments)})"
        case Negation(operand):
            return f"-{_written(operand, NEGATION)}"
        case Operation(operator, left, right):
            own = BINDING[operator]
            text = f"{_written(left, own)} {operator} {_written(right, own + 1)}"
            return text if own >= binding else f"({text})"
