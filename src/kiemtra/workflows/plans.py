"""The plan's own life: written, submitted, issued, closed. What hangs on it has workflows of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kiemtra.domain.deeds import Bearings, why_not
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.inspections import ENDED, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import (
    DEEDS,
    MOVES,
    PlanDeed,
    PlanState,
    UnitChoice,
    why_not_close,
    why_not_submit,
    why_not_withdraw,
)
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Document, Inspection, Jurisdiction, Plan, PlanArea, PlanUnit
from kiemtra.store.queries import inspections
from kiemtra.store.queries import plans as queries
from kiemtra.workflows import expectations
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What a plan says when it is first written."""

    year: int
    title: str
    issuer: Agency
    standing_agency: Agency
    document: Document | None = None
    purpose: str = ""
    window: tuple[date | None, date | None] = (None, None)
    data_period: tuple[date | None, date | None] = (None, None)
    areas: tuple[str, ...] = ()
    deadlines: tuple[tuple[str, int, bool, str], ...] = ()  # code, days, working days, source
    preparation: str = ""
    has_unannounced: bool = False


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """What may be changed in a draft, all at once."""

    title: str
    purpose: str = ""
    window: tuple[date | None, date | None] = (None, None)
    data_period: tuple[date | None, date | None] = (None, None)
    areas: tuple[str, ...] = ()
    deadlines: tuple[tuple[str, int, bool, str], ...] = ()
    preparation: str = ""
    has_unannounced: bool = False


@transaction.atomic
def create(
    jurisdiction: Jurisdiction, content: PlanContent, *, by: Actor, now: datetime, plan_id: UUID | None = None
) -> Plan:
    """Write the draft of a plan; the same `plan_id` again returns the plan that is there."""
    if plan_id and (there := queries.visible_to(by).filter(pk=plan_id).first()):
        return there
    bearings = Bearings(jurisdiction=jurisdiction.pk, standing=content.standing_agency.pk, issuer=content.issuer.pk)
    post = require(by, DEEDS[PlanDeed.EDIT], bearings, PlanState.DRAFT)
    plan = Plan.objects.create(
        id=plan_id or new_id(),
        jurisdiction=jurisdiction,
        year=content.year,
        title=content.title,
        issuer=content.issuer,
        standing_agency=content.standing_agency,
        document=content.document,
        purpose=content.purpose,
        window_from=content.window[0],
        window_to=content.window[1],
        data_from=content.data_period[0],
        data_to=content.data_period[1],
        deadlines=_deadlines(content.deadlines),
        preparation=content.preparation,
        has_unannounced=content.has_unannounced,
        created_at=now,
    )
    _set_areas(plan, content.areas)
    record("plan.created", plan, by=by, post=post, at=now, after={"title": plan.title, "areas": content.areas})
    return plan


@transaction.atomic
def add_units(
    plan_id: UUID, agencies: Iterable[Agency], *, chosen: UnitChoice, reason: str = "", by: Actor, now: datetime
) -> list[PlanUnit]:
    """Put units into a plan in draft; a unit that is there already stays as it is."""
    plan = _locked(plan_id, by)
    post = _require_edit(plan, by)
    there = set(plan.units.values_list("agency", flat=True))
    units = [
        PlanUnit(plan=plan, agency=agency, chosen=chosen, reason=reason)
        for agency in agencies
        if agency.pk not in there
    ]
    PlanUnit.objects.bulk_create(units)
    save(plan)
    record(
        "plan.units_added",
        plan,
        by=by,
        post=post,
        at=now,
        after={"units": [unit.agency.name for unit in units], "chosen": chosen},
    )
    return units


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
    """Change what a draft says; an issued plan is amended by a new one."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = _require_edit(plan, by)
    if content.window[0] and content.window[1] and content.window[1] < content.window[0]:
        raise NotValid({"window_to": Fault.WINDOW_ENDS_BEFORE_START})
    before = {"title": plan.title, "window": [plan.window_from, plan.window_to], "deadlines": plan.deadlines}
    plan.title, plan.purpose, plan.preparation = content.title, content.purpose, content.preparation
    plan.window_from, plan.window_to = content.window
    plan.data_from, plan.data_to = content.data_period
    plan.deadlines = _deadlines(content.deadlines)
    plan.has_unannounced = content.has_unannounced
    _set_areas(plan, content.areas)
    save(plan, *_EDITED)
    after = {"title": plan.title, "window": list(content.window), "deadlines": plan.deadlines, "areas": content.areas}
    record("plan.edited", plan, by=by, post=post, at=now, before=before, after=after)
    return plan


@transaction.atomic
def submit(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Submit the draft to the issuer."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.SUBMIT], queries.bearings(plan), plan.state)
    refuse(why_not_submit(units=plan.units.count(), window=plan.window_to is not None, expects=plan.expected.count()))
    _move(plan, PlanState.SUBMITTED)
    save(plan, "state")
    record("plan.submitted", plan, by=by, post=post, at=now)
    return plan


@transaction.atomic
def issue(plan_id: UUID, *, revision: int, on: date, by: Actor, now: datetime) -> Plan:
    """Issue the plan: from now on it runs."""
    plan = _locked(plan_id, by)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.ISSUE], queries.bearings(plan), plan.state)
    _move(plan, PlanState.ISSUED)
    plan.issued_on = on
    save(plan, "state", "issued_on")
    record("plan.issued", plan, by=by, post=post, at=now, on=on)
    expectations.tell(plan, plan.expected.select_related("agency"), "asked", today=timezone.localdate(now), at=now)
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


_EDITED = (
    "title",
    "purpose",
    "preparation",
    "window_from",
    "window_to",
    "data_from",
    "data_to",
    "deadlines",
    "has_unannounced",
)


def _require_edit(plan: Plan, by: Actor) -> Post:
    """The post for editing; an issued plan is refused by a reason of its own."""
    refusal = why_not(by, DEEDS[PlanDeed.EDIT], queries.bearings(plan), plan.state)
    if refusal is Refusal.ALREADY_DONE:
        raise NotAllowed(Refusal.PLAN_ISSUED)
    return require(by, DEEDS[PlanDeed.EDIT], queries.bearings(plan), plan.state)


def _deadlines(rows: Iterable[tuple[str, int, bool, str]]) -> dict[str, dict[str, object]]:
    return {code: {"days": days, "working": working, "source": source} for code, days, working, source in rows}


def _set_areas(plan: Plan, areas: Iterable[str]) -> None:
    plan.areas.all().delete()
    PlanArea.objects.bulk_create(
        PlanArea(plan=plan, area=area, position=position) for position, area in enumerate(areas)
    )


def _move(plan: Plan, after: PlanState) -> None:
    check_move(MOVES, PlanState(plan.state), after)
    plan.state = after
