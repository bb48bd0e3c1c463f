"""The plan's own life: written, submitted, issued, closed. What hangs on it has workflows of its own."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kiemtra.domain.deeds import Bearings, why_not
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import ENDED, InspectionMethod, InspectionScope, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import (
    DEEDS,
    MOVES,
    PlanDeed,
    PlanState,
    UnitChoice,
    why_not_close,
    why_not_kind,
    why_not_submit,
    why_not_withdraw,
)
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Inspection, Jurisdiction, Plan, PlanUnit
from kiemtra.store.queries import inspections, overlaps
from kiemtra.store.queries import plans as queries
from kiemtra.workflows import plan_content, plan_issuing, plan_papers
from kiemtra.workflows.plan_content import PlanContent, PlanEdit
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

__all__ = ["PlanContent", "PlanEdit", "UnitKind"]


@dataclass(frozen=True, slots=True)
class UnitKind:
    """What kind of inspection a unit gets; areas limit a thematic one."""

    method: InspectionMethod = InspectionMethod.ON_SITE
    scope: InspectionScope = InspectionScope.FULL
    areas: tuple[str, ...] = ()


@transaction.atomic
def create(
    jurisdiction: Jurisdiction, content: PlanContent, *, by: Actor, now: datetime, plan_id: UUID | None = None
) -> Plan:
    """Write the draft of a plan; the same `plan_id` again returns the plan that is there."""
    if plan_id and (there := queries.visible_to(by).filter(pk=plan_id).first()):
        return there
    bearings = Bearings(jurisdiction=jurisdiction.pk, standing=content.standing_agency.pk, issuer=content.issuer.pk)
    post = require(by, DEEDS[PlanDeed.EDIT], bearings, PlanState.DRAFT)
    plan = Plan(
        id=plan_id or new_id(),
        jurisdiction=jurisdiction,
        year=content.year,
        issuer=content.issuer,
        standing_agency=content.standing_agency,
        document=content.document,
        created_at=now,
    )
    plan_content.check(content)
    plan_content.put(plan, content)
    plan.save(force_insert=True)
    plan_content.put_rows(plan, content)
    record("plan.created", plan, by=by, post=post, at=now, after={"title": plan.title, "areas": content.areas})
    return plan


@transaction.atomic
def add_units(
    plan_id: UUID,
    agencies: Iterable[Agency],
    *,
    chosen: UnitChoice,
    reason: str | Mapping[UUID, str] = "",
    overlap_reason: str = "",
    by: Actor,
    now: datetime,
) -> list[PlanUnit]:
    """Put units into a plan in draft, with one reason or one for each; a unit that is there already stays as it is.

    `overlap_reason` stays with those of them that others inspect at that time.
    """
    plan = _locked(plan_id, by)
    post = _require_edit(plan, by)
    there = set(plan.units.values_list("agency", flat=True))
    units = [
        PlanUnit(plan=plan, agency=agency, chosen=chosen, reason=_reason_of(agency, reason), method=plan.method)
        for agency in agencies
        if agency.pk not in there
    ]
    after: dict[str, object] = {"units": [unit.agency.name for unit in units], "chosen": chosen}
    if overlapping := _overlapping(plan, units, overlap_reason, by):
        for unit in overlapping:
            unit.overlap_reason = overlap_reason.strip()
        after["overlap_reason"] = overlap_reason.strip()
    PlanUnit.objects.bulk_create(units)
    save(plan)
    record("plan.units_added", plan, by=by, post=post, at=now, after=after)
    return units


def _overlapping(plan: Plan, units: list[PlanUnit], reason: str, by: Actor) -> list[PlanUnit]:
    """Those that a reason, where one was given, is about."""
    if not reason.strip():
        return []
    found = overlaps.of_units(plan, [unit.agency_id for unit in units], by)
    near = {one.unit for one in found if one.needs_reason}
    return [unit for unit in units if unit.agency_id in near]


def _reason_of(agency: Agency, reason: str | Mapping[UUID, str]) -> str:
    return reason if isinstance(reason, str) else reason[agency.pk]


@transaction.atomic
def remove_unit(plan_id: UUID, unit_id: UUID, *, by: Actor, now: datetime) -> Plan:
    """Take a unit out of a draft, unless an inspection of it is planned already."""
    plan = _locked(plan_id, by)
    post = _require_edit(plan, by)
    unit = plan.units.select_related("agency").get(pk=unit_id)
    refuse(Refusal.STILL_OPEN if unit.inspections.exists() else None)
    unit.delete()
    save(plan)
    record("plan.unit_removed", plan, by=by, post=post, at=now, before={"unit": unit.agency.name})
    return plan


@transaction.atomic
def edit(plan_id: UUID, content: PlanEdit, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Change what a draft says, whose dates have been looked at with that; an issued plan is amended instead."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = _require_edit(plan, by)
    plan_content.check(content)
    before = {"title": plan.title, "window": [plan.window_from, plan.window_to], "deadlines": plan.deadlines}
    plan_content.put(plan, content)
    plan_content.put_rows(plan, content)
    plan.to_review = []
    save(plan, *plan_content.FIELDS, "to_review")
    after = {"title": plan.title, "window": list(content.window), "deadlines": plan.deadlines, "areas": content.areas}
    record("plan.edited", plan, by=by, post=post, at=now, before=before, after=after)
    return plan


@transaction.atomic
def set_kind(plan_id: UUID, units: Collection[UUID], kind: UnitKind, *, revision: int, by: Actor, now: datetime) -> int:
    """Say what kind of inspection these units of a draft get (by their agencies); returns how many there are."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = _require_edit(plan, by)
    refuse(why_not_kind(thematic=kind.scope is InspectionScope.THEMATIC, areas=len(kind.areas)))
    rows = plan.units.filter(agency__in=list(units))
    names = list(rows.order_by("agency__code").values_list("agency__name", flat=True))
    refuse(None if names else Refusal.NO_UNIT)
    limited = list(kind.areas) if kind.scope is InspectionScope.THEMATIC else []
    rows.update(method=kind.method, scope=kind.scope, areas=limited)
    save(plan)
    after = {"units": names, "method": kind.method, "scope": kind.scope, "areas": limited}
    record("plan.kinds_set", plan, by=by, post=post, at=now, after=after)
    return len(names)


@transaction.atomic
def submit(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Submit the draft to the issuer; units that others inspect at that time need a reason each."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.SUBMIT], queries.bearings(plan), plan.state)
    counted = {"units": plan.units.count(), "expects": plan.expected.count(), "to_review": len(plan.to_review)}
    refuse(why_not_submit(window=plan.window_to is not None, **counted))
    if unexplained := overlaps.unexplained(plan, by):
        names = [unit.agency.name for unit in unexplained]
        refuse(Refusal.OVERLAP_UNEXPLAINED, units=", ".join(names[:5]) + (", …" if names[5:] else ""))
    _move(plan, PlanState.SUBMITTED)
    save(plan, "state")
    plan_papers.renew(plan, by=by, post=post, now=now)
    record("plan.submitted", plan, by=by, post=post, at=now)
    return plan


@transaction.atomic
def issue(plan_id: UUID, *, revision: int, on: date, by: Actor, now: datetime) -> Plan:
    """Issue the plan: from now on it runs."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.ISSUE], queries.bearings(plan), plan.state)
    plan_issuing.issue(plan, on=on, by=by, post=post, now=now)
    return plan


@transaction.atomic
def return_(plan_id: UUID, *, revision: int, remark: str, by: Actor, now: datetime) -> Plan:
    """Send a submitted plan back to its draft, saying why."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.RETURN], queries.bearings(plan), plan.state)
    _move(plan, PlanState.DRAFT)
    save(plan, "state")
    record("plan.returned", plan, by=by, post=post, at=now, after={"remark": remark})
    return plan


@transaction.atomic
def withdraw(plan_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Plan:
    """Withdraw a plan none of whose inspections has been announced or begun."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.WITHDRAW], queries.bearings(plan), plan.state)
    idle = (InspectionState.PLANNED, InspectionState.WITHDRAWN)
    refuse(why_not_withdraw(under_way=_inspections(plan, by).exclude(state__in=idle).count()))
    _move(plan, PlanState.WITHDRAWN)
    save(plan, "state")
    record("plan.withdrawn", plan, by=by, post=post, at=now, after={"reason": reason})
    return plan


@transaction.atomic
def close(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Close the plan when each of its inspections has ended."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.CLOSE], queries.bearings(plan), plan.state)
    refuse(why_not_close(unfinished=_inspections(plan, by).exclude(state__in=ENDED).count()))
    _move(plan, PlanState.CLOSED)
    save(plan, "state")
    record("plan.closed", plan, by=by, post=post, at=now)
    return plan


def _inspections(plan: Plan, by: Actor) -> QuerySet[Inspection]:
    """Those that the actor sees: a refusal must not tell of a sealed one, which outlives its plan until it is opened."""
    return inspections.visible_to(by).filter(plan=plan)


def _locked(plan_id: UUID, by: Actor) -> Plan:
    return queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)


def _require_edit(plan: Plan, by: Actor) -> Post:
    """The post for editing; an issued plan is refused by a reason of its own."""
    refusal = why_not(by, DEEDS[PlanDeed.EDIT], queries.bearings(plan), plan.state)
    if refusal is Refusal.ALREADY_DONE:
        raise NotAllowed(Refusal.PLAN_ISSUED)
    return require(by, DEEDS[PlanDeed.EDIT], queries.bearings(plan), plan.state)


def _move(plan: Plan, after: PlanState) -> None:
    check_move(MOVES, PlanState(plan.state), after)
    plan.state = after
