"""Expressions of forms: one parser, one tree, one evaluator."""

from kiemtra.domain.forms.expressions.evaluation import Scope, evaluate, holds
from kiemtra.domain.forms.expressions.faults import ExpressionError, ExpressionFault
from kiemtra.domain.forms.expressions.parsing import parse
from kiemtra.domain.forms.expressions.printing import write
from kiemtra.domain.forms.expressions.scalars import Scalar
from kiemtra.domain.forms.expressions.tree import Expression, operands, parts, references
from kiemtra.domain.forms.expressions.verdicts import has_something, is_broken

__all__ = [
    "Expression",
    "ExpressionError",
    "ExpressionFault",
    "Scalar",
    "Scope",
    "evaluate",
    "has_something",
    "holds",
    "is_broken",
    "operands",
    "parse",
    "parts",
    "references",
    "write",
]
