"""Tasks set by documents: the matrix of units and tasks, a task set, a unit's report, the workbook."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.tasks import DEEDS, TaskDeed, TaskProgress, is_overdue
from kiemtra.store.models import Agency, Plan, Task, TaskStatus
from kiemtra.store.queries import agencies, documents, plan_pages, sides
from kiemtra.store.queries import tasks as queries
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.plans import TaskForm, TaskReportForm
from kiemtra.web.labels.plans import PROGRESS, PROGRESS_TONES
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import tasks

COLUMNS = (
    ("Đơn vị", 34),
    ("Văn bản giao nhiệm vụ", 24),
    ("Nhiệm vụ", 60),
    ("Thời hạn", 12),
    ("Tiến độ", 20),
    ("Quá hạn", 10),
    ("Kết quả, hiệu quả", 50),
    ("Hạn chế, nguyên nhân", 50),
    ("Báo cáo ngày", 14),
)


@require_http_methods(["GET", "POST"])
def plan_tasks(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-tasks")
    form = (
        TaskForm(request.POST or None, documents=_documents(plan))
        if not context["refusals"][PlanDeed.SET_TASK]
        else None
    )
    if request.method == "POST" and form and form.is_valid():
        given = form.cleaned_data
        document = documents.visible_to(request.actor).get(pk=given["document"])
        tasks.set_task(pk, document, given["text"], due_on=given["due_on"], by=request.actor, now=request.now)
        messages.success(request, "Đã thêm nhiệm vụ cho mọi đơn vị của kế hoạch.")
        return redirect("plan-tasks", pk=pk)
    matrix = _matrix(request, plan)
    failed = bool(form and form.is_bound and form.errors)
    return render(request, "plans/tasks.html", context | {"form": form, **matrix}, status=422 if failed else 200)


def _documents(plan: Plan) -> list[tuple[str, str]]:
    rows = plan_pages.cited_in(plan)
    found = [(str(row.cited_id), f"{row.cited}: {row.cited.subject}".rstrip(": ")[:120]) for row in rows]
    if plan.document_id and str(plan.document_id) not in dict(found):
        found.insert(0, (str(plan.document_id), str(plan.document)))
    return found


def _matrix(request: Request, plan: Plan) -> dict[str, Any]:
    found = list(queries.visible_to(request.actor).filter(plan=plan).select_related("document"))
    cells = queries.by_cell(queries.statuses(plan, request.actor))
    units = _agencies(request, plan)
    lines: list[dict[str, Any]] = [
        {"agency": agency, "cells": [_cell(task, agency, cells, request) for task in found]} for agency in units
    ]
    counts = [
        {
            "task": task,
            "done": sum(1 for line in lines if line["cells"][place]["done"]),
            "late": sum(1 for line in lines if line["cells"][place]["late"]),
        }
        for place, task in enumerate(found)
    ]
    return {"tasks": counts, "lines": lines, "agencies": len(units)}


def _agencies(request: Request, plan: Plan) -> list[Agency]:
    rows = agencies.of_plan(plan)
    return list(rows if queries.sees_all_units(plan, request.actor) else rows.filter(pk__in=request.actor.reach))


def _cell(task: Task, agency: Agency, cells: dict[tuple[UUID, UUID], TaskStatus], request: Request) -> dict[str, Any]:
    status = cells.get((task.pk, agency.pk))
    progress = TaskProgress(status.progress) if status else TaskProgress.NOT_STARTED
    late = is_overdue(progress, task.due_on, request.today)
    return {
        "task": task,
        "status": status,
        "label": "Quá hạn" if late else PROGRESS[progress],
        "tone": "late" if late else PROGRESS_TONES[progress],
        "done": progress is TaskProgress.DONE,
        "late": late,
    }


@require_safe
def plan_tasks_xlsx(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    return xlsx(f"Theo dõi nhiệm vụ - {plan.title}", COLUMNS, _cells(_matrix(request, plan)), today=request.today)


def _cells(matrix: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for line in matrix["lines"]:
        for cell in line["cells"]:
            task, status = cell["task"], cell["status"]
            progress = TaskProgress(status.progress) if status else TaskProgress.NOT_STARTED
            yield (
                line["agency"].name,
                str(task.document),
                task.text,
                task.due_on,
                PROGRESS[progress],
                "Quá hạn" if cell["late"] else "",
                status.result if status else "",
                status.cause if status else "",
                status.reported_on if status else None,
            )


@require_http_methods(["GET", "POST"])
def task_report(request: Request, pk: UUID, agency_pk: UUID) -> HttpResponse:
    task = queries.visible_to(request.actor).select_related("document", "plan").get(pk=pk)
    plan = seen_plan(request, task.plan_id)
    agency = next((one for one in _agencies(request, plan) if one.pk == agency_pk), None)
    if agency is None:
        raise Http404
    status = task.statuses.filter(agency=agency).select_related("reported_by").first()
    bearings = queries.bearings(task, sides.answering_for(agency, request.actor.day))
    refusal = why_not(request.actor, DEEDS[TaskDeed.REPORT], bearings, plan.state)
    form = TaskReportForm(request.POST or None, status=status)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        tasks.report(
            pk,
            agency,
            progress=TaskProgress(given["progress"]),
            result=given["result"],
            cause=given["cause"],
            revision=seen_revision(request),
            on=request.today,
            by=request.actor,
            now=request.now,
        )
        messages.success(request, "Đã gửi báo cáo nhiệm vụ.")
        return redirect("plan-tasks", pk=plan.pk)
    context = around(request, plan, "plan-tasks") | {
        "task": task,
        "agency": agency,
        "status": status,
        "progress": PROGRESS[TaskProgress(status.progress)] if status else PROGRESS[TaskProgress.NOT_STARTED],
        "form": form,
        "refusal": labels.refusal(refusal) if refusal else "",
    }
    return render(request, "plans/task_report.html", context, status=422 if form.errors else 200)
