"""Pages of the units of a draft: found by name and added, chosen by rotation, taken out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.plans import UnitChoice
from kiemtra.scheduling import Choice
from kiemtra.store.models import Agency, Plan
from kiemtra.store.queries import agencies, agency_search, systems
from kiemtra.web.forms.plans import AddUnitsForm, ChoiceForm
from kiemtra.web.labels.plans import GROUPS, LEFT_OUT
from kiemtra.web.request import Request
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import plan_choices, plans

FOUND = 40


@require_http_methods(["GET", "POST"])
def plan_units(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    found = _found(request, plan)
    form = AddUnitsForm(request.POST or None, agencies=found)
    if request.method == "POST" and form.is_valid():
        chosen = [agency for agency in found if str(agency.pk) in form.cleaned_data["units"]]
        plans.add_units(
            pk,
            chosen,
            chosen=UnitChoice.PROPOSED,
            reason=form.cleaned_data["reason"],
            by=request.actor,
            now=request.now,
        )
        messages.success(request, f"Đã thêm {len(chosen)} đơn vị.")
        return redirect("plan-units", pk=pk)
    choice_form = ChoiceForm(
        request.GET if "group" in request.GET else None, groups=[(k, label) for k, _, label in GROUPS]
    )
    context = around(request, plan, "plan-detail") | {
        "form": form,
        "found": found,
        "q": request.GET.get("q", ""),
        "units": plan.units.select_related("agency").order_by("agency__code"),
        "choice_form": choice_form,
        "choice": _choice(choice_form, plan, request),
    }
    return render(request, "plans/units.html", context, status=422 if form.errors else 200)


@require_POST
def plan_unit_remove(request: Request, pk: UUID, unit_pk: UUID) -> HttpResponse:
    plans.remove_unit(pk, unit_pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ đơn vị khỏi kế hoạch.")
    return redirect("plan-units", pk=pk)


@require_POST
def plan_choose(request: Request, pk: UUID) -> HttpResponse:
    form = ChoiceForm(request.POST, groups=[(key, label) for key, _, label in GROUPS])
    if not form.is_valid():
        return redirect("plan-units", pk=pk)
    added = plan_choices.take(pk, _group(form), _percent(form), by=request.actor, now=request.now)
    messages.success(request, f"Đã thêm {len(added)} đơn vị được chọn, mỗi đơn vị kèm lý do.")
    return redirect("plan-units", pk=pk)


def _found(request: Request, plan: Plan) -> list[Agency]:
    """The agencies that bear all words of the search and are not in the plan yet."""
    words = request.GET.get("q", "") or request.POST.get("q", "")
    if not words.strip():
        return []
    day = plan_choices.day_of(plan)
    rows = agency_search.searched(agencies.below(systems.root_on(plan.jurisdiction, day), day), words, day)
    return list(rows.exclude(plan_units__plan=plan)[:FOUND])


def _choice(form: ChoiceForm, plan: Plan, request: Request) -> dict[str, Any] | None:
    if not form.is_bound or not form.is_valid():
        return None
    chosen, names = plan_choices.preview(plan.pk, _group(form), _percent(form), by=request.actor)
    return {"wanted": chosen.wanted, "rows": _rows(chosen, names), "given": form.cleaned_data}


def _rows(choice: Choice, names: dict[str, Agency]) -> list[dict[str, str]]:
    rows = [
        {
            "name": names[one.unit].name,
            "why": plan_choices.reason_of(one),
            "in": "1",
        }
        for one in choice.chosen
    ]
    return rows + [{"name": names[one.unit].name, "why": LEFT_OUT[one.reason], "in": ""} for one in choice.left_out]


def _group(form: ChoiceForm) -> Any:
    return next(group for key, group, _ in GROUPS if key == form.cleaned_data["group"])


def _percent(form: ChoiceForm) -> plan_choices.Share:
    return plan_choices.Share(form.cleaned_data["percent"], form.cleaned_data["rest_years"])
