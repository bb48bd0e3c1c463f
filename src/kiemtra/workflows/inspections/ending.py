"""Leaving the line: an inspection postponed and taken up again, or withdrawn before the visit.

Whoever was told of the day gets a notice of its own that it does not hold any more.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.notices import NoticeKind
from kiemtra.domain.people import Actor, Post
from kiemtra.store.models import Inspection
from kiemtra.store.queries.notices import last_with_a_day
from kiemtra.workflows.inspections import sending
from kiemtra.workflows.inspections.locking import begin, move
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
    said = {"reason": inspection.postponed_reason, "visit_on": inspection.visit_on}
    after = _tell(inspection, NoticeKind.POSTPONEMENT, reason, by, post, now, today) | said
    record(
        "inspection.postponed", inspection, by=by, post=post, at=now, on=today, before={"state": before}, after=after
    )
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
    after = _tell(inspection, NoticeKind.CANCELLATION, reason, by, post, now, today) | {"reason": reason.strip()}
    record(
        "inspection.withdrawn", inspection, by=by, post=post, at=now, on=today, before={"state": before}, after=after
    )
    return inspection


def _tell(
    inspection: Inspection, kind: NoticeKind, reason: str, by: Actor, post: Post, now: datetime, today: date
) -> dict[str, object]:
    """Send the notice where a day was told; what the event says of it."""
    if inspection.sealed_until or last_with_a_day(inspection) is None:
        return {}
    return sending.told(sending.send(inspection, kind, reason=reason, by=by, post=post, now=now, today=today))
