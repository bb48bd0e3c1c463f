"""Decisions on teams: one for one team or several, and those on a change of their members."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.teams import TeamRole, rank_of
from kiemtra.store.models import Agency, Document, Plan, SeatChange, Team, TeamMember
from kiemtra.store.queries import plans as queries
from kiemtra.store.queries import sides
from kiemtra.store.queries import teams as team_queries
from kiemtra.workflows import documents
from kiemtra.workflows.papers import team_change, team_decision
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import save


@transaction.atomic
def draft(plan_id: UUID, teams: Collection[UUID], issuer: Agency, *, by: Actor, now: datetime) -> Document:
    """Draft the decision that sets up these teams of a plan, or write its draft anew; they then rest on it.

    Teams that share a draft with one of these stay in it.
    """
    plan, post = _allowed(plan_id, issuer, by)
    rows = team_queries.visible_to(by).filter(plan=plan).select_related("plan", "decision", "seal_agency")
    of_plan = {team.pk: team for team in rows.select_for_update(of=("self",)).order_by("name", "id")}
    refuse(None if teams and set(teams) <= set(of_plan) else Refusal.NO_TEAM)
    drafts = {of_plan[key].decision_id for key in teams} - {None}
    found = [team for team in of_plan.values() if team.pk in teams or team.decision_id in drafts]
    document = documents.draft(
        kind=DocumentKind.DECISION,
        kind_name=team_decision.KIND,
        symbol=team_decision.symbol(issuer),
        subject=team_decision.subject(plan, found),
        issuer=issuer,
        content=team_decision.content(plan, _lists(found), issuer),
        plan=plan,
        document=_open_draft([team.decision for team in found]),
        by=by,
        post=post,
        now=now,
    )
    for team in found:
        if team.decision_id != document.pk:
            team.decision = document
            save(team, "decision")
    return document


@transaction.atomic
def draft_change(plan_id: UUID, issuer: Agency, *, by: Actor, now: datetime) -> Document:
    """Draft the decision on all changes of members that rest on no issued one yet, or write its draft anew."""
    plan, post = _allowed(plan_id, issuer, by)
    teams = team_queries.visible_to(by).filter(plan=plan)
    changes = list(team_queries.undecided_changes(teams))
    refuse(None if changes else Refusal.NO_SEAT_CHANGE)
    document = documents.draft(
        kind=DocumentKind.DECISION,
        kind_name=team_decision.KIND,
        symbol=team_decision.symbol(issuer),
        subject=team_change.subject(plan),
        issuer=issuer,
        content=team_change.content(plan, changes, _lists_after(changes), issuer),
        plan=plan,
        document=_open_draft([change.decision for change in changes]),
        by=by,
        post=post,
        now=now,
    )
    SeatChange.objects.filter(pk__in=[change.pk for change in changes]).update(decision=document)
    return document


def _allowed(plan_id: UUID, issuer: Agency, by: Actor) -> tuple[Plan, Post]:
    rows = queries.visible_to(by).select_related("jurisdiction", "document", "issuer", "standing_agency")
    plan = rows.select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    if issuer.pk not in sides.of(plan):
        raise NotAllowed(Refusal.NOT_YOUR_SIDE)
    return plan, post


def _open_draft(decisions: Sequence[Document | None]) -> Document | None:
    """The paper to be written anew: the first that has not been given up. An issued one is refused by `documents.draft`."""
    held = [one for one in decisions if one and one.state != DocumentState.WITHDRAWN]
    return next((one for one in held if one.state != DocumentState.DRAFT), held[0] if held else None)


def _lists(teams: Sequence[Team]) -> list[team_decision.MemberList]:
    """Each team with those who sit in it for good, heads first."""
    return [(team, _ranked(team.members.filter(valid_to__isnull=True))) for team in teams]


def _lists_after(changes: Sequence[SeatChange]) -> list[team_decision.MemberList]:
    """Each team that changes with those who sit in it after that, stand-ins for a time among them."""
    since = {change.team_id: change.on for change in reversed(changes)}
    teams = {change.team_id: change.team for change in changes}
    return [
        (team, _ranked(team.members.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since[key]))))
        for key, team in teams.items()
    ]


def _ranked(rows: QuerySet[TeamMember]) -> list[TeamMember]:
    return sorted(rows.select_related("agency").order_by("id"), key=lambda row: rank_of(TeamRole(row.role)))
