"""The timetable of a plan: units handed to teams, days asked for, moved by hand, handed to the heads, decided."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.domain.timetables import UNDER_WAY, TimetableState
from kiemtra.scheduling.answers import StageName
from kiemtra.store.models import Inspection, Plan, Team, Timetable
from kiemtra.store.queries import calendars, overlaps
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries import timetables as queries
from kiemtra.web import labels
from kiemtra.web.forms.timetables import MoveForm, WishesForm
from kiemtra.web.labels import timetables as words
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.calendar_page import WEEK
from kiemtra.web.views.plan_page import SHOWN_WITH, around
from kiemtra.web.views.timetable_page import Board, board_of, names_of, seen_visits, shown, troubles
from kiemtra.workflows import inspections, timetables
from kiemtra.workflows.timetables.facts import PlanVisit, read

EVERY, ALL_TEAMS = "all", "Tất cả các Đoàn"
MOST_REASON = 500


@require_safe
def plan_timetable(request: Request, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    row = queries.standing(plan, request.actor)
    if request.htmx and request.htmx.target == "xep-lich":
        return _run_fragment(request, row)
    return render(request, "plans/timetable.html", _context(request, plan, row))


def _run_fragment(request: Request, row: Timetable | None) -> HttpResponse:
    """How far the run is; once it has ended the whole page is asked for again."""
    if row and row.state in UNDER_WAY:
        return render(request, "plans/_timetable_run.html", _run(row))
    return HttpResponse(headers={"HX-Refresh": "true"})


def _run(row: Timetable) -> dict[str, Any]:
    state = TimetableState(row.state)
    stage = words.STAGES[StageName(row.stage)] if row.stage in set(StageName) else ""
    return {"row": row, "run_state": labels.state(state), "stage": stage}


def _context(request: Request, plan: Plan, row: Timetable | None, move: MoveForm | None = None) -> dict[str, Any]:
    teams = list(team_queries.visible_to(request.actor).filter(plan=plan).order_by("name", "pk"))
    context = around(request, plan, "plan-timetable") | {"row": row, "all_teams": teams, "today": request.today}
    allowed = _allowed(request, plan, teams)
    context |= {"wishes": WishesForm(teams=allowed) if allowed else None, "may_propose": bool(allowed)}
    if row:
        context |= _run(row) | {"state_tone": words.STATE_TONES[TimetableState(row.state)]}
    if plan.window_from is None or plan.window_to is None:
        return context | {"no_window": True}
    facts = read(plan, today=request.today)
    seen = seen_visits(request, facts)
    context |= _waiting(request, seen, teams)
    if row and row.state == TimetableState.PROPOSED:
        board = board_of(row, facts, teams, seen)
        context |= shown(request, board) | {"move": move or _move_form(board, allowed, request)}
        context["own"] = _own_warnings(request, board)
    elif allowed and not (row and row.state in UNDER_WAY):
        context["troubles"] = troubles(plan, facts, teams, request.today)
    return context


def _allowed(request: Request, plan: Plan, teams: list[Team]) -> list[tuple[str, str]]:
    """For which teams this person may ask: all of the plan, or the own one."""

    def may(team: UUID | None) -> bool:
        return timetables.may_ask(plan, team, by=request.actor)

    if may(None):
        return [(EVERY, ALL_TEAMS), *((str(team.pk), team.name) for team in teams)]
    return [(str(team.pk), team.name) for team in teams if may(team.pk)]


def _waiting(request: Request, seen: Mapping[str, PlanVisit], teams: list[Team]) -> dict[str, Any]:
    """What waits for the heads, what is decided, and which units no team has."""
    rows = sorted((one.inspection for one in seen.values() if one.inspection and one.day), key=_by_day)
    heads = request.actor.teams_as(Role.TEAM_HEAD)
    proposed = [row for row in rows if row.state == "planned" and row.decided_at is None]
    by_team = [
        {"team": team, "decides": team.pk in heads, "rows": here}
        for team in teams
        if (here := [_shown(row) for row in proposed if row.team_id == team.pk])
    ]
    free = [one for one in seen.values() if one.inspection is None]
    return {
        "proposed": by_team,
        "proposed_count": len(proposed),
        "decided_count": sum(row.decided_at is not None for row in rows),
        "free": free,
        "open_count": sum(one.is_open and one.day is None for one in seen.values()),
    }


def _by_day(row: Inspection) -> tuple[Any, ...]:
    return row.visit_on, row.visit_at is not None, row.visit_at, row.pk


def _shown(row: Inspection) -> dict[str, Any]:
    weekday = WEEK[row.visit_on.weekday()] if row.visit_on else ""
    return {"visit": row, "weekday": weekday, "value": f"{row.pk}:{row.revision}"}


def _move_form(board: Board, allowed: list[tuple[str, str]], request: Request, data: Any = None) -> MoveForm | None:
    if not allowed:
        return None
    choices = [(key, one.unit.short_name) for key, one in board.visits.items() if one.is_open]
    teams = [(key, name) for key, name in allowed if key != EVERY]
    asked = request.GET.get("chuyen", "")
    put = board.placed.get(asked)
    initial = {"visit": asked, "team": put.team if put else "", "day": put.day if put else None}
    return MoveForm(data, visits=choices, teams=teams, initial=initial)


def _own_warnings(request: Request, board: Board) -> list[Any]:
    """Journeys of the person's own teams on a proposed day: shown to nobody else, and named by hour and place only."""
    days = {put.day for put in board.placed.values()}
    if not days:
        return []
    found = calendars.journeys(request.actor, min(days), max(days), request.now)
    return [one for one in found if one.day in days]


@require_POST
def plan_timetable_ask(request: Request, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    teams = list(team_queries.visible_to(request.actor).filter(plan=plan))
    form = WishesForm(request.POST, teams=[(EVERY, ALL_TEAMS), *((str(team.pk), team.name) for team in teams)])
    if not form.is_valid():
        context = _context(request, plan, queries.standing(plan, request.actor)) | {"wishes": form}
        return render(request, "plans/timetable.html", context, status=422)
    held = form.cleaned_data
    wishes = timetables.Wishes(
        hour=held["hour"],
        team=None if held["team"] == EVERY else UUID(held["team"]),
        per_day=held["per_day"],
        keeps_days=held["keeps_days"],
        seconds=held["seconds"],
    )
    timetables.ask(plan.pk, wishes, by=request.actor, now=request.now, today=request.today)
    return redirect("plan-timetable", pk=pk)


@require_POST
def timetable_drop(request: Request, pk: UUID) -> HttpResponse:
    row = timetables.drop(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ đề xuất lịch.")
    return redirect("plan-timetable", pk=row.plan_id)


@require_POST
def timetable_move(request: Request, pk: UUID) -> HttpResponse:
    row = queries.visible_to(request.actor).select_related("plan", "team", "previous").get(pk=pk)
    plan = _plan(request, row.plan_id)
    form = _bound_move(request, plan, row)
    if not form.is_valid():
        return _board(request, plan, row, form, status=422)
    given = form.cleaned_data
    try:
        moved = timetables.move(
            pk,
            given["visit"],
            team=given["team"],
            day=given["day"],
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
            today=request.today,
        )
    except NotAllowed as error:
        if error.refusal is not Refusal.DAY_NOT_POSSIBLE:
            raise
        for sentence in _faults(plan, error.facts["faults"], given, request.today):
            form.add_error("day", sentence)
        return _board(request, plan, row, form, status=422)
    warnings = _faults(plan, moved.warnings, given, request.today)
    text = " ".join([f"Đã chuyển sang {WEEK[given['day'].weekday()]}, {given['day']:%d/%m/%Y}.", *warnings])
    if request.htmx:
        return _board(request, plan, moved.row, None, told=text)
    (messages.warning if warnings else messages.success)(request, text)
    return redirect(f"{reverse('plan-timetable', args=[plan.pk])}?thang={given['day']:%Y-%m}#bang-lich")


def _bound_move(request: Request, plan: Plan, row: Timetable) -> MoveForm:
    teams = list(team_queries.visible_to(request.actor).filter(plan=plan).order_by("name", "pk"))
    facts = read(plan, today=request.today)
    board = board_of(row, facts, teams, seen_visits(request, facts))
    form = _move_form(board, [(str(team.pk), team.name) for team in teams], request, request.POST)
    assert form is not None, "the teams of the plan are given"
    return form


def _board(
    request: Request, plan: Plan, row: Timetable, form: MoveForm | None, *, told: str = "", status: int = 200
) -> HttpResponse:
    """The proposal after a move: the part of the page for htmx, else all of it."""
    template = "plans/_timetable_board.html" if request.htmx else "plans/timetable.html"
    return render(request, template, _context(request, plan, row, form) | {"told": told}, status=status)


def _faults(plan: Plan, found: Any, given: dict[str, Any], today: date) -> list[str]:
    facts = read(plan, today=today)
    names = names_of(facts, plan.teams.all())
    visit = facts.visit(given["visit"])
    entry = load_calendar().entry(given["day"])
    why = facts.busy.get(visit.unit.pk, {}).get(given["day"], "") if visit else ""
    holiday = entry.name if entry else WEEK[given["day"].weekday()]
    return [words.fault(one, names, day=given["day"], holiday=holiday, why=why) for one in found]


@require_POST
def timetable_take_over(request: Request, pk: UUID) -> HttpResponse:
    row = queries.visible_to(request.actor).get(pk=pk)
    rows = timetables.take_over(
        pk,
        revision=seen_revision(request),
        seen=request.POST.get("seen", ""),
        overlap_reason=request.POST.get("overlap_reason", "").strip()[:MOST_REASON],
        by=request.actor,
        now=request.now,
        today=request.today,
    )
    messages.success(request, f"Đã trình {len(rows)} ngày kiểm tra để các Trưởng đoàn quyết định.")
    return redirect("plan-timetable", pk=row.plan_id)


@require_POST
def plan_assign(request: Request, pk: UUID) -> HttpResponse:
    plan = _plan(request, pk)
    team = team_queries.visible_to(request.actor).filter(plan=plan, pk__in=_ids([request.POST.get("team", "")])).first()
    if team is None:
        raise NotValid({"team": "Hãy chọn Đoàn kiểm tra."})
    asked = _ids(request.POST.getlist("units"))
    pairs = [(unit.agency, team) for unit in queries.units_without_visit(plan) if unit.pk in asked]
    if not pairs:
        raise NotValid({"units": "Hãy chọn ít nhất một đơn vị."})
    inspections.plan_visits(plan.pk, pairs, by=request.actor, now=request.now)
    messages.success(request, f"Đã giao {len(pairs)} đơn vị cho {team.name}.")
    return redirect("plan-timetable", pk=pk)


@require_POST
def team_decide(request: Request, pk: UUID) -> HttpResponse:
    team = team_queries.visible_to(request.actor).get(pk=pk)
    seen = [_visit(value) for value in request.POST.getlist("visits")]
    timetables.decide_all(pk, seen, by=request.actor, now=request.now, today=request.today)
    messages.success(request, f"Đã quyết định lịch của {len(seen)} cuộc kiểm tra.")
    return redirect("plan-timetable", pk=team.plan_id)


def _plan(request: Request, pk: UUID) -> Plan:
    """The plan, for those who inspect under it; its units know no timetable before they are told."""
    rows = overlaps.plans_open_to(request.actor).select_related(*SHOWN_WITH)
    return rows.get(pk=pk)


def _ids(values: list[str]) -> set[UUID]:
    found = set()
    for value in values:
        try:
            found.add(UUID(value))
        except ValueError:
            continue
    return found


def _visit(value: str) -> tuple[UUID, int]:
    try:
        identity, revision = value.split(":")
        return UUID(identity), int(revision)
    except ValueError as error:
        raise NotValid({"visits": "Lịch gửi lên không đọc được. Hãy tải lại trang rồi gửi lại."}) from error
