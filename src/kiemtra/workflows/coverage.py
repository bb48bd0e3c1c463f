"""Rules of coverage of a draft plan: the list of a group frozen on a day, share and rest with their sources, marks on units.

How units are chosen under a rule: `plan_choices.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.data.coverage import load_weights
from kiemtra.domain.coverage import CoverageFault, MarkKind, QuotaContent, UnitGroup, quota_faults, rule_faults
from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed, UnitChoice
from kiemtra.store.ids import new_id
from kiemtra.store.models import ChoiceMark, CoverageRule, CoverageUnit, Plan
from kiemtra.store.queries import coverage as queries
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class WeightContent:
    """What one criterion gives: points each, at most so many, counted over so many years (0: all)."""

    criterion: str
    points: int
    most: int
    years_back: int = 0


def default_weights() -> tuple[WeightContent, ...]:
    """Return the weights that the data proposes."""
    return tuple(WeightContent(one.code, one.points, one.most, one.years_back) for one in load_weights())


@dataclass(frozen=True, slots=True)
class RuleContent:
    """What a rule says beside its list."""

    way: UnitChoice
    percent: int
    source: str
    # The code of the threshold in the data; empty where the plan sets its own.
    threshold: str = ""
    count: int | None = None
    rest_years: int = 0
    rest_source: str = ""
    weights: tuple[WeightContent, ...] = ()
    quotas: tuple[QuotaContent, ...] = ()


@transaction.atomic
def freeze(
    plan_id: UUID,
    group: UnitGroup,
    content: RuleContent,
    *,
    on: date,
    by: Actor,
    now: datetime,
    today: date,
    rule_id: UUID | None = None,
) -> CoverageRule:
    """Take down the list of a group as it stood on a day, with its rule; the same `rule_id` again gives the rule there."""
    if rule_id and (there := queries.visible_to(by).filter(pk=rule_id).first()):
        return there
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = _require(plan, by)
    faults: dict[str, str] = dict(_faults(content, on, today))
    if plan.coverage_rules.filter(group=group).exists():
        faults["group"] = CoverageFault.GROUP_TAKEN
    units = queries.members(plan, group, on)
    names = dict(units.values_list("pk", "name"))
    if not names:
        faults.setdefault("group", CoverageFault.GROUP_EMPTY)
    places = queries.localities(plan, units, on)
    faults |= quota_faults(content.quotas, places.values(), drawn=content.way is UnitChoice.DRAWN)
    if faults:
        raise NotValid(faults)
    rule = CoverageRule.objects.create(
        id=rule_id or new_id(),
        plan=plan,
        group=group,
        frozen_on=on,
        frozen_at=now,
        frozen_by_id=by.user,
        **_columns(content),
    )
    CoverageUnit.objects.bulk_create(
        CoverageUnit(rule=rule, agency_id=pk, name=name, locality=places.get(pk, ""), position=position)
        for position, (pk, name) in enumerate(names.items())
    )
    after = {"group": group, "on": on, "units": len(names), **_columns(content)}
    record("coverage.rule_set", rule, by=by, post=post, at=now, on=on, plan=plan, after=after)
    return rule


@transaction.atomic
def change(
    rule_id: UUID, content: RuleContent, *, revision: int, by: Actor, now: datetime, today: date
) -> CoverageRule:
    """Change share, rest, weights and quotas; the frozen list stays as it is."""
    rule, post = _locked(rule_id, by)
    check_revision(rule, revision)
    places = rule.listed.order_by().values_list("locality", flat=True).distinct()
    faults = _faults(content, rule.frozen_on, today)
    faults |= quota_faults(content.quotas, places, drawn=content.way is UnitChoice.DRAWN)
    if faults:
        raise NotValid(faults)
    columns = _columns(content)
    before = {name: getattr(rule, name) for name in columns}
    for name, value in columns.items():
        setattr(rule, name, value)
    save(rule, *columns)
    record("coverage.changed", rule, by=by, post=post, at=now, plan=rule.plan, before=before, after=columns)
    return rule


@transaction.atomic
def drop(rule_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Drop a rule with its list; the choices made under it stay."""
    rule, post = _locked(rule_id, by)
    check_revision(rule, revision)
    before = {"group": rule.group, "on": rule.frozen_on, "percent": rule.percent, "source": rule.source}
    record("coverage.dropped", rule, by=by, post=post, at=now, plan=rule.plan, before=before)
    rule.delete()
    return rule.plan


@transaction.atomic
def mark(rule_id: UUID, agency: UUID, kind: MarkKind, *, reason: str, by: Actor, now: datetime) -> ChoiceMark:
    """Leave a unit out of the choice, or note that it was graded low, with the reason; again to change the reason."""
    rule, post = _locked(rule_id, by)
    unit = rule.listed.filter(agency=agency).first()
    faults = {
        "reason": None if reason.strip() else CoverageFault.MARK_WITHOUT_REASON,
        "agency": CoverageFault.UNIT_NOT_LISTED if unit is None else _why_not_mark(rule, agency, kind),
    }
    if found := {name: fault for name, fault in faults.items() if fault}:
        raise NotValid(found)
    said = {"reason": reason.strip(), "made_by_id": by.user, "made_at": now}
    made, _ = ChoiceMark.objects.update_or_create(rule=rule, agency_id=agency, kind=kind, defaults=said)
    assert unit is not None, "a fault was raised"
    after = {"unit": unit.name, "kind": kind, "reason": made.reason}
    record("coverage.unit_marked", rule, by=by, post=post, at=now, plan=rule.plan, after=after)
    return made


def _why_not_mark(rule: CoverageRule, agency: UUID, kind: MarkKind) -> CoverageFault | None:
    """One that is in the plan is taken out of it first: it cannot be both."""
    inside = kind is MarkKind.EXCLUDED and rule.plan.units.filter(agency=agency).exists()
    return CoverageFault.UNIT_IN_PLAN if inside else None


@transaction.atomic
def unmark(mark_id: UUID, *, by: Actor, now: datetime) -> CoverageRule:
    """Take a mark back."""
    made = queries.marks_visible_to(by).select_related("agency").get(pk=mark_id)
    rule, post = _locked(made.rule_id, by)
    before = {"unit": made.agency.name, "kind": made.kind, "reason": made.reason}
    made.delete()
    record("coverage.mark_removed", rule, by=by, post=post, at=now, plan=rule.plan, before=before)
    return rule


def _locked(rule_id: UUID, by: Actor) -> tuple[CoverageRule, Post]:
    """The rule, locked, and the post under which its plan may be edited."""
    rule = queries.with_plan(by).select_for_update(of=("self",)).get(pk=rule_id)
    return rule, _require(rule.plan, by)


def _require(plan: Plan, by: Actor) -> Post:
    return require(by, DEEDS[PlanDeed.EDIT], plan_queries.bearings(plan), plan.state)


def _faults(content: RuleContent, on: date, today: date) -> dict[str, CoverageFault]:
    faults = rule_faults(
        percent=content.percent,
        source=content.source,
        count=content.count,
        rest_years=content.rest_years,
        rest_source=content.rest_source,
        frozen_on=on,
        today=today,
    )
    if any(not 0 <= value <= 1000 for one in content.weights for value in (one.points, one.most)):
        faults["weights"] = CoverageFault.POINTS_OUT_OF_RANGE
    return faults


def _columns(content: RuleContent) -> dict[str, Any]:
    return {
        "way": content.way,
        "threshold": content.threshold,
        "percent": content.percent,
        "source": content.source.strip(),
        "count": content.count,
        "rest_years": content.rest_years,
        "rest_source": content.rest_source.strip(),
        "weights": [asdict(one) for one in content.weights],
        "quotas": [asdict(one) for one in content.quotas],
    }


def content_of(rule: CoverageRule) -> RuleContent:
    """Return what a rule says, as it is changed."""
    return RuleContent(
        way=UnitChoice(rule.way),
        percent=rule.percent,
        source=rule.source,
        threshold=rule.threshold,
        count=rule.count,
        rest_years=rule.rest_years,
        rest_source=rule.rest_source,
        weights=tuple(_each(WeightContent, rule.weights)),
        quotas=tuple(_each(QuotaContent, rule.quotas)),
    )


def _each(kind: Any, rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    return [kind(**row) for row in rows]
