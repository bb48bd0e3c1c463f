"""A form becomes sheets again, so that it can be downloaded and used as the start of one's own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiemtra.data.xlsform.checks import SHEET
from kiemtra.data.xlsform.items import MERGED
from kiemtra.data.xlsform.settings import UNITS
from kiemtra.domain.forms import (
    Choice4,
    Expression,
    FormItem,
    FormOption,
    FormSection,
    FormTemplate,
    ItemType,
    MergeRule,
    write,
)
from kiemtra.domain.forms.expressions.tree import Current, Negation, Number, Operation, Operator
from kiemtra.domain.forms.items import COMPUTED

LANGUAGE = "Tiếng Việt (vi)"
SURVEY = (
    "type",
    "name",
    f"label::{LANGUAGE}",
    f"hint::{LANGUAGE}",
    "required",
    "relevant",
    "constraint",
    f"constraint_message::{LANGUAGE}",
    "calculation",
    "default",
    "kiemtra::type",
    "kiemtra::area",
    "kiemtra::unit",
    "kiemtra::numerator",
    "kiemtra::denominator",
    "kiemtra::legal_ground",
    "kiemtra::evidence",
    "kiemtra::criterion",
    "kiemtra::rows",
    "kiemtra::least_rows",
    "kiemtra::most_rows",
    "kiemtra::prefill",
    "kiemtra::merge",
)
CHOICES = ("list_name", "name", f"label::{LANGUAGE}")
CHECKS = ("code", "severity", "test", "message", "items")
ANSWER4 = "answer4"
LABELS4: Mapping[Choice4, str] = {
    Choice4.YES: "Có",
    Choice4.NO: "Không",
    Choice4.PARTLY: "Một phần",
    Choice4.NOT_APPLICABLE: "Không áp dụng",
}
TYPES = {
    ItemType.DATE: "date",
    ItemType.TEXT: "text",
    ItemType.FILE: "file",
    ItemType.CALCULATION: "calculate",
    ItemType.PERCENT: "calculate",
    ItemType.NOTE: "note",
    ItemType.TABLE: "begin_repeat",
    ItemType.CHOICE4: f"select_one {ANSWER4}",
}


def sheets_of(template: FormTemplate) -> dict[str, list[list[str]]]:
    """Return the sheets of a form; reading them gives the same form."""
    written = _Writer(template)
    survey = [list(SURVEY), *written.survey()]
    sheets = {
        "settings": _settings(template),
        "survey": [list(row) for row in survey],
        "choices": [list(CHOICES), *written.choices()],
    }
    if template.checks:
        sheets[SHEET] = [list(CHECKS)] + [
            [check.code, check.severity, write(check.test), check.message, " ".join(check.items)]
            for check in template.checks
        ]
    return sheets


def _settings(template: FormTemplate) -> list[list[str]]:
    words = [word for word, unit in UNITS.items() if unit in template.applies_to]
    settings = {
        "form_title": template.title,
        "form_id": template.code,
        "version": template.version,
        "default_language": LANGUAGE,
        "kiemtra::source": template.source,
        "kiemtra::valid_from": template.valid_from.isoformat(),
        "kiemtra::valid_to": template.valid_to.isoformat() if template.valid_to else "",
        "kiemtra::applies_to": " ".join(words),
    }
    return [list(settings), list(settings.values())]


@dataclass(slots=True)
class _Writer:
    """Goes through the items in order, opening and closing sections; lists of options get a name once each."""

    template: FormTemplate
    lists: dict[tuple[FormOption, ...], str] = field(default_factory=dict)

    def survey(self) -> Iterator[list[str]]:
        sections = {section.code: section for section in self.template.sections}
        open_now: list[str] = []
        for item in self.template.items:
            path = _path(item.section, sections)
            while open_now != path[: len(open_now)]:
                yield _row(type="end_group", name=open_now.pop())
            for code in path[len(open_now) :]:
                section = sections[code]
                open_now.append(code)
                yield _row(type="begin_group", name=code, label=section.label, relevant=_text(section.relevant))
            yield from self._item(item)
        yield from (_row(type="end_group", name=code) for code in reversed(open_now))

    def _item(self, item: FormItem) -> Iterator[list[str]]:
        yield _row(
            type=self._type(item),
            name=item.code,
            label=item.label,
            hint=item.hint,
            required=_required(item),
            relevant=_text(item.relevant),
            constraint=_text(_constraint(item)),
            constraint_message=item.constraint_message,
            calculation=_text(item.calculation) or _share(item),
            default=item.default,
            own={
                "type": item.type if item.type in (ItemType.PERCENT, ItemType.CHOICE4) else "",
                "area": item.area,
                "unit": item.unit,
                "numerator": item.numerator,
                "denominator": item.denominator,
                "legal_ground": item.legal_ground,
                "evidence": item.evidence,
                "criterion": item.criterion,
                "rows": self._list(item.fixed_rows),
                "least_rows": str(item.least_rows or ""),
                "most_rows": "" if item.most_rows is None else str(item.most_rows),
                "prefill": item.prefill,
                "merge": "" if item.merge is MERGED.get(item.type, MergeRule.NONE) else item.merge,
            },
        )
        if item.type is ItemType.TABLE:
            for column in item.columns:
                yield from self._item(column)
            yield _row(type="end_repeat", name=item.code)

    def _type(self, item: FormItem) -> str:
        if item.type is ItemType.NUMBER:
            return "integer" if item.whole else "decimal"
        if item.type in (ItemType.CHOICE, ItemType.CHOICES):
            kind = "select_one" if item.type is ItemType.CHOICE else "select_multiple"
            return f"{kind} {self._list(item.options)}"
        if item.type is ItemType.CHOICE4:
            self.lists[tuple(FormOption(choice, label) for choice, label in LABELS4.items())] = ANSWER4
        return TYPES[item.type]

    def _list(self, options: tuple[FormOption, ...]) -> str:
        if not options:
            return ""
        return self.lists.setdefault(options, f"list_{len(self.lists) + 1}")

    def choices(self) -> list[list[str]]:
        return [[name, option.name, option.label] for options, name in self.lists.items() for option in options]


def _row(*, own: Mapping[str, str] | None = None, **cells: str) -> list[str]:
    named = {
        f"{name}::{LANGUAGE}" if name in ("label", "hint", "constraint_message") else name: text
        for name, text in cells.items()
    }
    named |= {f"kiemtra::{name}": text for name, text in (own or {}).items()}
    return [named.get(column, "") for column in SURVEY]


def _path(code: str, sections: Mapping[str, FormSection]) -> Sequence[str]:
    path: list[str] = []
    while code in sections and code not in path:
        path.insert(0, code)
        code = sections[code].parent
    return path


def _required(item: FormItem) -> str:
    if item.required_if is not None:
        return write(item.required_if)
    return "yes" if item.required and item.type not in COMPUTED else ""


def _text(expression: Expression | None) -> str:
    return "" if expression is None else write(expression)


def _share(item: FormItem) -> str:
    """What the standard's programs compute of a percentage, which here is done by its two numbers."""
    if item.type is not ItemType.PERCENT:
        return ""
    part, whole = f"${{{item.numerator}}}", f"${{{item.denominator}}}"
    return f"if({whole} > 0, round({part} * 100 div {whole}, 2), '')"


def _constraint(item: FormItem) -> Expression | None:
    bounds = ((Operator.GREATER_OR_EQUAL, item.minimum), (Operator.LESS_OR_EQUAL, item.maximum))
    found: Expression | None = None
    for operator, number in bounds:
        if number is not None:
            bound = Operation(operator, Current(), Negation(Number(-number)) if number < 0 else Number(number))
            found = bound if found is None else Operation(Operator.AND, found, bound)
    if item.constraint is None or found is None:
        return found or item.constraint
    return Operation(Operator.AND, found, item.constraint)
