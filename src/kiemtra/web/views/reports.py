"""The page of a report: filled in by the unit, read and decided by the inspecting side; one address for both."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deadlines import days_left
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Conflict, NotAllowed
from kiemtra.domain.forms import FormTemplate, ItemType, completion, validate_answers
from kiemtra.domain.reports import DEEDS, ReportDeed, ReportState
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import reports as queries
from kiemtra.web import labels
from kiemtra.web.forms.inspections import ReasonForm
from kiemtra.web.labels.reports import CHOICES, TONES
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import report_page
from kiemtra.workflows import files, reports


@login_required
@require_http_methods(["GET", "POST"])
def report_detail(request: Request, pk: UUID) -> HttpResponse:
    asked = queries.in_full(request.actor).get(pk=pk)
    refusal = _why_not(request, asked, ReportDeed.FILL)
    if request.method == "POST":
        if refusal:
            raise NotAllowed(refusal)
        return _take(request, asked)
    return _read_page(request, asked) if refusal else _fill_page(request, asked, queries.typed_answers(asked))


def _take(request: Request, asked: ReportRequest) -> HttpResponse:
    """Save what was typed; then take off, attach or hand in, as the button says."""
    template = queries.template_of(asked)
    answers = report_page.typed(template, request.POST)
    try:
        asked, problems = reports.save_answers(
            asked.pk, revision=seen_revision(request), answers=answers, by=request.actor, now=request.now
        )
    except Conflict:
        stored = queries.typed_answers(asked)
        return _fill_page(request, asked, answers, {"stored": stored, "conflict": True}, status=409)
    if request.htmx:
        return _saved_fragment(request, asked)
    asked, faults = _files(request, asked, template)
    asked = queries.in_full(request.actor).get(pk=asked.pk)
    if request.POST.get("do") == "submit":
        if problems or faults:
            facts = {"missing": True, "faults": faults}
            return _fill_page(request, asked, queries.typed_answers(asked), facts, status=422)
        reports.submit(asked.pk, revision=asked.revision, by=request.actor, now=request.now)
        messages.success(request, "Đã gửi báo cáo cho Đoàn kiểm tra.")
        return redirect("report-detail", asked.pk)
    new_rows = 2 if request.POST.get("add") else 1
    wrong = report_page.problems_shown(template, problems, missing=False)
    facts = {"faults": faults, "new_rows": new_rows}
    status = 422 if wrong or faults else 200
    return _fill_page(request, asked, queries.typed_answers(asked), facts, status=status)


def _files(request: Request, asked: ReportRequest, template: FormTemplate) -> tuple[ReportRequest, list[str]]:
    """Take off the file whose button was pressed, and attach those that came; what is refused is told by its reason."""
    faults: list[str] = []
    who: dict[str, Any] = {"by": request.actor, "now": request.now}
    if (gone := request.POST.get("remove", "")).isdecimal():
        asked = reports.remove_file(asked.pk, revision=asked.revision, answer=int(gone), **who)
    for item in template.items:
        for upload in request.FILES.getlist(item.code) if item.type is ItemType.FILE else ():
            name = upload.name or ""
            try:
                kept = files.store(upload, name=name, limit=settings.UPLOAD_LIMIT, at=request.now)
            except NotAllowed as refused:
                faults.append(f"{name}: {labels.refusal(refused.refusal, **refused.facts)}")
                continue
            asked = reports.attach_file(asked.pk, revision=asked.revision, item=item.code, file=kept, name=name, **who)
    return asked, faults


def _fill_page(
    request: Request,
    asked: ReportRequest,
    answers: Mapping[str, object],
    facts: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    facts = dict(facts or {})
    template = queries.template_of(asked)
    wrong = validate_answers(template, answers)
    problems = report_page.problems_shown(template, wrong, missing=facts.pop("missing", False))
    items = report_page.items_shown(
        template,
        answers,
        queries.attached(asked),
        problems,
        new_rows=facts.pop("new_rows", 1),
        stored=facts.pop("stored", None),
    )
    shown = {"items": items, "problems": problems, "refusal_submit": _sentence(request, asked, ReportDeed.SUBMIT)}
    return render(request, "reports/fill.html", _head(request, asked, template, answers) | shown | facts, status=status)


def _saved_fragment(request: Request, asked: ReportRequest) -> HttpResponse:
    answers = queries.typed_answers(asked)
    template = queries.template_of(asked)
    shown = {"items": report_page.items_shown(template, answers, ())}
    return render(request, "reports/_saved.html", _head(request, asked, template, answers) | shown)


def _read_page(
    request: Request, asked: ReportRequest, bound: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    template, answers = queries.template_of(asked), queries.typed_answers(asked)
    shown = {
        "items": report_page.items_shown(template, answers, queries.attached(asked), new_rows=0),
        "versions": queries.versions(asked),
        "refusal_accept": _sentence(request, asked, ReportDeed.ACCEPT),
        "refusal_return": _sentence(request, asked, ReportDeed.RETURN),
        "remark_form": bound or ReasonForm(),
    }
    return render(request, "reports/read.html", _head(request, asked, template, answers) | shown, status=status)


def _head(
    request: Request, asked: ReportRequest, template: FormTemplate, answers: Mapping[str, object]
) -> dict[str, Any]:
    state = ReportState(asked.state)
    done, total = completion(template, answers)
    return {
        "report": asked,
        "template": template,
        "state_label": labels.state(state),
        "tone": TONES[state],
        "done": done,
        "total": total,
        "left": days_left(asked.due_on, request.today),
        "handed_in": state in (ReportState.SUBMITTED, ReportState.ACCEPTED),
        "choices": [(str(choice), label) for choice, label in CHOICES.items()],
    }


@login_required
@require_POST
def report_accept(request: Request, pk: UUID) -> HttpResponse:
    asked = reports.accept(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã tiếp nhận báo cáo.")
    return redirect("inspection-detail", asked.inspection_id)


@login_required
@require_POST
def report_return(request: Request, pk: UUID) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _read_page(request, queries.in_full(request.actor).get(pk=pk), form, status=422)
    remark = form.cleaned_data["reason"]
    reports.return_(pk, revision=seen_revision(request), remark=remark, by=request.actor, now=request.now)
    messages.success(request, "Đã trả lại báo cáo để đơn vị bổ sung.")
    return redirect("report-detail", pk)


def _why_not(request: Request, asked: ReportRequest, deed: ReportDeed) -> Any:
    return why_not(request.actor, DEEDS[deed], queries.bearings(asked), asked.state)


def _sentence(request: Request, asked: ReportRequest, deed: ReportDeed) -> str:
    refusal = _why_not(request, asked, deed)
    return labels.refusal(refusal) if refusal else ""
