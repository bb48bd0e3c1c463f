"""Handing over (*bàn giao*): somebody leaves, and others take over what lay in his hands, all in one transaction.

What is sealed is passed on by the proposer himself, one by one; an administrator neither sees nor moves it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.accounts import AccountFault, PostContent, managing_post, why_not_manage
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Appointment, Inspection, TeamMember, User
from kiemtra.store.queries import accounts as account_queries
from kiemtra.store.queries import appointments as post_queries
from kiemtra.store.queries import handing_over as queries
from kiemtra.store.queries import people
from kiemtra.workflows import accounts, appointments, messages, teams
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save

Choices = Mapping[UUID, UUID | None]
# Why seats of teams change hands here.
REASON = "Bàn giao công việc của người thôi nhiệm vụ"


@dataclass(slots=True)
class HandedOver:
    """What was taken over by whom, and what nobody has taken over."""

    inherited: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """One handing over under way."""

    user: User
    on: date
    heirs: Mapping[UUID, User]
    by: Actor
    now: datetime
    done: HandedOver

    def heir(self, key: UUID) -> User | None:
        """Who takes this over; None for nobody."""
        return self.heirs.get(key)


@transaction.atomic
def hand_over(
    account_id: UUID, choices: Choices, *, on: date, close: bool, revision: int, by: Actor, now: datetime
) -> HandedOver:
    """Let others take over the posts and seats of somebody from a day on; the account is closed where asked.

    Each post and seat leaves its own event; what nobody takes over ends, or stays with who alone may fill it, and is
    told in the result and in the trail.
    """
    user = accounts.locked(account_id, by)
    check_revision(user, revision)
    refuse(why_not_manage(by))
    refuse(Refusal.OWN_ACCOUNT if by.user == user.pk else None)
    today = by.day or timezone.localdate(now)
    hands = queries.in_hands(user, by, today)
    if close and on > today:
        raise NotValid({"close": AccountFault.CLOSED_TOO_EARLY})
    posts = [row for row in hands.posts if why_not_manage(by, row.jurisdiction_id) is None]
    leaving = _Leaving(user, on, _heirs(user, posts, hands.seats, choices, by, today), by, now, HandedOver())
    for row in posts:
        _pass_post(row, leaving)
    for held in hands.seats:
        _pass_seat(held, leaving)
    if close:
        user.refresh_from_db()
        accounts.deactivate(user.pk, reason="", revision=user.revision, by=by, now=now)
    _tell(leaving)
    done = leaving.done
    after = {"user": user.full_name, "heirs": [f"{what}: {who}" for what, who in done.inherited], "left": done.left}
    record("account.handed_over", user, by=by, post=managing_post(by), at=now, on=on, after=after)
    return done


def _heirs(
    user: User,
    posts: list[Appointment],
    seats: list[queries.SeatInHand],
    choices: Choices,
    by: Actor,
    today: date,
) -> dict[UUID, User]:
    """The heirs by what they take over: accounts in use with a post in the same system, and not the one who leaves."""
    found: dict[UUID, User] = {}
    faults: dict[str, AccountFault] = {}
    systems = {row.pk: row.jurisdiction_id for row in posts}
    systems |= {held.seat.pk: held.seat.team.plan.jurisdiction_id for held in seats if held.refusal is None}
    for key, system in systems.items():
        wanted = choices.get(key)
        if wanted is None:
            continue
        held = Appointment.objects.filter(account_queries.lasting(today), jurisdiction=system)
        heir = User.objects.filter(pk=wanted, is_active=True, pk__in=held.values("user")).first()
        if wanted == user.pk:
            faults[str(key)] = AccountFault.HEIR_IS_LEAVING
        elif wanted == by.user:
            faults[str(key)] = AccountFault.POST_OWN
        elif heir is None:
            faults[str(key)] = AccountFault.HEIR_UNKNOWN
        else:
            found[key] = heir
    if faults:
        raise NotValid(faults)
    return found


def _pass_post(row: Appointment, leaving: _Leaving) -> None:
    """End the post and give it to the heir, with its role, title, field and end; an authority is given anew."""
    on, by, now = max(leaving.on, row.valid_from), leaving.by, leaving.now
    row.refresh_from_db()
    if row.valid_to is not None and row.valid_to <= on:
        # It ended with the post for which it stood in, or ends before the day.
        return
    heir, what = leaving.heir(row.pk), f"{row.title}, {row.agency.short_name}"
    end, ground = row.valid_to, row.ground
    content = PostContent(row.agency_id, row.role, row.title, on, end, ground, tuple(row.areas), row.over_id)
    if heir is None:
        refuse(appointments.why_last_administrator(row, on))
        leaving.done.left.append(what)
    # First of all it ends, and with it whoever stands in for it: that may be the heir.
    appointments.finish(row, on, "", by, now)
    if heir is None:
        return
    leaving.done.inherited.append((what, heir.full_name))
    if row.stands_in_for_id:
        appointments.authorise(
            row.stands_in_for_id, heir.pk, valid_from=on, valid_to=end, ground=ground, by=by, now=now
        )
        return
    if any(one.meets(content) for one in post_queries.held_by(heir.pk)):
        raise NotValid({str(row.pk): AccountFault.POST_TWICE})
    appointments.give(heir, row.jurisdiction, content, by=by, now=now)


def _pass_seat(held: queries.SeatInHand, leaving: _Leaving) -> None:
    """Put the heir into the seat where the acting person sets up that team; else its standing agency is told."""
    seat, heir, on = held.seat, leaving.heir(held.seat.pk), leaving.on
    what = seat.team.name
    if held.refusal or seat.valid_to is not None or on <= seat.valid_from:
        leaving.done.left.append(what)
        _tell_standing_agency(seat, leaving)
    elif heir:
        new = teams.Seat(TeamRole(seat.role), heir.full_name, seat.position, heir, seat.agency, tuple(seat.areas))
        _put_into_seat(seat, new, leaving)
    else:
        _end_seat(seat, leaving)


def _put_into_seat(seat: TeamMember, new: teams.Seat, leaving: _Leaving) -> None:
    try:
        with transaction.atomic():
            teams.substitute(
                seat.pk,
                new,
                revision=seat.revision,
                on=leaving.on,
                reason=REASON,
                by=leaving.by,
                now=leaving.now,
            )
    except NotAllowed as error:
        if error.refusal is not Refusal.TWICE_IN_TEAM:
            raise
        # Who sits in that team already cannot take a second seat.
        leaving.done.left.append(seat.team.name)
        _tell_standing_agency(seat, leaving)
    else:
        leaving.done.inherited.append((seat.team.name, new.full_name))


def _end_seat(seat: TeamMember, leaving: _Leaving) -> None:
    leaving.done.left.append(seat.team.name)
    try:
        with transaction.atomic():
            teams.end_seat(
                seat.pk, revision=seat.revision, on=leaving.on, reason=REASON, by=leaving.by, now=leaving.now
            )
    except NotAllowed as error:
        if error.refusal is not Refusal.ONLY_IN_SEAT:
            raise
        # The only head or secretary: the seat waits for its substitute.
        _tell_standing_agency(seat, leaving)


def _tell_standing_agency(seat: TeamMember, leaving: _Leaving) -> None:
    plan = seat.team.plan
    messages.queue(
        f"seat.left:{seat.pk}:{seat.revision}",
        people.holders(plan.standing_agency_id, (Role.STANDING_OFFICER,), leaving.on),
        subject=f"Cần cử người thay trong {seat.team.name}",
        body=f"{leaving.user.full_name} thôi nhiệm vụ từ ngày {leaving.on:%d/%m/%Y} và chưa có người thay trong Đoàn.",
        path=f"/plans/{plan.pk}/teams/",
        at=leaving.now,
    )


def _tell(leaving: _Leaving) -> None:
    """One message for each heir."""
    for heir in {user.pk: user for user in leaving.heirs.values()}.values():
        messages.queue(
            f"handed_over:{leaving.user.pk}:{leaving.on}",
            [heir],
            subject="Bạn nhận bàn giao công việc",
            body=f"Bạn nhận bàn giao từ {leaving.user.full_name}, từ ngày {leaving.on:%d/%m/%Y}. Mở trang để xem chức vụ.",
            path="/posts/",
            at=leaving.now,
        )


@transaction.atomic
def pass_on_proposal(
    inspection_id: UUID, heir_id: UUID | None, *, revision: int, by: Actor, now: datetime
) -> Inspection:
    """Let another officer of the standing agency take the place of the proposer of a sealed inspection.

    Only the proposer may, and no longer sees it afterwards; nobody but the heir is told.
    """
    inspection = queries.own_proposals(by).select_for_update(of=("self",)).get(pk=inspection_id)
    check_revision(inspection, revision)
    officers = queries.heirs_of_proposal(inspection, by.day or timezone.localdate(now))
    heir = next((user for user in officers if user.pk == heir_id), None)
    if heir is None:
        raise NotValid({"heir": AccountFault.HEIR_UNKNOWN})
    inspection.proposed_by = heir
    save(inspection, "proposed_by")
    after = {"heir": heir.full_name}
    post = next((post for post in by.posts if post.role is Role.STANDING_OFFICER), None)
    record("inspection.proposal_passed_on", inspection, by=by, post=post, at=now, after=after)
    messages.queue(
        f"inspection.proposal_passed_on:{inspection.pk}:{inspection.revision}",
        [heir],
        subject="Bạn nhận bàn giao một đề xuất",
        body="Mở trang để xem; không chuyển tiếp lời nhắn này.",
        path=f"/inspections/{inspection.pk}/",
        at=now,
        inspection=inspection,
    )
    return inspection
