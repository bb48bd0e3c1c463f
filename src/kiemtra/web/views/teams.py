"""Pages of the teams of a plan: their seats and work, set up, changes of members, the decisions on them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.documents import DocumentState
from kiemtra.domain.errors import NotValid
from kiemtra.domain.teams import SeatChangeKind, TeamRole, rank_of
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Plan, SeatChange, Team, TeamMember
from kiemtra.store.queries import team_checks, workload
from kiemtra.store.queries import teams as queries
from kiemtra.web.forms.teams import AddForm, SubstituteForm, TeamForm, seat_forms
from kiemtra.web.labels import teams as words
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.web.labels.readings import AREAS
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.candidates import Choosing, choosing
from kiemtra.web.views.plan_page import around, inspects_under, seen_plan
from kiemtra.workflows import team_decisions, teams


@require_safe
def plan_teams(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    seen = queries.visible_to(request.actor).filter(plan=plan)
    rows = list(seen.select_related("decision", "seal_agency").order_by("name", "id"))
    work = queries.workload(plan, request.actor)
    by_team: dict[UUID, list[dict[str, Any]]] = {team.pk: [] for team in rows}
    for member in sorted(queries.lasting_members(seen, request.today), key=lambda one: rank_of(TeamRole(one.role))):
        by_team[member.team_id].append(_member(member, request))
    changes = list(queries.changes_visible_to(request.actor).filter(team__plan=plan))
    context = around(request, plan, "plan-teams") | {
        "rows": [_team(team, by_team[team.pk], work.get(team.pk, 0)) for team in rows],
        "undrafted": [team for team in rows if not teams.is_decided(team)],
        "changes": [_change(change) for change in changes],
        "undecided": any(_waits(change) for change in changes),
        "inside": inspects_under(request.actor, plan),
    }
    return render(request, "plans/teams.html", context)


def _team(team: Team, members: list[dict[str, Any]], visits: int) -> dict[str, Any]:
    drafted = team.decision is not None and team.decision.state == DocumentState.DRAFT
    return {"team": team, "members": members, "visits": visits, "drafted": drafted}


def _member(member: TeamMember, request: Request) -> dict[str, Any]:
    return {
        "member": member,
        "role": TEAM_ROLES[TeamRole(member.role)],
        "areas": "; ".join(AREAS.get(area, area) for area in member.areas),
        "later": member.valid_from > request.today,
    }


def _change(change: SeatChange) -> dict[str, Any]:
    return {"change": change, "kind": words.CHANGES[SeatChangeKind(change.kind)], "waits": _waits(change)}


def _waits(change: SeatChange) -> bool:
    """Whether the change was made after the decision on its team, and no decision on it has been issued."""
    decision = change.team.decision
    after = decision is not None and decision.issued_at is not None and change.made_at > decision.issued_at
    return after and (
        change.decision is None or change.decision.state in (DocumentState.DRAFT, DocumentState.WITHDRAWN)
    )


@require_safe
def plan_team_checks(request: Request, pk: UUID) -> HttpResponse:
    """What is to be said about the people of the teams: a page, and for htmx the list alone."""
    plan = seen_plan(request, pk)
    told = team_checks.of_plan(plan, request.actor, request.today) if inspects_under(request.actor, plan) else []
    context: dict[str, Any] = {"troubles": [words.trouble(one) for one in told], "plan": plan}
    if request.htmx:
        response = render(request, "plans/_team_checks.html", context)
    else:
        response = render(request, "plans/team_checks.html", around(request, plan, "plan-team-checks") | context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_http_methods(["GET", "POST"])
def team_set_up(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    people = choosing(request, plan, "seats-")
    form = TeamForm(request.POST or None, agencies=_seals(plan), initial=_ready(plan, request))
    seats = seat_forms(people.by_key, people.chosen, request.POST or None)
    if request.method == "POST" and form.is_valid() and seats.is_valid():
        _set_up(request, plan, form, [seat for one in seats if (seat := one.seat())])
        messages.success(request, "Đã thành lập Đoàn kiểm tra.")
        return redirect("plan-teams", pk=pk)
    context = around(request, plan, "plan-teams") | {
        "form": form,
        "seats": seats,
        "people": people,
        "loads": _loads(request, plan, people),
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


def _loads(request: Request, plan: Plan, people: Choosing) -> list[dict[str, Any]]:
    """Who may be chosen, with what lies with each this year."""
    loads = workload.of_users(request.actor, plan.year)
    return [
        {
            "one": one,
            "load": loads.get(one.user.pk),
            "areas": "; ".join(AREAS.get(area, area) for area in sorted(one.areas)),
            "chosen": one in people.chosen,
        }
        for one in people.found
    ]


@require_http_methods(["GET", "POST"])
def team_member_add(request: Request, pk: UUID) -> HttpResponse:
    team = queries.visible_to(request.actor).get(pk=pk)
    plan = seen_plan(request, team.plan_id)
    people = choosing(request, plan)
    form = AddForm(request.POST or None, people=people.by_key, initial=people.initial | {"on": request.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        seat = form.seat()
        if seat is None:
            form.add_error("role", "Hãy chọn vai trò trong Đoàn.")
        else:
            said = {"revision": seen_revision(request), "on": given["on"], "reason": given["reason"]}
            try:
                teams.add_member(pk, seat, by=request.actor, now=request.now, **said)
            except NotValid as error:
                form.take(error.faults)
            else:
                messages.success(request, f"Đã bổ sung {seat.full_name} vào {team.name}.")
                return redirect("plan-teams", pk=plan.pk)
    context = {
        "team": team,
        "lead": f"{team.name}: bổ sung thành viên.",
        "submit": "Bổ sung",
        "revision": team.revision,
    }
    return _seat_page(request, plan, form, people, context)


@require_http_methods(["GET", "POST"])
def team_substitute(request: Request, pk: UUID) -> HttpResponse:
    member = queries.seats_visible_to(request.actor).get(pk=pk)
    plan = seen_plan(request, member.team.plan_id)
    role = TEAM_ROLES[TeamRole(member.role)]
    people = choosing(request, plan)
    form = SubstituteForm(
        request.POST or None,
        people=people.by_key,
        role=TeamRole(member.role),
        since=member.valid_from,
        initial=people.initial | {"areas": member.areas},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        seat = form.seat()
        assert seat is not None, "the form has a role"
        said = {
            "revision": seen_revision(request),
            "on": given["on"],
            "until": given["until"],
            "reason": given["reason"],
        }
        try:
            teams.substitute(pk, seat, by=request.actor, now=request.now, **said)
        except NotValid as error:
            form.take(error.faults)
        else:
            messages.success(request, f"Đã thay người giữ vai trò {role}.")
            return redirect("plan-teams", pk=plan.pk)
    lead = (
        f"{member.team.name}, {role}: {member.full_name}, từ ngày {member.valid_from:%d/%m/%Y}. Việc người này đã làm vẫn "
        "ghi tên người này."
    )
    context = {"team": member.team, "lead": lead, "submit": "Thay người", "revision": member.revision}
    return _seat_page(request, plan, form, people, context)


def _seat_page(request: Request, plan: Plan, form: Form, people: Choosing, context: dict[str, Any]) -> HttpResponse:
    shown = around(request, plan, "plan-teams") | context | {"form": form, "people": people}
    shown["revision"] = seen_revision(request) if request.method == "POST" else context["revision"]
    shown["loads"] = _loads(request, plan, people)
    return render(request, "plans/seat.html", shown, status=422 if form.errors else 200)


@require_POST
def team_decision(request: Request, pk: UUID) -> HttpResponse:
    """The decision on one team."""
    team = queries.visible_to(request.actor).get(pk=pk)
    plan = seen_plan(request, team.plan_id)
    document = team_decisions.draft(plan.pk, [pk], _issuer(request, plan), by=request.actor, now=request.now)
    messages.success(request, "Đã soạn dự thảo Quyết định thành lập Đoàn kiểm tra.")
    return redirect("document-detail", pk=document.pk)


@require_POST
def plan_team_decision(request: Request, pk: UUID) -> HttpResponse:
    """One decision on all teams of the plan that have none yet."""
    plan = seen_plan(request, pk)
    rows = queries.visible_to(request.actor).filter(plan=plan).select_related("decision")
    keys = [team.pk for team in rows if not teams.is_decided(team)]
    document = team_decisions.draft(pk, keys, _issuer(request, plan), by=request.actor, now=request.now)
    messages.success(request, "Đã soạn dự thảo Quyết định thành lập các Đoàn kiểm tra.")
    return redirect("document-detail", pk=document.pk)


@require_POST
def plan_change_decision(request: Request, pk: UUID) -> HttpResponse:
    """The decision on the changes of members that rest on none yet."""
    plan = seen_plan(request, pk)
    document = team_decisions.draft_change(pk, _issuer(request, plan), by=request.actor, now=request.now)
    messages.success(request, "Đã soạn dự thảo Quyết định thay đổi thành viên.")
    return redirect("document-detail", pk=document.pk)


def _issuer(request: Request, plan: Plan) -> Agency:
    return plan.issuer if request.POST.get("by") == "issuer" else plan.standing_agency
