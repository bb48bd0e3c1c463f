"""Teams: set up with their seats, and every change of the seats since. The papers about them: `team_decisions.py`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed, PlanState
from kiemtra.domain.teams import SeatChangeKind, TeamRole, Term, why_not_change, why_not_end_seat, why_not_set_up
from kiemtra.domain.text import fold
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Document, SeatChange, Team, TeamMember, User
from kiemtra.store.queries import plans as queries
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries.people import valid_on
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat to be filled: a person with an account, or a name only."""

    role: TeamRole
    full_name: str
    position: str = ""
    user: User | None = None
    agency: Agency | None = None
    areas: tuple[str, ...] = ()

    def term(self, first: date, until: date | None = None) -> Term:
        """The seat as the rules see it."""
        return Term(
            _person(self.user.pk if self.user else None, self.full_name, self.position), self.role, first, until
        )


@transaction.atomic
def set_up(
    plan_id: UUID,
    name: str,
    seats: Sequence[Seat],
    *,
    on: date,
    symbol: str = "",
    decision: Document | None = None,
    seal_agency: Agency | None = None,
    by: Actor,
    now: datetime,
    team_id: UUID | None = None,
) -> Team:
    """Set up a team of a plan; it needs one head and a secretary. The same `team_id` again returns the team that is there."""
    plan = queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    bearings = queries.bearings(plan)
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], bearings, plan.state)
    if team_id and (there := plan.teams.filter(pk=team_id).first()):
        return there
    _check_people(seats)
    refuse(why_not_set_up((seat.term(on) for seat in seats), on=on, alone=bearings.self_run))
    team = Team.objects.create(
        id=team_id or new_id(), plan=plan, name=name, symbol=symbol, decision=decision, seal_agency=seal_agency
    )
    TeamMember.objects.bulk_create(_row(team, seat, on) for seat in seats)
    after = {"name": name, "seats": [f"{seat.role}: {seat.full_name}" for seat in seats]}
    record("team.set_up", team, by=by, post=post, at=now, on=on, plan=plan, after=after)
    return team


@transaction.atomic
def add_member(
    team_id: UUID, seat: Seat, *, revision: int, on: date, reason: str = "", by: Actor, now: datetime
) -> TeamMember:
    """Put one more person into a team from a day on."""
    team, post = _locked(team_id, by)
    check_revision(team, revision)
    _check_people([seat])
    _check_reason(team, reason)
    _check_change(team, [seat.term(on)], {}, on)
    member = _row(team, seat, on)
    member.save(force_insert=True)
    save(team)
    _note(team, SeatChangeKind.ADDED, on, reason, now, begun=member)
    after = {"member": seat.full_name, "role": seat.role, "reason": reason.strip()}
    record("team.member_added", team, by=by, post=post, at=now, on=on, plan=team.plan, after=after)
    return member


@transaction.atomic
def substitute(
    member_id: UUID,
    seat: Seat,
    *,
    revision: int,
    on: date,
    until: date | None = None,
    reason: str = "",
    by: Actor,
    now: datetime,
) -> TeamMember:
    """Put somebody else into a seat from a day on; the seat keeps its role, what was done before keeps its person.

    With `until` the person substituted is back on that day, in a seat of his own that begins then.
    """
    before = team_queries.seats_visible_to(by).get(pk=member_id)
    team, post = _locked(before.team_id, by)
    before.refresh_from_db()
    check_revision(before, revision)
    if before.valid_to is not None and before.valid_to <= on:
        raise NotAllowed(Refusal.ALREADY_DONE)
    if on <= before.valid_from:
        raise NotValid({"on": Fault.SUBSTITUTED_BEFORE_START})
    if until and until <= on:
        raise NotValid({"until": Fault.SUBSTITUTE_ENDS_BEFORE_START})
    _check_people([seat])
    _check_reason(team, reason)
    ends = before.valid_to
    back = until if until and (ends is None or until < ends) else None
    terms = [Term(seat.term(on).person, TeamRole(before.role), on, back or ends)]
    if back:
        terms.append(Term(_person_of(before), TeamRole(before.role), back, ends))
    _check_change(team, terms, {before.pk: on}, on)
    before.valid_to = on
    save(before, "valid_to")
    after = _row(team, seat, on, back or ends, role=before.role, areas=list(seat.areas) or before.areas, stands=before)
    after.save(force_insert=True)
    if back:
        _again(before, back, ends).save(force_insert=True)
    save(team)
    _note(team, SeatChangeKind.SUBSTITUTED, on, reason, now, ended=before, begun=after, until=back)
    record(
        "team.member_substituted",
        team,
        by=by,
        post=post,
        at=now,
        on=on,
        plan=team.plan,
        before={"member": before.full_name},
        after={"member": after.full_name, "role": after.role, "until": back, "reason": reason.strip()},
    )
    return after


@transaction.atomic
def end_seat(member_id: UUID, *, revision: int, on: date, reason: str, by: Actor, now: datetime) -> TeamMember:
    """End a seat from a day on without a substitute; what was done in it stays."""
    found = team_queries.seats_visible_to(by).get(pk=member_id)
    team, post = _locked(found.team_id, by)
    member = TeamMember.objects.select_related("team__plan").get(pk=found.pk)
    check_revision(member, revision)
    if on <= member.valid_from:
        raise NotValid({"on": Fault.SUBSTITUTED_BEFORE_START})
    refuse(why_not_end_seat_of(member, by, on))
    _check_reason(team, reason)
    member.valid_to = on
    save(member, "valid_to")
    save(team)
    _note(team, SeatChangeKind.ENDED, on, reason, now, ended=member)
    after = {"member": member.full_name, "role": member.role, "valid_to": on, "reason": reason.strip()}
    record("team.seat_ended", team, by=by, post=post, at=now, on=on, plan=team.plan, after=after)
    return member


def why_not_end_seat_of(member: TeamMember, by: Actor, on: date) -> Refusal | None:
    """The reason against ending this seat without a substitute from that day on (its team and plan must be loaded)."""
    plan = member.team.plan
    if refusal := why_not(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state):
        return refusal
    if member.valid_to is not None:
        return Refusal.ALREADY_DONE
    others = member.team.members.filter(valid_on(on), role=member.role).exclude(pk=member.pk).count()
    return why_not_end_seat(TeamRole(member.role), others=others, at_work=plan.state == PlanState.ISSUED)


def is_decided(team: Team) -> bool:
    """Whether the decision on the team has been issued: from then on every change needs a reason."""
    return team.decision is not None and team.decision.state == DocumentState.ISSUED


def _locked(team_id: UUID, by: Actor) -> tuple[Team, Post]:
    """The team with its plan, held against others who change it, and the post under which the actor may."""
    rows = team_queries.visible_to(by).select_related("plan", "decision")
    team = rows.select_for_update(of=("self",)).get(pk=team_id)
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(team.plan), team.plan.state)
    return team, post


def _check_people(seats: Iterable[Seat]) -> None:
    for seat in seats:
        if not seat.full_name.strip():
            raise NotValid({"full_name": Fault.PERSON_MISSING})
        refuse(Refusal.ACCOUNT_CLOSED if seat.user and not seat.user.is_active else None)


def _check_reason(team: Team, reason: str) -> None:
    if is_decided(team) and not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})


def _check_change(team: Team, begun: Iterable[Term], ended: dict[UUID, date], since: date) -> None:
    rows = list(team.members.all())
    held = [Term(_person_of(row), TeamRole(row.role), row.valid_from, row.valid_to) for row in rows]
    cut = [
        Term(term.person, term.role, term.first, ended.get(row.pk, term.until))
        for row, term in zip(rows, held, strict=True)
    ]
    refuse(why_not_change(held, [*cut, *begun], since=since))


def _person(user: UUID | None, full_name: str, position: str) -> str:
    return str(user) if user else fold(f"{full_name}, {position}")


def _person_of(row: TeamMember) -> str:
    return _person(row.user_id, row.full_name, row.position)


def _row(
    team: Team,
    seat: Seat,
    on: date,
    until: date | None = None,
    *,
    role: str = "",
    areas: Sequence[str] | None = None,
    stands: TeamMember | None = None,
) -> TeamMember:
    return TeamMember(
        team=team,
        user=seat.user,
        full_name=seat.full_name.strip(),
        position=seat.position,
        agency=seat.agency,
        role=role or seat.role,
        areas=list(seat.areas if areas is None else areas),
        substitute_for=stands,
        valid_from=on,
        valid_to=until,
    )


def _again(seat: TeamMember, on: date, until: date | None) -> TeamMember:
    """The seat of whoever was substituted for a time, as it begins again."""
    return TeamMember(
        team=seat.team,
        user=seat.user,
        full_name=seat.full_name,
        position=seat.position,
        agency=seat.agency,
        role=seat.role,
        areas=seat.areas,
        valid_from=on,
        valid_to=until,
    )


def _note(
    team: Team,
    kind: SeatChangeKind,
    on: date,
    reason: str,
    now: datetime,
    *,
    ended: TeamMember | None = None,
    begun: TeamMember | None = None,
    until: date | None = None,
) -> None:
    """Keep what a decision on the change will say."""
    SeatChange.objects.create(
        team=team, kind=kind, on=on, until=until, ended=ended, begun=begun, reason=reason.strip(), made_at=now
    )
