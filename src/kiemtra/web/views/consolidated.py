"""The consolidated report of a plan on the page: each figure opens the records that it counts."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import WITH_RESULT, InspectionState
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Plan
from kiemtra.store.queries import documents, plans
from kiemtra.store.queries.consolidation import Figures, UnitRow, figures
from kiemtra.web import labels
from kiemtra.web.labels.inspections import TONES
from kiemtra.web.request import Request
from kiemtra.web.times import Switch, switch_of
from kiemtra.web.views.plan_page import inspects_under, tabs
from kiemtra.workflows import consolidation
from kiemtra.workflows.papers.phrases import area_order


@login_required
@require_safe
def plan_consolidated(request: Request, pk: UUID) -> HttpResponse:
    """What was inspected, found, recommended and mended under one plan."""
    plan = _found(request, pk)
    switch = switch_of(request)
    counted = figures(plan, request.actor, request.today, switch.times)
    papers = [row for row in documents.of_plan(plan, request.actor) if row.kind == DocumentKind.REPORT]
    refusal = why_not(request.actor, DEEDS[PlanDeed.CONSOLIDATE], plans.bearings(plan), plan.state)
    context = {
        "plan": plan,
        "figures": counted,
        "times": switch.showing(row.inspection.unit for row in counted.units),
        "stats": _stats(counted, switch),
        "groups": [(group, [_told(row) for row in group.rows]) for group in counted.groups],
        "areas": sorted(counted.areas, key=lambda row: area_order(row.area)),
        "states": [
            (state, labels.state(state), counted.by_state[state])
            for state in RecommendationState
            if counted.by_state[state]
        ],
        "practices": counted.of(FindingKind.GOOD_PRACTICE),
        "obstacles": counted.of(FindingKind.OBSTACLE),
        "documents": papers,
        "refusal": labels.refusal(refusal) if refusal else "",
        "illustrative": plan.jurisdiction.illustrative,
        **tabs(request, plan, "plan-consolidated"),
    }
    return render(request, "conclusions/consolidated.html", context)


@login_required
@require_POST
def plan_consolidate(request: Request, pk: UUID) -> HttpResponse:
    document = consolidation.draft(pk, by=request.actor, now=request.now, today=request.today)
    messages.success(request, "Đã lập dự thảo báo cáo tổng hợp từ số liệu hiện tại.")
    return redirect("document-detail", document.pk)


def _found(request: Request, pk: UUID) -> Plan:
    """The plan, for those who inspect under it; units have no part in the report."""
    rows = plans.visible_to(request.actor).select_related("issuer", "standing_agency", "jurisdiction", "document")
    plan = rows.get(pk=pk)
    if not inspects_under(request.actor, plan):
        raise Http404
    return plan


def _told(row: UnitRow) -> dict[str, object]:
    state = InspectionState(row.inspection.state)
    return {"row": row, "state": labels.state(state), "tone": TONES[state], "told": state in WITH_RESULT}


def _stats(counted: Figures, switch: Switch) -> list[dict[str, object]]:
    plan = counted.plan.pk
    found, asked = f"{reverse('finding-index')}?plan={plan}", f"{reverse('recommendation-list')}?plan={plan}"
    found, asked = switch.keep(found), switch.keep(asked)
    return [
        {"value": f"{counted.visited}/{counted.planned_units}", "label": "đơn vị đã kiểm tra", "href": "#don-vi"},
        {"value": counted.concluded, "label": "cuộc đã có kết luận", "href": "#don-vi"},
        *([{"value": counted.urgent, "label": "cuộc thông báo khẩn", "href": "#don-vi"}] if counted.urgent else []),
        {"value": len(counted.weak), "label": "tồn tại, hạn chế", "href": f"{found}&kind=weak"},
        {"value": len(counted.repeated), "label": "hạn chế lặp lại", "href": f"{found}&kind=weak&repeated=1"},
        {"value": len(counted.recommendations), "label": "kiến nghị", "href": asked},
        {"value": len(counted.closed), "label": "đã kết thúc", "href": f"{asked}&progress=closed"},
        {
            "value": len(counted.overdue),
            "label": "quá hạn",
            "href": f"{asked}&progress=overdue",
            "tone": "late" if counted.overdue else "neutral",
        },
    ]
