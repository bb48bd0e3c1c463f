"""Page of the units of a draft: those in it, found by name and added, taken out. How a share is chosen: `coverage.py`."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, Plan
from kiemtra.store.queries import agencies, agency_search, overlaps
from kiemtra.store.queries import coverage as coverage_queries
from kiemtra.store.queries import plans as plan_queries
from kiemtra.web.forms.plans import AddUnitsForm
from kiemtra.web.request import Request
from kiemtra.web.views.coverage import covered
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.plans import BEFORE_ISSUE
from kiemtra.workflows import plan_choices, plans
from kiemtra.workflows.inspections.overlaps import worded

FOUND = 40


@require_http_methods(["GET", "POST"])
def plan_units(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    found = _found(request, plan)
    units = list(plan.units.select_related("agency").order_by("agency__code"))
    near = _near(request, plan, [*(agency.pk for agency in found), *(unit.agency_id for unit in units)])
    beside = {agency.pk: near[agency.pk] for agency in found if agency.pk in near}
    form = AddUnitsForm(request.POST or None, agencies=found, near=beside)
    if request.method == "POST" and form.is_valid():
        chosen = [agency for agency in found if str(agency.pk) in form.cleaned_data["units"]]
        plans.add_units(
            pk,
            chosen,
            chosen=UnitChoice.PROPOSED,
            reason=form.cleaned_data["reason"],
            overlap_reason=form.cleaned_data.get("overlap_reason", ""),
            by=request.actor,
            now=request.now,
        )
        messages.success(request, f"Đã thêm {len(chosen)} đơn vị.")
        return redirect("plan-units", pk=pk)
    context = around(request, plan, "plan-units") | {
        "form": form,
        "found": found,
        "q": request.GET.get("q", ""),
        "units": [(unit, near.get(unit.agency_id, ())) for unit in units],
        "covered": covered(plan, request),
    }
    return render(request, "plans/units.html", context, status=422 if form.errors else 200)


@require_POST
def plan_unit_remove(request: Request, pk: UUID, unit_pk: UUID) -> HttpResponse:
    plans.remove_unit(pk, unit_pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ đơn vị khỏi kế hoạch.")
    return redirect("plan-units", pk=pk)


def _near(request: Request, plan: Plan, units: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Unit → the inspections of others at the same time, in words, while the plan is being made, for those who run it."""
    if plan.state not in BEFORE_ISSUE or not plan_queries.is_run_by(request.actor, plan):
        return {}
    told: dict[UUID, list[str]] = {}
    for one in overlaps.of_units(plan, units, request.actor):
        if one.needs_reason:
            told.setdefault(one.unit, []).append(worded(one))
    return told


def _found(request: Request, plan: Plan) -> list[Agency]:
    """The agencies that bear all words of the search and are not in the plan yet."""
    words = request.GET.get("q", "") or request.POST.get("q", "")
    if not words.strip():
        return []
    day = plan_choices.day_of(plan)
    below = agencies.below(coverage_queries.root_of(plan, day), day)
    return list(agency_search.searched(below, words, day).exclude(plan_units__plan=plan)[:FOUND])
