"""Asking for a timetable, and dropping one: who may, for which teams, with which wishes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import Bearings, why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.timetables import MOVES, STANDING, UNDER_WAY, TimetableState, why_not_ask
from kiemtra.store.models import Plan, Timetable
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries import timetables as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.timetables.facts import read
from kiemtra.workflows.timetables.problems import Scope, is_free
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants of the timetable; without a team it is for all teams of the plan."""

    hour: time | None
    team: UUID | None = None
    per_day: int = 1
    keeps_days: bool = True
    seconds: int = 20


@transaction.atomic
def ask(plan_id: UUID, wishes: Wishes, *, by: Actor, now: datetime, today: date) -> Timetable:
    """Ask for a timetable, worked off by a job; a proposal that nobody took over is dropped, its days stay near.

    Raises `NotAllowed` where one is under way, the window is over, or nothing waits for a day.
    """
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    team = team_queries.visible_to(by).get(plan=plan, pk=wishes.team) if wishes.team else None
    post = require_proposing(plan, team.pk if team else None, by)
    last = queries.standing(plan, by)
    refuse(Refusal.TIMETABLE_UNDER_WAY if last and last.state in UNDER_WAY else None)
    window = (plan.window_from, plan.window_to)
    refuse(why_not_ask(window=window, today=today, open_visits=1))
    scope = Scope(team.pk if team else None)
    waiting = sum(is_free(visit, scope) for visit in read(plan, today=today).visits)
    refuse(why_not_ask(window=window, today=today, open_visits=waiting))
    if last:
        _move(last, TimetableState.DROPPED)
    assert by.user is not None, "a post is somebody's"
    row = Timetable.objects.create(
        plan=plan,
        team=team,
        per_day=wishes.per_day,
        hour=wishes.hour,
        keeps_days=wishes.keeps_days,
        seconds=wishes.seconds,
        seed=plan.timetables.count() + 1,
        asked_by_id=by.user,
        asked_at=now,
        asked_on=today,
        previous=last if last and last.result.get("placed") else None,
    )
    after = {"team": team.name if team else "", "visits": waiting, "per_day": wishes.per_day}
    record("timetable.asked", row, by=by, post=post, at=now, plan=plan, after=after)
    return row


@transaction.atomic
def drop(timetable_id: UUID, *, revision: int, by: Actor, now: datetime) -> Timetable:
    """Drop a timetable that nobody wants, or stop the run."""
    row, post = begin(timetable_id, revision=revision, by=by)
    before = row.state
    _move(row, TimetableState.DROPPED)
    record("timetable.dropped", row, by=by, post=post, at=now, plan=row.plan, before={"state": before})
    return row


def may_ask(plan: Plan, team: UUID | None, *, by: Actor) -> bool:
    """Whether the actor may ask for a timetable of this team, or of all teams of the plan."""
    return why_not(by, DEEDS[PlanDeed.PROPOSE_VISITS], _bearings(plan, team), plan.state) is None


def begin(timetable_id: UUID, *, revision: int, by: Actor) -> tuple[Timetable, Post]:
    """The locked timetable and the post under which the actor may go on with it."""
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related("plan", "team", "previous")
    row = rows.get(pk=timetable_id)
    post = require_proposing(row.plan, row.team_id, by)
    refuse(None if row.state in STANDING else Refusal.ALREADY_DONE)
    check_revision(row, revision)
    return row, post


def require_proposing(plan: Plan, team: UUID | None, by: Actor) -> Post:
    """The post under which the actor may propose visits: of one team, or of all."""
    return require(by, DEEDS[PlanDeed.PROPOSE_VISITS], _bearings(plan, team), plan.state)


def _bearings(plan: Plan, team: UUID | None) -> Bearings:
    return replace(plan_queries.bearings(plan), team=team)


def _move(row: Timetable, after: TimetableState) -> None:
    check_move(MOVES, TimetableState(row.state), after)
    row.state = after
    save(row, "state")
