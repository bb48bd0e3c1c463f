"""The pages of a working session: started, and brought up to date."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.sessions import AttendeeSide
from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection, Session
from kiemtra.store.queries import inspections
from kiemtra.store.queries import sessions as queries
from kiemtra.web.forms.sessions import AttendeeSet, SessionForm, initial_of, people_of
from kiemtra.web.labels.inspections import DONE
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.inspection_page import found
from kiemtra.workflows import sessions
from kiemtra.workflows.rights import require


@login_required
@require_http_methods(["GET", "POST"])
def session_start(request: Request, pk: UUID) -> HttpResponse:
    """A new session of an opened visit, with the team's members and the unit's focal point on its list."""
    inspection = found(request, pk)
    _check_open(request, inspection)
    form, people = _forms(request, _fresh(request, inspection), _expected(inspection))
    if request.method == "POST" and form.is_valid() and people.is_valid():
        sessions.start(
            pk,
            form.content(people_of(people)),
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
            session_id=write_id(request),
        )
        messages.success(request, DONE[InspectionDeed.RECORD_ATTENDANCE])
        return redirect("inspection-detail", pk)
    facts = {"revision": inspection.revision, "write_id": request.POST.get("write_id") or new_id()}
    return _page(request, inspection, form, people, facts)


@login_required
@require_http_methods(["GET", "POST"])
def session_edit(request: Request, pk: UUID) -> HttpResponse:
    """A session brought up to date until the minutes are closed."""
    session: Session = (
        queries.visible_to(request.actor).select_related("inspection__plan", "inspection__unit").get(pk=pk)
    )
    _check_open(request, session.inspection)
    listed = [
        {"full_name": one.full_name, "position": one.position, "side": one.side, "present": one.present}
        for one in session.attendees.order_by("id")
    ]
    form, people = _forms(request, initial_of(session), listed)
    if request.method == "POST" and form.is_valid() and people.is_valid():
        content = form.content(people_of(people))
        sessions.record(pk, content, revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, DONE[InspectionDeed.RECORD_ATTENDANCE])
        return redirect("inspection-detail", session.inspection_id)
    return _page(request, session.inspection, form, people, {"revision": session.revision, "session": session})


def _check_open(request: Request, inspection: Inspection) -> None:
    rule = DEEDS[InspectionDeed.RECORD_ATTENDANCE]
    require(request.actor, rule, inspections.bearings(inspection), inspection.state)


def _forms(request: Request, initial: dict[str, Any], listed: list[dict[str, Any]]) -> tuple[SessionForm, Any]:
    data = request.POST if request.method == "POST" else None
    return SessionForm(data, initial=initial), AttendeeSet(data, initial=listed, prefix="people")


def _page(
    request: Request, inspection: Inspection, form: SessionForm, people: Any, facts: dict[str, Any]
) -> HttpResponse:
    status = 422 if form.errors or any(people.errors) else 200
    shown = {"inspection": inspection, "form": form, "people": people} | facts
    return render(request, "inspections/session.html", shown, status=status)


def _fresh(request: Request, inspection: Inspection) -> dict[str, Any]:
    local = timezone.localtime(request.now)
    return {"day": local.date(), "start": local.time(), "place": inspection.place}


def _expected(inspection: Inspection) -> list[dict[str, Any]]:
    """Who should be there: the team's seats, and whom the unit has named. Nobody counts as present yet."""
    team = list(inspection.team.members.order_by("id")) if inspection.team else []
    rows = [
        {"full_name": seat.full_name, "position": seat.position, "side": AttendeeSide.TEAM, "present": False}
        for seat in team
    ]
    unit = {
        "full_name": inspection.focal_name,
        "position": inspection.focal_title,
        "side": AttendeeSide.UNIT,
        "present": False,
    }
    return [*rows, unit]
