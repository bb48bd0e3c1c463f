"""The rules of coverage of the demo's plans, and the choice that each of them explains."""

from kiemtra.cli.demo.founding import Founded, at
from kiemtra.data.coverage import default_rest, threshold
from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import CoverageRule, Plan
from kiemtra.workflows import coverage, plan_choices

# The share of a plan whose text names none: invented, and marked so.
INVENTED = (20, "Kế hoạch không nêu tỷ lệ: tỷ lệ để minh họa (dữ liệu minh họa)")
# By programme: group, who chooses, and the threshold in `data/coverage.toml`; without one the invented share.
RULES: dict[str, tuple[tuple[UnitGroup, UnitChoice, str], ...]] = {
    "s0": (
        (UnitGroup.DIVISIONS, UnitChoice.NAMED_IN_TEXT, "hung_yen_city_2022"),
        (UnitGroup.COMMUNES, UnitChoice.NAMED_IN_TEXT, "par_index"),
    ),
    "s2": ((UnitGroup.DEPARTMENTS, UnitChoice.PROPOSED, ""), (UnitGroup.DISTRICTS, UnitChoice.PROPOSED, "")),
    "s3": ((UnitGroup.COMMUNES, UnitChoice.WHOLE_GROUP, "thanh_oai_2019"),),
}


def cover(founded: Founded) -> None:
    """Freeze the lists of the draft and keep the choice with a sentence for each unit."""
    day, officer = founded.programme.day, founded.actor("chuyen-vien")
    for group, way, code in RULES.get(founded.programme.key, ()):
        rule = freeze(founded, founded.plan, group, way, code)
        plan_choices.take(rule.pk, by=officer, now=at(day), today=day)


def freeze(founded: Founded, plan: Plan, group: UnitGroup, way: UnitChoice, code: str) -> CoverageRule:
    """The list of a group as it stands on the programme's day, under a threshold of the data or the invented share."""
    known, rest, day = threshold(code), default_rest(), founded.programme.day
    percent, source = (known.percent, known.source) if known else INVENTED
    content = coverage.RuleContent(
        way,
        percent,
        source,
        threshold=known.code if known else "",
        rest_years=rest.years,
        rest_source=rest.source,
        weights=coverage.default_weights(),
    )
    return coverage.freeze(plan.pk, group, content, on=day, by=founded.actor("chuyen-vien"), now=at(day), today=day)
