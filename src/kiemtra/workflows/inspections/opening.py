"""Opening the visit at the unit: on the day of the notice, or unannounced at the door, where the seal falls."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.inspections import InspectionDeed, InspectionState, why_not_open
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.workflows import wording
from kiemtra.workflows.inspections.locking import begin, move, team_people, tell, unit_people
from kiemtra.workflows.results import lay_out_checklist
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@transaction.atomic
def open_visit(inspection_id: UUID, *, revision: int, place: str = "", by: Actor, now: datetime) -> Inspection:
    """Open the visit: the seal of an unannounced one falls, and the checklist of the plan's areas is laid out.

    An announced visit opens on its day or, entered later, after it.
    """
    inspection, post = begin(inspection_id, InspectionDeed.OPEN, revision=revision, by=by)
    today = timezone.localdate(now)
    refusal = why_not_open(announced=inspection.announced, visit_on=inspection.visit_on, today=today)
    refuse(refusal, day=wording.day(inspection.visit_on) if inspection.visit_on else "…")
    before = move(inspection, InspectionState.ON_SITE)
    inspection.opened_at = now
    inspection.sealed_until = None
    inspection.visit_on = inspection.visit_on or today
    inspection.place = place.strip() or inspection.place
    save(inspection, "state", "opened_at", "sealed_until", "visit_on", "place")
    lay_out_checklist(inspection, day=inspection.visit_on)
    after = {"place": inspection.place, "announced": inspection.announced}
    record("inspection.opened", inspection, by=by, post=post, at=now, before={"state": before}, after=after)
    if not inspection.announced:
        tell(
            inspection,
            "opened",
            [*team_people(inspection, today), *unit_people(inspection, today)],
            subject=f"Kiểm tra không báo trước tại {inspection.unit.name}",
            body="Đoàn kiểm tra đã công bố cuộc kiểm tra tại đơn vị.",
            now=now,
        )
    return inspection
