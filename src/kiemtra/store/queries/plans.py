"""Plans that an actor may see, and where each stands towards its sides."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.plans import PlanState
from kiemtra.store.models import ExpectedPlan, Plan, PlanUnit, Team
from kiemtra.store.queries.inspections import STAFF_ROLES

TOLD = (PlanState.ISSUED, PlanState.CLOSED)


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """The plans that this actor may see: its staff always; its teams, units and expected agencies once it is issued."""
    if not actor.is_known:
        return Plan.objects.none()
    staff = actor.reach_as(*STAFF_ROLES)
    own = Q(issuer=F("standing_agency"), issuer__in=actor.reach_as(*UNIT_ROLES))
    below = Q(parent__standing_agency__in=staff, state__in=TOLD)
    agencies = actor.reach
    told = (
        Exists(Team.objects.filter(plan=OuterRef("pk"), pk__in=actor.teams))
        | Exists(PlanUnit.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
        | Exists(ExpectedPlan.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
    )
    return Plan.objects.filter(
        Q(standing_agency__in=staff) | Q(issuer__in=staff) | own | below | (Q(state__in=TOLD) & Q(told))
    )


def published() -> QuerySet[Plan]:
    """The plans that strangers may see: published by a deed."""
    return Plan.objects.filter(published_at__isnull=False, state__in=TOLD)


def is_run_by(actor: Actor, plan: Plan) -> bool:
    """Whether the actor is staff of the plan's agencies, or one of its people where an agency inspects itself."""
    sides = {plan.standing_agency_id, plan.issuer_id}
    itself = len(sides) == 1 and bool(sides & actor.reach_as(*UNIT_ROLES))
    return itself or bool(sides & actor.reach_as(*STAFF_ROLES))


def bearings(plan: Plan) -> Bearings:
    """Who stands on which side of this plan."""
    return Bearings(
        jurisdiction=plan.jurisdiction_id,
        standing=plan.standing_agency_id,
        issuer=plan.issuer_id,
        self_run=plan.issuer_id == plan.standing_agency_id,
    )
