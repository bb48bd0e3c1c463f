"""Amendments and versions of plans that an actor may see."""

from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain.people import Actor
from kiemtra.domain.plan_amendments import OPEN, AmendmentState
from kiemtra.store.models import Plan, PlanAmendment, PlanVersion
from kiemtra.store.queries import plans, sides

_RELATED = ("plan__jurisdiction__root", "plan__issuer", "plan__standing_agency", "plan__document", "plan__parent")


def visible_to(actor: Actor) -> QuerySet[PlanAmendment]:
    """The amendments for whoever runs the plan; what came into force, others read in the versions."""
    if not actor.is_known:
        return PlanAmendment.objects.none()
    return PlanAmendment.objects.filter(sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__"))


def versions_visible_to(actor: Actor) -> QuerySet[PlanVersion]:
    """The versions of the plans that this actor may see."""
    return PlanVersion.objects.filter(plan__in=plans.visible_to(actor))


def versions_of(plan: Plan, actor: Actor) -> QuerySet[PlanVersion]:
    """The versions of a plan, the first one first, with what made each."""
    rows = versions_visible_to(actor).filter(plan=plan)
    return rows.select_related("made_by", "amendment__document").order_by("number")


def locked(amendment_id: UUID, actor: Actor) -> PlanAmendment:
    """The amendment with its plan, locked; not found where this actor may not see it."""
    return with_plan(actor).select_for_update(of=("self",)).get(pk=amendment_id)


def with_plan(actor: Actor) -> QuerySet[PlanAmendment]:
    """The amendments that the actor may see, with their plans as a page needs them."""
    return visible_to(actor).select_related(*_RELATED, "document", "made_by")


def open_of(plan: Plan) -> PlanAmendment | None:
    """The amendment that is being written or waits for its issue; a plan has one at a time."""
    return plan.amendments.filter(state__in=OPEN).first()


def told_of(plan: Plan) -> list[PlanAmendment]:
    """The amendments of a plan that came into force or are on the way, the last one first, without what they say."""
    rows = plan.amendments.exclude(state=AmendmentState.STRUCK).select_related("version").order_by("-made_at", "-pk")
    return list(rows.defer("content", "version__content"))


def ended_of(plan: Plan, actor: Actor) -> QuerySet[PlanAmendment]:
    """The amendments of a plan that were struck, as far as the actor may see them; those issued are its versions."""
    return (
        visible_to(actor).filter(plan=plan, state=AmendmentState.STRUCK).select_related("made_by").order_by("made_at")
    )
