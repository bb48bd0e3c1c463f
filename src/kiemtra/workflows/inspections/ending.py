"""Leaving the line: an inspection postponed and taken up again, or withdrawn before the visit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.workflows.inspections.locking import begin, move, team_people, tell, unit_people
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@transaction.atomic
def postpone(inspection_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date) -> Inspection:
    """Postpone the visit with a reason; whoever was told of the day is told of this."""
    inspection, post = begin(inspection_id, InspectionDeed.POSTPONE, revision=revision, by=by)
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    before = move(inspection, InspectionState.POSTPONED)
    inspection.postponed_reason = reason.strip()
    save(inspection, "state", "postponed_reason")
    after = {"reason": inspection.postponed_reason, "visit_on": inspection.visit_on}
    record("inspection.postponed", inspection, by=by, post=post, at=now, before={"state": before}, after=after)
    _tell_of_change(inspection, "postponed", "Hoãn", now, today)
    return inspection


@transaction.atomic
def resume(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Inspection:
    """Take a postponed inspection up again: it needs a new day and a new notice."""
    inspection, post = begin(inspection_id, InspectionDeed.RESUME, revision=revision, by=by)
    before = {"state": move(inspection, InspectionState.PLANNED), "visit_on": inspection.visit_on}
    inspection.visit_on = None
    inspection.visit_at = None
    inspection.decided_by = None
    inspection.decided_at = None
    inspection.postponed_reason = ""
    save(inspection, "state", "visit_on", "visit_at", "decided_by", "decided_at", "postponed_reason")
    record("inspection.resumed", inspection, by=by, post=post, at=now, before=before)
    return inspection


@transaction.atomic
def withdraw(inspection_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date) -> Inspection:
    """Give the inspection up before the visit, with a reason; a sealed one stays sealed."""
    inspection, post = begin(inspection_id, InspectionDeed.WITHDRAW, revision=revision, by=by)
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    before = move(inspection, InspectionState.WITHDRAWN)
    save(inspection, "state")
    after = {"reason": reason.strip()}
    record("inspection.withdrawn", inspection, by=by, post=post, at=now, before={"state": before}, after=after)
    _tell_of_change(inspection, "withdrawn", "Hủy", now, today)
    return inspection


def _tell_of_change(inspection: Inspection, what: str, word: str, now: datetime, today: date) -> None:
    if inspection.sealed_until or not inspection.noticed_on:
        return
    people = [*team_people(inspection, today), *unit_people(inspection, today)]
    subject = f"{word} cuộc kiểm tra {inspection.unit.name}"
    tell(inspection, what, people, subject=subject, body="Lý do xem trên trang cuộc kiểm tra.", now=now)
