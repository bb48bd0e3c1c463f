"""Teams: set up with their seats, and the decision that sets them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed, PlanState
from kiemtra.domain.teams import TeamRole, why_not_end_seat, why_not_set_up
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Document, Team, TeamMember, User
from kiemtra.store.queries import plans as queries
from kiemtra.store.queries import sides
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries.people import valid_on
from kiemtra.workflows import documents
from kiemtra.workflows.papers import team_decision
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
    """Set up a team of a plan; it needs exactly one head. The same `team_id` again returns the team that is there."""
    plan = queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    if team_id and (there := plan.teams.filter(pk=team_id).first()):
        return there
    refuse(why_not_set_up(seat.role for seat in seats))
    team = Team.objects.create(
        id=team_id or new_id(), plan=plan, name=name, symbol=symbol, decision=decision, seal_agency=seal_agency
    )
    TeamMember.objects.bulk_create(
        TeamMember(
            team=team,
            user=seat.user,
            full_name=seat.full_name,
            position=seat.position,
            agency=seat.agency,
            role=seat.role,
            areas=list(seat.areas),
            valid_from=on,
        )
        for seat in seats
    )
    record(
        "team.set_up",
        team,
        by=by,
        post=post,
        at=now,
        on=on,
        plan=plan,
        after={"name": name, "seats": [f"{seat.role}: {seat.full_name}" for seat in seats]},
    )
    return team


@transaction.atomic
def substitute(member_id: UUID, seat: Seat, *, revision: int, on: date, by: Actor, now: datetime) -> TeamMember:
    """Put somebody else into a seat from a day on; the seat keeps its role, what was done before keeps its person."""
    rows = TeamMember.objects.filter(team__in=team_queries.visible_to(by)).select_related("team__plan")
    before = rows.select_for_update(of=("self",)).get(pk=member_id)
    check_revision(before, revision)
    plan = before.team.plan
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    if before.valid_to is not None:
        raise NotAllowed(Refusal.ALREADY_DONE)
    if on <= before.valid_from:
        raise NotValid({"on": Fault.SUBSTITUTED_BEFORE_START})
    before.valid_to = on
    save(before, "valid_to")
    after = TeamMember.objects.create(
        team=before.team,
        user=seat.user,
        full_name=seat.full_name,
        position=seat.position,
        agency=seat.agency,
        role=before.role,
        areas=list(seat.areas) or before.areas,
        substitute_for=before,
        valid_from=on,
    )
    record(
        "team.member_substituted",
        before.team,
        by=by,
        post=post,
        at=now,
        on=on,
        plan=plan,
        before={"member": before.full_name},
        after={"member": after.full_name, "role": after.role},
    )
    return after


@transaction.atomic
def end_seat(member_id: UUID, *, revision: int, on: date, reason: str, by: Actor, now: datetime) -> TeamMember:
    """End a seat from a day on without a substitute; what was done in it stays."""
    rows = TeamMember.objects.filter(team__in=team_queries.visible_to(by)).select_related("team__plan")
    member = rows.select_for_update(of=("self",)).get(pk=member_id)
    check_revision(member, revision)
    plan = member.team.plan
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    if on <= member.valid_from:
        raise NotValid({"on": Fault.SUBSTITUTED_BEFORE_START})
    refuse(why_not_end_seat_of(member, by, on))
    member.valid_to = on
    save(member, "valid_to")
    after = {"member": member.full_name, "role": member.role, "valid_to": on, "reason": reason.strip()}
    record("team.seat_ended", member.team, by=by, post=post, at=now, on=on, plan=plan, after=after)
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


@transaction.atomic
def draft_decision(team_id: UUID, issuer: Agency, *, by: Actor, now: datetime) -> Document:
    """Draft the decision that sets the team up, or write its draft anew; the team then rests on it."""
    rows = team_queries.visible_to(by).select_related("plan__jurisdiction", "plan__document", "decision", "seal_agency")
    team = rows.select_for_update(of=("self",)).get(pk=team_id)
    plan = team.plan
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    if issuer.pk not in sides.of(plan):
        raise NotAllowed(Refusal.NOT_YOUR_SIDE)
    seats = list(team.members.filter(valid_to__isnull=True).select_related("agency").order_by("id"))
    given_up = team.decision is not None and team.decision.state == DocumentState.WITHDRAWN
    document = documents.draft(
        kind=DocumentKind.DECISION,
        kind_name=team_decision.KIND,
        symbol=team_decision.symbol(issuer),
        subject=team_decision.subject(team),
        issuer=issuer,
        content=team_decision.content(team, seats, issuer),
        plan=plan,
        document=None if given_up else team.decision,
        by=by,
        post=post,
        now=now,
    )
    if team.decision_id != document.pk:
        team.decision = document
        save(team, "decision")
    return document
