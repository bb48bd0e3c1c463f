"""The head of the unit gives back a report that was laid before him: it stays with the unit, and is filled further."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.reports import ReportDeed, ReportState
from kiemtra.store.models import ReportRequest
from kiemtra.workflows.reports import steps
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


@transaction.atomic
def give_back(request_id: UUID, *, revision: int, remark: str, by: Actor, now: datetime) -> ReportRequest:
    """Give a presented report back with a remark; open to whoever may hand it in, and only while it lies before them."""
    begun = steps.begin(request_id, ReportDeed.SUBMIT, by=by, now=now, revision=revision)
    asked = begun.asked
    refuse(None if asked.presented_at else Refusal.ALREADY_DONE)
    if not remark.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    # What the receiving side said when it returned the report stays in front.
    said = [asked.remark] if asked.state == ReportState.RETURNED and asked.remark else []
    asked.remark = "\n".join([*said, remark.strip()])
    asked.presented_at = asked.presented_by = None
    save(asked, "remark", "presented_at", "presented_by")
    steps.leave_event("report.given_back", begun, after={"remark": remark.strip()})
    to = steps.unit_people(asked, begun.day, Role.FOCAL_POINT)
    body = "Lãnh đạo đơn vị đề nghị xem lại báo cáo trước khi gửi."
    steps.tell(asked, "given_back", to, subject="Báo cáo cần xem lại", body=body, now=now)
    return asked
