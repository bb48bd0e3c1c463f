"""Plans that an actor may see, and where each stands towards its sides."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.plans import TOLD
from kiemtra.store.models import ExpectedPlan, Plan, PlanLine, PlanUnit, Team
from kiemtra.store.queries import sides
from kiemtra.store.queries.inspections import STAFF_ROLES


def visible_to(actor: Actor) -> QuerySet[Plan]:
    """The plans that this actor may see: its staff always; from its issue on its teams, units and expected agencies,

    and the staff of every plan above it, however far. A draft stays with who writes it.
    """
    if not actor.is_known:
        return Plan.objects.none()
    agencies = actor.reach
    told = (
        Exists(PlanLine.objects.filter(sides.run_by(actor, "above__"), plan=OuterRef("pk")))
        | Exists(Team.objects.filter(plan=OuterRef("pk"), pk__in=actor.teams))
        | Exists(PlanUnit.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
        | Exists(ExpectedPlan.objects.filter(plan=OuterRef("pk"), agency__in=agencies))
    )
    return Plan.objects.filter(sides.run_by(actor) | sides.run_by_itself(actor) | (Q(state__in=TOLD) & Q(told)))


def published() -> QuerySet[Plan]:
    """The plans that strangers may see: published by a deed."""
    return Plan.objects.filter(published_at__isnull=False, state__in=TOLD)


def is_run_by(actor: Actor, plan: Plan) -> bool:
    """Whether the actor is staff of the plan's agencies, or one of its people where an agency inspects itself."""
    own = {plan.issuer_id, plan.issuer_carrier_id} if plan.issuer_id == plan.standing_agency_id else set()
    return bool(own & actor.reach_as(*UNIT_ROLES)) or bool(sides.of(plan) & actor.reach_as(*STAFF_ROLES))


def bearings_of_team(team: Team) -> Bearings:
    """The same with one of its teams (its plan must be loaded)."""
    return replace(bearings(team.plan), team=team.pk)


def bearings(plan: Plan) -> Bearings:
    """Who stands on which side of this plan today."""
    return sides.bearings(plan)


def to_copy(actor: Actor, most: int = 12) -> QuerySet[Plan]:
    """The plans that the actor runs and that came into force, from which a new year's plan may be carried over."""
    running = sides.run_by(actor) | sides.run_by_itself(actor)
    return (
        Plan.objects.filter(running, state__in=TOLD).select_related("document").order_by("-year", "-issued_on")[:most]
    )
