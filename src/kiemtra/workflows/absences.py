"""Absences: entered by the person himself, or by those who plan the visits of a team for one who sits in it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.absences import AbsenceKind, faults
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.store.ids import new_id
from kiemtra.store.models import Absence, Plan
from kiemtra.store.queries import absences as queries
from kiemtra.store.queries import plans
from kiemtra.store.queries import teams as team_queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def enter(
    first: date, last: date, kind: AbsenceKind, *, by: Actor, now: datetime, absence_id: UUID | None = None
) -> Absence:
    """Enter one's own absence, both days included. The same `absence_id` again returns the absence that is there."""
    if by.user is None:
        raise NotAllowed(Refusal.SIGN_IN)
    if absence_id and (there := queries.visible_to(by).filter(pk=absence_id).first()):
        return there
    _check(first, last)
    absence = Absence.objects.create(
        id=absence_id or new_id(),
        user_id=by.user,
        first=first,
        last=last,
        kind=kind,
        entered_by_id=by.user,
        entered_at=now,
    )
    record("absence.entered", absence, by=by, at=now, after=_told(absence, by.name))
    return absence


@transaction.atomic
def enter_for(
    member_id: UUID,
    first: date,
    last: date,
    kind: AbsenceKind,
    *,
    by: Actor,
    now: datetime,
    absence_id: UUID | None = None,
) -> Absence:
    """Enter the absence of somebody who sits in a team; of one with an account it holds in all his teams."""
    member = team_queries.seats_visible_to(by).select_related("team__plan").get(pk=member_id)
    plan: Plan = member.team.plan
    post = require(by, DEEDS[PlanDeed.ENTER_ABSENCE], plans.bearings_of_team(member.team), plan.state)
    if absence_id and (there := queries.visible_to(by).filter(pk=absence_id).first()):
        return there
    _check(first, last)
    absence = Absence.objects.create(
        id=absence_id or new_id(),
        user_id=member.user_id,
        member=None if member.user_id else member,
        first=first,
        last=last,
        kind=kind,
        entered_by_id=by.user,
        entered_at=now,
    )
    record("absence.entered", absence, by=by, post=post, at=now, plan=plan, after=_told(absence, member.full_name))
    return absence


@transaction.atomic
def withdraw(absence_id: UUID, *, revision: int, by: Actor, now: datetime) -> Absence:
    """Take an absence back: whoever sees it may, the person himself or those who plan his visits."""
    absence = queries.visible_to(by).select_for_update(of=("self",)).get(pk=absence_id)
    check_revision(absence, revision)
    refuse(Refusal.ALREADY_DONE if absence.withdrawn_at else None)
    absence.withdrawn_at = now
    save(absence, "withdrawn_at")
    person = absence.user or absence.member
    record("absence.withdrawn", absence, by=by, at=now, before=_told(absence, person.full_name if person else ""))
    return absence


def _check(first: date, last: date) -> None:
    if found := faults(first, last):
        raise NotValid(found)


def _told(absence: Absence, name: str) -> dict[str, object]:
    """What the trail says: the days, never why."""
    return {"member": name, "first": absence.first, "last": absence.last}
