"""Posts: given, corrected, ended; and authority to stand in for one (*ủy quyền*), which ends with it.

The accounts that hold them stand in `accounts.py`; what happens to all posts of somebody who leaves, in `handing_over.py`.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.data.areas import load_areas
from kiemtra.domain.accounts import (
    AccountFault,
    Faults,
    Held,
    PostContent,
    managing_post,
    post_faults,
    stand_in_faults,
    why_not_authorise,
    why_not_manage,
)
from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.domain.people import SYSTEM, Actor, Post, Role
from kiemtra.domain.text import nfc
from kiemtra.store.models import Appointment, Jurisdiction, User
from kiemtra.store.queries import accounts as account_queries
from kiemtra.store.queries import appointments as queries
from kiemtra.workflows import messages
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def appoint(
    account_id: UUID,
    jurisdiction: Jurisdiction,
    content: PostContent,
    *,
    by: Actor,
    now: datetime,
    appointment_id: UUID | None = None,
) -> Appointment:
    """Give somebody a post. The same `appointment_id` again returns the post that is there."""
    refuse(why_not_manage(by, jurisdiction.pk))
    user = _account(account_id, by)
    if appointment_id and (there := Appointment.objects.filter(pk=appointment_id, user=user).first()):
        return there
    refuse(Refusal.OWN_ACCOUNT if by.user == user.pk else None)
    refuse(None if user.is_active else Refusal.ACCOUNT_CLOSED)
    return give(user, jurisdiction, content, by=by, now=now, appointment_id=appointment_id)


@transaction.atomic
def give(
    user: User,
    jurisdiction: Jurisdiction,
    content: PostContent,
    *,
    by: Actor,
    now: datetime,
    appointment_id: UUID | None = None,
) -> Appointment:
    """Write a post, checked as a whole, whoever gives it: a part of the deeds that have asked who may."""
    _check(content, jurisdiction, queries.held_by(user.pk))
    return make(user, jurisdiction, content, by=by, now=now, appointment_id=appointment_id)


def make(
    user: User,
    jurisdiction: Jurisdiction,
    content: PostContent,
    *,
    by: Actor,
    now: datetime,
    appointment_id: UUID | None = None,
) -> Appointment:
    """Write a post in which nothing is wrong: a part of the deeds that have looked."""
    key = {"pk": appointment_id} if appointment_id else {}
    appointment = Appointment.objects.create(user=user, jurisdiction=jurisdiction, **_values(content), **key)
    record(
        "appointment.made",
        appointment,
        by=by,
        post=managing_post(by, jurisdiction.pk),
        at=now,
        on=content.valid_from,
        after={"user": user.full_name, "agency": appointment.agency.name, **_told(appointment)},
    )
    return appointment


def faults_of(content: PostContent, jurisdiction: Jurisdiction, held: list[Held]) -> Faults:
    """All that is wrong with a post, by field."""
    place = queries.place_of(content.agency, jurisdiction, content.valid_from)
    return post_faults(content, place=place, held=held, areas={area.code for area in load_areas()})


def _check(content: PostContent, jurisdiction: Jurisdiction, held: list[Held]) -> None:
    if found := faults_of(content, jurisdiction, held):
        raise NotValid(found)


@transaction.atomic
def correct(
    appointment_id: UUID, content: PostContent, *, reason: str, revision: int, by: Actor, now: datetime
) -> Appointment:
    """Correct what was entered wrongly of a post; the trail keeps what it said before, and why."""
    appointment = locked(appointment_id, by)
    check_revision(appointment, revision)
    refuse(why_not_change(appointment, by))
    if not reason.strip():
        raise NotValid({"reason": AccountFault.GROUND_MISSING})
    _check(content, appointment.jurisdiction, queries.held_by(appointment.user_id, but=appointment.pk))
    if content.role != appointment.role or content.valid_to:
        refuse(why_last_administrator(appointment, content.valid_to or _today(by, now)))
    return rewrite(appointment, content, reason, by, now)


def rewrite(appointment: Appointment, content: PostContent, reason: str, by: Actor, now: datetime) -> Appointment:
    """Write what a post says now, in which nothing is wrong: a part of the deeds that have looked."""
    before, values = _told(appointment), _values(content)
    for name, value in values.items():
        setattr(appointment, name, value)
    save(appointment, *(name.removesuffix("_id") for name in values))
    appointment.refresh_from_db()
    after = {"reason": nfc(reason), **_told(appointment), "agency": appointment.agency.name}
    post = managing_post(by, appointment.jurisdiction_id)
    record("appointment.corrected", appointment, by=by, post=post, at=now, before=before, after=after)
    _cut_substitutes(appointment, by, now)
    return appointment


@transaction.atomic
def end(appointment_id: UUID, *, on: date, reason: str = "", revision: int, by: Actor, now: datetime) -> Appointment:
    """End a post: from that day on it no longer holds, and nobody stands in for it. On its first day it is taken back."""
    appointment = locked(appointment_id, by)
    check_revision(appointment, revision)
    refuse(why_not_end(appointment, by))
    if on < appointment.valid_from:
        raise NotValid({"on": AccountFault.END_BEFORE_START})
    if appointment.valid_to is not None and on > appointment.valid_to:
        raise NotValid({"on": AccountFault.BEYOND_ORIGINAL})
    refuse(why_last_administrator(appointment, on))
    return finish(appointment, on, reason, by, now)


def finish(appointment: Appointment, on: date, reason: str, by: Actor, now: datetime) -> Appointment:
    """Write the end of a post that may be ended: a part of the deeds that end one."""
    before = {"valid_to": appointment.valid_to}
    appointment.valid_to = on
    save(appointment, "valid_to")
    after = {"user": appointment.user.full_name, "valid_to": on, "reason": nfc(reason), **_told(appointment)}
    post = acting_post(by, appointment)
    record("appointment.ended", appointment, by=by, post=post, at=now, on=on, before=before, after=after)
    _cut_substitutes(appointment, by, now)
    return appointment


def _cut_substitutes(appointment: Appointment, by: Actor, now: datetime) -> None:
    """Nobody stands in longer than the post lasts, nor from before it begins."""
    end_on = appointment.valid_to
    if end_on is None:
        return
    rows = Appointment.objects.select_for_update().filter(stands_in_for=appointment).select_related("user", "agency")
    for row in rows:
        if row.valid_to is None or row.valid_to > end_on:
            finish(row, max(end_on, row.valid_from), "", by, now)


# ---- standing in


@transaction.atomic
def authorise(
    appointment_id: UUID,
    deputy_id: UUID | None,
    *,
    valid_from: date | None,
    valid_to: date | None,
    ground: str,
    by: Actor,
    now: datetime,
    substitute_id: UUID | None = None,
) -> Appointment:
    """Let somebody stand in for a post in [valid_from, valid_to): the same role at the same agency, and no longer.

    A deputy carries the responsibility of a holder while it lasts and may not hand the authority on. What a person
    keeps for himself (a sealed inspection that he proposed) does not come with it.
    """
    original = locked(appointment_id, by)
    if substitute_id and (there := original.substitutes.filter(pk=substitute_id).first()):
        return there
    refuse(why_not_stand_in(original, by, now))
    today = _today(by, now)
    if found := faults_of_authority(original, deputy_id, valid_from, valid_to, ground, today=today):
        raise NotValid(found)
    deputy = _deputy(original, deputy_id, today)
    assert deputy is not None, "a missing deputy is a fault"
    assert valid_from is not None, "a missing day is a fault"
    refuse(Refusal.OWN_ACCOUNT if deputy.pk == by.user else None)
    row = Appointment.objects.create(
        **({"pk": substitute_id} if substitute_id else {}),
        user=deputy,
        jurisdiction_id=original.jurisdiction_id,
        agency_id=original.agency_id,
        role=original.role,
        title=original.title,
        valid_from=valid_from,
        valid_to=valid_to,
        areas=original.areas,
        over_id=original.over_id,
        stands_in_for=original,
        ground=nfc(ground),
    )
    after = {"user": deputy.full_name, "holder": original.user.full_name, **_told(row)}
    record("appointment.authorised", row, by=by, post=acting_post(by, original), at=now, on=valid_from, after=after)
    _tell(row, now)
    return row


def faults_of_authority(
    original: Appointment,
    deputy_id: UUID | None,
    valid_from: date | None,
    valid_to: date | None,
    ground: str,
    *,
    today: date,
) -> Faults:
    """All that is wrong with an authority, by field."""
    deputy = _deputy(original, deputy_id, today)
    held = Held(original.agency_id, original.role, original.valid_from, original.valid_to)
    key = deputy.pk if deputy else None
    found = stand_in_faults(key, original.user_id, valid_from, valid_to, ground, original=held)
    content = PostContent(original.agency_id, original.role, original.title, valid_from, valid_to)
    if deputy and any(one.meets(content) for one in queries.held_by(deputy.pk)):
        found.setdefault("deputy", AccountFault.POST_TWICE)
    return found


def _tell(row: Appointment, now: datetime) -> None:
    messages.queue(
        f"appointment.authorised:{row.pk}",
        [row.user],
        subject="Bạn được ủy quyền thực hiện một chức vụ",
        body=f"{row.title}, {row.agency.name}, từ ngày {row.valid_from:%d/%m/%Y}. Căn cứ: {row.ground}.",
        path="/posts/",
        at=now,
    )


def _deputy(original: Appointment, deputy_id: UUID | None, today: date) -> User | None:
    """The person, where it is one who holds a post in the same system."""
    held = Appointment.objects.filter(account_queries.lasting(today), jurisdiction=original.jurisdiction_id)
    found: User | None = User.objects.filter(pk=deputy_id, is_active=True, pk__in=held.values("user")).first()
    return found


# ---- what each deed asks


def locked(appointment_id: UUID, by: Actor) -> Appointment:
    """The post, locked; not found where it is neither the actor's own nor in one of its systems."""
    rows = queries.visible_to(by).select_related(
        "user", "agency", "jurisdiction__root", "jurisdiction__standing_agency"
    )
    return rows.select_for_update(of=("self",)).get(pk=appointment_id)


def acting_post(by: Actor, appointment: Appointment) -> Post | None:
    """The post under which the actor acts on this one: that very post, the one it stands in for, or the administrator's."""
    own = {appointment.pk, appointment.stands_in_for_id}
    held = next((post for post in by.posts if post.id in own), None)
    return held or managing_post(by, appointment.jurisdiction_id)


def why_not_change(appointment: Appointment, by: Actor) -> Refusal | None:
    """The reason against correcting a post: not an administrator there, or one's own; one that stands in is ended."""
    if refusal := why_not_manage(by, appointment.jurisdiction_id):
        return refusal
    if by.user == appointment.user_id:
        return Refusal.OWN_ACCOUNT
    return Refusal.NOT_YET if appointment.stands_in_for_id else None


def why_not_end(appointment: Appointment, by: Actor) -> Refusal | None:
    """The reason against ending a post; an authority is taken back by its giver too, and laid down by its bearer."""
    substituted = appointment.stands_in_for
    if substituted and by.user in (substituted.user_id, appointment.user_id):
        return None
    if refusal := why_not_manage(by, appointment.jurisdiction_id):
        return refusal
    return Refusal.OWN_ACCOUNT if by.user == appointment.user_id else None


def why_not_stand_in(original: Appointment, by: Actor, now: datetime) -> Refusal | None:
    """The reason against letting anybody stand in for this post."""
    over = original.valid_to is not None and original.valid_to <= _today(by, now)
    stands_in = original.stands_in_for_id is not None
    return why_not_authorise(by, original.user_id, original.jurisdiction_id, stands_in=stands_in, over=over)


def why_last_administrator(appointment: Appointment, on: date) -> Refusal | None:
    """The reason against ending a post from that day on: nobody else would administer the system then."""
    if appointment.role != Role.ADMINISTRATOR or appointment.stands_in_for_id:
        return None
    return None if queries.other_administrators(appointment, on) else Refusal.LAST_ADMINISTRATOR


def _account(account_id: UUID, by: Actor) -> User:
    rows = User.objects.all() if by == SYSTEM else account_queries.visible_to(by)
    found: User = rows.select_for_update(of=("self",)).get(pk=account_id)
    return found


def _today(by: Actor, now: datetime) -> date:
    return by.day or timezone.localdate(now)


def _values(content: PostContent) -> dict[str, object]:
    return {
        "agency_id": content.agency,
        "role": content.role,
        "title": nfc(content.title),
        "valid_from": content.valid_from,
        "valid_to": content.valid_to,
        "ground": nfc(content.ground),
        "areas": list(content.areas),
        "over_id": content.over,
    }


def _told(appointment: Appointment) -> dict[str, object]:
    return {
        "role": appointment.role,
        "title": appointment.title,
        "valid_from": appointment.valid_from,
        "valid_to": appointment.valid_to,
        "ground": appointment.ground,
    }
