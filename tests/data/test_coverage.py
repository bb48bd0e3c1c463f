"""Thresholds, ladders, rest and weights: each with its source and dates, none a constant."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import kiemtra.data
from kiemtra.data.coverage import default_rest, load_thresholds, load_weights, threshold
from kiemtra.domain.coverage import Rung
from kiemtra.domain.deadlines import Period
from kiemtra.scheduling.risk import Criterion

TABLES = tomllib.loads((Path(kiemtra.data.__file__).parent / "coverage.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "table", [table for group in TABLES.values() for table in group], ids=lambda table: table["code"]
)
def test_every_datum_has_source_and_dates(table: dict) -> None:
    assert table["source"].strip()
    Period(table["valid_from"], table.get("valid_to"))
    assert table["source"].startswith("Thông lệ, chưa có nguồn") == (not table.get("sourced", True))


def test_thresholds_are_those_of_the_programmes() -> None:
    assert {one.code: one.percent for one in load_thresholds()} == {
        "par_index": 30,
        "khanh_hoa_communes": 30,
        "hai_phong_2025": 20,
        "hung_yen_city_2022": 25,
        "dong_nai_2025": 50,
        "thanh_oai_2019": 100,
    }
    assert threshold("nonesuch") is None


def test_a_ladder_stands_with_the_thresholds_that_score() -> None:
    scoring = {one.code for one in load_thresholds() if one.ladder}

    assert scoring == {"par_index", "khanh_hoa_communes"}
    ladder = next(one.ladder for one in load_thresholds() if one.code == "par_index")
    assert ladder == (Rung(30, 100), Rung(25, 50), Rung(0, 25))


@pytest.mark.parametrize(
    ("day", "valid"), [(date(2019, 9, 10), False), (date(2019, 9, 11), True), (date(2020, 1, 1), False)]
)
def test_a_threshold_is_valid_in_its_time(day: date, valid: bool) -> None:
    found = threshold("thanh_oai_2019")

    assert found is not None
    assert found.is_valid_on(day) is valid


def test_each_criterion_has_a_weight_and_rest_is_a_custom() -> None:
    assert [weight.code for weight in load_weights()] == list(Criterion)
    assert (default_rest().years, default_rest().sourced) == (1, False)
