"""One task: what it says, to whom it is set, its units; written anew, followed no longer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.tasks import DEEDS, TaskAim, TaskDeed, TaskState
from kiemtra.store.models import Plan, Task
from kiemtra.store.queries import documents, plan_pages, task_boards, task_cells
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import tasks as queries
from kiemtra.store.queries.agency_search import Among
from kiemtra.store.queries.task_boards import Wanted
from kiemtra.web import labels
from kiemtra.web.forms.plans import ReasonForm
from kiemtra.web.forms.tasks import TaskForm
from kiemtra.web.labels import tasks as words
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.task_cells import figures, shown
from kiemtra.workflows import tasks

SHOWN_WITH = ("document", "plan__jurisdiction", "lead")


def seen_task(request: Request, pk: UUID) -> Task:
    """The task as its pages need it; not found where the actor may not see it."""
    task = queries.visible_to(request.actor).select_related(*SHOWN_WITH).get(pk=pk)
    if task.aim == TaskAim.NAMED:
        prefetch_related_objects([task], "agencies")
    return task


@require_safe
def task_detail(request: Request, pk: UUID) -> HttpResponse:
    """One task with its figures and its units, page by page."""
    task = seen_task(request, pk)
    plan = seen_plan(request, task.plan_id)
    at = task_cells.watch_on(request.today)
    number = int(asked) if (asked := request.GET.get("trang", "")).isdecimal() and len(asked) < 6 else 1
    followed = [task] if task.state == TaskState.SET else []
    board = task_boards.board(plan, followed, request.actor, Wanted(task=pk), at, number)
    found = [cell for line in board.lines for cell in line.cells if cell]
    context = around(request, plan, "plan-tasks") | {
        "task": task,
        "due": words.term(task.deadline, task.document.dated),
        "whom": _whom(task),
        "is_withdrawn": task.state == TaskState.WITHDRAWN,
        "figures": figures(board.total, reverse("plan-task-cells", args=[plan.pk]), task=pk),
        "board": board,
        "cells": [shown(one) for one in sorted(found, key=lambda one: task_boards.order_of(one.stand))],
        "refusal": _refusal(request, task, TaskDeed.CHANGE),
    }
    return render(request, "plans/task.html", context)


def _whom(task: Task) -> str:
    if task.aim == TaskAim.GROUPS:
        return words.groups(task.groups)
    if task.aim == TaskAim.NAMED:
        return ", ".join(agency.short_name for agency in task.agencies.all())
    return words.AIMS[TaskAim.ALL_UNITS]


def _refusal(request: Request, task: Task, deed: TaskDeed) -> str:
    refusal = why_not(request.actor, DEEDS[deed], plan_queries.bearings(task.plan), task.plan.state)
    return labels.refusal(refusal) if refusal else ""


@require_http_methods(["GET", "POST"])
def task_new(request: Request, pk: UUID) -> HttpResponse:
    """A task is set by hand."""
    plan = seen_plan(request, pk)
    refusal = around(request, plan, "plan-tasks")["refusals"][PlanDeed.SET_TASK]
    form = TaskForm(request.POST or None, documents=documents_of(plan), among=_among(request, plan))
    page = _page(plan, "Thêm nhiệm vụ", reverse("plan-tasks", args=[pk]), refusal)

    def do(given: dict[str, Any]) -> str:
        document = documents.visible_to(request.actor).get(pk=given["document"])
        tasks.set_task(pk, document, form.content(), by=request.actor, now=request.now)
        return "Đã thêm nhiệm vụ."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def task_edit(request: Request, pk: UUID) -> HttpResponse:
    """A task is written anew."""
    task = seen_task(request, pk)
    form = TaskForm(request.POST or None, documents=(), among=_among(request, task.plan), task=task)
    page = _page(
        task.plan,
        "Sửa nhiệm vụ",
        reverse("task-detail", args=[pk]),
        _refusal(request, task, TaskDeed.CHANGE),
        revision=task.revision,
        about=f"Văn bản giao: {task.document}. Nội dung cũ được giữ trong nhật ký; tình trạng tính lại ngay theo hạn mới.",
    )

    def do(given: dict[str, Any]) -> str:
        tasks.change(pk, form.content(), revision=seen_revision(request), by=request.actor, now=request.now)
        return "Đã sửa nhiệm vụ."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def task_withdraw(request: Request, pk: UUID) -> HttpResponse:
    """A task is followed no longer."""
    task = seen_task(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = {"revision": seen_revision(request), "by": request.actor, "now": request.now}
        tasks.withdraw(pk, reason=form.cleaned_data["reason"], **seen)  # type: ignore[arg-type]
        messages.success(request, "Đã thôi theo dõi nhiệm vụ. Các báo cáo đã có vẫn được giữ.")
        return redirect("task-detail", pk=pk)
    page = _page(
        task.plan,
        "Thôi theo dõi nhiệm vụ",
        reverse("task-detail", args=[pk]),
        _refusal(request, task, TaskDeed.WITHDRAW),
        revision=task.revision,
        about=task.text,
    )
    return page.show(request, form)


@require_POST
def task_restore(request: Request, pk: UUID) -> HttpResponse:
    """A task is followed again."""
    tasks.restore(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã theo dõi lại nhiệm vụ.")
    return redirect("task-detail", pk=pk)


def _page(
    plan: Plan, heading: str, back: str, refusal: str, *, revision: int | None = None, about: str = ""
) -> FormPage:
    return FormPage(
        heading=heading,
        submit=heading,
        back=back,
        crumbs=(
            ("Kế hoạch", reverse("plan-list")),
            (plan.title[:60], reverse("plan-detail", args=[plan.pk])),
            ("Nhiệm vụ", reverse("plan-tasks", args=[plan.pk])),
        ),
        about=about,
        revision=revision,
        refusal=refusal,
        illustrative=plan.jurisdiction.illustrative,
    )


def documents_of(plan: Plan) -> list[tuple[str, str]]:
    """What the plan's texts cite, its own document first: from these a task may come."""
    rows = plan_pages.cited_in(plan)
    found = [(str(row.cited_id), f"{row.cited}: {row.cited.subject}".rstrip(": ")[:120]) for row in rows]
    if plan.document_id and str(plan.document_id) not in dict(found):
        found.insert(0, (str(plan.document_id), str(plan.document)))
    return found


def _among(request: Request, plan: Plan) -> Among:
    return Among(day=request.today)
