"""A draw until its seed exists: the list taken from the plan, committed before the lottery is drawn, or given up.

What follows the lottery's draw stands in `draw_results.py`; the procedure itself in `scheduling/draw.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.data.lotteries import lottery as lottery_of
from kiemtra.domain.deeds import why_not_here
from kiemtra.domain.draws import (
    DEEDS,
    MOVES,
    DrawDeed,
    DrawState,
    why_not_commit,
    why_not_withdraw,
)
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.lotteries import Lottery
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.teams import TeamRole
from kiemtra.scheduling.draw import NotDrawable, Terms, canonical, commitment
from kiemtra.scheduling.tickets import Quota
from kiemtra.store.ids import new_id
from kiemtra.store.models import Draw, Team
from kiemtra.store.queries import draws as queries
from kiemtra.store.queries import people, plans
from kiemtra.workflows import messages, plan_choices, wording
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class DrawContent:
    """What is asked for when a draw is drafted; a team makes it one for unannounced inspections, sealed for its three."""

    title: str
    lottery: str
    draw_on: date
    # Group → how many of it are wanted; groups without a number are left out.
    counts: Mapping[str, int]
    team: Team | None = None


@transaction.atomic
def draft(plan_id: UUID, content: DrawContent, *, by: Actor, now: datetime, draw_id: UUID | None = None) -> Draw:
    """Take the list of the plan's eligible units; the same `draw_id` again returns the draw that is there."""
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    deed = PlanDeed.PROPOSE_UNANNOUNCED if content.team else PlanDeed.EDIT
    post = require(by, PLAN_DEEDS[deed], plans.bearings(plan), plan.state)
    if draw_id and (there := queries.visible_to(by).filter(pk=draw_id).first()):
        return there
    refuse(Refusal.NO_TEAM if content.team and content.team.plan_id != plan.pk else None)
    lottery = _lottery(content)
    refuse_day(lottery, content.draw_on)
    assert by.user is not None, "rights are asked before"
    draw = Draw(
        id=draw_id or new_id(),
        jurisdiction_id=plan.jurisdiction_id,
        plan=plan,
        title=content.title.strip(),
        unannounced=content.team is not None,
        team=content.team,
        proposed_by_id=by.user,
        created_at=now,
        lottery=lottery.code,
        draw_on=content.draw_on,
        begins_at=timezone.make_aware(lottery.begins(content.draw_on)),
        counts=dict(content.counts),
    )
    _refuse_too_late(draw, now)
    _take_list(draw, by)
    draw.save(force_insert=True)
    leave_trace("draw.drafted", draw, by=by, post=post, at=now, after=_told(draw, lottery))
    return draw


@transaction.atomic
def retake(draw_id: UUID, *, revision: int, by: Actor, now: datetime) -> Draw:
    """Take the list anew from the plan as it is now; a committed list never changes."""
    draw = locked(draw_id, by)
    check_revision(draw, revision)
    rule, bearings = DEEDS[DrawDeed.RETAKE], queries.bearings(draw)
    refuse(why_not_here(by, rule, bearings))
    refuse(Refusal.LIST_COMMITTED if draw.committed_at else None)
    post = require(by, rule, bearings, draw.state)
    _take_list(draw, by)
    save(draw, "text", "tickets", "wanted")
    leave_trace("draw.list_renewed", draw, by=by, post=post, at=now, after={"tickets": draw.tickets})
    return draw


@transaction.atomic
def commit(draw_id: UUID, *, revision: int, salt: bytes, by: Actor, now: datetime) -> Draw:
    """Commit the list under a secret salt: from here on it cannot change, and the event shows that it stood before the seed."""
    draw, post = begin(draw_id, DrawDeed.COMMIT, revision=revision, by=by)
    _refuse_too_late(draw, now)
    refuse(Refusal.DRAW_UNDER_WAY if queries.is_another_under_way(draw, by) else None)
    draw.salt = salt
    draw.commitment = commitment(draw.text, salt)
    draw.committed_at = now
    move(draw, DrawState.COMMITTED)
    save(draw, "state", "salt", "commitment", "committed_at")
    after = {"commitment": draw.commitment, **_told(draw, lottery_of(draw.lottery))}
    leave_trace("draw.committed", draw, by=by, post=post, at=now, after=after)
    if draw.unannounced:
        _tell_the_three(draw, now)
    return draw


@transaction.atomic
def withdraw(draw_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Draw:
    """Give the draw up with a reason; never once the lottery has been drawn."""
    draw = locked(draw_id, by)
    check_revision(draw, revision)
    rule, bearings = DEEDS[DrawDeed.WITHDRAW], queries.bearings(draw)
    refuse(why_not_here(by, rule, bearings))
    refuse(why_not_withdraw(DrawState(draw.state), begins=draw.begins_at, clock=now))
    post = require(by, rule, bearings, draw.state)
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    move(draw, DrawState.WITHDRAWN)
    draw.withdrawn_at = now
    draw.withdrawn_reason = reason.strip()
    save(draw, "state", "withdrawn_at", "withdrawn_reason")
    leave_trace("draw.withdrawn", draw, by=by, post=post, at=now, after={"reason": draw.withdrawn_reason})
    return draw


def locked(draw_id: UUID, by: Actor) -> Draw:
    """Return the draw, locked; not found where this actor may not see it."""
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related("plan", "team")
    return rows.get(pk=draw_id)


def begin(draw_id: UUID, deed: DrawDeed, *, revision: int, by: Actor) -> tuple[Draw, Post]:
    """Return the locked draw and the post under which the actor does the deed; raises where it is not open."""
    draw = locked(draw_id, by)
    check_revision(draw, revision)
    return draw, require(by, DEEDS[deed], queries.bearings(draw), draw.state)


def move(draw: Draw, after: DrawState) -> None:
    """Move to the state, checked against the table."""
    check_move(MOVES, DrawState(draw.state), after)
    draw.state = after


def leave_trace(name: str, draw: Draw, *, by: Actor, post: Post, at: datetime, after: dict[str, Any]) -> None:
    """Append an event about the draw, sealed while it is."""
    record(name, draw, plan=draw.plan, by=by, post=post, at=at, after=after, sealed=draw.is_sealed)


def refuse_day(lottery: Lottery, day: date) -> None:
    """Raise where the lottery is not drawn on this day of the week."""
    refuse(
        None if lottery.is_drawn_on(day) else Refusal.NOT_A_DRAW_DAY,
        lottery=lottery.label,
        weekday=wording.weekday(day),
        day=wording.day(day),
    )


def _lottery(content: DrawContent) -> Lottery:
    try:
        return lottery_of(content.lottery)
    except KeyError as error:
        raise NotValid({"lottery": Fault.FACT_UNKNOWN}) from error


def _refuse_too_late(draw: Draw, now: datetime) -> None:
    refusal = why_not_commit(begins=draw.begins_at, clock=now)
    refuse(refusal, day=wording.day(draw.draw_on))


def _take_list(draw: Draw, by: Actor) -> None:
    """The eligible units of the wanted groups with their weights and rules, as the one text that will be hashed."""
    tickets, _, rule = plan_choices.tickets(draw.plan_id, by=by)
    wanted = {group: count for group, count in draw.counts.items() if count}
    lottery = lottery_of(draw.lottery)
    terms = Terms(
        draw=str(draw.pk),
        title=draw.title,
        lottery=lottery.code,
        lottery_name=lottery.label,
        from_hour=f"{lottery.begins(draw.draw_on):%Y-%m-%d %H:%M}",
        rules=(*(line.strip() for line in rule.splitlines() if line.strip()), *_rules(lottery, draw.draw_on)),
        quotas=tuple(Quota(group, count) for group, count in wanted.items()),
        tickets=tuple(ticket for ticket in tickets if ticket.group in wanted),
    )
    try:
        draw.text = canonical(terms)
    except NotDrawable as error:
        raise NotValid({what or "list": fault for fault, what in error.faults}) from error
    draw.tickets = len(terms.tickets)
    draw.wanted = sum(quota.count for quota in terms.quotas)


def _rules(lottery: Lottery, day: date) -> tuple[str, ...]:
    return (
        f"Kết quả được tính là của kỳ quay {lottery.label} ngày {wording.day(day)}; nếu kỳ đó không diễn ra thì tính kỳ "
        "kế tiếp có diễn ra.",
        "Trong mỗi nhóm, mỗi lần bốc một đơn vị, khả năng trúng theo trọng số; đơn vị đã trúng không bốc lại.",
    )


def _told(draw: Draw, lottery: Lottery) -> dict[str, Any]:
    return {"title": draw.title, "lottery": lottery.label, "draw_on": draw.draw_on, "wanted": draw.wanted}


def _tell_the_three(draw: Draw, now: datetime) -> None:
    """Head and secretary, who will type the result, are told that something waits; nothing says what."""
    assert draw.team_id is not None, "a sealed draw has a team"
    people_told = people.members(draw.team_id, timezone.localdate(now), TeamRole.HEAD, TeamRole.SECRETARY)
    messages.queue(
        f"draw.committed:{draw.pk}",
        people_told,
        subject="Có việc cần Trưởng đoàn và Thư ký cùng thực hiện",
        body="Mở trang để xem; không chuyển tiếp lời nhắn này.",
        path=f"/draws/{draw.pk}/",
        at=now,
    )
