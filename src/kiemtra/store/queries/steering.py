"""Steering proposals that an actor may see, and the findings on which one may rest."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor
from kiemtra.store.models import Finding, Plan, SteeringProposal, Team
from kiemtra.store.queries.inspections import STAFF_ROLES, sees


def visible_to(actor: Actor) -> QuerySet[SteeringProposal]:
    """The proposals of the plans that the actor's office runs or issued; units do not see them."""
    staff = actor.reach_as(*STAFF_ROLES)
    in_team = Exists(Team.objects.filter(plan=OuterRef("plan"), pk__in=actor.teams))
    return SteeringProposal.objects.filter(Q(plan__standing_agency__in=staff) | Q(plan__issuer__in=staff) | Q(in_team))


def possible_grounds(plan: Plan, actor: Actor) -> QuerySet[Finding]:
    """The confirmed findings of a plan's inspections; what is sealed never is a ground."""
    return (
        Finding.objects.filter(sees(actor, "inspection__"), inspection__plan=plan, state=FindingState.CONFIRMED)
        .filter(inspection__sealed_until__isnull=True)
        .select_related("inspection__unit")
    )
