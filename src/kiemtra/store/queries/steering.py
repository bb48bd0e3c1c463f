"""Steering proposals that an actor may see, and the findings on which one may rest."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor
from kiemtra.store.models import Finding, Plan, SteeringProposal, Team
from kiemtra.store.queries import sides
from kiemtra.store.queries.inspections import sees


def visible_to(actor: Actor) -> QuerySet[SteeringProposal]:
    """The proposals of the plans that the actor's office runs or issued; units do not see them."""
    in_team = Exists(Team.objects.filter(plan=OuterRef("plan"), pk__in=actor.teams))
    return SteeringProposal.objects.filter(sides.run_by(actor, "plan__") | Q(in_team))


def possible_grounds(plan: Plan, actor: Actor) -> QuerySet[Finding]:
    """The confirmed findings of a plan's inspections; what is sealed never is a ground."""
    return (
        Finding.objects.filter(sees(actor, "inspection__"), inspection__plan=plan, state=FindingState.CONFIRMED)
        .filter(inspection__sealed_until__isnull=True)
        .select_related("inspection__unit")
    )
