"""Plans that an actor may see, and where each stands towards its sides."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.plans import PlanState
from kiemtra.store.models import ExpectedPlan, Plan, PlanUnit, Team
from kiemtra.store.queries import sides
from kiemtra.store.queries.inspections import STAFF_ROLES

TOLD = (PlanState.ISSUED, PlanState.CLOSED)


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """The plans that this actor may see: its staff always; its teams, units and expected agencies once it is issued."""
    if not actor.is_known:
        return Plan.objects.none()
    staff = actor.reach_as(*STAFF_ROLES)
    below = (Q(parent__standing_agency__in=staff) | Q(parent__carried_by__in=staff)) & Q(state__in=TOLD)
    agencies = actor.reach
    told = (
        Exists(Team.objects.filter(plan=OuterRef("pk"), pk__in=actor.teams))
        | Exists(PlanUnit.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
        | Exists(ExpectedPlan.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
    )
    return Plan.objects.filter(sides.run_by(actor) | sides.run_by_itself(actor) | below | (Q(state__in=TOLD) & Q(told)))


def published() -> QuerySet[Plan]:
    """The plans that strangers may see: published by a deed."""
    return Plan.objects.filter(published_at__isnull=False, state__in=TOLD)


def is_run_by(actor: Actor, plan: Plan) -> bool:
    """Whether the actor is staff of the plan's agencies, or one of its people where an agency inspects itself."""
    own = {plan.issuer_id, plan.issuer_carrier_id} if plan.issuer_id == plan.standing_agency_id else set()
    return bool(own & actor.reach_as(*UNIT_ROLES)) or bool(sides.of(plan) & actor.reach_as(*STAFF_ROLES))


def bearings(plan: Plan) -> Bearings:
    """Who stands on which side of this plan today."""
    return sides.bearings(plan)
