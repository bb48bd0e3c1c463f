"""S0, thành phố Hưng Yên 2022: 3 named of 12 divisions and 6 communes; the share justified, each unit explained."""

from datetime import date

import pytest

from kiemtra.data.coverage import threshold
from kiemtra.domain.coverage import Reached, UnitGroup, rung_of
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import CoverageRule
from kiemtra.web.labels.coverage import share
from kiemtra.workflows import plan_choices
from tests.stories.conftest import texts
from tests.stories.planning import Drafted, draft, told


@pytest.fixture(params=texts("s0"))
def drafted(db: None, request: pytest.FixtureRequest) -> Drafted:
    return draft("s0", request.param)


def test_three_of_twelve_divisions_are_the_quarter_that_the_text_asks_for(drafted: Drafted) -> None:
    rule = drafted.freeze(UnitGroup.DIVISIONS, UnitChoice.NAMED_IN_TEXT, "hung_yen_city_2022")

    kept = drafted.take(rule)

    held = kept.content["rule"]
    assert (held["chosen"], held["of"], held["percent"], held["holds"]) == (3, 12, 25, True)
    assert "183/KH-UBND" in held["source"]
    assert share(Reached(held["chosen"], held["of"], held["percent"])) == "3/12 (25 %)"


def test_each_division_named_or_left_out_has_its_sentence(drafted: Drafted) -> None:
    rule = drafted.freeze(UnitGroup.DIVISIONS, UnitChoice.NAMED_IN_TEXT, "hung_yen_city_2022")

    said = told(drafted.take(rule))

    assert len(said) == 12
    named = {name: sentence for name, (chosen, sentence) in said.items() if chosen}
    assert {name.split(" thành phố")[0] for name in named} == {
        "Phòng Quản lý đô thị",
        "Phòng Kinh tế",
        "Phòng Tài nguyên và Môi trường",
    }
    assert all("183/KH-UBND" in sentence for sentence in named.values())
    assert {sentence for chosen, sentence in said.values() if not chosen} == {
        "Không nêu tên trong văn bản của kế hoạch; chưa có lần kiểm tra nào trong dữ liệu."
    }


def test_six_communes_are_more_than_the_share_of_the_scoring_rule(drafted: Drafted) -> None:
    rule = drafted.freeze(UnitGroup.COMMUNES, UnitChoice.NAMED_IN_TEXT, "par_index")

    held = drafted.take(rule).content["rule"]

    known = threshold("par_index")
    assert known is not None
    reached = Reached(held["chosen"], held["of"], held["percent"])
    assert (held["chosen"], held["of"]) == (6, 17)
    assert share(reached) == "6/17 (35,3 %)"
    assert rung_of(known.ladder, reached).score == 100  # type: ignore[union-attr]
    assert reached.holds


def test_the_year_after_spares_whom_this_year_saw(drafted: Drafted) -> None:
    """The six communes inspected in 2022 rest in 2023: the rotation reaches the eleven others first."""
    rule = drafted.freeze(UnitGroup.COMMUNES, UnitChoice.NAMED_IN_TEXT, "par_index")
    named = {row["agency"] for row in drafted.take(rule).content["units"] if row["chosen"]}
    candidates = tuple(
        plan_choices.Candidate(str(unit.agency_id), 2022 if str(unit.agency_id) in named else None)
        for unit in rule.listed.all()
    )

    choice = plan_choices.choose(candidates, plan_choices.ChoiceRule(2023, 30, rest_years=1), seed=1)

    assert choice.contradictions == ()
    assert not {one.unit for one in choice.chosen} & named


def test_a_count_below_the_share_is_a_contradiction(drafted: Drafted) -> None:
    rule = drafted.freeze(UnitGroup.DIVISIONS, UnitChoice.BY_RULE, "thanh_oai_2019")
    CoverageRule.objects.filter(pk=rule.pk).update(count=5)

    made = plan_choices.preview(rule.pk, by=drafted.officer, today=date(2022, 3, 21))

    assert [(one.needed, one.possible) for one in made.choice.contradictions] == [(12, 5)]
