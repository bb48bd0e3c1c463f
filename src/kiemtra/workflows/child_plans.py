"""Plans made in the system by the agency from which a plan above expects one: an inspection plan or a self-inspection.

The plan below begins with what is handed down (`domain/cascade.py`); from there it is the agency's own, issued and run by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.kits import kit_items
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.expectations import DEEDS, ExpectedDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind, PlanState, UnitChoice
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, ExpectedPlan, Plan, PlanArea, PlanLine, PlanUnit
from kiemtra.store.queries import agencies
from kiemtra.store.queries import expectations as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class ChildContent:
    """What the plan says of its own when it is first written; the rest comes from the plan above."""

    title: str
    units: tuple[Agency, ...]
    window: tuple[date, date]
    preparation: str = ""
    # The items that the kit of a commune goes through, instead of all those of the plan above.
    kit: bool = False


@transaction.atomic
def start(
    expected_id: UUID, content: ChildContent, *, by: Actor, now: datetime, today: date, plan_id: UUID | None = None
) -> Plan:
    """Write the draft of the plan that is expected; where there is one that was not withdrawn, return that one.

    Where the signed document was handed over first, it becomes the document of the plan.

    The units of an inspection plan may be chosen later, those of a self-inspection stand in it from the start.
    """
    rows = queries.visible_to(by).select_related("plan__jurisdiction", "agency").select_for_update(of=("self",))
    expected = rows.get(pk=expected_id)
    post = require(by, DEEDS[ExpectedDeed.MAKE], queries.bearings(expected), expected.plan.state)
    if expected.child is not None and expected.child.state != PlanState.WITHDRAWN:
        return expected.child
    refuse(None if expected.plan.state == PlanState.ISSUED else Refusal.NOT_YET)
    _check_units(expected, content.units, today)
    plan = _written(expected, content, now, plan_id)
    expected.child = plan
    save(expected, "child")
    after = {"title": plan.title, "kind": expected.kind, "parent": expected.plan_id}
    units = [unit.name for unit in content.units]
    record("plan.started_below", plan, by=by, post=post, at=now, after=after | {"units": units})
    return plan


def _written(expected: ExpectedPlan, content: ChildContent, now: datetime, plan_id: UUID | None) -> Plan:
    above = expected.plan
    plan = Plan.objects.create(
        id=plan_id or new_id(),
        jurisdiction=above.jurisdiction,
        year=above.year,
        title=content.title,
        issuer=expected.agency,
        standing_agency=expected.agency,
        parent=above,
        document=expected.document,
        window_from=content.window[0],
        window_to=content.window[1],
        data_from=above.data_from,
        data_to=above.data_to,
        deadlines=above.deadlines,
        items=list(kit_items()) if content.kit else above.items,
        preparation=content.preparation or above.preparation,
        created_at=now,
    )
    PlanArea.objects.bulk_create(
        PlanArea(plan=plan, area=area.area, position=area.position) for area in above.areas.all()
    )
    lines = above.lines_up.values_list("above", "depth")
    PlanLine.objects.bulk_create(
        PlanLine(plan=plan, above_id=up, depth=depth)
        for up, depth in ((above.pk, 1), *((up, depth + 1) for up, depth in lines))
    )
    reason = "" if _is_inspection(expected) else "Tự kiểm tra"
    PlanUnit.objects.bulk_create(
        PlanUnit(plan=plan, agency=unit, chosen=UnitChoice.PROPOSED, reason=reason) for unit in content.units
    )
    return plan


def _is_inspection(expected: ExpectedPlan) -> bool:
    return expected.kind == ExpectedKind.INSPECTION_PLAN


def _check_units(expected: ExpectedPlan, units: Sequence[Agency], today: date) -> None:
    """An agency inspects itself and those below it, nobody else."""
    refuse(None if units or _is_inspection(expected) else Refusal.NO_UNIT)
    below = set(agencies.below(expected.agency_id, today).values_list("pk", flat=True))
    for unit in units:
        if unit.pk != expected.agency_id and unit.pk not in below:
            raise NotAllowed(Refusal.NOT_YOUR_AGENCY)
