"""Results of the checklist: laid out when the visit opens, recorded item by item by the members of the team."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.checklist import ChecklistItem, checklist_for, load_checklist
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deadlines import Period
from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.forms import Value, read_answers
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.results import suggested
from kiemtra.store.models import CheckResult, Inspection
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import reports, results
from kiemtra.workflows.holding import hold_inspection_of
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, save
from kiemtra.workflows.trail import record as leave_event


def lay_out_checklist(inspection: Inspection, *, day: date) -> None:
    """Lay out the items of the plan's areas that fit the unit, prefilled from its report where an answer speaks to one.

    Part of opening the visit, whose event tells of it.
    """
    answers = _reported(inspection)
    rows = []
    for position, item in enumerate(_items(inspection, day)):
        outcome = suggested(item.code, answers)
        rows.append(
            CheckResult(
                inspection=inspection,
                item=item.code,
                area=item.area,
                question=item.question,
                outcome=outcome or "",
                prefilled=outcome is not None,
                position=position,
            )
        )
    CheckResult.objects.bulk_create(rows)


def _items(inspection: Inspection, day: date) -> list[ChecklistItem]:
    """The items in the order of the areas; for a kind of unit that the checklist does not know, all of them.

    Of an area for which the plan names items, only those.
    """
    areas = results.areas_of(inspection)
    wanted = frozenset(areas) or None
    unit = inspection.unit
    fitting = checklist_for(AgencyKind(unit.kind), AgencyLevel(unit.level), day=day, areas=wanted) or tuple(
        item
        for item in load_checklist()
        if day in Period(item.valid_from, item.valid_to) and (wanted is None or item.area in wanted)
    )
    asked = frozenset(inspection.plan.items)
    limited = {item.area for item in load_checklist() if item.code in asked}
    fitting = tuple(item for item in fitting if item.area not in limited or item.code in asked)
    order = {area: position for position, area in enumerate(areas)}
    return sorted(fitting, key=lambda item: order.get(item.area, 0))


def _reported(inspection: Inspection) -> dict[str, Value]:
    request = reports.last_submitted(inspection)
    return read_answers(reports.template_of(request), reports.typed_answers(request)) if request else {}


@transaction.atomic
def record(
    result_id: UUID, *, revision: int, outcome: CheckOutcome | None, note: str = "", by: Actor, now: datetime
) -> CheckResult:
    """Record what was seen for one item, which also confirms a prefilled outcome; None takes the outcome back.

    Raises `Conflict` where somebody else has recorded it since.
    """
    rows = results.visible_to(by).select_related("inspection__plan")
    hold_inspection_of(rows, result_id)
    result = rows.select_for_update(of=("self",)).get(pk=result_id)
    check_revision(result, revision)
    inspection = result.inspection
    rule = DEEDS[InspectionDeed.RECORD_RESULT]
    post = require(by, rule, queries.bearings(inspection), inspection.state)
    before = {"outcome": result.outcome, "note": result.note}
    result.outcome = outcome or ""
    result.note = note.strip()
    result.confirmed = outcome is not None
    result.prefilled = result.prefilled and outcome is not None
    result.member_id = by.user
    result.recorded_at = now
    save(result, "outcome", "note", "confirmed", "prefilled", "member", "recorded_at")
    after = {"item": result.item, "outcome": result.outcome, "note": result.note}
    leave_event("result.recorded", result, by=by, post=post, at=now, before=before, after=after, inspection=inspection)
    return result
