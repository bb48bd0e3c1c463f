"""What is odd in a plan while it is written."""

from dataclasses import replace
from datetime import date

import pytest

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.plan_checks import PlanFacts, PlanTrouble, UnitTerm, troubles

TODAY = date(2019, 5, 20)
UNIT = UnitTerm("Sở Tư pháp")
PLAN = PlanFacts(
    year=2019,
    window=(date(2019, 6, 3), date(2019, 11, 29)),
    data_period=(date(2018, 1, 1), date(2019, 5, 31)),
    areas=("direction", "procedures"),
    notice_days=5,
    units=(UNIT,),
)


def codes(plan: PlanFacts, today: date = TODAY) -> list[PlanTrouble]:
    return [one.code for one in troubles(plan, today=today, calendar=load_calendar())]


def test_a_plain_plan_has_none() -> None:
    assert codes(PLAN) == []


def test_without_unit_and_area() -> None:
    assert codes(replace(PLAN, units=(), areas=())) == [PlanTrouble.NO_UNIT, PlanTrouble.NO_AREA]


@pytest.mark.parametrize(
    ("limits", "left"),
    [
        ([("direction",), ("procedures", "direction")], []),
        ([("direction",), ()], []),
        ([("direction",), ("direction",)], ["procedures"]),
    ],
    ids=["each has a unit", "one unit is asked everything", "one is left"],
)
def test_an_area_that_no_unit_is_inspected_about(limits: list[tuple[str, ...]], left: list[str]) -> None:
    units = tuple(UnitTerm(f"Sở {number}", areas=areas) for number, areas in enumerate(limits))

    found = troubles(replace(PLAN, units=units), today=TODAY, calendar=load_calendar())

    assert [(one.code, one.facts) for one in found] == [
        (PlanTrouble.AREA_WITHOUT_UNIT, {"area": area}) for area in left
    ]


def test_a_plan_that_expects_plans_below_needs_no_unit() -> None:
    assert codes(replace(PLAN, units=(), expects=3)) == []


def test_window_shorter_than_the_notice() -> None:
    # Monday to Thursday: four working days.
    [found] = troubles(
        replace(PLAN, window=(date(2019, 6, 3), date(2019, 6, 6)), data_period=(None, None)),
        today=TODAY,
        calendar=load_calendar(),
    )

    assert (found.code, found.facts) == (PlanTrouble.SHORTER_THAN_NOTICE, {"days": 4, "notice": 5})


def test_window_just_as_long_as_the_notice() -> None:
    assert codes(replace(PLAN, window=(date(2019, 6, 3), date(2019, 6, 7)))) == []


def test_no_day_left_that_can_be_told_in_time() -> None:
    # From Friday 22 November five working days lead to Friday 29 November, from the Monday after to 2 December.
    assert codes(PLAN, date(2019, 11, 22)) == []
    assert codes(PLAN, date(2019, 11, 25)) == [PlanTrouble.NO_LAWFUL_DAY]


def test_window_of_another_year() -> None:
    assert codes(replace(PLAN, year=2020)) == [PlanTrouble.ANOTHER_YEAR]


def test_data_that_end_after_the_last_visit() -> None:
    assert codes(replace(PLAN, data_period=(None, date(2019, 11, 30)))) == [PlanTrouble.DATA_AFTER_WINDOW]
    assert codes(replace(PLAN, data_period=(None, date(2019, 11, 29)))) == []


def test_unit_that_is_gone_before_the_window_ends() -> None:
    gone = UnitTerm("UBND huyện", date(2019, 7, 1), ("UBND xã A", "UBND xã B"))
    stays = UnitTerm("Sở", date(2019, 11, 30))

    [found] = troubles(replace(PLAN, units=(gone, stays)), today=TODAY, calendar=load_calendar())

    assert found.code is PlanTrouble.UNIT_ENDS
    assert found.facts == {"unit": "UBND huyện", "day": date(2019, 7, 1), "successors": ("UBND xã A", "UBND xã B")}


def test_visit_outside_the_window() -> None:
    visits = (("Sở Tư pháp", date(2019, 6, 3)), ("Sở Tài chính", date(2019, 12, 2)))

    [found] = troubles(replace(PLAN, visits=visits), today=TODAY, calendar=load_calendar())

    assert (found.code, found.facts["unit"]) == (PlanTrouble.VISIT_OUTSIDE, "Sở Tài chính")


def test_plan_without_a_window_is_asked_for_nothing_about_it() -> None:
    assert codes(replace(PLAN, window=(None, None))) == []
