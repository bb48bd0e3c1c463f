"""One row of the survey becomes one question."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from kiemtra.data.xlsform.cells import Line
from kiemtra.data.xlsform.choices import Lists, is_choice4
from kiemtra.data.xlsform.expressions import bounds, read_condition, read_expression
from kiemtra.data.xlsform.faults import FaultCode, FormFault
from kiemtra.data.xlsform.types import QuestionType
from kiemtra.domain.forms import COMPUTED, Expression, FormItem, FormOption, ItemType, MergeRule

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}", re.ASCII)
RESERVED = frozenset({"_row"})
DYNAMIC = re.compile(r"\$\{|\(|(?<=\w)\s*[+*]\s*(?=\w)")
PARAMETER = re.compile(r"(start|end|step)\s*=\s*(-?[0-9]+(?:\.[0-9]+)?)")
PREFILL = re.compile(r"last|tasks|profile:[a-z_]+")
# The answer that a list with "or other" gains, and the question that it opens.
OTHER = FormOption("other", "Khác")
OTHER_LABEL = "Ghi rõ nội dung khác"
AGREED = FormOption("OK", "Đã đọc và xác nhận")
MERGED = {
    ItemType.NUMBER: MergeRule.SUM,
    ItemType.PERCENT: MergeRule.RATE,
    ItemType.CHOICE4: MergeRule.COUNT,
    ItemType.CHOICE: MergeRule.COUNT,
    ItemType.CHOICES: MergeRule.COUNT,
    ItemType.TABLE: MergeRule.LIST,
}
# What a choice of merging can mean for each kind; a number may also be left alone.
MERGES: dict[ItemType, frozenset[MergeRule]] = {
    ItemType.NUMBER: frozenset({MergeRule.SUM, MergeRule.LIST}),
    ItemType.CALCULATION: frozenset({MergeRule.SUM, MergeRule.LIST}),
    ItemType.PERCENT: frozenset({MergeRule.RATE}),
    ItemType.CHOICE4: frozenset({MergeRule.COUNT, MergeRule.LIST}),
    ItemType.CHOICE: frozenset({MergeRule.COUNT, MergeRule.LIST}),
    ItemType.CHOICES: frozenset({MergeRule.COUNT, MergeRule.LIST}),
    ItemType.TABLE: frozenset({MergeRule.LIST, MergeRule.SUM}),
    ItemType.DATE: frozenset({MergeRule.LIST}),
    ItemType.TEXT: frozenset({MergeRule.LIST}),
    ItemType.FILE: frozenset({MergeRule.LIST}),
    ItemType.NOTE: frozenset(),
}


@dataclass(slots=True)
class Survey:
    """What the rows are read with, and what was found wrong on the way."""

    language: str
    lists: Lists
    areas: Collection[str]
    faults: list[FormFault] = field(default_factory=list)
    left_out: list[FormFault] = field(default_factory=list)


def read_name(survey: Survey, line: Line) -> str:
    """Return the name of a row, adding what is wrong with it."""
    name = line["name"]
    if not name:
        survey.faults.append(line.fault(FaultCode.MISSING_NAME, "name"))
    elif not NAME.fullmatch(name) or name in RESERVED:
        survey.faults.append(line.fault(FaultCode.BAD_NAME, "name"))
    return name


def read_items(survey: Survey, line: Line, asked: QuestionType, section: str) -> Iterator[FormItem]:
    """Yield the question of a row, and the one for "other" that a list may open."""
    item = _item(survey, line, asked, section)
    yield item
    if asked.or_other:
        chosen = f"selected(${{{item.code}}}, '{OTHER.name}')"
        relevant = _parsed(chosen)
        yield FormItem(f"{item.code}_other", OTHER_LABEL, ItemType.TEXT, relevant=relevant, section=section)


def _parsed(text: str) -> Expression | None:
    return read_expression(Line("survey", 0, {"relevant": text}), "relevant", [])


def _item(survey: Survey, line: Line, asked: QuestionType, section: str) -> FormItem:
    kind, options = _kind(survey, line, asked)
    required = read_condition(line, "required", survey.faults)
    item = FormItem(
        code=read_name(survey, line),
        label=_label(survey, line, kind),
        type=kind,
        required=(required is True and kind not in COMPUTED) or kind is ItemType.PERCENT,
        required_if=None if isinstance(required, bool) else required,
        hint=line.text("hint", survey.language),
        unit=line["kiemtra::unit"],
        legal_ground=line["kiemtra::legal_ground"],
        evidence=line["kiemtra::evidence"],
        whole=asked.whole,
        numerator=line["kiemtra::numerator"],
        denominator=line["kiemtra::denominator"],
        relevant=read_expression(line, "relevant", survey.faults),
        constraint_message=line.text("constraint_message", survey.language),
        calculation=read_expression(line, "calculation", survey.faults) if kind is ItemType.CALCULATION else None,
        section=section,
        options=options,
        default=_default(survey, line, kind),
        criterion=line["kiemtra::criterion"],
        area=_known(survey, line, "kiemtra::area", survey.areas),
        prefill=_prefill(survey, line),
        merge=merge_rule(survey, line, kind),
    )
    return _with_bounds(survey, line, asked, item)


def _kind(survey: Survey, line: Line, asked: QuestionType) -> tuple[ItemType, tuple[FormOption, ...]]:
    """Return the kind of the question, with its options: what our own column says must fit what the standard's says."""
    kind, options = asked.kind or ItemType.NOTE, _options(survey, line, asked)
    own = line["kiemtra::type"]
    if line["read_only"].lower() in ("yes", "true", "true()") and kind in (ItemType.TEXT, ItemType.NUMBER):
        kind = ItemType.NOTE
    if line["calculation"] and kind in (ItemType.TEXT, ItemType.NUMBER, ItemType.DATE, ItemType.NOTE):
        kind = ItemType.CALCULATION
    if kind is ItemType.CHOICE and is_choice4(options) and own in ("", ItemType.CHOICE4):
        return ItemType.CHOICE4, ()
    if own == ItemType.PERCENT and kind is ItemType.CALCULATION:
        return ItemType.PERCENT, ()
    if own and own != kind:
        survey.faults.append(line.fault(FaultCode.TYPE_DIFFERS, "kiemtra::type"))
    if kind is ItemType.CALCULATION and not line["calculation"]:
        survey.faults.append(line.fault(FaultCode.MISSING_PART, "calculation"))
    return kind, options


def _options(survey: Survey, line: Line, asked: QuestionType) -> tuple[FormOption, ...]:
    if asked.mark == "acknowledge":
        return (AGREED,)
    if not asked.list_name:
        return ()
    options = read_list(survey, line, "type", asked.list_name)
    has_other = any(option.name == OTHER.name for option in options)
    return (*options, OTHER) if asked.or_other and not has_other else options


def read_list(survey: Survey, line: Line, column: str, name: str) -> tuple[FormOption, ...]:
    """Return the options of a list, adding a fault where there is none of that name."""
    if name not in survey.lists:
        survey.faults.append(line.fault(FaultCode.UNKNOWN_LIST, column, name))
    elif not survey.lists[name]:
        survey.faults.append(line.fault(FaultCode.EMPTY_LIST, column, name))
    return survey.lists.get(name, ())


def _label(survey: Survey, line: Line, kind: ItemType) -> str:
    label = line.text("label", survey.language)
    if not label and kind is not ItemType.CALCULATION:
        survey.faults.append(line.fault(FaultCode.MISSING_LABEL, "label", line["name"]))
    return label


def _default(survey: Survey, line: Line, kind: ItemType) -> str:
    default = line["default"]
    if default and (DYNAMIC.search(default) or kind in COMPUTED):
        survey.left_out.append(line.fault(FaultCode.IGNORED_DEFAULT, "default"))
        return ""
    return default


def _known(survey: Survey, line: Line, column: str, words: Collection[str]) -> str:
    word = line[column]
    if word and word not in words:
        survey.faults.append(line.fault(FaultCode.UNKNOWN_WORD, column))
    return word


def _prefill(survey: Survey, line: Line) -> str:
    prefill = line["kiemtra::prefill"]
    if prefill and not PREFILL.fullmatch(prefill):
        survey.faults.append(line.fault(FaultCode.UNKNOWN_WORD, "kiemtra::prefill"))
    return prefill


def merge_rule(survey: Survey, line: Line, kind: ItemType) -> MergeRule:
    """Return how answers to the row are merged: as it says, or as its kind suggests."""
    word = line["kiemtra::merge"]
    if not word:
        return MERGED.get(kind, MergeRule.NONE)
    if word == MergeRule.NONE or word in MERGES[kind]:
        return MergeRule(word)
    survey.faults.append(line.fault(FaultCode.UNKNOWN_WORD, "kiemtra::merge"))
    return MergeRule.NONE


def _with_bounds(survey: Survey, line: Line, asked: QuestionType, item: FormItem) -> FormItem:
    constraint = read_expression(line, "constraint", survey.faults)
    if item.type is not ItemType.NUMBER:
        return replace(item, constraint=constraint)
    found = bounds(constraint)
    least, most, whole = found.minimum, found.maximum, item.whole
    if asked.mark == "range":
        parameters = {key: Decimal(number) for key, number in PARAMETER.findall(line["parameters"])}
        start, end = parameters.get("start", Decimal(1)), parameters.get("end", Decimal(10))
        least = start if least is None else max(least, start)
        most = end if most is None else min(most, end)
        whole = all(number == number.to_integral_value() for number in parameters.values())
    return replace(item, minimum=least, maximum=most, whole=whole, constraint=found.rest)


def read_count(survey: Survey, line: Line, column: str) -> int | None:
    """Return a cell that holds a number of rows."""
    text = line[column]
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if number < 0 or number != number.to_integral_value() or number > MOST_TABLE_ROWS:
        survey.faults.append(line.fault(FaultCode.NOT_A_NUMBER, column))
        return None
    return int(number)


# As many as a workbook is promised to bring in at once.
MOST_TABLE_ROWS = 100_000
