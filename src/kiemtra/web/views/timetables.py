"""The timetable of a team: units handed to it, days previewed, proposed all at once, decided all at once."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemtra.domain.errors import NotAllowed, NotValid
from kiemtra.domain.people import Role
from kiemtra.scheduling import Timetable
from kiemtra.store.models import Inspection, Team
from kiemtra.store.queries import plan_pages
from kiemtra.store.queries import teams as queries
from kiemtra.web import labels
from kiemtra.web.forms.teams import TimetableForm
from kiemtra.web.labels.plans import UNPLACED
from kiemtra.web.request import Request
from kiemtra.web.views.calendars import WEEK
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import inspections, timetables


@require_safe
def team_timetable(request: Request, pk: UUID) -> HttpResponse:
    team = _team(request, pk)
    plan = seen_plan(request, team.plan_id)
    form = TimetableForm(request.GET if "per_day" in request.GET else None)
    visits = {str(row.pk): row for row in plan_pages.open_inspections(plan, request.actor).filter(announced=True)}
    table, refusal = _proposed(request, team, form)
    mine = [row for row in visits.values() if row.team_id == team.pk]
    taken = {row.unit_id for row in visits.values() if row.state != "withdrawn"}
    context = around(request, plan, "plan-teams") | {
        "team": team,
        "form": form,
        "hour": form["hour"].value(),
        "refusal": refusal,
        "proposals": _proposals(table, visits) if table else [],
        "unplaced": [(visits[one.visit.id].unit, UNPLACED[one.reason]) for one in table.unplaced] if table else [],
        "decides": team.pk in request.actor.teams_as(Role.TEAM_HEAD),
        "waiting": [_shown(row) for row in mine if row.visit_on and not row.decided_at and row.state == "planned"],
        "decided": [_shown(row) for row in mine if row.decided_at],
        "free": [
            unit for unit in plan.units.select_related("agency").order_by("agency__code") if unit.agency_id not in taken
        ],
    }
    return render(request, "plans/timetable.html", context)


def _proposed(request: Request, team: Team, form: TimetableForm) -> tuple[Timetable | None, str]:
    if form.is_bound and not form.is_valid():
        return None, ""
    per_day = form.cleaned_data["per_day"] if form.is_bound else 1
    try:
        return timetables.propose(team.pk, per_day=per_day, by=request.actor, today=request.today), ""
    except NotAllowed as error:
        return None, labels.refusal(error.refusal, **error.facts)


def _proposals(table: Timetable, visits: dict[str, Inspection]) -> list[dict[str, Any]]:
    return [
        {
            "visit": visits[one.visit.id],
            "day": one.day,
            "weekday": WEEK[one.day.weekday()],
            "value": f"{one.visit.id}:{visits[one.visit.id].revision}:{one.day.isoformat()}",
        }
        for one in table.assignments
    ]


def _shown(row: Inspection) -> dict[str, Any]:
    return {
        "visit": row,
        "weekday": WEEK[row.visit_on.weekday()] if row.visit_on else "",
        "value": f"{row.pk}:{row.revision}",
    }


@require_POST
def team_assign(request: Request, pk: UUID) -> HttpResponse:
    team = _team(request, pk)
    plan = seen_plan(request, team.plan_id)
    asked = set(request.POST.getlist("units"))
    rows = plan.units.select_related("agency").order_by("agency__code")
    pairs = [(unit.agency, team) for unit in rows if str(unit.pk) in asked]
    if not pairs:
        raise NotValid({"units": "Hãy chọn ít nhất một đơn vị."})
    inspections.plan_visits(plan.pk, pairs, by=request.actor, now=request.now)
    messages.success(request, f"Đã giao {len(pairs)} đơn vị cho {team.name}.")
    return redirect("team-timetable", pk=pk)


@require_POST
def team_propose(request: Request, pk: UUID) -> HttpResponse:
    form = TimetableForm({"per_day": "1", "hour": request.POST.get("hour", "")})
    days = [_day(value) for value in request.POST.getlist("days")]
    if not days or not form.is_valid():
        raise NotValid({"days": "Hãy chọn ít nhất một ngày kiểm tra và nhập giờ bắt đầu, ví dụ 08:00."})
    timetables.accept(pk, days, hour=form.cleaned_data["hour"], by=request.actor, now=request.now, today=request.today)
    messages.success(request, f"Đã đề xuất {len(days)} ngày kiểm tra với Trưởng đoàn.")
    return redirect("team-timetable", pk=pk)


@require_POST
def team_decide(request: Request, pk: UUID) -> HttpResponse:
    rows = [_visit(value) for value in request.POST.getlist("visits")]
    timetables.decide_all(pk, rows, by=request.actor, now=request.now, today=request.today)
    messages.success(request, f"Đã quyết định lịch của {len(rows)} cuộc kiểm tra.")
    return redirect("team-timetable", pk=pk)


def _team(request: Request, pk: UUID) -> Team:
    return queries.visible_to(request.actor).get(pk=pk)


def _visit(value: str) -> tuple[UUID, int]:
    try:
        identity, revision = value.split(":")
        return UUID(identity), int(revision)
    except ValueError as error:
        raise NotValid({"visits": "Lịch gửi lên không đọc được. Hãy tải lại trang rồi gửi lại."}) from error


def _day(value: str) -> timetables.Day:
    try:
        identity, revision, day = value.split(":")
        return timetables.Day(UUID(identity), int(revision), date.fromisoformat(day))
    except ValueError as error:
        raise NotValid({"days": "Ngày kiểm tra gửi lên không đọc được. Hãy tải lại trang rồi gửi lại."}) from error
