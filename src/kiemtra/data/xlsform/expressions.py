"""The expressions in the cells of a form, and the bounds that a constraint holds."""

from dataclasses import dataclass
from decimal import Decimal

from kiemtra.data.xlsform.cells import Line
from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.domain.forms import Expression, ExpressionError, parse
from kiemtra.domain.forms.expressions.tree import Current, Negation, Number, Operation, Operator

YES = frozenset({"yes", "true", "true()", "1", "y"})
NO = frozenset({"no", "false", "false()", "0", "n", ""})
# What a bound written the other way round (`0 <= .`) says.
TURNED = {
    Operator.LESS_OR_EQUAL: Operator.GREATER_OR_EQUAL,
    Operator.GREATER_OR_EQUAL: Operator.LESS_OR_EQUAL,
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a constraint says: bounds that are plain numbers, and the rest."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None
    rest: Expression | None = None


def read_expression(line: Line, column: str, faults: list[FormFault]) -> Expression | None:
    """Return the tree of a cell, None where it is blank or wrong; what is wrong is added to the faults."""
    text = line[column]
    if not text:
        return None
    try:
        # A spreadsheet keeps the word true as a truth, without parentheses.
        return parse(f"{text.lower()}()" if text in ("TRUE", "FALSE") else text)
    except ExpressionError as error:
        fault = FormFault(
            FaultCode.EXPRESSION,
            line.sheet,
            line.row,
            column,
            error.found or text,
            error.fault,
            error.position + 1,
        )
        faults.append(fault)
        return None


def read_condition(line: Line, column: str, faults: list[FormFault]) -> Expression | bool:
    """Return yes, no or the condition of a cell such as `required`."""
    text = line[column].lower()
    if text in YES or text in NO:
        return text in YES
    return read_expression(line, column, faults) or False


def bounds(constraint: Expression | None) -> Bounds:
    """Return the plain bounds of a number's constraint and what else it says."""
    minimum, maximum, rest = None, None, None
    for part in _conjuncts(constraint) if constraint is not None else ():
        match _bound(part):
            case Operator.GREATER_OR_EQUAL, number if minimum is None:
                minimum = number
            case Operator.LESS_OR_EQUAL, number if maximum is None:
                maximum = number
            case _:
                rest = part if rest is None else Operation(Operator.AND, rest, part)
    return Bounds(minimum, maximum, rest)


def _conjuncts(expression: Expression) -> tuple[Expression, ...]:
    if isinstance(expression, Operation) and expression.operator is Operator.AND:
        return (*_conjuncts(expression.left), *_conjuncts(expression.right))
    return (expression,)


def _bound(part: Expression) -> tuple[Operator, Decimal] | None:
    if not isinstance(part, Operation) or part.operator not in TURNED:
        return None
    left, right = _constant(part.left), _constant(part.right)
    if isinstance(part.left, Current) and right is not None:
        return part.operator, right
    if isinstance(part.right, Current) and left is not None:
        return TURNED[part.operator], left
    return None


def _constant(part: Expression) -> Decimal | None:
    if isinstance(part, Negation) and isinstance(part.operand, Number):
        return -part.operand.value
    return part.value if isinstance(part, Number) else None
