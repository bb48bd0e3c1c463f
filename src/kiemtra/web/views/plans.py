"""Pages of plans: the list, the overview, the draft and its units, the calendar, and the deeds of a plan's own life."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.documents import CitationRole
from kiemtra.domain.errors import NotValid
from kiemtra.domain.inspections import ENDED, VISITED, InspectionState
from kiemtra.domain.plans import PlanState, UnitChoice, why_not_submit
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Inspection, Plan
from kiemtra.store.queries import documents, plan_pages
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.plans import PlanEditForm, PlanFilter, ReasonForm
from kiemtra.web.labels import inspections as inspection_words
from kiemtra.web.labels import plans as words
from kiemtra.web.labels import readings as reading_words
from kiemtra.web.labels.states import INSPECTION, PLAN
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_deadlines import deadline_rows
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.transfers import carrying
from kiemtra.workflows import plans

COLUMNS = (
    ("Năm", 8),
    ("Kế hoạch", 70),
    ("Số, ký hiệu", 18),
    ("Cơ quan ban hành", 34),
    ("Từ ngày", 12),
    ("Đến ngày", 12),
    ("Số đơn vị", 10),
    ("Trạng thái", 18),
)
LINE = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED, PlanState.CLOSED)


@login_required
@require_safe
def plan_list(request: Request) -> HttpResponse:
    form = PlanFilter(request.GET)
    rows = plan_pages.listed(request.actor, **form.narrowed())
    context = {"form": form, "rows": [_row(plan) for plan in rows], "filters": request.GET.urlencode()}
    return render(request, "plans/list.html", context)


@login_required
@require_safe
def plan_list_xlsx(request: Request) -> HttpResponse:
    rows = plan_pages.listed(request.actor, **PlanFilter(request.GET).narrowed())
    return xlsx("Danh sách kế hoạch kiểm tra", COLUMNS, map(_cells, rows), today=request.today)


def _row(plan: Plan) -> dict[str, Any]:
    state = PlanState(plan.state)
    return {"plan": plan, "state": PLAN[state], "tone": words.TONES[state]}


def _cells(plan: Plan) -> tuple[Any, ...]:
    return (
        plan.year,
        plan.title,
        plan.document.reference if plan.document else "",
        plan.issuer.name,
        plan.window_from,
        plan.window_to,
        plan.unit_count,  # type: ignore[attr-defined]
        PLAN[PlanState(plan.state)],
    )


@require_safe
def plan_detail(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    visits = list(plan_pages.open_inspections(plan, request.actor))
    units = list(plan.units.select_related("agency").order_by("agency__code"))
    areas = [reading_words.AREAS.get(area.area, area.area) for area in plan.areas.all()]
    anomalies = list(plan_pages.anomalies_of(plan))
    context = around(request, plan, "plan-detail") | {
        "plan_key": str(plan.pk),
        "steps": _steps(plan),
        "units": _units(units, visits),
        "areas": areas,
        "stats": _stats(units, visits, request),
        "deadlines": deadline_rows(plan),
        "duties": list(plan.duties.all()),
        "documents": documents.of_plan(plan, request.actor),
        "anomalies": anomalies,
        "citations": [(row, reading_words.CITATION_ROLES[CitationRole(row.role)]) for row in plan_pages.cited_in(plan)],
        "reason": ReasonForm(),
        "not_ready": _not_ready(plan, len(units)),
        "carried": carrying(Obligation.INSPECTING_SIDE, plan, plan.standing_agency, request),
    }
    return render(request, "plans/detail.html", context)


def _steps(plan: Plan) -> list[dict[str, Any]]:
    if plan.state == PlanState.WITHDRAWN:
        return [{"label": PLAN[PlanState.WITHDRAWN], "state": "current"}]
    at = LINE.index(PlanState(plan.state))
    dates = {PlanState.ISSUED: plan.issued_on}
    places = [
        "done" if place < at else "current" if place == at else "next" if place == at + 1 else "later"
        for place in range(4)
    ]
    return [
        {"label": PLAN[state], "state": place, "date": dates.get(state)}
        for state, place in zip(LINE, places, strict=True)
    ]


def _units(units: list[Any], visits: list[Inspection]) -> list[dict[str, Any]]:
    by_unit: dict[UUID, Inspection] = {visit.unit_id: visit for visit in visits}
    rows = []
    for unit in units:
        visit = by_unit.get(unit.agency_id)
        state = InspectionState(visit.state) if visit else None
        rows.append(
            {
                "unit": unit,
                "chosen": words.CHOSEN[UnitChoice(unit.chosen)],
                "visit": visit,
                "state": INSPECTION[state] if state else "Chưa phân công",
                "tone": inspection_words.TONES[state] if state else "neutral",
            }
        )
    return rows


def _stats(units: list[Any], visits: list[Inspection], request: Request) -> dict[str, Any]:
    states = Counter(visit.state for visit in visits)
    remedies = plan_pages.recommendations_of((visit.pk for visit in visits), request.actor)
    return {
        "units": len(units),
        "visited": sum(count for state, count in states.items() if state in VISITED),
        "ended": sum(count for state, count in states.items() if state in ENDED and state != InspectionState.WITHDRAWN),
        "open": remedies["open"],
        "closed": remedies["closed"],
    }


def _not_ready(plan: Plan, units: int) -> str:
    if plan.state != PlanState.DRAFT:
        return ""
    refusal = why_not_submit(units=units, window=plan.window_to is not None, expects=plan.expected.count())
    return labels.refusal(refusal) if refusal else ""


@require_http_methods(["GET", "POST"])
def plan_edit(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    form = PlanEditForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        plans.edit(pk, form.content(), revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, "Đã lưu dự thảo kế hoạch.")
        return redirect("plan-detail", pk=pk)
    context = around(request, plan, "plan-detail") | {"form": form}
    return render(request, "plans/edit.html", context, status=422 if form.errors else 200)


@require_POST
def plan_submit(request: Request, pk: UUID) -> HttpResponse:
    plans.submit(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã trình kế hoạch.")
    return redirect("plan-detail", pk=pk)


@require_POST
def plan_issue(request: Request, pk: UUID) -> HttpResponse:
    plans.issue(pk, revision=seen_revision(request), on=request.today, by=request.actor, now=request.now)
    messages.success(request, "Kế hoạch bắt đầu được thực hiện.")
    return redirect("plan-detail", pk=pk)


@require_POST
def plan_return(request: Request, pk: UUID) -> HttpResponse:
    plans.return_(pk, revision=seen_revision(request), remark=_reason(request), by=request.actor, now=request.now)
    messages.success(request, "Đã trả lại dự thảo để hoàn thiện.")
    return redirect("plan-detail", pk=pk)


@require_POST
def plan_close(request: Request, pk: UUID) -> HttpResponse:
    plans.close(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Kế hoạch đã kết thúc.")
    return redirect("plan-detail", pk=pk)


@require_POST
def plan_withdraw(request: Request, pk: UUID) -> HttpResponse:
    plans.withdraw(pk, revision=seen_revision(request), reason=_reason(request), by=request.actor, now=request.now)
    messages.success(request, "Đã hủy kế hoạch.")
    return redirect("plan-detail", pk=pk)


def _reason(request: Request) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise NotValid({"reason": "Hãy nêu lý do."})
    reason: str = form.cleaned_data["reason"]
    return reason
