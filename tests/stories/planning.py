"""The draft that the text of a programme gives, and what its officer chooses under rules of coverage."""

from dataclasses import dataclass

from kiemtra.cli.demo import founding
from kiemtra.data.agencies import load_agencies, load_successions
from kiemtra.data.coverage import default_rest, threshold
from kiemtra.data.programmes import Programme, load_programme
from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.people import SYSTEM, Actor
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import CoverageRule, Plan, PlanChoice
from kiemtra.workflows import agencies, coverage, plan_choices


@dataclass
class Drafted:
    """The draft that the text of a programme gives, with its officer."""

    programme: Programme
    plan: Plan
    officer: Actor

    @property
    def now(self):
        return founding.at(self.programme.day, 9)

    def freeze(self, group: UnitGroup, way: UnitChoice, code: str) -> CoverageRule:
        known, rest = threshold(code), default_rest()
        assert known is not None
        content = coverage.RuleContent(
            way,
            known.percent,
            known.source,
            threshold=code,
            rest_years=rest.years,
            rest_source=rest.source,
            weights=coverage.default_weights(),
        )
        day = self.programme.day
        return coverage.freeze(self.plan.pk, group, content, on=day, by=self.officer, now=self.now, today=day)

    def take(self, rule: CoverageRule) -> PlanChoice:
        return plan_choices.take(rule.pk, by=self.officer, now=self.now, today=self.programme.day)


def draft(key: str, text: bytes) -> Drafted:
    """Load the register, take the text in and make the draft of its plan, as its officer would."""
    programme = load_programme(key)
    agencies.load(load_agencies(), load_successions(), by=SYSTEM, now=founding.at(programme.day))
    founded = founding.draft(programme, text)
    return Drafted(programme, founded.plan, founded.actor("chuyen-vien"))


def told(kept: PlanChoice) -> dict[str, tuple[bool, str]]:
    return {row["name"]: (row["chosen"], row["sentence"]) for row in kept.content["units"]}
