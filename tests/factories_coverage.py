"""Plans in draft with a frozen list of communes, brought there by the workflows."""

from collections.abc import Sequence
from datetime import date

from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, CoverageRule, Plan
from kiemtra.workflows import coverage
from tests.factories_plans import make_communes
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan

NAMES = ("Bích Hòa", "Cao Viên", "Cự Khê", "Dân Hòa", "Đỗ Động", "Hồng Dương")


def content(**said: object) -> coverage.RuleContent:
    """Thirty per cent by rule, with a year of rest, unless told otherwise."""
    usual: dict[str, object] = {
        "way": UnitChoice.BY_RULE,
        "percent": 30,
        "source": "Kế hoạch thử nghiệm",
        "rest_years": 1,
        "rest_source": "Kế hoạch thử nghiệm",
        "weights": coverage.default_weights(),
    }
    return coverage.RuleContent(**(usual | said))  # type: ignore[arg-type]


@remembered
def make_draft(world: World, units: tuple[Agency, ...] = ()) -> Plan:
    return make_plan(world, issued=False, units=units)


@remembered
def freeze(
    world: World,
    plan: Plan,
    group: UnitGroup = UnitGroup.COMMUNES,
    on: date = TODAY,
    by: Actor | None = None,
    **said: object,
) -> CoverageRule:
    by = by or world.actor("officer")
    return coverage.freeze(plan.pk, group, content(**said), on=on, by=by, now=NOW, today=TODAY)


@remembered
def make_rule(world: World, names: Sequence[str] = NAMES, **said: object) -> tuple[CoverageRule, list[Agency]]:
    """A rule over these communes in a draft without units."""
    communes = make_communes(world, *names)
    return freeze(world, make_draft(world), **said), communes
