"""S3, huyện Thanh Oai 2019: all 21 communes covered, of a list frozen before the merger; after it the list stays."""

from datetime import date

import pytest

from kiemtra.domain.coverage import Reached, UnitGroup
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import CoverageRule
from kiemtra.store.queries import coverage as queries
from kiemtra.web.labels.coverage import share
from tests.stories.conftest import texts
from tests.stories.planning import Drafted, draft, told


@pytest.fixture(params=texts("s3"))
def drafted(db: None, request: pytest.FixtureRequest) -> Drafted:
    return draft("s3", request.param)


@pytest.fixture
def rule(drafted: Drafted) -> CoverageRule:
    return drafted.freeze(UnitGroup.COMMUNES, UnitChoice.WHOLE_GROUP, "thanh_oai_2019")


def test_all_21_communes_are_covered(drafted: Drafted, rule: CoverageRule) -> None:
    kept = drafted.take(rule)

    held = kept.content["rule"]
    assert (held["chosen"], held["of"], held["percent"], held["holds"]) == (21, 21, 100, True)
    assert share(Reached(21, 21, 100)) == "21/21 (100 %)"
    assert "292/KH-UBND" in held["source"]
    assert len(told(kept)) == 21
    assert all(chosen and sentence.startswith("Toàn bộ 21 xã") for chosen, sentence in told(kept).values())
    assert drafted.plan.units.count() == 21


def test_the_list_is_frozen_and_tells_what_the_reform_changed(drafted: Drafted, rule: CoverageRule) -> None:
    listed = queries.listed(rule)

    found = queries.changes(rule, listed, date(2025, 7, 15))

    assert not queries.changes(rule, listed, drafted.programme.day)
    assert len(listed) == 21
    assert len(found.ended) == 21
    assert all(after for _, _, after in found.ended)
    assert Reached(21, len(queries.listed(rule)), rule.percent).holds


def test_one_commune_less_and_the_share_does_not_hold(drafted: Drafted, rule: CoverageRule) -> None:
    drafted.plan.units.all()[0].delete()

    [covered] = queries.of_plan(drafted.plan, drafted.officer)

    assert (covered.chosen, covered.of) == (20, 21)
    assert not Reached(covered.chosen, covered.of, covered.rule.percent).holds
