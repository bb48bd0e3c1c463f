"""The two inspecting sides of a plan, then and today: who ran and issued it, and who carries that now.

To see follows both (with what an agency took over); to act follows today's carriers only, and `bearings` names them.
"""

from datetime import date
from uuid import UUID

from django.db.models import F, Q

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import UNIT_ROLES, Actor, Role
from kiemtra.domain.reorganisations import Step, step_of
from kiemtra.store.models import Agency, Plan

STAFF_ROLES = (Role.STANDING_OFFICER, Role.LEADERSHIP, Role.RECORDS_CLERK, Role.AUDITOR)
_FIELDS = ("standing_agency", "issuer", "carried_by", "issuer_carried_by")


def of(plan: Plan) -> frozenset[UUID]:
    """The agencies of both sides, then and today."""
    places = (plan.standing_agency_id, plan.issuer_id, plan.carried_by_id, plan.issuer_carried_by_id)
    return frozenset(place for place in places if place)


def run_by(actor: Actor, prefix: str = "") -> Q:
    """The condition that the actor is staff of one of the sides, for rows that point to a plan through `prefix`."""
    staff = actor.reach_as(*STAFF_ROLES)
    found = Q()
    for field in _FIELDS:
        found |= Q(**{f"{prefix}{field}__in": staff})
    return found


def run_by_itself(actor: Actor, prefix: str = "") -> Q:
    """The condition that an agency of the actor inspects itself under the plan, or carries that today."""
    own = actor.reach_as(*UNIT_ROLES)
    held = Q(**{f"{prefix}issuer__in": own}) | Q(**{f"{prefix}issuer_carried_by__in": own})
    return held & Q(**{f"{prefix}issuer": F(f"{prefix}standing_agency")})


def stood_for_by(agencies: frozenset[UUID], prefix: str = "") -> Q:
    """The condition that today's standing side is one of these."""
    carried = Q(**{f"{prefix}carried_by__in": agencies})
    return carried | Q(**{f"{prefix}carried_by__isnull": True, f"{prefix}standing_agency__in": agencies})


def answering_for(agency: Agency, day: date | None) -> UUID:
    """Who answers on the day for what a document or a plan asked of this agency: itself, or who has taken it over.

    Of such tasks no transfer is recorded: they follow the successions by the rule of transfers, of a split the main part.
    Where nobody followed, or several of whom none is the main one, the agency itself: then nobody may answer.
    """
    here, seen = agency, set[UUID]()
    while day and here.valid_to and here.valid_to <= day and here.pk not in seen:
        seen.add(here.pk)
        rows = {row.successor_id: row for row in here.successions.filter(on__lte=day).select_related("successor")}
        steps = [Step(row.successor_id, row.on, SuccessionKind(row.kind), row.is_main) for row in rows.values()]
        step = step_of(steps, day)
        successor = rows[step.successor].successor if step else None
        if successor is None:
            return agency.pk
        here = successor
    return here.pk


def bearings(plan: Plan) -> Bearings:
    """Who stands on which side of this plan today."""
    return Bearings(
        jurisdiction=plan.jurisdiction_id,
        standing=plan.carrier_id,
        issuer=plan.issuer_carrier_id,
        self_run=plan.issuer_id == plan.standing_agency_id and plan.issuer_carrier_id == plan.carrier_id,
    )
