"""Plans expected from agencies below, as an actor may see them."""

from django.db.models import Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.store.models import ExpectedPlan, Plan
from kiemtra.store.queries import plans
from kiemtra.store.queries.inspections import STAFF_ROLES


def visible_to(actor: Actor) -> QuerySet[ExpectedPlan]:
    """All expected plans of a plan for its staff, else those that the actor's own agencies owe."""
    staff = actor.reach_as(*STAFF_ROLES)
    running = Q(plan__standing_agency__in=staff) | Q(plan__issuer__in=staff)
    own = Q(agency__in=actor.reach, plan__state__in=plans.TOLD)
    return ExpectedPlan.objects.filter(running | own)


def bearings(expected: ExpectedPlan) -> Bearings:
    """Who stands on which side of an expected plan (its plan must be loaded)."""
    return Bearings(
        jurisdiction=expected.plan.jurisdiction_id,
        standing=expected.plan.standing_agency_id,
        issuer=expected.plan.issuer_id,
        unit=expected.agency_id,
    )


def of_plan(plan: Plan, actor: Actor) -> QuerySet[ExpectedPlan]:
    """What a plan expects, as far as the actor may see it, by kind and agency."""
    rows = visible_to(actor).filter(plan=plan).select_related("agency", "document", "plan")
    return rows.order_by("kind", "agency__code")
