"""Rules of coverage and choices that an actor may see, who belongs to a group on a day, and what changed on a list since.

They tell of weaknesses of units: the inspecting side reads them, the inspected units read the reason in the plan only.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kiemtra.domain.agencies import AgencyLevel
from kiemtra.domain.coverage import MEMBERS, UnitGroup
from kiemtra.domain.people import Actor
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    ChoiceMark,
    CoverageRule,
    CoverageUnit,
    Plan,
    PlanChoice,
    PlanUnit,
    Succession,
)
from kiemtra.store.queries import agencies, sides, systems
from kiemtra.store.queries.people import valid_on


def visible_to(actor: Actor) -> QuerySet[CoverageRule]:
    """The rules of the plans that this actor's agencies run, issue or carry today."""
    return CoverageRule.objects.filter(_run_by(actor)) if actor.is_known else CoverageRule.objects.none()


def choices_visible_to(actor: Actor) -> QuerySet[PlanChoice]:
    """The choices made for the same plans."""
    return PlanChoice.objects.filter(_run_by(actor)) if actor.is_known else PlanChoice.objects.none()


def marks_visible_to(actor: Actor) -> QuerySet[ChoiceMark]:
    """What was marked on the lists of those rules."""
    return ChoiceMark.objects.filter(rule__in=visible_to(actor))


def _run_by(actor: Actor) -> Q:
    return sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")


# Who belongs to a group


def root_of(plan: Plan, day: date) -> UUID:
    """The agency below which the plan's units stand: where an agency inspects itself that one, else the system's root."""
    return plan.issuer_id if plan.issuer_id == plan.standing_agency_id else systems.root_on(plan.jurisdiction, day)


def members(plan: Plan, group: UnitGroup, day: date) -> QuerySet[Agency]:
    """The units of a group as they stood on the day, by code."""
    level, kind = MEMBERS[group]
    root = plan.issuer_id if group is UnitGroup.SUBORDINATES else root_of(plan, day)
    rows = agencies.below(root, day)
    if group is UnitGroup.SUBORDINATES:
        line = AgencyAncestor.objects.filter(valid_on(day), ancestor=root, agency=OuterRef("pk"), depth=1)
        rows = rows.filter(Exists(line))
    rows = rows.filter(level=level) if level else rows
    return rows.filter(kind=kind) if kind else rows


def localities(plan: Plan, units: QuerySet[Agency], day: date) -> dict[UUID, str]:
    """Unit → what it lies in: its parent, or the district of before of which most of it came; two queries."""
    root = root_of(plan, day)
    ids = units.order_by().values("pk")
    lines = AgencyAncestor.objects.filter(valid_on(day), depth=1, agency__in=ids).exclude(ancestor=root)
    found = {unit: _area(name) for unit, name in lines.values_list("agency", "ancestor__short_name")}
    came: dict[UUID, Counter[str]] = defaultdict(Counter)
    former = AgencyAncestor.objects.filter(
        depth=1, ancestor__level=AgencyLevel.DISTRICT, agency__successions__successor__in=ids
    )
    for unit, name in former.values_list("agency__successions__successor", "ancestor__short_name"):
        came[unit][name] += 1
    for unit, names in came.items():
        found.setdefault(unit, f"Khu vực {_area(min(names, key=lambda name: (-names[name], name)))} (cũ)")
    return found


def _area(name: str) -> str:
    return name.removeprefix("UBND ")


# The rule with its list


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one rule has come: of the frozen list so many are in the plan."""

    rule: CoverageRule
    of: int
    chosen: int


def of_plan(plan: Plan, actor: Actor) -> list[Coverage]:
    """The rules of a plan with how far each has come; one query whatever their number."""
    in_plan = Exists(PlanUnit.objects.filter(plan=OuterRef("plan"), agency=OuterRef("listed__agency")))
    counted = visible_to(actor).annotate(of=Count("listed"), chosen=Count("listed", filter=in_plan))
    return [Coverage(rule, rule.of, rule.chosen) for rule in counted.filter(plan=plan).order_by("frozen_at", "id")]


def with_plan(actor: Actor) -> QuerySet[CoverageRule]:
    """The rules with what their pages and the choice need."""
    plan = ("jurisdiction__root", "issuer", "standing_agency", "document", "parent")
    return visible_to(actor).select_related(*(f"plan__{field}" for field in plan), "frozen_by")


def listed(rule: CoverageRule) -> list[CoverageUnit]:
    """The frozen list with the agencies as they are today; one query."""
    return list(rule.listed.select_related("agency"))


def localities_of(rule: CoverageRule) -> list[str]:
    """The localities of the frozen list, each once, in the order of the list."""
    names = rule.listed.exclude(locality="").values_list("locality", flat=True)
    return list(dict.fromkeys(names))


def marks(rule: CoverageRule) -> list[ChoiceMark]:
    """What was marked on the list; one query."""
    return list(rule.marks.select_related("agency", "made_by").order_by("kind", "agency__code"))


def in_plan(rule: CoverageRule) -> dict[UUID, PlanUnit]:
    """Of the list those that are in the plan, with how they came there; one query."""
    units = PlanUnit.objects.filter(plan=rule.plan_id, agency__in=rule.listed.order_by().values("agency"))
    return {unit.agency_id: unit for unit in units}


def followers(ended: Sequence[UUID], day: date) -> Mapping[UUID, list[str]]:
    """Unit that ended by the day → the names of those that followed it; one query, none where nothing ended."""
    found: dict[UUID, list[str]] = defaultdict(list)
    if ended:
        rows = Succession.objects.filter(predecessor__in=list(ended), on__lte=day, successor__isnull=False)
        for unit, name in rows.order_by("-is_main", "successor__code").values_list("predecessor", "successor__name"):
            found[unit].append(name)
    return found


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of a frozen list by a day: who ended (with who followed), who is new in the group, who is renamed."""

    ended: list[tuple[CoverageUnit, date, list[str]]]
    added: list[Agency]
    renamed: list[tuple[CoverageUnit, str]]

    def __bool__(self) -> bool:
        return bool(self.ended or self.added or self.renamed)


def changes(rule: CoverageRule, units: Sequence[CoverageUnit], day: date) -> Changes:
    """What changed between the frozen list and the register on the day; three queries at most."""
    gone = [(unit, unit.agency.valid_to) for unit in units if unit.agency.valid_to and unit.agency.valid_to <= day]
    after = followers([unit.agency_id for unit, _ in gone], day)
    there = {unit.agency_id for unit in units}
    now = members(rule.plan, UnitGroup(rule.group), day)
    return Changes(
        ended=[(unit, end, after.get(unit.agency_id, [])) for unit, end in gone],
        added=[agency for agency in now if agency.pk not in there],
        renamed=[(unit, unit.agency.name) for unit in units if unit.agency.name != unit.name],
    )


def choices_of(plan: Plan, actor: Actor) -> QuerySet[PlanChoice]:
    """The choices made for a plan, newest first, without their contents."""
    return choices_visible_to(actor).filter(plan=plan).defer("content").order_by("-made_at", "-id")
