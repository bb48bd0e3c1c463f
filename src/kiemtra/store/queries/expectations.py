"""Plans expected from agencies below, as an actor may see them."""

from django.db.models import Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.store.models import ExpectedPlan, Plan
from kiemtra.store.queries import plans, sides


def visible_to(actor: Actor) -> QuerySet[ExpectedPlan]:
    """All expected plans of a plan for its staff, else those that the actor's own agencies owe."""
    running = sides.run_by(actor, "plan__")
    own = Q(agency__in=actor.reach, plan__state__in=plans.TOLD)
    return ExpectedPlan.objects.filter(running | own)


def bearings(expected: ExpectedPlan, heir: Actor | None = None) -> Bearings:
    """Who stands on which side of an expected plan (plan and agency must be loaded).

    With an actor who has taken over from the agency that was asked: who answers for that one on the actor's day.
    """
    plan = sides.bearings(expected.plan)
    takes_over = heir is not None and expected.agency_id in heir.reach
    unit = sides.answering_for(expected.agency, heir.day) if heir and takes_over else expected.agency_id
    return Bearings(plan.jurisdiction, standing=plan.standing, issuer=plan.issuer, unit=unit)


def of_plan(plan: Plan, actor: Actor) -> QuerySet[ExpectedPlan]:
    """What a plan expects, as far as the actor may see it, by kind and agency."""
    rows = visible_to(actor).filter(plan=plan).select_related("agency", "document", "plan")
    return rows.order_by("kind", "agency__code")
