"""Answers made up for a form, alike for the same seed, that its own checks let pass: invented, and marked so in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from kiemtra.domain.forms import (
    ROW_KEY,
    Choice4,
    FormItem,
    FormTemplate,
    ItemType,
    ProblemCode,
    blocking,
    validate_answers,
)
from kiemtra.domain.forms.expressions import references

MARK = "(dữ liệu minh họa)"
# Taken as they come, until the checks between them say no.
_NUMBERS = ("3", "7", "12", "18", "25", "40", "96", "140")
_CHOICES = (Choice4.YES, Choice4.YES, Choice4.YES, Choice4.PARTLY, Choice4.NO)
_COMPUTED = frozenset({ItemType.CALCULATION, ItemType.PERCENT, ItemType.NOTE, ItemType.FILE})
# Each round of mending leaves fewer items in each other's way.
_ROUNDS = 12


def made_up(
    template: FormTemplate, seed: int, *, fixed: Mapping[str, Any] | None = None, today: date, rows: int = 2
) -> dict[str, Any]:
    """Answers to the whole form; `fixed` ones stay as they are given (what the form is prefilled with, for example)."""
    given, chance = dict(fixed or {}), Random(seed)  # noqa: S311  figures of a demo, nothing secret
    answers = {item.code: _value(item, chance, today, rows) for item in template.items if item.type not in _COMPUTED}
    answers |= given
    for _ in range(_ROUNDS):
        found = {one.item: one.code for one in blocking(validate_answers(template, answers, today=today))}
        if not found:
            break
        for code, problem in found.items():
            for meant in _speak_of(template, code, problem) - given.keys():
                _mend(answers, template.by_code[meant], problem, today)
    return {item: value for item, value in answers.items() if item not in given and value not in ("", ())}


def _speak_of(template: FormTemplate, code: str, problem: ProblemCode) -> set[str]:
    """The items that the problem is about: of a check between items all of them."""
    if problem is not ProblemCode.CHECK:
        return {code}
    checks = [one for one in template.checks if code in one.items]
    meant = {item for one in checks for item in (*one.items, *references(one.test)) if item in template.by_code}
    return {code, *meant}


def _mend(answers: dict[str, Any], item: FormItem, problem: ProblemCode, today: date) -> None:
    """Take the answer away where it is not asked for, else put there the plainest, which few checks mind."""
    plain = _plain(item, today)
    if problem is ProblemCode.NOT_RELEVANT:
        answers[item.code] = ""
    elif problem is not ProblemCode.MISSING and item.type is ItemType.TEXT:
        answers[item.code] = "" if answers.get(item.code) else plain
    elif item.type not in _COMPUTED:
        answers[item.code] = plain


def _plain(item: FormItem, today: date) -> Any:
    match item.type:
        case ItemType.NUMBER:
            return "0"
        case ItemType.CHOICE4:
            return Choice4.YES.value
        case ItemType.CHOICE | ItemType.CHOICES:
            return item.options[0].name
        case ItemType.DATE:
            return _day(today - timedelta(days=30))
        case ItemType.TABLE:
            return ()
    return f"Không có {MARK}"


def _value(item: FormItem, chance: Random, today: date, rows: int) -> Any:
    match item.type:
        case ItemType.NUMBER:
            return chance.choice(_NUMBERS)
        case ItemType.CHOICE4:
            return chance.choice(_CHOICES).value
        case ItemType.CHOICE | ItemType.CHOICES:
            return chance.choice(item.options).name
        case ItemType.DATE:
            return _day(today - timedelta(days=chance.randint(10, 80)))
        case ItemType.TABLE:
            keys = [row.name for row in item.fixed_rows] or [f"{item.code}-{at}" for at in range(1, rows + 1)]
            return tuple({ROW_KEY: key, **_cells(item, chance, today)} for key in keys)
    return f"Nội dung {item.label[:1].lower()}{item.label[1:60]} {MARK}" if item.required else ""


def _cells(table: FormItem, chance: Random, today: date) -> dict[str, Any]:
    return {
        column.code: _value(column, chance, today, 0)
        for column in table.columns
        if column.type not in _COMPUTED | {ItemType.TABLE}
    }


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
