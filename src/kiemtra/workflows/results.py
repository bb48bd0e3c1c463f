"""Results of the checklist: laid out when the visit opens, recorded item by item by the members of the team."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

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
    """Lay out the items of the plan's areas that fit the unit, prefilled where an answer of the unit speaks to one.

    Part of opening the visit, whose event tells of it.
    """
    answers = _reported(inspection)
    rows = []
    for position, item in enumerate(results.checklist_of(inspection, day)):
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


def _reported(inspection: Inspection) -> dict[str, Value]:
    """What the unit answered: in its report for this visit, else in the newest copy that the team took of its set."""
    if request := reports.last_submitted(inspection):
        return read_answers(reports.template_of(request), reports.typed_answers(request))
    copy = inspection.readiness_copies.select_related("request__round").order_by("number").last()
    return read_answers(reports.template_of(copy.request), copy.answers) if copy else {}


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
