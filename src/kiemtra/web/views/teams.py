"""Pages of the teams of a plan: their seats and work, set up, substitutes, the decision that sets a team up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.documents import DocumentState
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Plan, TeamMember, User
from kiemtra.store.queries import people
from kiemtra.store.queries import teams as queries
from kiemtra.web.forms.teams import SubstituteForm, TeamForm, seat_forms
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.web.labels.readings import AREAS
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import teams


@require_safe
def plan_teams(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    rows = list(
        queries.visible_to(request.actor).filter(plan=plan).select_related("decision", "seal_agency").order_by("id")
    )
    members = queries.members_on(queries.visible_to(request.actor).filter(plan=plan), request.today)
    work = queries.workload(plan, request.actor)
    by_team: dict[UUID, list[dict[str, Any]]] = {team.pk: [] for team in rows}
    for member in members:
        by_team[member.team_id].append(_member(member))
    shown = [
        {
            "team": team,
            "members": by_team[team.pk],
            "visits": work.get(team.pk, 0),
            "drafted": team.decision is not None and team.decision.state == DocumentState.DRAFT,
        }
        for team in rows
    ]
    return render(request, "plans/teams.html", around(request, plan, "plan-teams") | {"rows": shown})


def _member(member: TeamMember) -> dict[str, Any]:
    return {
        "member": member,
        "role": TEAM_ROLES[TeamRole(member.role)],
        "areas": "; ".join(AREAS.get(area, area) for area in member.areas),
    }


@require_http_methods(["GET", "POST"])
def team_set_up(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    users = {str(user.pk): user for user in people.of_jurisdiction(plan.jurisdiction_id, request.today)}
    form = TeamForm(request.POST or None, agencies=_seals(plan), initial=_ready(plan, request))
    seats = seat_forms([(key, user.full_name) for key, user in users.items()], request.POST or None)
    if request.method == "POST" and form.is_valid() and seats.is_valid():
        _set_up(request, plan, form, [seat for one in seats if (seat := one.seat(users))])
        messages.success(request, "Đã thành lập Đoàn kiểm tra.")
        return redirect("plan-teams", pk=pk)
    context = around(request, plan, "plan-teams") | {
        "form": form,
        "seats": seats,
        "write_id": write_id(request) or new_id(),
    }
    failed = form.is_bound and (form.errors or not seats.is_valid())
    return render(request, "plans/team_set_up.html", context, status=422 if failed else 200)


def _ready(plan: Plan, request: Request) -> dict[str, Any]:
    number = plan.teams.count() + 1
    return {"name": f"Đoàn kiểm tra số {number}", "symbol": f"ĐKT{number}", "on": request.today}


def _seals(plan: Plan) -> list[Agency]:
    return list({agency.pk: agency for agency in (plan.issuer, plan.standing_agency)}.values())


def _set_up(request: Request, plan: Plan, form: TeamForm, seats: list[teams.Seat]) -> None:
    given = form.cleaned_data
    teams.set_up(
        plan.pk,
        given["name"],
        seats,
        on=given["on"],
        symbol=given["symbol"],
        seal_agency=next((agency for agency in _seals(plan) if str(agency.pk) == given["seal_agency"]), None),
        by=request.actor,
        now=request.now,
        team_id=write_id(request),
    )


@require_http_methods(["GET", "POST"])
def team_substitute(request: Request, pk: UUID) -> HttpResponse:
    member = queries.seats_visible_to(request.actor).get(pk=pk)
    plan = seen_plan(request, member.team.plan_id)
    users: dict[str, User] = {
        str(user.pk): user for user in people.of_jurisdiction(plan.jurisdiction_id, request.today)
    }
    form = SubstituteForm(
        request.POST or None,
        people=[(key, user.full_name) for key, user in users.items()],
        role=TeamRole(member.role),
        since=member.valid_from,
    )
    if request.method == "POST" and form.is_valid():
        seat = form.seat(users)
        assert seat is not None, "the form has a role"
        teams.substitute(
            pk, seat, revision=seen_revision(request), on=form.cleaned_data["on"], by=request.actor, now=request.now
        )
        messages.success(request, f"Đã thay người giữ vai trò {TEAM_ROLES[TeamRole(member.role)]}.")
        return redirect("plan-teams", pk=plan.pk)
    context = around(request, plan, "plan-teams") | {
        "form": form,
        "member": member,
        "role": TEAM_ROLES[TeamRole(member.role)],
    }
    return render(request, "plans/substitute.html", context, status=422 if form.errors else 200)


@require_POST
def team_decision(request: Request, pk: UUID) -> HttpResponse:
    team = queries.visible_to(request.actor).select_related("plan__issuer", "plan__standing_agency").get(pk=pk)
    issuer = team.plan.issuer if request.POST.get("by") == "issuer" else team.plan.standing_agency
    document = teams.draft_decision(pk, issuer, by=request.actor, now=request.now)
    messages.success(request, "Đã soạn dự thảo Quyết định thành lập Đoàn kiểm tra.")
    return redirect("document-detail", pk=document.pk)
