"""A schedule changed after the unit was told: the head decides, and a new notice goes out as lawfully as the first."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.notices import NoticeKind, Place, why_not_change, why_not_tell_of_change
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.store.queries.deadlines import latest_notice
from kiemtra.workflows.inspections import overlaps, sending
from kiemtra.workflows.inspections.locking import begin
from kiemtra.workflows.inspections.notices import days_asked
from kiemtra.workflows.inspections.schedule import check_day
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class Visit:
    """When and where the unit is visited."""

    day: date
    hour: time | None = None
    place: str = ""


@transaction.atomic
def change_visit(
    inspection_id: UUID,
    visit: Visit,
    *,
    revision: int,
    reason: str,
    urgent_reason: str = "",
    overlap_reason: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> Inspection:
    """Change day, hour or place after the notice, with a reason, and tell both sides anew.

    The new notice must be as many working days ahead as the first, or the head says why it is urgent. The earlier one
    stays as it was sent.
    """
    inspection, post = begin(inspection_id, InspectionDeed.CHANGE_VISIT, revision=revision, by=by)
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    check_day(inspection, visit.day, today)
    was = _place_of(inspection)
    inspection.visit_on, inspection.visit_at, inspection.place = visit.day, visit.hour, visit.place.strip()
    refuse(why_not_change(announced=inspection.announced, before=was, after=_place_of(inspection)))
    _check_in_time(inspection, visit.day, urgent_reason, today)
    inspection.overlap_reason = overlaps.check(inspection, visit.day, overlap_reason, by=by)
    inspection.decided_by_id, inspection.decided_at, inspection.noticed_on = by.user, now, today
    save(inspection, "visit_on", "visit_at", "place", "overlap_reason", "decided_by", "decided_at", "noticed_on")
    sent = sending.send(
        inspection,
        NoticeKind.CHANGE,
        reason=reason,
        urgent_reason=urgent_reason,
        by=by,
        post=post,
        now=now,
        today=today,
    )
    before = {"visit_on": was.day, "visit_at": was.hour, "place": was.where}
    after = sending.told(sent) | overlaps.told(inspection)
    record("inspection.visit_changed", inspection, by=by, post=post, at=now, on=today, before=before, after=after)
    return inspection


def _place_of(inspection: Inspection) -> Place:
    hour = f"{inspection.visit_at:%H:%M}" if inspection.visit_at else ""
    return Place(inspection.visit_on, hour, inspection.place)


def _check_in_time(inspection: Inspection, day: date, urgent_reason: str, today: date) -> None:
    latest = latest_notice(inspection)
    assert latest is not None, "the visit has a day"
    refusal = why_not_tell_of_change(
        urgent=bool(urgent_reason.strip()), latest_notice_day=latest.date, visit_on=day, today=today
    )
    refuse(refusal, **days_asked(inspection))
