"""Units of a draft chosen by share and rotation: previewed by the scheduling engine, then taken with the reason of each."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed, UnitChoice
from kiemtra.domain.readings import Group
from kiemtra.scheduling import Candidate, Choice, ChoiceReason, ChoiceRule, Chosen, choose
from kiemtra.store.models import Agency, Plan, PlanUnit
from kiemtra.store.queries import agencies, inspected, systems
from kiemtra.store.queries import plans as queries
from kiemtra.workflows import plans
from kiemtra.workflows.rights import require

_REASONS: dict[ChoiceReason, str] = {
    ChoiceReason.NAMED: "Được chỉ định",
    ChoiceReason.NEVER_INSPECTED: "Chưa từng được kiểm tra",
    ChoiceReason.LONGEST_AGO: "Đã {years} năm chưa kiểm tra lại",
}


@dataclass(frozen=True, slots=True)
class Share:
    """How many per cent of a group, and how many years a unit rests after an inspection."""

    percent: int
    rest_years: int


def preview(plan_id: UUID, group: Group, share: Share, *, by: Actor) -> tuple[Choice, dict[str, Agency]]:
    """Return who would be chosen and why, and the agencies by the names that the choice uses; writes nothing."""
    plan = queries.visible_to(by).select_related("jurisdiction").get(pk=plan_id)
    day = day_of(plan)
    rows = agencies.below(systems.root_on(plan.jurisdiction, day), day).filter(level=group.level, kind=group.kind)
    names = {str(agency.pk): agency for agency in rows}
    years = inspected.last_years(list(names.values()), before=plan.year)
    candidates = tuple(Candidate(unit, years.get(agency.pk)) for unit, agency in names.items())
    there = frozenset(map(str, plan.units.values_list("agency", flat=True))) & frozenset(names)
    rule = ChoiceRule(year=plan.year, percent=share.percent, rest_years=share.rest_years, named=there)
    return choose(candidates, rule, seed=plan.pk.int), names


@transaction.atomic
def take(plan_id: UUID, group: Group, share: Share, *, by: Actor, now: datetime) -> list[PlanUnit]:
    """Put the chosen units into the draft, each with its own reason; the same choice again adds none."""
    plan = queries.visible_to(by).get(pk=plan_id)
    require(by, DEEDS[PlanDeed.EDIT], queries.bearings(plan), plan.state)
    choice, names = preview(plan_id, group, share, by=by)
    reasons: dict[str, list[Agency]] = {}
    for one in choice.chosen:
        if one.reason is not ChoiceReason.NAMED:
            reasons.setdefault(reason_of(one), []).append(names[one.unit])
    added: list[PlanUnit] = []
    for reason, chosen in reasons.items():
        added += plans.add_units(plan_id, chosen, chosen=UnitChoice.PROPOSED, reason=reason, by=by, now=now)
    return added


def day_of(plan: Plan) -> date:
    """Return the day on which the plan's agencies are looked up: the first of its window, else of its year."""
    return plan.window_from or date(plan.year, 1, 1)


def reason_of(one: Chosen) -> str:
    """Return why this unit was chosen, as the plan then states it."""
    words = _REASONS[one.reason].format(years=one.years)
    return f"{words}; rút ngẫu nhiên trong số đơn vị ngang nhau" if one.drawn else words
