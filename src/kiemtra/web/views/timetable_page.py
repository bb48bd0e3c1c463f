"""What the page of a timetable shows: the proposal by weeks and teams and as a list, what has no day, what has changed."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import DeadlineCode, due_date
from kiemtra.domain.timetables import TimetableState
from kiemtra.scheduling.answers import StageName, UnplacedReason
from kiemtra.store.models import Plan, Team, Timetable
from kiemtra.store.queries import inspections
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.web.labels import timetables as words
from kiemtra.web.labels.deadlines import told as explained
from kiemtra.web.request import Request
from kiemtra.web.views.calendar_page import WEEK, Period, month_of, period_of
from kiemtra.workflows import timetables
from kiemtra.workflows.inspections.overlaps import worded
from kiemtra.workflows.timetables.facts import PlanFacts, PlanVisit
from kiemtra.workflows.timetables.problems import Put, placed_in
from kiemtra.workflows.timetables.results import conflicts_in


@dataclass(frozen=True, slots=True)
class Board:
    """A proposal as one person may see it."""

    row: Timetable
    facts: PlanFacts
    teams: tuple[Team, ...]
    # Those visits that this person sees; of the others nothing is shown.
    visits: Mapping[str, PlanVisit]
    placed: Mapping[str, Put]

    def names(self) -> words.Names:
        """What the ids of this plan are called."""
        return names_of(self.facts, self.teams)


def names_of(facts: PlanFacts, teams: Iterable[Team]) -> words.Names:
    """What the ids in the engine's answers are called."""
    return words.Names(
        visits={visit.id: visit.unit.short_name for visit in facts.visits},
        units={str(visit.unit.pk): visit.unit.short_name for visit in facts.visits},
        teams={str(team.pk): team.name for team in teams},
        people={str(seat.user_id or seat.pk): seat.full_name for seat in facts.seats},
    )


def seen_visits(request: Request, facts: PlanFacts) -> dict[str, PlanVisit]:
    """The visits of the plan that the actor may see; a unit without an inspection is seen with the plan."""
    seen = set(inspections.visible_to(request.actor).filter(plan=facts.plan).values_list("pk", flat=True))
    return {one.id: one for one in facts.visits if one.inspection is None or one.inspection.pk in seen}


def board_of(row: Timetable, facts: PlanFacts, teams: Iterable[Team], seen: Mapping[str, PlanVisit]) -> Board:
    """The proposal with what this person sees of it."""
    return Board(row, facts, tuple(teams), seen, timetables.still_open(facts, placed_in(row)))


def shown(request: Request, board: Board) -> dict[str, Any]:
    """The context of a proposal."""
    days = [put.day for key, put in board.placed.items() if key in board.visits]
    standing = {key: _standing(one) for key, one in board.visits.items() if key not in board.placed}
    kept = {key: put for key, put in standing.items() if put}
    period = period_of(request, days, board.facts.first)
    period = month_of(period.first) if period.is_week else period
    changes = timetables.changes_between(board.row, board.facts)
    everything = {**kept, **{key: put for key, put in board.placed.items() if key in board.visits}}
    return {
        "board": board,
        "period": period,
        "months": _months(period, [put.day for put in everything.values()]),
        "teams": board.teams,
        "weeks": _weeks(board, period, everything),
        "rows": _rows(board, period),
        "unplaced": _unplaced(board),
        "conflicts": _conflicts(board),
        "stages": [_stage(one) for one in board.row.result.get("stages", ())],
        "near": _near(request, board),
        "changes": [words.change(one.kind, one.name) for one in changes],
        "seal": timetables.seal_of(changes),
        "count": len(board.placed),
        "moved": sum(put.moved for put in board.placed.values()),
        "can_take_over": board.row.state == TimetableState.PROPOSED and bool(board.placed),
    }


def _standing(visit: PlanVisit) -> Put | None:
    return Put(visit.team, visit.day) if visit.team and visit.day else None


def _months(period: Period, days: Iterable[date]) -> list[dict[str, Any]]:
    counts: dict[date, int] = defaultdict(int)
    counts[period.first] = 0
    for day in days:
        counts[day.replace(day=1)] += 1
    return [
        {
            "label": f"{month:%m/%Y}",
            "href": f"?{month_of(month).query}",
            "count": counts[month],
            "current": month == period.first,
        }
        for month in sorted(counts)
    ]


def _weeks(board: Board, period: Period, everything: Mapping[str, Put]) -> list[dict[str, Any]]:
    """The working days of the month by weeks, each with a cell a team; a day off that has a name is shown as such."""
    on: dict[tuple[date, str], list[dict[str, Any]]] = defaultdict(list)
    for key, put in everything.items():
        on[put.day, put.team].append(_chip(board, key, put))
    weeks = []
    for week in Calendar().monthdatescalendar(period.first.year, period.first.month):
        days = [
            _day(day, board, on) for day in week if period.first <= day <= period.last and _is_shown(day, board, on)
        ]
        if days:
            weeks.append({"first": days[0]["day"], "last": days[-1]["day"], "days": days})
    return weeks


def _is_shown(day: date, board: Board, on: Mapping[tuple[date, str], Any]) -> bool:
    calendar = load_calendar()
    is_within = board.facts.first <= day <= board.facts.last
    is_taken = any((day, str(team.pk)) in on for team in board.teams)
    return is_taken or (is_within and (calendar.is_working(day) or calendar.entry(day) is not None))


def _day(day: date, board: Board, on: Mapping[tuple[date, str], list[dict[str, Any]]]) -> dict[str, Any]:
    calendar = load_calendar()
    entry = calendar.entry(day)
    return {
        "day": day,
        "weekday": WEEK[day.weekday()],
        # Written once here: the template needs them for every team.
        "short": f"{day:%d/%m}",
        "value": f"{day:%d/%m/%Y}",
        "off": not calendar.is_working(day),
        "name": entry.name if entry else "",
        "source": entry.source if entry else "",
        "outside": not board.facts.first <= day <= board.facts.last,
        "cells": [{"team": team, "visits": on.get((day, str(team.pk)), ())} for team in board.teams],
    }


def _chip(board: Board, key: str, put: Put) -> dict[str, Any]:
    visit = board.visits[key]
    return {
        "id": key,
        "unit": visit.unit,
        "is_open": key in board.placed,
        "moved": put.moved,
        "inspection": visit.inspection,
    }


def _rows(board: Board, period: Period) -> list[dict[str, Any]]:
    """The proposal of the month as a list, each day with the last day for its notice, explained."""
    rule = rule_of(board.facts.plan, DeadlineCode.NOTICE)
    teams = {str(team.pk): team for team in board.teams}
    before = placed_in(board.row.previous) if board.row.previous else {}
    rows = []
    for key, put in sorted(board.placed.items(), key=lambda one: (one[1].day, one[0])):
        if key not in board.visits or not period.first <= put.day <= period.last:
            continue
        latest = due_date(put.day, rule, load_calendar())
        was = board.visits[key].day or (before[key].day if key in before else None)
        rows.append(
            {
                "id": key,
                "unit": board.visits[key].unit,
                "team": teams.get(put.team),
                "day": put.day,
                "weekday": WEEK[put.day.weekday()],
                "moved": put.moved,
                "was": was if was != put.day else None,
                "notice": {"due": latest.date, "explain": explained(latest)},
            }
        )
    return rows


def _unplaced(board: Board) -> list[dict[str, Any]]:
    """What has no day, with the reason that the engine gave, or that it came later."""
    reasons = {one["visit"]: UnplacedReason(one["reason"]) for one in board.row.result.get("unplaced", ())}
    scope = str(board.row.team_id) if board.row.team_id else None
    missing = [
        one
        for key, one in board.visits.items()
        if one.is_open and key not in board.placed and (scope is None or one.team == scope)
    ]
    later = "Mới có sau lần xếp này."
    return [
        {"id": one.id, "unit": one.unit, "why": words.UNPLACED[reasons[one.id]] if one.id in reasons else later}
        for one in missing
    ]


def _conflicts(board: Board) -> list[str]:
    """The contradictions between wishes, as far as every visit in them is seen."""
    found = [one for one in conflicts_in(board.row) if set(one.visits) <= set(board.visits)]
    return [words.conflict(one, board.names()) for one in found]


def _near(request: Request, board: Board) -> list[str]:
    """Which placed visits lie near another inspection of their unit; handing over then asks for a reason."""
    seen = {key: put for key, put in board.placed.items() if key in board.visits}
    found = timetables.near_others(board.facts, seen, request.actor)
    return [f"{board.visits[key].unit.short_name}: {worded(one)}" for key, one in found.items()]


def _stage(one: Mapping[str, Any]) -> str:
    return f"{words.STAGES[StageName(one['name'])]}: {words.gap(one['gap'])}"


def troubles(plan: Plan, facts: PlanFacts, teams: Iterable[Team], today: date) -> list[str]:
    """What stands in the way of any timetable of the plan, in words."""
    names = names_of(facts, teams)
    return [words.trouble(one, names) for one in timetables.before_asking(facts, today=today)]


def id_in(plan: Plan, teams: Iterable[Team], text: str) -> UUID | None:
    """The team that an address or a form names; None for all, or for none that there is."""
    return next((team.pk for team in teams if str(team.pk) == text), None)
