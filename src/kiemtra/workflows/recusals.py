"""Recusals that are declared: by the person himself, or entered for a member who has no account.

What follows from posts held needs no declaration and stands in `store/queries/recusals.py`.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Recusal, TeamMember
from kiemtra.store.queries import people, plans
from kiemtra.store.queries import recusals as queries
from kiemtra.store.queries import teams as team_queries
from kiemtra.workflows import messages
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def declare(
    agency: Agency,
    ground: RecusalGround,
    text: str,
    *,
    until: date | None = None,
    by: Actor,
    now: datetime,
    today: date,
    recusal_id: UUID | None = None,
) -> Recusal:
    """Declare that one stands aside at an agency; head and secretary of one's teams are told that there is something.

    The same `recusal_id` again returns the declaration that is there.
    """
    if by.user is None:
        raise NotAllowed(Refusal.SIGN_IN)
    if recusal_id and (there := queries.visible_to(by).filter(pk=recusal_id).first()):
        return there
    _check(text, until, today)
    recusal = Recusal.objects.create(
        id=recusal_id or new_id(),
        user_id=by.user,
        agency=agency,
        ground=ground,
        text=text.strip(),
        until=until,
        declared_by_id=by.user,
        declared_at=now,
    )
    record("recusal.declared", recusal, by=by, at=now, after=_told(recusal), sealed=True)
    seats = TeamMember.objects.filter(people.valid_on(today), user=by.user).select_related("team__plan")
    for seat in seats:
        _tell_keepers(seat, recusal, now, today)
    return recusal


@transaction.atomic
def enter_for(
    member_id: UUID,
    agency: Agency,
    ground: RecusalGround,
    text: str,
    *,
    until: date | None = None,
    by: Actor,
    now: datetime,
    today: date,
    recusal_id: UUID | None = None,
) -> Recusal:
    """Enter what a member without an account has declared on paper; who has an account declares himself."""
    member = team_queries.seats_visible_to(by).select_related("team__plan").get(pk=member_id)
    plan = member.team.plan
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], plans.bearings(plan), plan.state)
    refuse(Refusal.DECLARES_HIMSELF if member.user_id else None)
    if recusal_id and (there := queries.visible_to(by).filter(pk=recusal_id).first()):
        return there
    _check(text, until, today)
    recusal = Recusal.objects.create(
        id=recusal_id or new_id(),
        member=member,
        agency=agency,
        ground=ground,
        text=text.strip(),
        until=until,
        declared_by_id=by.user,
        declared_at=now,
    )
    record("recusal.declared", recusal, by=by, post=post, at=now, after=_told(recusal), sealed=True)
    _tell_keepers(member, recusal, now, today)
    return recusal


@transaction.atomic
def withdraw(recusal_id: UUID, *, revision: int, by: Actor, now: datetime) -> Recusal:
    """Take a declaration back: only whoever made it or whom it is about."""
    recusal = queries.visible_to(by).select_for_update(of=("self",)).get(pk=recusal_id)
    check_revision(recusal, revision)
    refuse(None if by.user in (recusal.user_id, recusal.declared_by_id) else Refusal.DECLARES_HIMSELF)
    refuse(Refusal.ALREADY_DONE if recusal.withdrawn_at else None)
    recusal.withdrawn_at = now
    save(recusal, "withdrawn_at")
    record("recusal.withdrawn", recusal, by=by, at=now, before=_told(recusal), sealed=True)
    return recusal


def _check(text: str, until: date | None, today: date) -> None:
    faults: dict[str, str] = {}
    if not text.strip():
        faults["text"] = Fault.TEXT_MISSING
    if until and until < today:
        faults["until"] = Fault.RECUSAL_ENDED
    if faults:
        raise NotValid(faults)


def _told(recusal: Recusal) -> dict[str, object]:
    """What the trail says: where and on what ground, not the words."""
    return {"agency": recusal.agency.name, "ground": recusal.ground, "until": recusal.until}


def _tell_keepers(seat: TeamMember, recusal: Recusal, now: datetime, today: date) -> None:
    keepers = people.members(seat.team_id, today, TeamRole.HEAD, TeamRole.SECRETARY)
    others = [user for user in keepers if user.pk != recusal.declared_by_id]
    messages.queue(
        f"recusal:{recusal.pk}",
        others,
        subject=f"Khai báo không tham gia kiểm tra của thành viên {seat.team.name}",
        body="Xem phần cần lưu ý trên trang Đoàn kiểm tra trước khi phân công và xếp lịch.",
        path=f"/plans/{seat.team.plan_id}/teams/",
        at=now,
    )
