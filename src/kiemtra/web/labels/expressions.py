"""Conditions and checks of a form in Vietnamese words."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiemtra.domain.forms import Expression, FormTemplate, format_number, write
from kiemtra.domain.forms.expressions.tree import (
    Call,
    Current,
    Negation,
    Number,
    Operation,
    Operator,
    Reference,
    Text,
)
from kiemtra.web.labels.reports import CHOICES

Op = Operator
WORDS: dict[Operator, str] = {
    Op.OR: "hoặc",
    Op.AND: "và",
    Op.EQUAL: "bằng",
    Op.NOT_EQUAL: "khác",
    Op.LESS: "nhỏ hơn",
    Op.LESS_OR_EQUAL: "không lớn hơn",
    Op.GREATER: "lớn hơn",
    Op.GREATER_OR_EQUAL: "không nhỏ hơn",
    Op.PLUS: "+",
    Op.MINUS: "−",
    Op.TIMES: "×",
    Op.DIVIDE: "÷",
    Op.REMAINDER: "chia lấy dư",
}
CALLS: dict[str, str] = {
    "sum": "tổng {0}",
    "count": "số dòng {0}",
    "count-non-empty": "số ô có nội dung ở {0}",
    "min": "số nhỏ nhất của {0}",
    "max": "số lớn nhất của {0}",
    "not": "không phải ({0})",
    "selected": "{0} có chọn {1}",
    "count-selected": "số câu trả lời đã chọn ở {0}",
    "coalesce": "{0} (nếu trống thì {1})",
    "if": "nếu {0} thì {1}, không thì {2}",
    "round": "làm tròn {0}",
    "string-length": "số chữ của {0}",
    "starts-with": "{0} bắt đầu bằng {1}",
    "ends-with": "{0} kết thúc bằng {1}",
    "contains": "{0} có chứa {1}",
    "regex": "{0} đúng mẫu {1}",
    "number": "{0}",
    "int": "phần nguyên của {0}",
    "abs": "giá trị tuyệt đối của {0}",
    "today": "ngày hôm nay",
    "date": "ngày {0}",
    "other": "{1} ở biểu mẫu {0}",
    "last": "{0} của kỳ trước",
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says expressions of one form with the labels of its items and answers."""

    labels: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]

    def say(self, expression: Expression) -> str:
        """The expression in words; a part that has none stands as it is written."""
        match expression:
            case Number(value):
                return format_number(value)
            case Text(value):
                return f"“{value}”" if value else "trống"
            case Current():
                return "câu trả lời"
            case Reference(code):
                return f"“{self.labels.get(code, code)}”"
            case Negation(operand):
                return f"−{self._within(operand)}"
            case Operation(operator, left, right):
                return self._operation(operator, left, right)
            case Call(function, arguments) if function in CALLS:
                return CALLS[function].format(*self._arguments(function, arguments))
        return write(expression)

    def _operation(self, operator: Operator, left: Expression, right: Expression) -> str:
        first = self.say(left) if isinstance(left, Operation) and left.operator is operator else self._within(left)
        if right == Text("") and operator in (Op.EQUAL, Op.NOT_EQUAL):
            return f"{first} {'để trống' if operator is Op.EQUAL else 'có câu trả lời'}"
        if operator is Op.EQUAL and (answer := self._answer(left, right)):
            return f"{first} là {answer}"
        return f"{first} {WORDS[operator]} {self._answer(left, right) or self._within(right)}"

    def _within(self, expression: Expression) -> str:
        mixed = isinstance(expression, Operation) and expression.operator in (Op.OR, Op.PLUS, Op.MINUS)
        return f"({self.say(expression)})" if mixed else self.say(expression)

    def _arguments(self, function: str, arguments: tuple[Expression, ...]) -> tuple[str, ...]:
        if function == "selected":
            return self.say(arguments[0]), self._answer(arguments[0], arguments[1]) or self.say(arguments[1])
        if function in ("other", "last"):
            *form, item = (one.value for one in arguments if isinstance(one, Text))
            return (*form, f"“{self.labels.get(item, item)}”")
        if function in ("min", "max"):
            return (", ".join(map(self.say, arguments)),)
        return tuple(map(self.say, arguments))

    def _answer(self, left: Expression, right: Expression) -> str:
        """The label of an answer that a list has."""
        if isinstance(left, Reference) and isinstance(right, Text):
            label = self.answers.get(left.code, {}).get(right.value)
            return f"“{label}”" if label else ""
        return ""


def speaker_of(template: FormTemplate) -> Speaker:
    """Who says the expressions of a form."""
    items = [item for top in template.items for item in (top, *top.columns)]
    four = {str(choice): label for choice, label in CHOICES.items()}
    answers = {item.code: {one.name: one.label for one in item.options} or four for item in items}
    return Speaker({item.code: item.label or item.code for item in items}, answers)
