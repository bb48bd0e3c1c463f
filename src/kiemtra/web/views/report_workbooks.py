"""A report as a workbook: downloaded, filled in offline, uploaded, looked at before it is saved."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.reports import ReportDeed
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_pages
from kiemtra.store.queries import reports as queries
from kiemtra.web import report_workbook as door
from kiemtra.web.request import Request
from kiemtra.web.views.report_head import head, refusal_of
from kiemtra.workbooks import Filled, Format
from kiemtra.workflows import report_papers
from kiemtra.workflows import report_workbooks as workflow

CHOOSE = "Hãy chọn tệp bảng tính đã nhập."
TOO_OLD = "Bản xem trước đã quá một ngày. Hãy chọn lại tệp."


@login_required
@require_http_methods(["GET", "POST"])
def report_workbook(request: Request, pk: UUID) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    if request.method != "POST":
        return _page(request, asked)
    _check_open(request, asked)
    upload = request.FILES.get("file")
    if upload is None:
        return _page(request, asked, {"fault": CHOOSE}, status=422)
    return _read(request, asked, upload)


def _read(request: Request, asked: ReportRequest, upload: Any) -> HttpResponse:
    """Read what came and show it; or, as the button says, save it at once or give it back with the wrong cells marked."""
    template = queries.template_of(asked)
    reading = door.taken(upload.file, asked, template)
    facts: dict[str, Any] = {"faults": door.faults_shown(reading, template), "count": len(reading.faults)}
    if reading.refused:
        return _page(request, asked, facts | {"refused": True}, status=422)
    carried = door.carried_of(reading)
    match request.POST.get("do"):
        case "save":
            return _save(request, asked, carried)
        case "marked":
            return _marked(asked, carried, Format.XLSX)
    changes = workflow.changes(asked, template, carried.returned, by=request.actor)
    facts |= {
        "looked": True,
        "wrong": sum(not fault.taken for fault in reading.faults),
        "changes": door.changes_shown(changes),
        "changed": len(changes),
        "said": len(reading.remarks),
        "carried": door.packed(carried, _salt(request, asked)),
    }
    return _page(request, asked, facts, status=422 if facts["wrong"] else 200)


def _page(
    request: Request, asked: ReportRequest, facts: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    template = queries.template_of(asked)
    context = head(request, asked, template) | {"here": "Bảng tính"}
    return render(request, "reports/workbook.html", context | (facts or {}), status=status)


@login_required
@require_safe
def report_workbook_file(request: Request, pk: UUID, format: str) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    template, kind = queries.template_of(asked), _format(format)
    name = f"{template.code} {asked.agency.short_name}"
    if "empty" in request.GET:
        return door.response(Filled(template, door.head_of(asked, template, blank=True)), kind, f"{name} mẫu trống")
    return door.response(door.filled(asked, template, report_pages.sheet_of(asked, template)), kind, name)


@login_required
@require_POST
def report_workbook_save(request: Request, pk: UUID) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    _check_open(request, asked)
    carried = door.unpacked(request.POST.get("carried", ""), _salt(request, asked))
    if carried is None:
        return _page(request, asked, {"fault": TOO_OLD}, status=422)
    if request.POST.get("do") == "marked":
        return _marked(asked, carried, Format.XLSX)
    return _save(request, asked, carried)


def _save(request: Request, asked: ReportRequest, carried: door.Carried) -> HttpResponse:
    saved = workflow.take(asked.pk, carried.returned, by=request.actor, now=request.now)
    messages.success(request, f"Đã lưu từ bảng tính: {len(saved.changed)} mục thay đổi.")
    if saved.locked:
        left = door.left_out(saved.locked, queries.template_of(asked))
        messages.warning(request, f"Không lưu các mục chưa được mở lại để sửa: {left}.")
    if saved.conflicts:
        messages.warning(
            request, "Có mục người khác vừa sửa khác với bảng tính: hai giá trị đều được giữ, hãy chọn một."
        )
    return redirect("report-detail", asked.pk)


def _marked(asked: ReportRequest, carried: door.Carried, format: Format) -> HttpResponse:
    """The workbook as it came, written anew, with the wrong cells coloured and their reasons as comments."""
    template = queries.template_of(asked)
    told = door.filled(asked, template, report_pages.sheet_of(asked, template))
    content = Filled(
        template,
        door.head_as_seen(told.head, carried.returned),
        carried.written,
        {**told.remarks, **carried.returned.remarks},
        told.last,
        told.files,
        carried.marks,
    )
    return door.response(content, format, f"{template.code} {asked.agency.short_name} cần sửa")


@login_required
@require_POST
def report_paper(request: Request, pk: UUID) -> HttpResponse:
    document = report_papers.draft(pk, by=request.actor, now=request.now, today=request.today)
    messages.success(request, "Đã lập dự thảo báo cáo từ số liệu đang lưu. Tải Word hoặc PDF để trình ký.")
    return redirect("document-detail", document.pk)


def _format(name: str) -> Format:
    try:
        return Format(name)
    except ValueError as error:
        raise Http404 from error


def _check_open(request: Request, asked: ReportRequest) -> None:
    if refusal := refusal_of(request, asked, ReportDeed.FILL):
        raise NotAllowed(refusal)


def _salt(request: Request, asked: ReportRequest) -> str:
    return f"workbook:{asked.pk}:{request.actor.user}"
