"""The report as it is read: by the head of the unit before it goes out, by who receives it; with the decisions of both."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemtra.domain.forms import FormTemplate
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_pages
from kiemtra.store.queries import reports as queries
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import report_parts
from kiemtra.web.views.report_changes import Change, as_typed, changes_between
from kiemtra.web.views.report_head import head
from kiemtra.web.views.report_page import report_shown
from kiemtra.web.views.report_typed import REMARK
from kiemtra.workflows import reports

GIVE_BACK_MISSING = "Hãy nêu nhận xét cho người lập báo cáo."
REMARK_MISSING = "Hãy nêu nhận xét chung, hoặc ghi nhận xét ở ít nhất một mục."


@login_required
@require_safe
def report_read(request: Request, pk: UUID) -> HttpResponse:
    return read_page(request, queries.in_full(request.actor).get(pk=pk))


def read_page(request: Request, asked: ReportRequest, fault: str = "", status: int = 200) -> HttpResponse:
    """The report in one piece: what changed since it was last handed in, what is still open, and every answer."""
    template = queries.template_of(asked)
    sheet, versions = report_pages.sheet_of(asked, template), queries.versions(asked)
    report = report_shown(template, sheet, request.today, missing=True, spare=0)
    context = head(request, asked, template)
    parts = report_parts.parts_of(template, report)
    changed = _changed(template, asked, sheet, versions)
    context |= {
        "parts": parts,
        "problems": [one for one in report.problems if one.is_error or one.is_warning]
        if not context["handed_in"]
        else (),
        "explained": [shown for shown in report.items if shown.remark],
        "done": sum(part.done for part in parts),
        "total": sum(part.total for part in parts),
        "versions": versions,
        "changes": changed,
        "changed": {one.code for one in changed},
        "may_decide": not (context["refusals"]["accept"] and context["refusals"]["return"]),
        "may_hand_in": not context["refusals"]["submit"],
        "fault": fault,
    }
    return render(request, "reports/read.html", context, status=status)


def _changed(template: FormTemplate, asked: ReportRequest, sheet: report_pages.Sheet, versions: Any) -> list[Change]:
    """What differs from the version before: of a report that is handed in from the one before the last."""
    before = versions[1:] if asked.submitted_at and versions and not _is_open(asked) else versions
    return changes_between(template, as_typed(template, before[0].answers["answers"]), sheet.answers) if before else []


def _is_open(asked: ReportRequest) -> bool:
    return asked.state in ("draft", "returned")


@login_required
@require_POST
def report_submit(request: Request, pk: UUID) -> HttpResponse:
    reports.submit(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã gửi báo cáo.")
    return redirect("report-read", pk)


@login_required
@require_POST
def report_give_back(request: Request, pk: UUID) -> HttpResponse:
    remark = request.POST.get("reason", "").strip()
    if not remark:
        return read_page(request, queries.in_full(request.actor).get(pk=pk), GIVE_BACK_MISSING, status=422)
    reports.give_back(pk, revision=seen_revision(request), remark=remark, by=request.actor, now=request.now)
    messages.success(request, "Đã trả lại người lập báo cáo.")
    return redirect("report-read", pk)


@login_required
@require_POST
def report_recall(request: Request, pk: UUID) -> HttpResponse:
    reports.recall(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã rút báo cáo về để sửa.")
    return redirect("report-detail", pk)


@login_required
@require_POST
def report_accept(request: Request, pk: UUID) -> HttpResponse:
    asked = reports.accept(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã tiếp nhận báo cáo.")
    if asked.inspection_id:
        return redirect("inspection-detail", asked.inspection_id)
    return redirect("report-round-detail", asked.round_id)


@login_required
@require_POST
def report_return(request: Request, pk: UUID) -> HttpResponse:
    """Back to the unit: the items with a remark are opened again, without any the whole form."""
    remark, items = request.POST.get("reason", "").strip(), _remarked(request.POST)
    if not remark and not any(items.values()):
        asked = queries.in_full(request.actor).get(pk=pk)
        return read_page(request, asked, REMARK_MISSING, status=422)
    who: dict[str, Any] = {"by": request.actor, "now": request.now}
    reports.return_(pk, revision=seen_revision(request), remark=remark, items=items, **who)
    messages.success(request, "Đã trả lại báo cáo để đơn vị bổ sung.")
    return redirect("report-detail", pk)


def _remarked(data: QueryDict) -> dict[str, str]:
    """The items at which something was said, or that were ticked to be opened again."""
    said = {name.removeprefix(REMARK): data.get(name, "").strip() for name in data if name.startswith(REMARK)}
    ticked = set(data.getlist("items"))
    return {code: text for code, text in said.items() if text or code in ticked}
