"""What a rule says where answers are still missing: it holds, it is broken, or nothing can be said yet.

Without this a rule that compares would be broken by every blank answer, since nothing is less than ''.
"""

from collections.abc import Callable

from kiemtra.domain.forms.expressions.evaluation import COMPARISONS, Scope, evaluate, holds, over_rows
from kiemtra.domain.forms.expressions.scalars import BLANK
from kiemtra.domain.forms.expressions.tree import Call, Expression, Operation, Operator, Reference, Text, parts

Verdict = bool | None
# What looks into a text or a choice says nothing of one that is not there.
_LOOKS_INTO = frozenset({"selected", "contains", "starts-with", "ends-with", "regex"})


def is_broken(rule: Expression, scope: Scope) -> bool:
    """Tell whether the answers that are there break the rule, whatever the missing ones will be."""
    return _verdict(rule, scope) is False


def has_something(calculation: Expression, scope: Scope) -> bool:
    """Tell whether any answer that a calculation rests on is there; one that rests on none always has something."""
    codes = [part.code for part in parts(calculation) if isinstance(part, Reference)]
    return not codes or any(_is_there(code, scope) for code in codes)


def _is_there(code: str, scope: Scope) -> bool:
    rows = scope.over_rows(code) if code not in scope.own else None
    return scope.value(code) != BLANK if rows is None else bool(rows)


def _verdict(rule: Expression, scope: Scope) -> Verdict:
    match rule:
        case Operation(Operator.OR, left, right):
            return _joined(_verdict(left, scope), lambda: _verdict(right, scope), decides=True)
        case Operation(Operator.AND, left, right):
            return _joined(_verdict(left, scope), lambda: _verdict(right, scope), decides=False)
        case Operation(operator, left, right) if operator in COMPARISONS:
            return None if _waits(left, right, scope) else holds(rule, scope)
        case Call("not", (inner,)):
            found = _verdict(inner, scope)
            return None if found is None else not found
        case Call("if", (test, then, other)):
            found = _verdict(test, scope)
            return None if found is None else _verdict(then if found else other, scope)
        case Call(name, arguments) if name in _LOOKS_INTO and evaluate(arguments[0], scope) == BLANK:
            return None
    return holds(rule, scope)


def _joined(left: Verdict, right: Callable[[], Verdict], *, decides: bool) -> Verdict:
    """Either side may decide alone; where none does, both must be known."""
    if left is decides:
        return decides
    other = right()
    return other if other is decides or left is not None else None


def _waits(left: Expression, right: Expression, scope: Scope) -> bool:
    """Whether a side is not there; compared with '' itself, its being blank is what is asked."""
    blank = Text("")
    return blank not in (left, right) and (_is_missing(left, scope) or _is_missing(right, scope))


def _is_missing(side: Expression, scope: Scope) -> bool:
    """A sum over rows without any figure is 0, but nobody said so."""
    sums = (part for part in parts(side) if isinstance(part, Call) and part.function == "sum")
    return evaluate(side, scope) == BLANK or any(
        all(value == BLANK for value in over_rows(one.arguments, scope)) for one in sums
    )
