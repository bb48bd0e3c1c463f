"""Units of a draft chosen under a rule of coverage: previewed by the scheduling engine, then taken with a sentence each.

What is taken is kept as it was made (`PlanChoice`): rule, frozen list, verdict and sentence of every unit on it.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.coverage import MarkKind, Reached, UnitGroup
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed, PlanState, UnitChoice
from kiemtra.scheduling import Candidate, Choice, ChoiceRule, Criterion, LocalityQuota, Quota, Ticket, Weight, choose
from kiemtra.scheduling import tickets as tickets_of
from kiemtra.store.models import Agency, CoverageRule, CoverageUnit, Plan, PlanChoice
from kiemtra.store.queries import coverage as queries
from kiemtra.store.queries import inspected, risk
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import plans
from kiemtra.workflows.choice_wording import GROUPS, Grounds, rule_in_words, sentence
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record

# Where a person chooses, the rule explains and counts; it does not choose itself.
BY_PEOPLE = frozenset({UnitChoice.NAMED_IN_TEXT, UnitChoice.PROPOSED, UnitChoice.DRAWN})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A rule with its frozen list and what is known of each unit: all that a choice rests on."""

    rule: CoverageRule
    units: dict[str, CoverageUnit]
    candidates: tuple[Candidate, ...]
    wishes: ChoiceRule
    grounds: Grounds

    @property
    def seed(self) -> int:
        """What parts equals: the plan's own id, which nobody chooses."""
        return self.rule.plan_id.int


@dataclass(frozen=True, slots=True)
class Preview:
    """A choice with the sentence of each unit."""

    prepared: Prepared
    choice: Choice
    sentences: dict[str, str]

    @property
    def reached(self) -> Reached:
        """How far the share is reached by those chosen."""
        return Reached(len(self.choice.chosen), len(self.prepared.units), self.prepared.rule.percent)


def preview(rule_id: UUID, *, by: Actor, today: date, picked: Collection[UUID] = ()) -> Preview:
    """Return the verdict on each unit of the list and why; writes nothing. `picked` are those that a person proposes."""
    return preview_of(queries.with_plan(by).get(pk=rule_id), by=by, today=today, picked=picked)


def preview_of(rule: CoverageRule, *, by: Actor, today: date, picked: Collection[UUID] = ()) -> Preview:
    """Return the same for a rule that was read with its plan."""
    return _chosen(_prepared(rule, by, today), picked)


def _chosen(prepared: Prepared, picked: Collection[UUID] = ()) -> Preview:
    wishes, way = prepared.wishes, UnitChoice(prepared.rule.way)
    listed = frozenset(prepared.units)
    named = wishes.named | (frozenset(map(str, picked)) & listed)
    if way is UnitChoice.WHOLE_GROUP:
        named |= {unit.unit for unit in prepared.candidates if not unit.gone and unit.unit not in wishes.excluded}
    wishes = replace(wishes, named=named)
    if way in BY_PEOPLE:
        wishes = replace(wishes, count=len(named), quotas=())
    choice = choose(prepared.candidates, wishes, prepared.seed)
    if way in BY_PEOPLE:
        choice = replace(choice, contradictions=())
    return Preview(prepared, choice, {one.unit: sentence(one, choice, prepared.grounds) for one in choice.verdicts})


@transaction.atomic
def take(
    rule_id: UUID, *, picked: Sequence[UUID] = (), reason: str = "", by: Actor, now: datetime, today: date
) -> PlanChoice:
    """Put the chosen units into the draft, each with its sentence, and keep the choice; the same again adds no unit."""
    rule = queries.with_plan(by).select_for_update(of=("self",)).get(pk=rule_id)
    post = require(by, DEEDS[PlanDeed.EDIT], plan_queries.bearings(rule.plan), rule.plan.state)
    way = UnitChoice(rule.way)
    refuse(Refusal.TO_BE_DRAWN if way is UnitChoice.DRAWN else None)
    prepared = _prepared(rule, by, today)
    before = set(prepared.grounds.inside)
    said = dict.fromkeys(picked, (way, reason)) if reason.strip() else {}
    prepared = replace(prepared, grounds=replace(prepared.grounds, inside={**said, **prepared.grounds.inside}))
    made = _chosen(prepared, picked)
    refuse(Refusal.WISHES_CONTRADICT if made.choice.contradictions else None)
    refuse(None if made.choice.chosen else Refusal.NO_UNIT)
    _add(made, before, way, by, now)
    kept = _keep(made, by, now)
    after = {"group": rule.group, "way": way, "chosen": len(made.choice.chosen), "of": len(prepared.units)}
    record("plan.choice_made", rule.plan, by=by, post=post, at=now, after=after | {"choice": kept.pk})
    return kept


def _add(made: Preview, before: Collection[UUID], way: UnitChoice, by: Actor, now: datetime) -> None:
    """Each new unit with its sentence as the reason in the plan."""
    said = {UUID(one.unit): made.sentences[one.unit].rstrip(".") for one in made.choice.chosen}
    new = [unit.agency for unit in made.prepared.units.values() if unit.agency_id in said.keys() - set(before)]
    if new:
        plans.add_units(made.prepared.rule.plan_id, new, chosen=way, reason=said, by=by, now=now)


def _keep(made: Preview, by: Actor, now: datetime, draw_name: str = "") -> PlanChoice:
    rule, choice = made.prepared.rule, made.choice
    return PlanChoice.objects.create(
        plan=rule.plan,
        group=rule.group,
        way=rule.way,
        rule_id=rule.pk,
        seed=str(made.prepared.seed) if any(one.drawn for one in choice.verdicts) else "",
        content={"rule": _rule_kept(made, draw_name), "units": [_unit_kept(one, made) for one in choice.verdicts]},
        made_by_id=by.user,
        made_by_name=by.name,
        made_at=now,
    )


def _rule_kept(made: Preview, draw_name: str) -> dict[str, Any]:
    rule, reached = made.prepared.rule, made.reached
    return {
        "words": rule_in_words(rule, reached.of),
        "frozen_on": rule.frozen_on.isoformat(),
        "percent": rule.percent,
        "source": rule.source,
        "threshold": rule.threshold,
        "count": rule.count,
        "rest_years": rule.rest_years,
        "rest_source": rule.rest_source,
        "weights": rule.weights,
        "quotas": rule.quotas,
        "wanted": made.choice.wanted,
        "chosen": reached.chosen,
        "of": reached.of,
        "holds": reached.holds,
        "draw": draw_name,
    }


def _unit_kept(one: Any, made: Preview) -> dict[str, Any]:
    unit = made.prepared.units[one.unit]
    return {
        "agency": one.unit,
        "name": unit.name,
        "locality": unit.locality,
        "chosen": one.chosen,
        "reason": one.reason,
        "sentence": made.sentences[one.unit],
        "years": one.years,
        "points": one.points,
        "place": one.place,
        "parts": [asdict(part) for part in one.parts],
    }


# Drawing lots


def tickets(plan_id: UUID, *, by: Actor) -> tuple[tuple[Ticket, ...], tuple[Quota, ...], str]:
    """Return who may be drawn for a plan with weights by priority, how many of each group, and the rules in words.

    In a draft those are the groups whose units are to be drawn. Under an issued plan it is every group with a rule, one
    unit of each to begin with: whom a sealed draw finds becomes an unannounced inspection, how many is its proposer's.
    """
    plan = plan_queries.visible_to(by).get(pk=plan_id)
    rules = list(queries.with_plan(by).filter(plan=plan).order_by("frozen_at", "id"))
    issued = plan.state == PlanState.ISSUED
    found: list[Ticket] = []
    quotas: list[Quota] = []
    words = []
    for rule in [rule for rule in rules if issued or rule.way == UnitChoice.DRAWN]:
        prepared = _prepared(rule, by, by.day or rule.frozen_on)
        wishes = prepared.wishes
        if issued:
            wishes = replace(wishes, count=len(wishes.named) + 1, quotas=())
        names = {key: unit.name for key, unit in prepared.units.items()}
        some, asked = tickets_of(prepared.candidates, wishes, names, GROUPS[UnitGroup(rule.group)])
        found += some
        quotas += [quota for quota in asked if any(ticket.group == quota.group for ticket in some)]
        words.append(f"{rule_in_words(rule, len(names))} Trọng số của mỗi đơn vị: 1 cộng điểm ưu tiên.")
    return tuple(found), tuple(quotas), "\n".join(words)


@transaction.atomic
def take_drawn(plan_id: UUID, units: Sequence[UUID], *, draw_name: str, by: Actor, now: datetime) -> list[PlanChoice]:
    """Put the units that a draw gave into the draft, and keep a choice for each rule that they fall under."""
    plan = plan_queries.visible_to(by).get(pk=plan_id)
    reason = f"Trúng trong lần bốc thăm {draw_name}"
    drawn = list(Agency.objects.filter(pk__in=list(units)).order_by("code"))
    plans.add_units(plan_id, drawn, chosen=UnitChoice.DRAWN, reason=reason, by=by, now=now)
    kept = []
    for rule in queries.with_plan(by).filter(plan=plan, way=UnitChoice.DRAWN).order_by("frozen_at", "id"):
        made = _chosen(_prepared(rule, by, by.day or rule.frozen_on))
        kept.append(_keep(made, by, now, draw_name))
        after = {"group": rule.group, "way": rule.way, "chosen": len(made.choice.chosen), "draw": draw_name}
        record("plan.choice_made", plan, by=by, at=now, after=after | {"choice": kept[-1].pk})
    return kept


# What a choice rests on


def _prepared(rule: CoverageRule, by: Actor, today: date) -> Prepared:
    """The list, what is known of each unit and what people decided; as many queries for three units as for three thousand."""
    units = {str(unit.agency_id): unit for unit in queries.listed(rule)}
    marks = queries.marks(rule)
    line = inspected.heritage(rule)
    first = day_of(rule.plan)
    ended = {unit.agency_id: unit.agency.valid_to for unit in units.values() if _ends_by(unit, first)}
    grounds = Grounds(
        rule=rule,
        last=inspected.last_visits(rule, by, line),
        excluded={mark.agency_id: mark.reason for mark in marks if mark.kind == MarkKind.EXCLUDED},
        graded_low={mark.agency_id: mark.reason for mark in marks if mark.kind == MarkKind.GRADED_LOW},
        inside={pk: (UnitChoice(unit.chosen), unit.reason) for pk, unit in queries.in_plan(rule).items()},
        ended={pk: day for pk, day in ended.items() if day},
        followers=queries.followers(list(ended), first),
        localities={unit.agency_id: unit.locality for unit in units.values()},
    )
    counts = risk.counts(rule, by, today, line)
    candidates = tuple(_candidate(unit, grounds, counts) for unit in units.values())
    return Prepared(rule, units, candidates, _wishes(rule, grounds), grounds)


def _ends_by(unit: CoverageUnit, day: date) -> bool:
    return unit.agency.valid_to is not None and unit.agency.valid_to <= day


def _candidate(unit: CoverageUnit, grounds: Grounds, counts: dict[UUID, Any]) -> Candidate:
    last = grounds.last.get(unit.agency_id)
    return Candidate(
        unit=str(unit.agency_id),
        last_inspected=last.year if last else None,
        locality=unit.locality,
        counts={Criterion(name): count for name, count in counts.get(unit.agency_id, {}).items()},
        graded_low=unit.agency_id in grounds.graded_low,
        gone=unit.agency_id in grounds.ended,
    )


def _wishes(rule: CoverageRule, grounds: Grounds) -> ChoiceRule:
    return ChoiceRule(
        year=rule.plan.year,
        percent=rule.percent,
        count=rule.count,
        rest_years=rule.rest_years,
        named=frozenset(map(str, grounds.inside)),
        excluded=frozenset(map(str, grounds.excluded)),
        weights=tuple(Weight(Criterion(row["criterion"]), row["points"], row["most"]) for row in rule.weights),
        quotas=tuple(LocalityQuota(row["locality"], row["least"], row["most"]) for row in rule.quotas),
    )


def day_of(plan: Plan) -> date:
    """Return the day on which the plan's agencies are looked up: the first of its window, else of its year."""
    return plan.window_from or date(plan.year, 1, 1)
