"""Proposals on accountability that an actor may see.

Head and secretary of the inspection's team, always; head and leadership of the competent authority, or of the one that
has taken it over, once the proposal was sent. Nobody else: no other post and no subtree opens one.
"""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from kiemtra.domain.accountability import AUTHORITY_ROLES
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import AccountabilityProposal, Agency, AgencyAncestor, Event, Finding, Inspection
from kiemtra.store.queries import inspections
from kiemtra.store.queries.people import valid_on


def visible_to(actor: Actor) -> QuerySet[AccountabilityProposal]:
    """The proposals that this actor may see."""
    if not actor.is_known:
        return AccountabilityProposal.objects.none()
    keeps = Q(inspection__team__in=actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY))
    decides = Q(authority__in=actor.reach_as(*AUTHORITY_ROLES), sent_at__isnull=False)
    return AccountabilityProposal.objects.filter(keeps | decides)


def listed(actor: Actor) -> QuerySet[AccountabilityProposal]:
    """The same for lists, newest first."""
    rows = visible_to(actor).select_related("authority", "inspection__unit", "inspection__plan")
    return rows.order_by("-pk")


def in_full(actor: Actor) -> QuerySet[AccountabilityProposal]:
    """The same with all that one page shows."""
    return (
        visible_to(actor)
        .select_related(
            "authority",
            "drafted_by",
            "sent_by",
            "answered_by",
            "inspection__unit",
            "inspection__team",
            "inspection__plan__jurisdiction",
            "inspection__conclusion__document",
        )
        .prefetch_related("findings")
    )


def possible_grounds(inspection: Inspection) -> QuerySet[Finding]:
    """The confirmed findings of the inspection."""
    return inspection.findings.filter(state=FindingState.CONFIRMED).order_by("position", "id")


def standing_grounds(proposal: AccountabilityProposal) -> int:
    """How many of the findings on which it rests still stand."""
    return int(proposal.findings.filter(state=FindingState.CONFIRMED).count())


def history(proposal: AccountabilityProposal) -> list[Event]:
    """What was done to a proposal that the actor sees, newest first."""
    rows = Event.objects.filter(subject_id=proposal.pk, name__startswith="accountability.")
    return list(rows.order_by("-recorded_at", "-pk"))


def bearings(proposal: AccountabilityProposal) -> Bearings:
    """Who stands on which side of it; the addressee is the authority."""
    return replace(inspections.bearings(proposal.inspection), addressee=proposal.authority_id)


def authorities(inspection: Inspection, day: date) -> QuerySet[Agency]:
    """Who may be competent: the unit, what stands above it, and the sides that run the inspection (its plan loaded)."""
    above = AgencyAncestor.objects.filter(valid_on(day), agency=inspection.unit_id).values("ancestor")
    sides = (inspection.unit_id, inspection.plan.issuer_id, inspection.plan.standing_agency_id)
    return Agency.objects.filter(Q(pk__in=sides) | Q(pk__in=above)).filter(valid_on(day)).order_by("code")
