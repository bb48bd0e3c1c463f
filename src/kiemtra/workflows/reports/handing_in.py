"""How a report leaves the unit: laid before its head, handed in as a version that never changes, called back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.forms import Answers, FormTemplate, blocking
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.readiness import next_due
from kiemtra.domain.reports import ReportDeed, ReportState, RoundPurpose, why_not_hand_in
from kiemtra.store.models import ReportRequest, ReportVersion
from kiemtra.store.queries import reports as queries
from kiemtra.workflows.answers import as_data
from kiemtra.workflows.reports import steps
from kiemtra.workflows.reports.steps import Begun
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


@transaction.atomic
def present(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRequest:
    """Lay the finished report before the head of the unit, who hands it in; refused while anything is to be mended."""
    begun = steps.begin(request_id, ReportDeed.PRESENT, by=by, now=now, revision=revision)
    asked = begun.asked
    _complete(begun)
    refuse(Refusal.ALREADY_DONE if asked.presented_at else None)
    asked.presented_at, asked.presented_by_id = now, by.user
    save(asked, "presented_at", "presented_by")
    steps.leave_event("report.presented", begun)
    heads = steps.unit_people(asked, begun.day, Role.AGENCY_HEAD)
    body = "Báo cáo đã điền xong, đề nghị xem và gửi."
    steps.tell(asked, "presented", heads, subject="Trình duyệt báo cáo", body=body, now=now)
    return asked


@transaction.atomic
def submit(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportVersion:
    """Hand the report in: an immutable version of it; refused while anything is wrong, missing, unconfirmed or undecided.

    A set that is kept current is due again by the end of the quarter after.
    """
    begun = steps.begin(request_id, ReportDeed.SUBMIT, by=by, now=now, revision=revision)
    asked = begun.asked
    template, answers = _complete(begun)
    before = begun.move(ReportState.SUBMITTED)
    number = asked.versions.count() + 1
    version = ReportVersion.objects.create(
        request=asked,
        number=number,
        answers=as_data(asked, template, answers),
        submitted_by_id=begun.user,
        submitted_at=now,
    )
    asked.first_submitted_at = asked.first_submitted_at or now
    asked.submitted_at = now
    if asked.round.purpose == RoundPurpose.READINESS:
        asked.due_on = next_due(begun.day)
    save(asked, "state", "first_submitted_at", "submitted_at", "due_on")
    steps.leave_event("report.submitted", begun, before={"state": before}, after={"version": number})
    to = steps.receivers(asked, begun.day)
    steps.tell(asked, "submitted", to, subject="Đã nhận báo cáo", body=f"Bản gửi lần {number}.", now=now)
    return version


@transaction.atomic
def recall(request_id: UUID, *, revision: int, reason: str = "", by: Actor, now: datetime) -> ReportRequest:
    """Call back a report that nobody has taken or returned yet; the version that was handed in stays.

    Where it had come back for some items, only these are open again.
    """
    begun = steps.begin(request_id, ReportDeed.RECALL, by=by, now=now, revision=revision)
    asked = begun.asked
    before = begun.move(ReportState.RETURNED if asked.reopened else ReportState.DRAFT)
    asked.presented_at = asked.presented_by = None
    save(asked, "state", "presented_at", "presented_by")
    steps.leave_event("report.recalled", begun, before={"state": before}, after={"reason": reason.strip()})
    to = steps.receivers(asked, begun.day)
    body = reason.strip() or "Đơn vị rút báo cáo về để chỉnh sửa."
    steps.tell(asked, "recalled", to, subject="Đơn vị rút báo cáo", body=body, now=now)
    return asked


def _complete(begun: Begun) -> tuple[FormTemplate, Answers]:
    """Form and answers, where nothing of them is to be mended and no value waits for a decision."""
    template, answers = queries.template_of(begun.asked), queries.typed_answers(begun.asked)
    found = queries.examined(begun.asked, template, answers, begun.day)
    refuse(why_not_hand_in(is_complete=not blocking(found.problems), conflicts=len(queries.conflicts(begun.asked))))
    return template, answers
