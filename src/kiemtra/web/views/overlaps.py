"""Who else inspects a unit about the same things at that time: asked while one types, and of a whole plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.data.overlaps import load_overlap_window
from kiemtra.domain.deeds import why_not
from kiemtra.domain.overlaps import Closeness
from kiemtra.domain.people import UNIT_ROLES, Actor, Permission
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.store.queries import inspections, overlaps, plans
from kiemtra.store.queries.agency_search import Among
from kiemtra.store.queries.overlaps import Overlap
from kiemtra.web.forms.overlaps import AskForm, OverlapReasonForm, days_of
from kiemtra.web.labels.inspections import area
from kiemtra.web.labels.overlaps import CLOSENESS
from kiemtra.web.request import Request, id_of
from kiemtra.web.views.plan_page import around
from kiemtra.workflows import overlaps as workflow
from kiemtra.workflows.inspections.overlaps import near, worded

_PLANNING = (
    Permission.PLAN_EDIT,
    Permission.PLAN_ISSUE,
    Permission.VISIT_PROPOSE,
    Permission.VISIT_DECIDE,
    Permission.UNANNOUNCED_PROPOSE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One overlap in words."""

    overlap: Overlap
    words: str
    areas: str
    closeness: str


@login_required
@require_safe
def overlap_list(request: Request) -> HttpResponse:
    """What lies near; htmx asks with what is being typed and gets the answer alone."""
    if "HX-Request" in request.headers:
        return render(request, "overlaps/_found.html", _asked_while_typing(request))
    form = AskForm(request.GET if request.GET else None)
    form.fields["unit"].aim(Among(day=request.today))  # type: ignore[attr-defined]
    context: dict[str, Any] = {"form": form, "window": load_overlap_window(), "asked": False}
    if request.GET and form.is_valid():
        said = form.cleaned_data
        unit, first, last = said["unit"].pk, said["first"], said["last"] or said["first"]
        found = _found(request.actor, [unit], (), first, max(first, last))
        context |= {"asked": True, "rows": _rows(found)}
    return render(request, "overlaps/list.html", context)


def _asked_while_typing(request: Request) -> dict[str, Any]:
    """The answer for one inspection or one unit; nothing where the day cannot be read yet."""
    days = days_of(request.GET)
    if days is None:
        return {"rows": [], "asked": False}
    first, last = days
    if pk := id_of(request, "inspection"):
        row = inspections.seen_whole(request.actor).select_related("plan").get(pk=pk)
        found = near(row, first, last, by=request.actor)
        return {"rows": _rows(found), "asked": True}
    unit = id_of(request, "unit")
    asked_areas = request.GET.getlist("areas")
    found = _found(request.actor, [unit] if unit else [], asked_areas, first, last, apart_from=id_of(request, "apart"))
    return {"rows": _rows(found), "asked": unit is not None}


def _found(
    actor: Actor,
    units: list[UUID],
    areas: list[str] | tuple[str, ...],
    first: date,
    last: date,
    *,
    apart_from: UUID | None = None,
) -> list[Overlap]:
    """Whoever plans inspections may ask of any unit; the people of a unit of their own only."""
    plans_inspections = any(
        post.role not in UNIT_ROLES and any(post.allows(permission) for permission in _PLANNING) for post in actor.posts
    )
    asked = units if plans_inspections else [unit for unit in units if unit in actor.reach]
    return overlaps.of(asked, areas, first, last, actor, apart_from=apart_from)


def _rows(found: list[Overlap]) -> list[Row]:
    return [
        Row(
            one,
            worded(one),
            "; ".join(area(code) for code in sorted(one.areas)) or "mọi nội dung",
            CLOSENESS[one.closeness]
            if one.is_dated or one.closeness is Closeness.SAME_YEAR
            else "Cùng thời gian dự kiến",
        )
        for one in found
    ]


@login_required
@require_http_methods(["GET", "POST"])
def plan_overlaps(request: Request, pk: UUID) -> HttpResponse:
    """The overlaps of a plan's units with what others inspect; the reason for each is stated here."""
    plan = (
        overlaps.plans_open_to(request.actor)
        .select_related("jurisdiction", "issuer", "standing_agency", "document", "parent")
        .get(pk=pk)
    )
    form = None
    if request.method == "POST":
        form = OverlapReasonForm(request.POST)
        if form.is_valid():
            workflow.state_reason(plan.pk, **form.cleaned_data, by=request.actor, now=request.now)
            messages.success(request, "Đã ghi lý do.")
            return redirect("plan-overlaps", pk)
    found = overlaps.of_plan(plan, request.actor)
    names = {unit.agency_id: unit for unit in plan.units.select_related("agency")}
    by_unit: dict[UUID, list[Row]] = {}
    for row in _rows(found):
        by_unit.setdefault(row.overlap.unit, []).append(row)
    groups = [(names[key], rows) for key, rows in by_unit.items()]
    refusal = why_not(request.actor, DEEDS[PlanDeed.STATE_OVERLAP], plans.bearings(plan), plan.state)
    context = {"groups": groups, "may_state": refusal is None, "window": load_overlap_window(), "form": form}
    page = around(request, plan, "plan-overlaps") | context
    return render(request, "overlaps/plan.html", page, status=422 if form and form.errors else 200)
