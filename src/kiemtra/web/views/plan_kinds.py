"""Page of the kinds of inspections in one draft: which unit is inspected how, and about what."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.web.forms.plan_content import KindForm
from kiemtra.web.labels.plan_content import kind
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import plans


@require_http_methods(["GET", "POST"])
def plan_kinds(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    units = list(plan.units.select_related("agency").order_by("agency__code"))
    form = KindForm(request.POST or None, units=[(str(unit.agency_id), unit.agency.name) for unit in units])
    if request.method == "POST" and form.is_valid():
        chosen = [UUID(key) for key in form.cleaned_data["units"]]
        revision = seen_revision(request)
        count = plans.set_kind(pk, chosen, form.kind(), revision=revision, by=request.actor, now=request.now)
        messages.success(request, f"Đã đặt hình thức kiểm tra cho {count} đơn vị.")
        return redirect("plan-kinds", pk=pk)
    ticked = set(request.POST.getlist("units"))
    rows = [
        {
            "key": str(unit.agency_id),
            "name": unit.agency.name,
            "kind": kind(unit.method, unit.scope, unit.areas),
            "ticked": str(unit.agency_id) in ticked,
        }
        for unit in units
    ]
    context = around(request, plan, "plan-kinds") | {"form": form, "rows": rows}
    return render(request, "plans/kinds.html", context, status=422 if form.errors else 200)
