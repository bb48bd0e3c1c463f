"""A report as its pages show it: each item with what was typed, what it computes to and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from kiemtra.domain.forms import (
    Choice4,
    FormItem,
    FormTemplate,
    ItemType,
    Problem,
    ProblemCode,
    format_number,
    is_relevant,
    read_answers,
)
from kiemtra.store.models import Answer
from kiemtra.web.labels.reports import CHOICES, PROBLEMS

MOST_NEW_ROWS = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table row."""

    column: FormItem
    name: str
    value: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item of the form on the page."""

    item: FormItem
    value: str = ""
    # In words, for reading: the label of a choice, a computed share.
    words: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    empty_row: tuple[Cell, ...] = ()
    files: tuple[Answer, ...] = ()
    problems: tuple[str, ...] = ()
    relevant: bool = True
    # What is stored now, where somebody else has changed it since.
    stored: str = ""


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A line of the list of problems, with the field that it leads to."""

    anchor: str
    sentence: str
    item: str
    position: tuple[int, str] | None = field(default=None)


def typed(template: FormTemplate, data: QueryDict) -> dict[str, object]:
    """What stands in a form that was sent: texts, and rows of tables."""
    answers: dict[str, object] = {}
    for item in template.items:
        if item.type is ItemType.TABLE:
            answers[item.code] = _typed_rows(item, data)
        elif item.type not in (ItemType.PERCENT, ItemType.FILE) and item.code in data:
            answers[item.code] = data[item.code]
    return answers


def _typed_rows(table: FormItem, data: QueryDict) -> tuple[dict[str, object], ...]:
    total = data.get(f"{table.code}-TOTAL_FORMS", "0")
    count = min(int(total), 1000) if total.isdecimal() else 0
    return tuple(
        {column.code: data.get(f"{table.code}-{row}-{column.code}", "") for column in table.columns}
        for row in range(count)
    )


def problems_shown(template: FormTemplate, problems: Iterable[Problem], *, missing: bool) -> list[ShownProblem]:
    """Problems as sentences with their fields; what is only missing yet is left out unless asked for."""
    return [_problem(template, problem) for problem in problems if missing or problem.code is not ProblemCode.MISSING]


def _problem(template: FormTemplate, problem: Problem) -> ShownProblem:
    item = template.item(problem.item)
    label = item.label if item else problem.item
    sentence = PROBLEMS[problem.code].format(value=problem.value)
    if item is None or problem.row is None:
        return ShownProblem(f"id_{problem.item}", f"{label}: {sentence}", problem.item)
    column = next((one for one in item.columns if one.code == problem.column), None)
    where = f"dòng {problem.row}" + (f", {column.label}" if column else "")
    anchor = f"id_{item.code}-{problem.row - 1}-{problem.column}"
    return ShownProblem(anchor, f"{label}, {where}: {sentence}", problem.item, (problem.row - 1, problem.column))


def items_shown(
    template: FormTemplate,
    answers: Mapping[str, object],
    files: Iterable[Answer],
    problems: Iterable[ShownProblem] = (),
    *,
    new_rows: int = 1,
    stored: Mapping[str, object] | None = None,
) -> list[ShownItem]:
    """The items in the order of the form."""
    values = read_answers(template, answers)
    found, kept = list(problems), list(files)
    return [
        ShownItem(
            item=item,
            value=_text(answers.get(item.code)),
            words=_in_words(item, answers.get(item.code), values.get(item.code)),
            rows=_rows(item, answers.get(item.code), found, new_rows) if item.columns else (),
            empty_row=_row(item, "__prefix__", {}, found) if item.columns else (),
            files=tuple(one for one in kept if one.item == item.code),
            problems=tuple(one.sentence for one in found if one.item == item.code and one.position is None),
            relevant=is_relevant(item, answers),
            stored=_differing(item, answers, stored) if stored is not None else "",
        )
        for item in template.items
    ]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _in_words(item: FormItem, raw: object, value: object) -> str:
    if item.type is ItemType.PERCENT:
        return f"{format_number(value)} %" if isinstance(value, Decimal) else ""
    if isinstance(value, Choice4):
        return CHOICES[value]
    if isinstance(value, Decimal):
        return f"{format_number(value)} {item.unit}".strip()
    return _text(raw)


def _rows(item: FormItem, raw: object, problems: list[ShownProblem], new_rows: int) -> tuple[tuple[Cell, ...], ...]:
    typed_rows: list[Any] = list(raw) if isinstance(raw, tuple | list) else []
    typed_rows += [{}] * min(new_rows, MOST_NEW_ROWS)
    return tuple(_row(item, str(at), row, problems) for at, row in enumerate(typed_rows))


def _row(item: FormItem, at: str, row: Mapping[str, object], problems: list[ShownProblem]) -> tuple[Cell, ...]:
    wrong = {one.position: one.sentence for one in problems if one.item == item.code and one.position}
    return tuple(
        Cell(
            column,
            f"{item.code}-{at}-{column.code}",
            str(row.get(column.code, "")),
            wrong.get((int(at), column.code), "") if at.isdecimal() else "",
        )
        for column in item.columns
    )


def _differing(item: FormItem, answers: Mapping[str, object], stored: Mapping[str, object]) -> str:
    """What is stored for an item where it is not what was typed."""
    if item.type in (ItemType.PERCENT, ItemType.FILE):
        return ""
    now, mine = _flat(item, stored.get(item.code)), _flat(item, answers.get(item.code))
    return "" if now == mine else now or "(để trống)"


def _flat(item: FormItem, value: object) -> str:
    """An answer in one line, so that two can be compared and shown."""
    if not isinstance(value, tuple | list):
        return str(value or "").strip()
    rows = ([str(row.get(column.code, "")).strip() for column in item.columns] for row in value)
    return "; ".join(" | ".join(filter(None, row)) for row in rows if any(row))
