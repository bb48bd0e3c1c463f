"""The inspected unit's own page."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.queries import two_times, units
from kiemtra.web import labels
from kiemtra.web.labels.inspections import TONES
from kiemtra.web.request import Request
from kiemtra.web.times import switch_of
from kiemtra.workflows import sealed_reading


@login_required
@require_safe
def unit_detail(request: Request, pk: UUID) -> HttpResponse:
    """What is asked of the unit, by when; and its inspections."""
    agency = units.visible_to(request.actor).get(pk=pk)
    times = switch_of(request)
    old = times.counted(agency.pk) - {agency.pk}
    file = units.file_of(agency, request.actor, request.today, old)
    named = [agency, *(row.unit for row in file.inspections), *(row.addressee for row in file.recommendations)]
    sealed_reading.note(file.inspections, ReadingOf.LIST, by=request.actor, now=request.now)
    history = [
        {
            "inspection": row,
            "state": labels.state(InspectionState(row.state)),
            "tone": TONES[InspectionState(row.state)],
            "document": getattr(getattr(row, "conclusion", None), "document", None),
        }
        for row in file.inspections
    ]
    context = {
        "agency": agency,
        "times": times.showing(named),
        "successor": two_times.today_of([agency], request.today)[agency.pk],
        "old": old,
        "file": file,
        "history": history,
        "is_own": agency.pk in request.actor.agencies,
        "illustrative": bool(request.jurisdiction and request.jurisdiction.illustrative),
    }
    return render(request, "units/detail.html", context)


@login_required
@require_safe
def unit_own(request: Request) -> HttpResponse:
    """The way to one's own unit."""
    own = units.own_of(request.actor)
    if own is None:
        raise Http404
    return redirect("unit-detail", own)
