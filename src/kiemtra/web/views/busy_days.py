"""The days on which a unit cannot receive a team: entered by the unit itself, or by who plans."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotValid
from kiemtra.domain.timetables import BUSY_DEEDS
from kiemtra.store.models import Agency
from kiemtra.store.queries import busy_days as queries
from kiemtra.web import labels
from kiemtra.web.forms.timetables import BusyForm
from kiemtra.web.labels.faults import fault
from kiemtra.web.request import Request, write_id
from kiemtra.workflows import busy_days as workflow


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def busy_days(request: Request, pk: UUID) -> HttpResponse:
    unit = queries.units_visible_to(request.actor).get(pk=pk)
    form = BusyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            workflow.enter(unit, **held, by=request.actor, now=request.now, entry_id=write_id(request))
        except NotValid as error:
            for field, code in error.faults.items():
                form.add_error(field, fault(code))
        else:
            messages.success(request, "Đã ghi ngày bận; khi xếp lịch các ngày này được tránh.")
            return redirect("busy-days", pk=pk)
    return render(request, "units/busy_days.html", _context(request, unit, form), status=422 if form.errors else 200)


def _context(request: Request, unit: Agency, form: BusyForm) -> dict[str, Any]:
    bearings = queries.bearings(unit, request.actor)
    refusal = why_not(request.actor, BUSY_DEEDS[workflow.deed_of(request.actor, bearings)], bearings, "")
    rows = queries.visible_to(request.actor).filter(unit=unit).select_related("entered_by").order_by("-first", "pk")
    return {"unit": unit, "form": form, "rows": rows, "refusal": labels.refusal(refusal) if refusal else ""}


@require_POST
def busy_days_remove(request: Request, pk: UUID) -> HttpResponse:
    unit = workflow.remove(pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ ngày bận.")
    return redirect("busy-days", pk=unit.pk)
