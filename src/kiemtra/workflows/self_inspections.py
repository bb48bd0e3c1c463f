"""Self-inspections: an agency plans the inspection of itself and its subordinates under the plan that expects it.

The child plan is issued and run by that agency; from there on its inspections go the way of all others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.expectations import DEEDS, ExpectedDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanState, UnitChoice
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, ExpectedPlan, Plan, PlanArea, PlanUnit
from kiemtra.store.queries import agencies
from kiemtra.store.queries import expectations as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record


@dataclass(frozen=True, slots=True)
class SelfInspection:
    """What a self-inspection plan says when it is first written; its areas are those of the plan above."""

    title: str
    units: tuple[Agency, ...]
    window: tuple[date, date]
    preparation: str = ""


@transaction.atomic
def start(
    expected_id: UUID, content: SelfInspection, *, by: Actor, now: datetime, today: date, plan_id: UUID | None = None
) -> Plan:
    """Write the agency's own plan under the one that expects it; an agency has one draft or plan of each kind."""
    rows = queries.visible_to(by).select_related("plan__jurisdiction", "agency").select_for_update(of=("self",))
    expected = rows.get(pk=expected_id)
    post = require(by, DEEDS[ExpectedDeed.START_SELF_INSPECTION], queries.bearings(expected), expected.plan.state)
    there = expected.plan.children.filter(issuer=expected.agency).exclude(state=PlanState.WITHDRAWN).first()
    if there:
        return there
    refuse(None if expected.plan.state == PlanState.ISSUED else Refusal.NOT_YET)
    _check_units(expected, content.units, today)
    plan = _child(expected, content, now, plan_id)
    PlanArea.objects.bulk_create(
        PlanArea(plan=plan, area=area.area, position=area.position) for area in expected.plan.areas.all()
    )
    PlanUnit.objects.bulk_create(
        PlanUnit(plan=plan, agency=unit, chosen=UnitChoice.PROPOSED, reason="Tự kiểm tra") for unit in content.units
    )
    after = {"title": plan.title, "parent": expected.plan_id, "units": [unit.name for unit in content.units]}
    record("plan.self_inspection_started", plan, by=by, post=post, at=now, after=after)
    return plan


def _child(expected: ExpectedPlan, content: SelfInspection, now: datetime, plan_id: UUID | None) -> Plan:
    return Plan.objects.create(
        id=plan_id or new_id(),
        jurisdiction=expected.plan.jurisdiction,
        year=expected.plan.year,
        title=content.title,
        issuer=expected.agency,
        standing_agency=expected.agency,
        parent=expected.plan,
        document=expected.document,
        window_from=content.window[0],
        window_to=content.window[1],
        data_from=expected.plan.data_from,
        data_to=expected.plan.data_to,
        deadlines=expected.plan.deadlines,
        preparation=content.preparation,
        created_at=now,
    )


def _check_units(expected: ExpectedPlan, units: Sequence[Agency], today: date) -> None:
    """An agency inspects itself and those below it, nobody else."""
    refuse(None if units else Refusal.NO_UNIT)
    below = set(agencies.below(expected.agency_id, today).values_list("pk", flat=True))
    for unit in units:
        if unit.pk != expected.agency_id and unit.pk not in below:
            raise NotAllowed(Refusal.NOT_YOUR_AGENCY)
