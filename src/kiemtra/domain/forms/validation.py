"""Decides whether answers to a form hold, and how far it is filled. Page, API and workbook share these checks.

Answers may be typed values or text in Vietnamese notation (1.234,5; dd/mm/yyyy); `read_answers` turns both into values.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kiemtra.domain.forms.checking import check_reading, is_required
from kiemtra.domain.forms.items import FormItem, ItemType, Severity
from kiemtra.domain.forms.problems import Problem, ProblemCode
from kiemtra.domain.forms.reading import Reading
from kiemtra.domain.forms.template import FormTemplate
from kiemtra.domain.forms.values import Answers, Value

NO_OTHERS: Mapping[str, Answers] = {}


@dataclass(frozen=True, slots=True)
class Examination:
    """All that can be said of the answers to a form, from one reading of them."""

    # Typed values of the answers without fault, with what is computed from them.
    values: dict[str, Value]
    problems: tuple[Problem, ...]
    # The items that are asked, given the other answers.
    asked: frozenset[str]
    # How many of the items that must be answered are, and how many there are.
    done: int
    total: int


def examine(
    template: FormTemplate,
    answers: Answers,
    *,
    others: Mapping[str, Answers] = NO_OTHERS,
    last: Answers | None = None,
    explained: Collection[str] = (),
    today: date | None = None,
) -> Examination:
    """Return values, problems and progress of the answers.

    `others` holds the answers of the same unit for the same period on other forms, by form; `last` those on this form one
    period before; `explained` the items at which the unit explained what a warning asks about.
    """
    reading = Reading(template, answers, others=others, last=last, today=today)
    problems = check_reading(reading, explained)
    unreadable = {code for code, found in reading.found.items() if any(_unreadable(one) for one in found)}
    values = {code: value for code, value in reading.values.items() if code not in unreadable}
    counted = [item for item in template.items if item.code in reading.asked and _counts(reading, item)]
    done = sum(1 for item in counted if _is_done(item, values))
    return Examination(values, problems, frozenset(reading.asked), done, len(counted))


def validate_answers(
    template: FormTemplate,
    answers: Answers,
    *,
    others: Mapping[str, Answers] = NO_OTHERS,
    last: Answers | None = None,
    explained: Collection[str] = (),
    today: date | None = None,
) -> tuple[Problem, ...]:
    """Return every problem of the answers, in the order of the form; checks between answers and unknown items last."""
    return examine(template, answers, others=others, last=last, explained=explained, today=today).problems


def read_answers(template: FormTemplate, answers: Answers) -> dict[str, Value]:
    """Return the typed values of all answers that can be read, with percentages and calculations computed."""
    return examine(template, answers).values


def completion(template: FormTemplate, answers: Answers) -> tuple[int, int]:
    """Return how many of the items that must be answered have a readable answer, and how many there are.

    A percentage counts once both its numbers are there; an item that the other answers rule out does not count.
    """
    found = examine(template, answers)
    return found.done, found.total


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems with which answers are not taken: errors, and warnings that nobody explained."""
    return tuple(problem for problem in problems if problem.severity is not Severity.NOTE)


def _unreadable(problem: Problem) -> bool:
    """Tell whether the answer itself could not be taken; one that was read but breaks a rule still has its value."""
    return problem.code not in (ProblemCode.PART_ABOVE_WHOLE, ProblemCode.CONSTRAINT)


def _counts(reading: Reading, item: FormItem) -> bool:
    return item.type not in (ItemType.CALCULATION, ItemType.NOTE) and is_required(reading, item)


def _is_done(item: FormItem, values: Mapping[str, Value]) -> bool:
    if item.type is ItemType.PERCENT:
        return item.numerator in values and item.denominator in values
    return item.code in values
