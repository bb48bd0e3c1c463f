"""What follows the recommendations: a re-inspection, or the file of the inspection closed."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, why_not_close
from kiemtra.store.models import Inspection
from kiemtra.store.queries import remediation as queries
from kiemtra.web import labels
from kiemtra.web.labels.inspections import DEEDS, DONE, area
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.findings import inspection_of, refusal_of
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.workflows import reinspections, remediation

D = InspectionDeed


@login_required
@require_http_methods(["GET", "POST"])
def inspection_reinspect(request: Request, pk: UUID) -> HttpResponse:
    """Plan a re-inspection of what is open."""
    if request.method == "POST":
        born = reinspections.start(pk, revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, DONE[D.REINSPECT])
        return redirect("inspection-detail", born.pk)
    inspection = inspection_of(request, pk)
    areas = sorted(set(queries.open_of(inspection).values_list("area", flat=True)))
    lead = "Cùng Đoàn, cùng đơn vị; chỉ kiểm tra các lĩnh vực còn kiến nghị đang mở: "
    return _page(
        request,
        inspection,
        D.REINSPECT,
        lead + "; ".join(map(area, areas)) + "." if areas else "",
        None if areas else Refusal.NOTHING_OPEN,
    ).show(request)


@login_required
@require_http_methods(["GET", "POST"])
def inspection_close(request: Request, pk: UUID) -> HttpResponse:
    """Close the file."""
    if request.method == "POST":
        remediation.close_inspection(pk, revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, DONE[D.CLOSE])
        return redirect("inspection-detail", pk)
    inspection = inspection_of(request, pk)
    still_open = queries.open_of(inspection).count()
    lead = "Mọi kiến nghị đã kết thúc. Sau khi đóng, hồ sơ chỉ còn để tra cứu."
    against = why_not_close(open_recommendations=still_open)
    return _page(request, inspection, D.CLOSE, "" if against else lead, against).show(request)


def _page(
    request: Request, inspection: Inspection, deed: InspectionDeed, lead: str, against: Refusal | None
) -> FormPage:
    refusal = refusal_of(request, inspection, deed) or (labels.refusal(against) if against else "")
    return FormPage(
        heading=DEEDS[deed],
        submit=DEEDS[deed],
        back=reverse("inspection-detail", args=[inspection.pk]),
        crumbs=crumbs_of(inspection),
        lead=lead,
        revision=inspection.revision,
        refusal=refusal,
        illustrative=inspection.plan.jurisdiction.illustrative,
    )
