"""Recommendations while they are drafted: written, edited, removed, and the reason where none is made."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deadlines import DeadlineCode, Explained
from kiemtra.domain.errors import NotValid
from kiemtra.domain.findings import FindingState
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.store.models import Finding, Inspection
from kiemtra.store.queries import agencies
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import remediation as queries
from kiemtra.web.forms.conclusions import ReasonForm, RecommendationForm
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.findings import inspection_of, refusal_of
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.workflows import conclusions, terms


@login_required
@require_http_methods(["GET", "POST"])
def recommendation_new(request: Request, pk: UUID) -> HttpResponse:
    """Draft a recommendation, resting on a finding that the page may have been opened from."""
    inspection = inspection_of(request, pk)
    due = terms.due(inspection.plan, DeadlineCode.REMEDIATION_REPORT, request.today)
    initial: dict[str, Any] = {"addressee": inspection.carrier_id, "due_on": due.date}
    if finding := _from(request, inspection):
        initial |= {"findings": [str(finding.pk)], "area": finding.area}
    form = _form(request, inspection, initial)
    if request.method == "POST" and form.is_valid():
        try:
            conclusions.recommend(
                pk,
                form.content(),
                by=request.actor,
                now=request.now,
                today=request.today,
                recommendation_id=write_id(request),
            )
            return _done(request, inspection, "Đã thêm kiến nghị.")
        except NotValid as error:
            form.takes(error)
    return _page(request, inspection, "Thêm kiến nghị", "Thêm kiến nghị", lead=explained(due)).show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def recommendation_edit(request: Request, pk: UUID) -> HttpResponse:
    """Write a drafted recommendation anew."""
    rows = queries.visible_to(request.actor).select_related("inspection__plan__jurisdiction", "inspection__unit")
    row = rows.prefetch_related("findings").get(pk=pk)
    initial = {"text": row.text, "area": row.area, "addressee": row.addressee_id, "due_on": row.due_on}
    initial["findings"] = [str(finding.pk) for finding in row.findings.all()]
    form = _form(request, row.inspection, initial)
    if request.method == "POST" and form.is_valid():
        try:
            conclusions.edit_recommendation(
                pk, form.content(), revision=seen_revision(request), by=request.actor, now=request.now
            )
            return _done(request, row.inspection, "Đã sửa kiến nghị.")
        except NotValid as error:
            form.takes(error)
    page = _page(request, row.inspection, f"Sửa kiến nghị {row.number}", "Lưu kiến nghị", revision=row.revision)
    return page.show(request, form)


@login_required
@require_POST
def recommendation_remove(request: Request, pk: UUID) -> HttpResponse:
    row = conclusions.remove(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    return _done(request, row.inspection, "Đã bỏ kiến nghị; các kiến nghị sau được đánh số lại.")


@login_required
@require_http_methods(["GET", "POST"])
def finding_reason(request: Request, pk: UUID) -> HttpResponse:
    """State why nothing is recommended about a shortcoming."""
    rows = finding_queries.visible_to(request.actor).select_related(
        "inspection__plan__jurisdiction", "inspection__unit"
    )
    finding = rows.get(pk=pk)
    form = ReasonForm(request.POST or None, initial={"reason": finding.no_recommendation_reason})
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        conclusions.state_reason(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
        return _done(request, finding.inspection, "Đã ghi lý do không kiến nghị.")
    page = _page(
        request, finding.inspection, "Lý do không kiến nghị", "Lưu lý do", revision=finding.revision, about=finding.text
    )
    return page.show(request, form)


def explained(due: Explained) -> str:
    """A due day with its rule and source in one sentence."""
    rule = due.rule
    source = rule.source if rule.sourced else f"{rule.source}; chưa có văn bản quy định"
    return f"Thời hạn điền sẵn {_day(due.date)}: {rule.days} ngày{' làm việc' if rule.working else ''} kể từ {_day(due.counted_from)}. Căn cứ: {source}."  # type: ignore[union-attr]


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def _from(request: Request, inspection: Inspection) -> Finding | None:
    try:
        key = UUID(request.GET.get("finding", ""))
    except ValueError:
        return None
    return finding_queries.visible_to(request.actor).filter(pk=key, inspection=inspection).first()


def _form(request: Request, inspection: Inspection, initial: dict[str, Any]) -> RecommendationForm:
    rows = finding_queries.visible_to(request.actor).filter(inspection=inspection).exclude(state=FindingState.STRUCK)
    findings = list(rows.order_by("position"))
    plan = inspection.plan
    areas = dict.fromkeys([row.area for row in plan.areas.all()] + [row.area for row in findings])
    places = agencies.around(plan.issuer_carrier_id, request.today) | agencies.on(request.today).filter(
        pk=inspection.carrier_id
    )
    return RecommendationForm(
        request.POST or None, areas=areas, findings=findings, agencies=places.distinct(), initial=initial
    )


def _done(request: Request, inspection: Inspection, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("conclusion-detail", inspection.pk)


def _page(request: Request, inspection: Inspection, heading: str, submit: str, **more: Any) -> FormPage:
    back = reverse("conclusion-detail", args=[inspection.pk])
    return FormPage(
        heading=heading,
        submit=submit,
        back=back,
        crumbs=crumbs_of(inspection, ("Kết luận", back)),
        refusal=refusal_of(request, inspection, InspectionDeed.EDIT_DRAFT),
        illustrative=inspection.plan.jurisdiction.illustrative,
        **more,
    )
