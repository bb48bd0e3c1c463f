"""One unit and one task: its reports with their files, what was said of them; the report, the return, the confirmation."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.tasks import (
    DEEDS,
    TaskDeed,
    TaskProgress,
    TaskReview,
    reaches,
    why_not_report,
    why_not_review,
)
from kiemtra.store.models import Agency, Task, TaskReport, TaskStatus
from kiemtra.store.queries import sides, task_cells
from kiemtra.store.queries import tasks as queries
from kiemtra.web import labels
from kiemtra.web.forms.tasks import RemarkForm, ReportForm
from kiemtra.web.labels import tasks as words
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.task_cells import shown
from kiemtra.web.views.task_page import seen_task
from kiemtra.workflows import files, tasks
from kiemtra.workflows.tasks.reporting import Proof

ABOUT_FILES = frozenset({Refusal.FILE_TOO_LARGE, Refusal.FILE_TYPE_REFUSED, Refusal.SECRET_PAPER})
MOST_DOCUMENTS = 60


@require_http_methods(["GET", "POST"])
def task_report(request: Request, pk: UUID, agency_pk: UUID) -> HttpResponse:
    """How far one unit is with one task, and its report."""
    task = seen_task(request, pk)
    plan = seen_plan(request, task.plan_id)
    agency = queries.unit_of(plan, request.actor, agency_pk)
    if agency is None or not reaches(task.aimed, agency.pk, agency.level, agency.kind):
        raise Http404
    status = queries.status_of(task, agency)
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        task=task,
        status=status,
        today=request.today,
        documents=_documents(request, agency),
    )
    if request.method == "POST" and form.is_valid() and send(request, task, agency, form):
        messages.success(request, "Đã gửi báo cáo nhiệm vụ.")
        return redirect("task-report", pk=pk, agency_pk=agency_pk)
    context = around(request, plan, "plan-tasks") | _facts(request, task, agency, status) | {"form": form}
    return render(request, "plans/task_report.html", context, status=422 if form.errors else 200)


def send(request: Request, task: Task, agency: Agency, form: Any, revision: int | None = None) -> bool:
    """Send one report; what is refused of a file, or faulty, stands at the form's fields."""
    upload = form.cleaned_data.get("file")
    try:
        stored = files.store(upload, name=upload.name, limit=settings.UPLOAD_LIMIT, at=request.now) if upload else None
        tasks.report(
            task.pk,
            agency,
            form.said(),
            revision=seen_revision(request) if revision is None else revision,
            proofs=[Proof(stored, upload.name)] if stored else [],
            on=request.today,
            by=request.actor,
            now=request.now,
        )
    except NotValid as error:
        form.take(error.faults)
    except NotAllowed as refused:
        if refused.refusal not in ABOUT_FILES:
            raise
        form.add_error("file", labels.refusal(refused.refusal, **refused.facts))
    return not form.errors


@require_POST
def task_proof_remove(request: Request, pk: UUID) -> HttpResponse:
    """Take a file out of the last report."""
    who: dict[str, Any] = {"on": request.today, "by": request.actor, "now": request.now}
    status = tasks.remove_proof(pk, revision=seen_revision(request), **who)
    messages.success(request, "Đã bỏ tệp; báo cáo trước vẫn giữ trong lịch sử.")
    return redirect("task-report", pk=status.task_id, agency_pk=status.agency_id)


def _facts(request: Request, task: Task, agency: Agency, status: TaskStatus | None) -> dict[str, Any]:
    bearings = queries.bearings(task, sides.answering_for(agency, request.actor.day), request.actor, agency.pk)
    review = TaskReview(status.review) if status else TaskReview.WAITING
    may_report = why_not(request.actor, DEEDS[TaskDeed.REPORT], bearings, task.plan.state) or why_not_report(
        TaskProgress(status.progress) if status else TaskProgress.NOT_STARTED, review
    )
    may_review = why_not(request.actor, DEEDS[TaskDeed.REVIEW], bearings, task.plan.state) or why_not_review(
        status is not None, review
    )
    cell = task_cells.cell(task, agency, status, task_cells.watch_on(request.today))
    return {
        "task": task,
        "agency": agency,
        "status": status,
        "cell": shown(cell),
        "due": words.term(task.deadline, task.document.dated),
        "history": _history(status),
        "refusal": labels.refusal(may_report) if may_report else "",
        "reviews": not may_review,
        "is_confirmed": review is TaskReview.CONFIRMED,
        "review_form": RemarkForm(),
    }


def _history(status: TaskStatus | None) -> list[dict[str, Any]]:
    """Every report, the last on top, with its files and what was said of it; four queries."""
    if status is None:
        return []
    rows = status.reports.select_related("made_by", "product_document").prefetch_related(
        "proofs__file", "verdicts__made_by"
    )
    return [_told(row) for row in rows.order_by("-number")]


def _told(row: TaskReport) -> dict[str, Any]:
    verdicts = [
        {
            "row": one,
            "label": words.REVIEWS[TaskReview(one.verdict)],
            "tone": words.REVIEW_TONES[TaskReview(one.verdict)],
        }
        for one in row.verdicts.all()
    ]
    return {"row": row, "progress": words.PROGRESS[TaskProgress(row.progress)], "verdicts": verdicts}


def _documents(request: Request, agency: Agency) -> list[tuple[str, str]]:
    """The issued documents that a unit may name as its product: its own first among those that the person sees."""
    rows = queries.products_of(agency, request.actor)
    return [(str(row.pk), f"{row}: {row.subject}"[:120]) for row in rows[:MOST_DOCUMENTS]]


@require_POST
def task_review(request: Request, pk: UUID) -> HttpResponse:
    """A report is confirmed, or returned with a remark."""
    status = queries.statuses_visible_to(request.actor).get(pk=pk)
    back = redirect("task-report", pk=status.task_id, agency_pk=status.agency_id)
    said = {
        "revision": seen_revision(request),
        "remark": request.POST.get("remark", ""),
        "on": request.today,
        "by": request.actor,
        "now": request.now,
    }
    if request.POST.get("verdict") == "confirm":
        tasks.confirm(pk, **said)  # type: ignore[arg-type]
        messages.success(request, "Đã xác nhận báo cáo.")
        return back
    try:
        tasks.return_(pk, **said)  # type: ignore[arg-type]
    except NotValid as error:
        for fault in error.faults.values():
            messages.error(request, labels.fault(fault))
        return back
    messages.success(request, "Đã trả lại báo cáo để đơn vị bổ sung.")
    return back
