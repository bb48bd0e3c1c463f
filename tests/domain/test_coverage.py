"""Shares as a least, scoring ladders, and what is wrong with a rule as typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.coverage import (
    MEMBERS,
    CoverageFault,
    QuotaContent,
    Reached,
    Rung,
    UnitGroup,
    needed,
    quota_faults,
    rule_faults,
    rung_of,
)

LADDER = (Rung(30, 100), Rung(25, 50), Rung(0, 25))
DAY = date(2019, 6, 5)


@pytest.mark.parametrize(
    ("units", "percent", "expected"), [(18, 30, 6), (12, 25, 3), (21, 100, 21), (17, 30, 6), (1, 1, 1), (0, 50, 0)]
)
def test_a_share_is_a_least(units: int, percent: int, expected: int) -> None:
    assert needed(units, percent) == expected


@given(st.integers(1, 5000), st.integers(1, 100))
def test_what_is_needed_reaches_the_share_and_one_less_does_not(units: int, percent: int) -> None:
    count = needed(units, percent)

    assert Reached(count, units, percent).holds
    assert not Reached(count - 1, units, percent).holds
    assert count * 100 >= percent * units > (count - 1) * 100


def test_of_nothing_nothing_is_reached() -> None:
    assert (Reached(0, 0, 30).holds, Reached(0, 0, 30).percent) == (False, 0.0)
    assert Reached(9, 18, 30).percent == 50.0


@pytest.mark.parametrize(("chosen", "score"), [(0, None), (1, 25), (24, 25), (25, 50), (29, 50), (30, 100), (100, 100)])
def test_the_ladder_gives_full_half_and_quarter(chosen: int, score: int | None) -> None:
    rung = rung_of(LADDER, Reached(chosen, 100, 30))

    assert (rung.score if rung else None) == score


def test_without_a_ladder_there_is_no_score() -> None:
    assert rung_of((), Reached(50, 100, 30)) is None


def test_every_group_has_members() -> None:
    assert set(MEMBERS) == set(UnitGroup)


GOOD = {
    "percent": 30,
    "source": "Kế hoạch",
    "count": None,
    "rest_years": 0,
    "rest_source": "",
    "frozen_on": DAY,
    "today": DAY,
}


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({}, None),
        ({"percent": 0}, CoverageFault.SHARE_OUT_OF_RANGE),
        ({"percent": -5}, CoverageFault.SHARE_OUT_OF_RANGE),
        ({"percent": 101}, CoverageFault.SHARE_OUT_OF_RANGE),
        ({"source": "  "}, CoverageFault.SOURCE_MISSING),
        ({"count": 0}, CoverageFault.COUNT_OUT_OF_RANGE),
        ({"rest_years": -1, "rest_source": "Lệ"}, CoverageFault.REST_OUT_OF_RANGE),
        ({"rest_years": 1}, CoverageFault.SOURCE_MISSING),
        ({"frozen_on": date(2019, 6, 6)}, CoverageFault.FROZEN_AFTER_TODAY),
    ],
)
def test_faults_of_a_rule(said: dict, fault: CoverageFault | None) -> None:
    assert list(rule_faults(**(GOOD | said)).values()) == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("quota", "drawn", "fault"),
    [
        (QuotaContent("x", 1, 3), False, None),
        (QuotaContent("x", 0, 0), False, None),
        (QuotaContent("z", 1), False, CoverageFault.LOCALITY_UNKNOWN),
        (QuotaContent("x", 3, 2), False, CoverageFault.LEAST_ABOVE_MOST),
        (QuotaContent("x", -1), False, CoverageFault.LEAST_ABOVE_MOST),
        (QuotaContent("x", 1, 2), True, CoverageFault.QUOTA_NOT_DRAWABLE),
        (QuotaContent("x", 2, 2), True, None),
        (QuotaContent("x", 2), True, None),
    ],
)
def test_faults_of_a_quota(quota: QuotaContent, drawn: bool, fault: CoverageFault | None) -> None:
    assert quota_faults([quota], ["x", "y"], drawn=drawn) == ({"quotas": fault} if fault else {})
