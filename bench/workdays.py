"""Working days: the cases of the official notices, agreement with the `holidays` package, and the speed of the count."""

import timeit
from collections.abc import Iterator
from datetime import date
from random import Random

from kiemtra.data.calendar import load_calendar
from kiemtra.data.deadlines import default_rule
from kiemtra.domain.deadlines import Calendar, DeadlineCode, DeadlineRule, due_date
from tests.data.working_days import EXPLAINED, YEARS, all_days, answer_of, days_that_differ, load_cases

Row = tuple[str, float, str, str | None]
ASKED, ROUNDS = 1_000, 5


def figures() -> Iterator[Row]:
    """Yield how many cases agree, where the package differs, and what one count costs."""
    calendar, cases = load_calendar(), load_cases()
    agreed = sum(answer_of(calendar, case) == case.answer for case in cases)
    yield "cases of the official notices", float(len(cases)), "", "≥ 500"
    yield "cases agreed", 100 * agreed / len(cases), "%", "= 100"
    differing, days = days_that_differ(calendar), all_days()
    yield "days agreed with the holidays package", 100 - 100 * len(differing) / len(days), "%", "≥ 99"
    yield "disagreements explained one by one", float(len(differing & set(EXPLAINED))), "", None
    yield "disagreements without an explanation", float(len(differing ^ set(EXPLAINED))), "", "= 0"
    yield "add_working_days", _microseconds(calendar), "µs", "≤ 20"
    yield "due date with its explanation", _explained(calendar, default_rule(DeadlineCode.NOTICE)), "µs", None


def _questions() -> list[tuple[date, int]]:
    random = Random(1)
    first, last = date(YEARS[0], 1, 1).toordinal(), date(YEARS[-1], 12, 31).toordinal()
    return [(date.fromordinal(random.randint(first, last)), random.randint(-60, 60)) for _ in range(ASKED)]


def _microseconds(calendar: Calendar) -> float:
    asked = _questions()
    run = timeit.repeat(lambda: [calendar.add_working_days(*one) for one in asked], number=1, repeat=ROUNDS)
    return min(run) * 1e6 / ASKED


def _explained(calendar: Calendar, rule: DeadlineRule) -> float:
    asked = _questions()
    run = timeit.repeat(lambda: [due_date(day, rule, calendar) for day, _ in asked], number=1, repeat=ROUNDS)
    return min(run) * 1e6 / ASKED
