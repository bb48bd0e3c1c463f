"""What a report form asks, and whether answers to it hold."""

from kiemtra.domain.forms.checking import check_reading
from kiemtra.domain.forms.expressions import Expression, ExpressionError, ExpressionFault, parse, write
from kiemtra.domain.forms.items import (
    COMPUTED,
    NOT_TYPED,
    Choice4,
    FormCheck,
    FormItem,
    FormOption,
    FormSection,
    ItemType,
    MergeRule,
    Severity,
)
from kiemtra.domain.forms.notation import format_number, parse_date, parse_number, percent
from kiemtra.domain.forms.problems import Problem, ProblemCode
from kiemtra.domain.forms.reading import Reading
from kiemtra.domain.forms.template import FormTemplate
from kiemtra.domain.forms.validation import (
    Examination,
    blocking,
    completion,
    examine,
    read_answers,
    validate_answers,
)
from kiemtra.domain.forms.values import MOST_ROWS, ROW_KEY, Answers, Row, Value, is_blank, read_value

__all__ = [
    "COMPUTED",
    "MOST_ROWS",
    "NOT_TYPED",
    "ROW_KEY",
    "Answers",
    "Choice4",
    "Examination",
    "Expression",
    "ExpressionError",
    "ExpressionFault",
    "FormCheck",
    "FormItem",
    "FormOption",
    "FormSection",
    "FormTemplate",
    "ItemType",
    "MergeRule",
    "Problem",
    "ProblemCode",
    "Reading",
    "Row",
    "Severity",
    "Value",
    "blocking",
    "check_reading",
    "completion",
    "examine",
    "format_number",
    "is_blank",
    "parse",
    "parse_date",
    "parse_number",
    "percent",
    "read_answers",
    "read_value",
    "validate_answers",
    "write",
]
