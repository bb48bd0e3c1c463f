"""The report as the unit fills it: one page, saved as it is typed, with and without JavaScript."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms.utils import flatatt
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.forms import FormTemplate, ItemType
from kiemtra.domain.people import Permission
from kiemtra.domain.reports import ReportDeed, ReportState
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_pages
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries.report_pages import Sheet
from kiemtra.web.forms.file_inputs import upload_attrs
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import report_parts, report_typed
from kiemtra.web.views.report_head import badge, head, refusal_of
from kiemtra.web.views.report_page import ShownReport, report_shown
from kiemtra.web.views.report_reading import read_page
from kiemtra.web.views.uploads import arrived
from kiemtra.workflows import reports
from kiemtra.workflows.reports import Keep

ROWS_MORE = 5
HANDING_IN = frozenset({"present", "submit"})


@login_required
@require_http_methods(["GET", "POST"])
def report_detail(request: Request, pk: UUID) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    refusal = refusal_of(request, asked, ReportDeed.FILL)
    if request.method == "POST":
        if refusal:
            raise NotAllowed(refusal)
        return _take(request, asked)
    return read_page(request, asked) if refusal else _fill_page(request, asked)


def _take(request: Request, asked: ReportRequest) -> HttpResponse:
    """Save what was typed; then do what the button says."""
    template, seen = queries.template_of(asked), seen_revision(request)
    before = report_pages.sheet_of(asked, template)
    typed = report_typed.read(template, request.POST, before.answers)
    who: dict[str, Any] = {"by": request.actor, "now": request.now}
    if typed.answers or typed.remarks:
        said: dict[str, Any] = {"seen": seen, "answers": typed.answers, "remarks": typed.remarks}
        asked = reports.save_answers(asked.pk, **said, **who).report
    asked = _settle(request, asked)
    asked, redrawn, faults = _files(request, asked, template)
    if request.htmx:
        others = report_pages.changed_by_others(asked, seen, request.actor.user) - frozenset(typed.answers)
        facts = {"pasted": typed.said, "faults": faults}
        return _saved(request, asked, before, typed.redrawn | redrawn | others, facts)
    if (do := request.POST.get("do", "")) in HANDING_IN and not faults:
        return _hand_in(request, asked, do)
    spare = ROWS_MORE if request.POST.get("add") else 1
    return _fill_page(request, asked, {"faults": faults, "pasted": typed.said}, spare=spare, wrong=422)


def _settle(request: Request, asked: ReportRequest) -> ReportRequest:
    """Confirm values that were put there, or choose one of two that clash, as the button says; the report after it."""
    who: dict[str, Any] = {"by": request.actor, "now": request.now}
    if confirmed := request.POST.get("confirm"):
        return reports.confirm(asked.pk, items=None if confirmed == "*" else (confirmed,), **who).report
    clash, _, keep = request.POST.get("settle", "").partition(":")
    known = next((one for one in queries.conflicts(asked) if str(one.pk) == clash), None) if clash else None
    if known is None:
        return asked
    reports.settle(known.pk, keep=Keep.OTHER if keep == Keep.OTHER else Keep.STANDS, **who)
    return queries.in_full(request.actor).get(pk=asked.pk)


def _files(
    request: Request, asked: ReportRequest, template: FormTemplate
) -> tuple[ReportRequest, frozenset[str], list[str]]:
    """Take off the file whose button was pressed, attach those that came; the items touched, and why some are not taken."""
    faults: list[str] = []
    touched: set[str] = set()
    who: dict[str, Any] = {"by": request.actor, "now": request.now}
    if (gone := request.POST.get("remove", "")).isdecimal():
        touched |= {one.item for one in queries.attached(asked) if str(one.pk) == gone}
        asked = reports.remove_file(asked.pk, revision=asked.revision, answer=int(gone), **who)
    for item in template.items:
        if item.type is not ItemType.FILE or not (item.code in request.FILES or f"{item.code}-upload" in request.POST):
            continue
        came, refused = arrived(request, item.code, UploadPurpose.REPORT, asked.pk)
        touched.add(item.code)
        faults += refused
        for one in came:
            told: dict[str, Any] = {"item": item.code, "file": one.file, "name": one.name}
            asked = reports.attach_file(asked.pk, revision=asked.revision, **told, **who)
    return asked, frozenset(touched), faults


def _hand_in(request: Request, asked: ReportRequest, do: str) -> HttpResponse:
    """Lay it before the head, or hand it in; back to the form with everything that stands in the way."""
    template = queries.template_of(asked)
    sheet = report_pages.sheet_of(asked, template)
    report = report_shown(template, sheet, request.today, missing=True)
    if any(one.is_error or one.is_warning for one in report.problems):
        return _fill_page(request, asked, {"asked": True}, missing=True, wrong=422)
    if do == "present":
        reports.present(asked.pk, revision=asked.revision, by=request.actor, now=request.now)
        messages.success(request, "Đã trình lãnh đạo đơn vị duyệt gửi.")
    else:
        reports.submit(asked.pk, revision=asked.revision, by=request.actor, now=request.now)
        messages.success(request, "Đã gửi báo cáo.")
    return redirect("report-read", asked.pk)


def _fill_page(
    request: Request,
    asked: ReportRequest,
    facts: Mapping[str, Any] | None = None,
    *,
    missing: bool = False,
    spare: int = 1,
    wrong: int = 200,
) -> HttpResponse:
    template = queries.template_of(asked)
    report = report_shown(template, report_pages.sheet_of(asked, template), request.today, missing=missing, spare=spare)
    context = head(request, asked, template) | _form(asked, template, report) | dict(facts or {})
    context |= {"may_submit": request.actor.may(Permission.REPORT_SUBMIT), "sent": request.method == "POST"}
    status = wrong if any(one.is_error for one in report.problems) or context.get("faults") else 200
    return render(request, "reports/fill.html", context, status=status)


def _form(asked: ReportRequest, template: FormTemplate, report: ShownReport) -> dict[str, Any]:
    """The form with its parts; what a return reopened is named on top."""
    report = _locked(asked, report)
    parts = report_parts.parts_of(template, report)
    returned = asked.state == ReportState.RETURNED
    items = [item for code in asked.reopened if (item := template.item(code))] if returned else []
    return {
        "parts": parts,
        "problems": report.problems,
        "unconfirmed": report.unconfirmed,
        "done": sum(part.done for part in parts),
        "total": sum(part.total for part in parts),
        "upload_attrs": flatatt(upload_attrs(UploadPurpose.REPORT, asked.pk)),
        "reopened": items,
        "returned_title": "Báo cáo bị trả lại để bổ sung" if returned else "Lãnh đạo đơn vị đề nghị xem lại",
    }


def _locked(asked: ReportRequest, report: ShownReport) -> ShownReport:
    """Of a report that came back item by item, what is not open again: neither named nor wrong or missing."""
    if asked.state != ReportState.RETURNED or not asked.reopened:
        return report
    items = tuple(
        replace(shown, is_locked=True)
        if shown.item.code not in asked.reopened and not shown.problems and shown.item.code not in report.still_open
        else shown
        for shown in report.items
    )
    return replace(report, items=items)


def _saved(
    request: Request, asked: ReportRequest, before: Sheet, redrawn: frozenset[str], facts: Mapping[str, Any]
) -> HttpResponse:
    """The parts of the page that the save has changed, each to be put in its place."""
    template = queries.template_of(asked)
    was = report_shown(template, before, request.today).by_code()
    report = report_shown(template, report_pages.sheet_of(asked, template, before), request.today)
    form = _form(asked, template, report)
    shown = [one for part in form["parts"] for one in part.items]
    context = form | dict(facts) | badge(asked) | {"report": asked}
    context["redrawn"] = [one for one in shown if one.item.code in redrawn]
    context["noted"] = [one for one in shown if one.item.code not in redrawn and one.said != was[one.item.code].said]
    response = render(request, "reports/_saved.html", context)
    explain = [one.item.code for one in shown if one.must_explain and one.may_remark]
    told = {"kiemtra:items": {"hidden": report_parts.hidden(form["parts"]), "explain": explain}}
    response["HX-Trigger"] = json.dumps(told)
    return response
