"""The tree of an expression: conditions, checks and calculations of a form, in the part of XPath that XLSForm uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Operator(StrEnum):
    """What stands between two operands, as it is written."""

    OR = "or"
    AND = "and"
    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    DIVIDE = "div"
    REMAINDER = "mod"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, never below zero: a minus is an operation."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Current:
    """The answer at which the expression stands: `.`"""


@dataclass(frozen=True, slots=True)
class Reference:
    """The answer to another item: `${code}`"""

    code: str


@dataclass(frozen=True, slots=True)
class Negation:
    """A minus before an operand."""

    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands with an operator between them."""

    operator: Operator
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple["Expression", ...] = ()


Expression = Number | Text | Current | Reference | Negation | Operation | Call


def operands(expression: Expression) -> tuple[Expression, ...]:
    """Return what the outermost part of the expression rests on."""
    match expression:
        case Negation(operand):
            return (operand,)
        case Operation(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
    return ()


def parts(expression: Expression) -> Iterator[Expression]:
    """Yield the expression and every expression within it."""
    yield expression
    for operand in operands(expression):
        yield from parts(operand)


def references(expression: Expression) -> Iterator[str]:
    """Yield the codes of the items that the expression asks for, in the order of writing."""
    for part in parts(expression):
        if isinstance(part, Reference):
            yield part.code
