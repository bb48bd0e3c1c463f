"""Pages of plans: the list, the overview, the draft and its units, the calendar, and the deeds of a plan's own life."""

from collections import Counter
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.data.checklist import load_checklist
from kiemtra.domain.deeds import why_not_here
from kiemtra.domain.documents import CitationRole
from kiemtra.domain.errors import NotValid
from kiemtra.domain.inspections import ENDED, VISITED, InspectionState
from kiemtra.domain.people import UNIT_ROLES, Permission
from kiemtra.domain.plan_amendments import OPEN
from kiemtra.domain.plans import DEEDS, TOLD, PlanDeed, PlanState, UnitChoice, why_not_submit
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Inspection, Plan, PlanUnit
from kiemtra.store.queries import documents, plan_amendments, plan_pages, readings
from kiemtra.store.queries import plans as queries
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.plan_content import PlanEditForm
from kiemtra.web.forms.plans import PlanFilter, ReasonForm
from kiemtra.web.labels import inspections as inspection_words
from kiemtra.web.labels import plans as words
from kiemtra.web.labels import readings as reading_words
from kiemtra.web.labels.plan_content import kind
from kiemtra.web.labels.states import INSPECTION, PLAN
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import plan_troubles
from kiemtra.web.views.plan_deadlines import deadline_rows
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.transfers import Carrying, carrying
from kiemtra.workflows import plan_content, plans
from kiemtra.workflows.plan_content import PlanEdit

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
BEFORE_ISSUE = (PlanState.DRAFT, PlanState.SUBMITTED)
LINE = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED, PlanState.CLOSED)


@login_required
@require_safe
def plan_list(request: Request) -> HttpResponse:
    form = PlanFilter(request.GET)
    rows = plan_pages.listed(request.actor, **form.narrowed())
    may_write = any(post.allows(Permission.PLAN_EDIT) and post.role not in UNIT_ROLES for post in request.actor.posts)
    context = {
        "form": form,
        "rows": [_row(plan) for plan in rows],
        "filters": request.GET.urlencode(),
        "may_write": may_write,
    }
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
    visits = list(plan_pages.progress_of(plan, request.actor))
    units = list(plan_pages.units_of(plan))
    edit = plan_content.edit_of(plan)
    expects = plan.expected.count() if plan.state in BEFORE_ISSUE else 0
    anomalies = list(plan_pages.anomalies_of(plan))
    context = around(request, plan, "plan-detail") | {
        "plan_key": str(plan.pk),
        "steps": _steps(plan),
        "units": _units(units, visits),
        "areas": _areas(edit),
        "kinds": _kinds(units),
        "troubles": _troubles(request, plan, edit, units, expects),
        **_versions(plan, request),
        "stats": _stats(units, visits, request),
        "deadlines": deadline_rows(plan),
        "duties": edit.duties,
        "documents": documents.of_plan(plan, request.actor),
        "texts": readings.of_plan(plan, request.actor),
        "anomalies": anomalies,
        "citations": [(row, reading_words.CITATION_ROLES[CitationRole(row.role)]) for row in plan_pages.cited_in(plan)],
        "reason": ReasonForm(),
        "runs": not why_not_here(request.actor, DEEDS[PlanDeed.EDIT], queries.bearings(plan)),
        "next_step": _next_step(plan, units, visits),
        "not_ready": _not_ready(plan, len(units), expects),
        "carried": _carried(plan, request),
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


def _next_step(plan: Plan, units: list[Any], visits: list[Inspection]) -> str:
    """What an issued plan waits for first: its teams, or days for its visits; empty for neither."""
    if plan.state != PlanState.ISSUED or not units:
        return ""
    if not visits and not plan.teams.exists():
        return "teams"
    with_day = {visit.unit_id for visit in visits if visit.visit_on or visit.state != InspectionState.PLANNED}
    return "timetable" if {unit.agency_id for unit in units} - with_day else ""


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
                "kind": kind(unit.method, unit.scope, unit.areas),
                "visit": visit,
                "state": _badge(state),
            }
        )
    return rows


@cache
def _badge(state: InspectionState | None) -> SafeString:
    """The badge of a state, made once: hundreds of units stand in a few states."""
    label = INSPECTION[state] if state else "Chưa phân công"
    tone = inspection_words.TONES[state] if state else "neutral"
    return render_to_string("components/badge.html", {"label": label, "tone": tone})


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


def _carried(plan: Plan, request: Request) -> Carrying | None:
    """Who stands for it today; nothing is asked while the agency that it names is there."""
    gone = plan.carried_by_id or plan.standing_agency.valid_to
    return carrying(Obligation.INSPECTING_SIDE, plan, plan.standing_agency, request) if gone else None


def _versions(plan: Plan, request: Request) -> dict[str, Any]:
    """The amendments in force, and the one on the way for those who run the plan."""
    if plan.state not in TOLD:
        return {"is_told": False}
    rows = plan_amendments.told_of(plan)
    is_open = [row for row in rows if row.state in OPEN and queries.is_run_by(request.actor, plan)]
    in_force = [row for row in rows if row.state not in OPEN]
    return {"is_told": True, "amendments": in_force, "amendment": is_open[0] if is_open else None}


def _areas(edit: PlanEdit) -> list[dict[str, Any]]:
    """The areas, each with the checklist items that are asked where not all of them are."""
    asked = frozenset(edit.items)
    return [
        {
            "label": reading_words.AREAS.get(area, area),
            "items": [item.question for item in load_checklist() if item.area == area and item.code in asked],
        }
        for area in edit.areas
    ]


def _kinds(units: list[PlanUnit]) -> list[tuple[str, int]]:
    """How many units get which kind of inspection, where there are several kinds."""
    found = Counter(kind(unit.method, unit.scope, unit.areas) for unit in units)
    return list(found.items()) if len(found) > 1 else []


def _troubles(request: Request, plan: Plan, edit: PlanEdit, units: list[PlanUnit], expects: int) -> list[str]:
    """What is odd while the plan is written, for those who write it."""
    if plan.state not in BEFORE_ISSUE:
        return []
    return plan_troubles.of_draft(request, edit, plan, units, expects)


def _not_ready(plan: Plan, units: int, expects: int) -> str:
    if plan.state != PlanState.DRAFT:
        return ""
    window = plan.window_to is not None
    refusal = why_not_submit(units=units, window=window, expects=expects, to_review=len(plan.to_review))
    return labels.refusal(refusal) if refusal else ""


@require_http_methods(["GET", "POST"])
def plan_edit(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    form = PlanEditForm(request.POST or None, edit=plan_content.edit_of(plan))
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
