"""The report of a unit: asked for, filled in, handed in as a version that never changes, returned or accepted."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.data.calendar import load_calendar
from kiemtra.data.forms import load_form
from kiemtra.domain.deadlines import DeadlineCode, due_date
from kiemtra.domain.errors import Refusal
from kiemtra.domain.forms import ItemType, Problem, validate_answers
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.reports import DEEDS, MOVES, ReportDeed, ReportState, RoundPurpose
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Answer, Inspection, ReportRequest, ReportRound, ReportVersion, StoredFile
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.workflows import messages, wording
from kiemtra.workflows.answers import as_data, as_rows
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.inspections.locking import begin, team_people, unit_people
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

UNIT_REPORT = "unit_report"


@transaction.atomic
def request(
    inspection_id: UUID, *, revision: int, form: str = UNIT_REPORT, by: Actor, now: datetime, today: date
) -> ReportRequest:
    """Ask the unit for its report, due the plan's number of working days before the visit."""
    inspection, post = begin(inspection_id, InspectionDeed.REQUEST_REPORT, revision=revision, by=by)
    refuse(Refusal.ALREADY_DONE if inspection.report_requests.filter(form=form).exists() else None)
    asked = ReportRequest.objects.create(
        jurisdiction_id=inspection.jurisdiction_id,
        round=_round_of(inspection, form, now),
        inspection=inspection,
        agency_id=inspection.unit_id,
        form=form,
        form_version=load_form(form).version,
        period_from=inspection.plan.data_from,
        period_to=inspection.plan.data_to,
        due_on=_due_on(inspection, today),
        requested_at=now,
    )
    save(inspection)
    after = {"form": form, "due_on": asked.due_on}
    record("report.requested", asked, by=by, post=post, at=now, after=after, inspection=inspection)
    _tell(asked, "requested", "unit", "Yêu cầu báo cáo", f"Hạn gửi: {wording.day(asked.due_on)}.", now)
    return asked


def _round_of(inspection: Inspection, form: str, now: datetime) -> ReportRound:
    """The round of the plan's inspections on this form, opened with the first of its reports."""
    plan, template = inspection.plan, load_form(form)
    found, _ = ReportRound.objects.get_or_create(
        plan=plan,
        form=form,
        form_version=template.version,
        purpose=RoundPurpose.INSPECTION,
        defaults={
            "jurisdiction_id": plan.jurisdiction_id,
            "asker_id": plan.standing_agency_id,
            "title": template.title,
            "period_from": plan.data_from,
            "period_to": plan.data_to,
            "opened_at": now,
        },
    )
    return found


def _due_on(inspection: Inspection, today: date) -> date:
    """The day by the plan's rule; where that has passed, the day of the visit or today."""
    if inspection.visit_on is None:
        return today
    due = due_date(inspection.visit_on, rule_of(inspection.plan, DeadlineCode.UNIT_REPORT), load_calendar()).date
    return due if due >= today else max(today, inspection.visit_on)


@transaction.atomic
def save_answers(
    request_id: UUID, *, revision: int, answers: Mapping[str, object], by: Actor, now: datetime
) -> tuple[ReportRequest, tuple[Problem, ...]]:
    """Keep what was typed, right or wrong, and return it with everything that is still to be mended.

    Files are attached and removed on their own and stay as they are.
    """
    asked, post = _begin(request_id, ReportDeed.FILL, revision, by)
    before = asked.state
    if asked.state == ReportState.REQUESTED:
        _move(asked, ReportState.DRAFT)
    template = queries.template_of(asked)
    asked.answers.filter(file__isnull=True).delete()
    Answer.objects.bulk_create(as_rows(asked, template, answers))
    asked.saved_at = now
    save(asked, "state", "saved_at")
    kept = queries.typed_answers(asked)
    after = {"items": sorted(kept)}
    _record("report.saved", asked, by=by, post=post, at=now, before={"state": before}, after=after)
    return asked, validate_answers(template, kept)


@transaction.atomic
def attach_file(
    request_id: UUID, *, revision: int, item: str, file: StoredFile, name: str, by: Actor, now: datetime
) -> ReportRequest:
    """Attach a file to an item that asks for files; the same file again is there once."""
    asked, post = _begin(request_id, ReportDeed.FILL, revision, by)
    asks = queries.template_of(asked).item(item)
    refuse(None if asks and asks.type is ItemType.FILE else Refusal.FORM_INCOMPLETE)
    there = list(asked.answers.filter(item=item).order_by("row"))
    if all(answer.file_id != file.pk for answer in there):
        row = there[-1].row + 1 if there else 1
        Answer.objects.create(
            request=asked, item=item, row=row, row_key=str(row), file=file, file_name=shown_name(name)
        )
    if asked.state == ReportState.REQUESTED:
        _move(asked, ReportState.DRAFT)
    asked.saved_at = now
    save(asked, "state", "saved_at")
    _record("report.file_attached", asked, by=by, post=post, at=now, after={"item": item, "sha256": file.sha256})
    return asked


@transaction.atomic
def remove_file(request_id: UUID, *, revision: int, answer: int, by: Actor, now: datetime) -> ReportRequest:
    """Take a file off the draft; versions handed in keep it."""
    asked, post = _begin(request_id, ReportDeed.FILL, revision, by)
    gone = asked.answers.get(pk=answer, file__isnull=False)
    before = {"item": gone.item, "name": gone.file_name}
    gone.delete()
    asked.saved_at = now
    save(asked, "saved_at")
    _record("report.file_removed", asked, by=by, post=post, at=now, before=before)
    return asked


@transaction.atomic
def submit(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportVersion:
    """Hand the report in: an immutable version of it; refused while anything is wrong or missing."""
    asked, post = _begin(request_id, ReportDeed.SUBMIT, revision, by)
    template, answers = queries.template_of(asked), queries.typed_answers(asked)
    refuse(Refusal.FORM_INCOMPLETE if validate_answers(template, answers) else None)
    before = _move(asked, ReportState.SUBMITTED)
    number = asked.versions.count() + 1
    assert by.user is not None, "a post has a person"
    version = ReportVersion.objects.create(
        request=asked,
        number=number,
        answers=as_data(asked, template, answers),
        submitted_by_id=by.user,
        submitted_at=now,
    )
    save(asked, "state")
    _record("report.submitted", asked, by=by, post=post, at=now, before={"state": before}, after={"version": number})
    _tell(asked, "submitted", "team", "Đã nhận báo cáo", f"Bản gửi lần {number}.", now)
    return version


@transaction.atomic
def return_(request_id: UUID, *, revision: int, remark: str, by: Actor, now: datetime) -> ReportRequest:
    """Return the report with a remark: the same record opens again for the unit."""
    asked, post = _begin(request_id, ReportDeed.RETURN, revision, by)
    refuse(None if remark.strip() else Refusal.FORM_INCOMPLETE)
    before = _move(asked, ReportState.RETURNED)
    asked.remark = remark.strip()
    save(asked, "state", "remark")
    after = {"remark": asked.remark}
    _record("report.returned", asked, by=by, post=post, at=now, before={"state": before}, after=after)
    _tell(asked, "returned", "unit", "Báo cáo cần bổ sung", "Đoàn kiểm tra đã trả lại báo cáo kèm nhận xét.", now)
    return asked


@transaction.atomic
def accept(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRequest:
    """Accept the report as handed in."""
    asked, post = _begin(request_id, ReportDeed.ACCEPT, revision, by)
    before = _move(asked, ReportState.ACCEPTED)
    asked.remark = ""
    save(asked, "state", "remark")
    _record("report.accepted", asked, by=by, post=post, at=now, before={"state": before})
    _tell(asked, "accepted", "unit", "Báo cáo đã được tiếp nhận", "Đoàn kiểm tra đã tiếp nhận báo cáo.", now)
    return asked


def _begin(request_id: UUID, deed: ReportDeed, revision: int, by: Actor) -> tuple[ReportRequest, Post]:
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related("inspection__plan", "inspection__unit")
    asked = rows.get(pk=request_id)
    check_revision(asked, revision)
    return asked, require(by, DEEDS[deed], queries.bearings(asked), asked.state)


def _move(asked: ReportRequest, after: ReportState) -> ReportState:
    before = ReportState(asked.state)
    check_move(MOVES, before, after)
    asked.state = after
    return before


def _record(
    name: str,
    asked: ReportRequest,
    *,
    by: Actor,
    post: Post,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record(name, asked, by=by, post=post, at=at, before=before, after=after, inspection=asked.inspection)


def _tell(asked: ReportRequest, what: str, side: str, subject: str, body: str, now: datetime) -> None:
    """Queue a message to the unit, or to head and secretary of the team."""
    inspection, today = asked.inspection, timezone.localdate(now)
    keepers = (TeamRole.HEAD, TeamRole.SECRETARY)
    to = unit_people(inspection, today) if side == "unit" else team_people(inspection, today, *keepers)
    messages.queue(
        f"report.{what}:{asked.pk}:{asked.revision}",
        to,
        subject=f"{subject}: {inspection.unit.name}",
        body=body,
        path=f"/reports/{asked.pk}/",
        at=now,
        inspection=inspection,
    )
