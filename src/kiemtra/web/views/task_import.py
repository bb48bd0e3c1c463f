"""Tasks from a workbook: the template, a file with all its faults at once, a look before it is taken in; tasks from duties."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.account_sheets import SheetFault
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.task_sheets import Change, Checked, Column, SheetRow, SheetTask
from kiemtra.store.models import Document, TaskSheet
from kiemtra.store.queries import agencies, documents
from kiemtra.store.queries import tasks as queries
from kiemtra.web import task_workbook as workbook
from kiemtra.web.account_workbook import Unreadable
from kiemtra.web.exports import XLSX
from kiemtra.web.forms.tasks import DutiesForm, TaskSheetForm
from kiemtra.web.labels.accounts import SHEET_FAULTS
from kiemtra.web.labels.tasks import CHANGES, COLUMNS, term
from kiemtra.web.request import Request
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.task_page import documents_of
from kiemtra.workflows.tasks import duties, sheets

SHOWN = 500


@require_safe
def task_template(request: Request, pk: UUID) -> HttpResponse:
    """The workbook to fill in, with the plan's documents and units."""
    plan = seen_plan(request, pk)
    named = [label.split(":")[0] for _, label in documents_of(plan)]
    units = [unit.short_name for unit in agencies.of_plan(plan)[: workbook.MOST_ROWS]]
    response = HttpResponse(workbook.template(request.today, named, units), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-bang-nhiem-vu.xlsx"'
    return response


@require_http_methods(["GET", "POST"])
def task_import(request: Request, pk: UUID) -> HttpResponse:
    """A workbook is sent: kept to be looked at, or all that is wrong with it."""
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-tasks")
    form = TaskSheetForm(request.POST or None, request.FILES or None)
    context |= {"form": form, "refusal": context["refusals"][PlanDeed.SET_TASK]}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows, columns = _read(file)
        except Unreadable as error:
            form.add_error("file", SHEET_FAULTS[error.fault])
        except workbook.WrongTemplate as wrong:
            missing = ", ".join(f"“{COLUMNS[column]}”" for column in wrong.missing)
            form.add_error("file", f"Tệp không theo mẫu: không tìm thấy cột {missing}.")
        else:
            sheet, checked = sheets.take(pk, rows, file.name, by=request.actor, now=request.now, today=request.today)
            if sheet:
                return redirect("task-sheet", pk=sheet.pk)
            context |= _faults(checked, rows, columns)
    failed = request.method == "POST"
    return render(request, "plans/task_import.html", context, status=422 if failed else 200)


def _read(file: Any) -> tuple[list[SheetRow], dict[Column, str]]:
    if file.size > settings.UPLOAD_LIMIT:
        raise Unreadable(SheetFault.TOO_LARGE)
    return workbook.read(file.read())


def _faults(checked: Checked, rows: list[SheetRow], columns: dict[Column, str]) -> dict[str, object]:
    shown = [
        {
            "cell": f"{columns.get(one.column, '')}{one.row}",
            "column": COLUMNS[one.column],
            "sentence": workbook.sentence(one),
        }
        for one in checked.faults[:SHOWN]
    ]
    bad = len({fault.row for fault in checked.faults})
    count = len(checked.faults)
    return {"faults": shown, "count": count, "bad_rows": bad, "sheet": workbook.SHEET_NAME, "rows": len(rows)}


@require_safe
def task_sheet(request: Request, pk: UUID) -> HttpResponse:
    """What a kept workbook would do."""
    return _preview(request, _seen(request, pk))


def _seen(request: Request, pk: UUID) -> TaskSheet:
    return queries.sheets_visible_to(request.actor).select_related("plan__jurisdiction").get(pk=pk)


def _preview(request: Request, sheet: TaskSheet) -> HttpResponse:
    checked = sheets.checked_again(sheet, request.actor, request.today)
    plan = seen_plan(request, sheet.plan_id)
    named = documents.visible_to(request.actor).in_bulk({task.document for task in checked.tasks})
    context = around(request, plan, "plan-tasks") | {
        "sheet": sheet,
        "counts": [(CHANGES[change], checked.count(change)) for change in Change],
        "rows": [_row(task, named) for task in checked.tasks[:SHOWN]],
        "nothing": not checked.count(Change.NEW),
    }
    if checked.faults:
        columns = dict.fromkeys(Column, "")
        found = _faults(checked, [], columns)
        context |= found | {
            "rows": len(sheet.rows),
            "sheet": workbook.SHEET_NAME,
            "form": TaskSheetForm(),
            "refusal": "",
        }
        return render(request, "plans/task_import.html", context, status=422)
    return render(request, "plans/task_sheet.html", context)


def _row(task: SheetTask, named: dict[UUID, Document]) -> dict[str, object]:
    is_new = task.change is Change.NEW
    return {
        "task": task,
        "document": named[task.document],
        "due": term(task.content.term),
        "units": len(task.content.aim.agencies),
        "change": CHANGES[task.change],
        "tone": "progress" if is_new else "neutral",
    }


@require_POST
def task_sheet_load(request: Request, pk: UUID) -> HttpResponse:
    """The tasks of a kept workbook are set."""
    checked = sheets.load(pk, by=request.actor, now=request.now, today=request.today)
    sheet = _seen(request, pk)
    if checked.faults:
        return _preview(request, sheet)
    messages.success(request, f"Đã giao {sheet.count} nhiệm vụ từ bảng tính.")
    return redirect("plan-tasks", pk=sheet.plan_id)


@require_http_methods(["GET", "POST"])
def task_duties(request: Request, pk: UUID) -> HttpResponse:
    """Duties that a person confirmed in the plan's texts become tasks in one press."""
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-tasks")
    found = duties.duties_of(plan, request.actor)
    open_duties = [one for one in found if one.task is None]
    form = DutiesForm(
        request.POST if request.method == "POST" else None,
        duties=[(one.key, _told(one)) for one in open_duties],
        initial={"duties": [one.key for one in open_duties]},
    )
    if request.method == "POST" and form.is_valid():
        made = duties.set_duties(pk, form.cleaned_data["duties"], by=request.actor, now=request.now)
        messages.success(request, f"Đã giao {len(made)} nhiệm vụ từ trách nhiệm nêu trong văn bản.")
        return redirect(reverse("plan-tasks", args=[pk]))
    context |= {
        "form": form,
        "open": len(open_duties),
        "there": len(found) - len(open_duties),
        "refusal": context["refusals"][PlanDeed.SET_TASK],
    }
    return render(request, "plans/task_duties.html", context, status=422 if form.errors else 200)


def _told(duty: duties.Duty) -> str:
    who = duty.agency.short_name if duty.agency else duty.holder or "mọi đơn vị của kế hoạch"
    due = f"; hạn {duty.content.term.on:%d/%m/%Y}" if duty.content.term.on else ""
    return f"{duty.content.text} ({who}{due})"
