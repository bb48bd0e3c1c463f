"""Pages of findings: those of one inspection, the form of one, the list over a plan."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotValid
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Finding, Inspection
from kiemtra.store.queries import findings as queries
from kiemtra.store.queries import inspections
from kiemtra.web import labels
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.findings import FindingForm, StrikeForm
from kiemtra.web.labels.findings import KINDS
from kiemtra.web.request import Request, id_of, seen_revision, write_id
from kiemtra.web.templatetags.words import area_name, finding_kind
from kiemtra.web.times import Switch, switch_of, unit_columns, with_units
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.web.views.uploads import arrived, keep
from kiemtra.workflows import evidence, findings, sealed_reading

D = InspectionDeed
# The list over all plans shows the newest; a figure of the consolidated report narrows it.
SHOWN = 500
COLUMNS: tuple[Column, ...] = (
    ("Đơn vị được kiểm tra", 36),
    ("Nội dung", 60),
    ("Loại", 22),
    ("Lĩnh vực", 30),
    ("Kế hoạch", 44),
)


def refusal_of(request: Request, inspection: Inspection, deed: InspectionDeed) -> str:
    """The sentence against a deed of this inspection; empty where it is open."""
    code = why_not(request.actor, DEEDS[deed], inspections.bearings(inspection), inspection.state)
    return labels.refusal(code) if code else ""


def inspection_of(request: Request, pk: UUID) -> Inspection:
    """The inspection with what these pages show of it."""
    rows = inspections.seen_whole(request.actor).select_related("plan__jurisdiction", "unit", "team")
    inspection = rows.get(pk=pk)
    sealed_reading.note([inspection], ReadingOf.PAGE, by=request.actor, now=request.now)
    return inspection


@login_required
@require_safe
def finding_list(request: Request, pk: UUID) -> HttpResponse:
    """The findings of one inspection."""
    inspection = inspection_of(request, pk)
    rows = list(queries.of_inspection(inspection, request.actor))
    context = {
        "inspection": inspection,
        "groups": [(label, [row for row in rows if row.kind == kind]) for kind, label in KINDS.items()],
        "count": len(rows),
        "record_refusal": refusal_of(request, inspection, D.RECORD_FINDING),
        "confirm_refusal": refusal_of(request, inspection, D.CONFIRM_FINDING),
        "illustrative": inspection.plan.jurisdiction.illustrative,
    }
    return render(request, "conclusions/findings.html", context)


@login_required
@require_safe
def finding_index(request: Request) -> HttpResponse:
    """Findings of concluded inspections, narrowed by what a figure counts."""
    rows = queries.concluded(request.actor)
    kinds = {"weak": list(CALLS_FOR_ACTION), "strong": [FindingKind.STRENGTH, FindingKind.GOOD_PRACTICE]}
    asked = request.GET.get("kind", "")
    if asked in kinds or asked in set(FindingKind):
        rows = rows.filter(kind__in=kinds.get(asked, [asked]))
    times = switch_of(request)
    rows = rows.filter(**_narrowed(request, times))
    if request.GET.get("repeated"):
        rows = rows.filter(repeat_of__isnull=False)
    if request.GET.get("format") == "xlsx":
        return xlsx("Nhận định đã kết luận", unit_columns(COLUMNS, times), _cells(rows, times), today=request.today)
    shown = list(rows[:SHOWN])
    context = {
        "rows": shown,
        "count": len(shown) if len(shown) < SHOWN else rows.count(),
        "times": times.showing(row.inspection.unit for row in shown),
    }
    return render(request, "conclusions/finding_index.html", context)


def _cells(rows: QuerySet[Finding], times: Switch) -> Iterator[tuple[Cell, ...]]:
    for row, names in with_units(rows, times, lambda row: row.inspection.unit):
        yield (*names, row.text, finding_kind(row.kind), area_name(row.area), row.inspection.plan.title)


def _narrowed(request: Request, times: Switch) -> dict[str, Any]:
    """Plan, unit and area from the address; what is no id narrows nothing."""
    given: dict[str, Any] = {}
    for name, field in (("plan", "inspection__plan"), ("inspection", "inspection")):
        if key := id_of(request, name):
            given[field] = key
    if unit := id_of(request, "unit"):
        given["inspection__unit__in"] = times.counted(unit)
    if area := request.GET.get("area", ""):
        given["area"] = area
    return given


@login_required
@require_http_methods(["GET", "POST"])
def finding_record(request: Request, pk: UUID) -> HttpResponse:
    """Record a finding of this inspection."""
    inspection = inspection_of(request, pk)
    initial = {name: request.GET.get(name, "") for name in ("result", "area", "kind")}
    form = _form(request, inspection, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            finding = findings.record(
                pk, form.content(), by=request.actor, now=request.now, finding_id=write_id(request)
            )
            return _recorded(request, finding, "Đã ghi nhận định; chờ Thư ký hoặc Trưởng đoàn xác nhận.")
        except NotValid as error:
            form.takes(error)
    heading, refusal = "Ghi nhận định", refusal_of(request, inspection, D.RECORD_FINDING)
    _keep(request, form, inspection, refusal)
    return _page(inspection, heading, refusal=refusal).show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def finding_edit(request: Request, pk: UUID) -> HttpResponse:
    """Write a finding anew."""
    finding = _found(request, pk)
    initial = {field: getattr(finding, field) for field in ("kind", "area", "text", "cause", "legal_ground")}
    initial |= {"result": str(finding.result_id or ""), "repeat_of": str(finding.repeat_of_id or "")}
    initial |= {"evidence": [str(row.pk) for row in finding.evidence.all()]}
    form = _form(request, finding.inspection, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            finding = findings.edit(
                pk, form.content(), revision=seen_revision(request), by=request.actor, now=request.now
            )
            return _recorded(request, finding, "Đã sửa nhận định; cần xác nhận lại.")
        except NotValid as error:
            form.takes(error)
    refusal = refusal_of(request, finding.inspection, D.RECORD_FINDING)
    _keep(request, form, finding.inspection, refusal)
    return _page(finding.inspection, "Sửa nhận định", revision=finding.revision, refusal=refusal).show(request, form)


@login_required
@require_POST
def finding_confirm(request: Request, pk: UUID) -> HttpResponse:
    finding = findings.confirm(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    return _back(request, finding, "Đã xác nhận nhận định.")


@login_required
@require_http_methods(["GET", "POST"])
def finding_strike(request: Request, pk: UUID) -> HttpResponse:
    """Strike a finding, with the reason."""
    finding = _found(request, pk)
    form = StrikeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        findings.strike(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
        return _back(request, finding, "Đã bỏ nhận định; hồ sơ vẫn giữ lại kèm lý do.")
    refusal = refusal_of(request, finding.inspection, D.CONFIRM_FINDING)
    page = _page(
        finding.inspection,
        "Bỏ nhận định",
        revision=finding.revision,
        refusal=refusal,
        tone="danger",
        about=finding.text,
    )
    return page.show(request, form)


@login_required
@require_POST
def finding_restore(request: Request, pk: UUID) -> HttpResponse:
    finding = findings.restore(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    return _back(request, finding, "Đã lấy lại nhận định; cần xác nhận.")


def _found(request: Request, pk: UUID) -> Finding:
    rows = queries.visible_to(request.actor).select_related("inspection__plan__jurisdiction", "inspection__unit")
    return rows.get(pk=pk)


def _form(request: Request, inspection: Inspection, *, initial: dict[str, Any]) -> FindingForm:
    areas = [row.area for row in inspection.plan.areas.all()]
    results = list(inspection.results.filter(confirmed=True).order_by("position"))
    return FindingForm(
        request.POST or None,
        inspection=inspection.pk,
        areas=dict.fromkeys([*areas, *(row.area for row in results), *filter(None, [initial.get("area")])]),
        results=results,
        earlier=queries.earlier(inspection, request.actor),
        evidence=inspection.evidence.filter(statement__isnull=True),
        initial=initial,
    )


def _recorded(request: Request, finding: Finding, sentence: str) -> HttpResponse:
    """Hang the files on the finding that is written; a file that cannot be taken is told, the finding stays."""
    inspection, by, now = finding.inspection, request.actor, request.now
    came, faults = arrived(request, "file", UploadPurpose.FINDING, inspection.pk)
    for one in came:
        evidence.attach(inspection=inspection, file=one.file, name=one.name, finding=finding, by=by, now=now)
    for fault in faults:
        messages.warning(request, f"Tệp chưa được nhận: {fault}")
    return _back(request, finding, sentence)


def _keep(request: Request, form: FindingForm, inspection: Inspection, refusal: str) -> None:
    """Files that came with a finding which could not be written stay on its page."""
    if form.is_bound and not refusal:
        came, _ = arrived(request, "file", UploadPurpose.FINDING, inspection.pk)
        keep(request, form, "file", came, UploadPurpose.FINDING, inspection.pk)


def _back(request: Request, finding: Finding, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("finding-list", finding.inspection_id)


def _page(inspection: Inspection, heading: str, **more: Any) -> FormPage:
    back = reverse("finding-list", args=[inspection.pk])
    return FormPage(
        heading=heading,
        submit="Lưu nhận định" if more.get("tone") != "danger" else "Bỏ nhận định",
        back=back,
        crumbs=crumbs_of(inspection, ("Nhận định", back)),
        files=more.get("tone") != "danger",
        illustrative=inspection.plan.jurisdiction.illustrative,
        **more,
    )
