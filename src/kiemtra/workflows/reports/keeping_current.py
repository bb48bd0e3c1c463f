"""A set that its unit keeps current: opened again after it was handed in, or confirmed as it stands by one press."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.people import Actor, Permission
from kiemtra.domain.reports import ReportDeed, ReportState, RoundPurpose, why_not_update
from kiemtra.store.models import ReportRequest
from kiemtra.workflows.reports import steps
from kiemtra.workflows.reports.handing_in import present, submit
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


@transaction.atomic
def update(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRequest:
    """Open a handed-in set again to bring it up to date; what was handed in stays as its last version."""
    begun = steps.begin(request_id, ReportDeed.UPDATE, by=by, now=now, revision=revision)
    asked = begun.asked
    refuse(why_not_update(RoundPurpose(asked.round.purpose)))
    before = begun.move(ReportState.DRAFT)
    asked.presented_at = asked.presented_by = None
    save(asked, "state", "presented_at", "presented_by")
    steps.leave_event("report.updated", begun, before={"state": before})
    return asked


@transaction.atomic
def affirm(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRequest:
    """Confirm that a handed-in set still holds: the head hands it in anew, anybody else lays it before the head.

    Every answer counts as looked at on this day.
    """
    asked = update(request_id, revision=revision, by=by, now=now)
    asked.answers.update(touched_at=now)
    if by.may(Permission.REPORT_SUBMIT):
        submit(request_id, revision=asked.revision, by=by, now=now)
    else:
        present(request_id, revision=asked.revision, by=by, now=now)
    asked.refresh_from_db()
    return asked
