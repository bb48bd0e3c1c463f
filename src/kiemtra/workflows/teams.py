"""Teams: set up with their seats, and the decision that sets them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.teams import TeamRole, why_not_set_up
from kiemtra.store.models import Agency, Document, Team, TeamMember, User
from kiemtra.store.queries import plans as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record


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
) -> Team:
    """Set up a team of a plan; it needs exactly one head."""
    plan = queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.SET_UP_TEAM], queries.bearings(plan), plan.state)
    refuse(why_not_set_up(seat.role for seat in seats))
    team = Team.objects.create(plan=plan, name=name, symbol=symbol, decision=decision, seal_agency=seal_agency)
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
