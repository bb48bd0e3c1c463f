"""The decisions about one inspection, as truth tables."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kiemtra.domain import inspections
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import (
    ANNOUNCED_LINE,
    MOVES,
    UNANNOUNCED_LINE,
    why_not_close,
    why_not_close_minutes,
    why_not_decide_visit,
    why_not_notice,
    why_not_open,
    why_not_visit_on,
)

TODAY = date(2019, 6, 5)
DAY = date(2019, 6, 19)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
WINDOW = (date(2019, 6, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("day", "window", "working", "refusal"),
    [
        (DAY, WINDOW, True, None),
        (TODAY, WINDOW, True, None),
        (YESTERDAY, WINDOW, True, Refusal.BEFORE_TODAY),
        (DAY, WINDOW, False, Refusal.NOT_A_WORKING_DAY),
        (DAY, (DAY, DAY), True, None),
        (DAY, (DAY + timedelta(days=1), None), True, Refusal.OUTSIDE_WINDOW),
        (DAY, (None, DAY - timedelta(days=1)), True, Refusal.OUTSIDE_WINDOW),
        (DAY, (None, None), True, None),
        # The first reason that a person would name comes first.
        (YESTERDAY, (DAY, None), False, Refusal.BEFORE_TODAY),
        (date(2020, 1, 4), WINDOW, False, Refusal.OUTSIDE_WINDOW),
    ],
)
def test_day_of_a_visit(day, window, working: bool, refusal: Refusal | None) -> None:
    assert why_not_visit_on(day, today=TODAY, window=window, is_working=working) is refusal


@pytest.mark.parametrize(
    ("visit_on", "decided", "refusal"),
    [
        (None, False, Refusal.NO_VISIT_DAY),
        (None, True, Refusal.NO_VISIT_DAY),
        (DAY, True, Refusal.ALREADY_DONE),
        (DAY, False, None),
    ],
)
def test_decision_of_the_day(visit_on, decided: bool, refusal: Refusal | None) -> None:
    assert why_not_decide_visit(visit_on=visit_on, decided=decided) is refusal


@pytest.mark.parametrize(
    ("announced", "visit_on", "decided", "latest", "refusal"),
    [
        (True, DAY, True, TOMORROW, None),
        (True, DAY, True, TODAY, None),
        (True, DAY, True, YESTERDAY, Refusal.TOO_LATE_FOR_NOTICE),
        (True, DAY, True, None, Refusal.NO_VISIT_DAY),
        (True, DAY, False, TOMORROW, Refusal.NO_VISIT_DAY),
        (True, None, False, None, Refusal.NO_VISIT_DAY),
        (False, DAY, True, TOMORROW, Refusal.UNANNOUNCED),
        (False, None, False, None, Refusal.UNANNOUNCED),
    ],
)
def test_notice(announced: bool, visit_on, decided: bool, latest, refusal: Refusal | None) -> None:
    facts = {"announced": announced, "visit_on": visit_on, "decided": decided, "latest_notice_day": latest}

    assert why_not_notice(**facts, today=TODAY) is refusal


@pytest.mark.parametrize(
    ("announced", "visit_on", "refusal"),
    [
        (True, TODAY, None),
        (True, YESTERDAY, None),
        (True, TOMORROW, Refusal.VISIT_DAY_NOT_COME),
        (True, None, Refusal.NO_VISIT_DAY),
        (False, None, None),
        (False, TOMORROW, None),
    ],
)
def test_opening(announced: bool, visit_on, refusal: Refusal | None) -> None:
    assert why_not_open(announced=announced, visit_on=visit_on, today=TODAY) is refusal


@pytest.mark.parametrize(
    ("unit", "team", "results", "unconfirmed", "refusal"),
    [
        (1, 1, 1, 0, None),
        (0, 1, 1, 0, Refusal.NO_ATTENDANCE),
        (1, 0, 1, 0, Refusal.NO_ATTENDANCE),
        (0, 0, 0, 0, Refusal.NO_ATTENDANCE),
        (1, 1, 0, 0, Refusal.NO_RESULTS),
        (1, 1, 9, 1, Refusal.RESULTS_NOT_CONFIRMED),
    ],
)
def test_closing_of_the_minutes(unit: int, team: int, results: int, unconfirmed: int, refusal: Refusal | None) -> None:
    facts = {"attended_unit": unit, "attended_team": team, "results": results, "unconfirmed": unconfirmed}

    assert why_not_close_minutes(**facts) is refusal


@pytest.mark.parametrize(("open_recommendations", "refusal"), [(0, None), (1, Refusal.STILL_OPEN)])
def test_closing(open_recommendations: int, refusal: Refusal | None) -> None:
    assert why_not_close(open_recommendations=open_recommendations) is refusal


@pytest.mark.parametrize("line", [ANNOUNCED_LINE, UNANNOUNCED_LINE], ids=["announced", "unannounced"])
def test_line_that_a_reader_sees_can_be_walked(line) -> None:
    # From the unit the draft comes back to be concluded: the one step that the line leaves out.
    steps = [(before, after) for before, after in pairwise(line) if after not in MOVES[before]]

    assert steps == [(inspections.S.WITH_UNIT, inspections.S.CONCLUDED)]
    assert inspections.S.CONCLUDED in MOVES[inspections.S.DRAFTING]
