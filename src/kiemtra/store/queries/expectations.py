"""Plans expected from agencies below, as an actor may see them: of one plan, and of all plans below it."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import TOLD
from kiemtra.store.models import ExpectedPlan, Plan, PlanLine
from kiemtra.store.queries import sides


def visible_to(actor: Actor) -> QuerySet[ExpectedPlan]:
    """All that a plan expects for who runs it, from its issue on for who runs a plan above it; else what one owes."""
    running = sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")
    above = Exists(PlanLine.objects.filter(sides.run_by(actor, "above__"), plan=OuterRef("plan")))
    told = Q(plan__state__in=TOLD) & (Q(agency__in=actor.reach) | Q(above))
    return ExpectedPlan.objects.filter(running | told)


def is_open() -> Q:
    """The condition that nothing has been handed over, nor issued in the system."""
    return Q(delivered_on__isnull=True) & (Q(child__isnull=True) | ~Q(child__state__in=TOLD))


def bearings(expected: ExpectedPlan, heir: Actor | None = None) -> Bearings:
    """Who stands on which side of an expected plan (plan and agency must be loaded).

    With an actor who has taken over from the agency that was asked: who answers for that one on the actor's day.
    """
    plan = sides.bearings(expected.plan)
    takes_over = heir is not None and expected.agency_id in heir.reach
    unit = sides.answering_for(expected.agency, heir.day) if heir and takes_over else expected.agency_id
    return Bearings(plan.jurisdiction, standing=plan.standing, issuer=plan.issuer, unit=unit, self_run=plan.self_run)


def of_plan(plan: Plan, actor: Actor) -> QuerySet[ExpectedPlan]:
    """What a plan expects, as far as the actor may see it, by kind and agency."""
    rows = visible_to(actor).filter(plan=plan).select_related("agency", "document", "plan", "child")
    return rows.order_by("kind", "agency__code")
