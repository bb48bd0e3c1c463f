"""Findings that an actor may see. Those of a draft are hidden from the unit until the draft is sent to it."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet

from kiemtra.domain.conclusions import SHOWN_TO_UNIT, FindingFacts
from kiemtra.domain.deeds import Bearings, is_one_of_three
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState
from kiemtra.domain.inspections import WITH_RESULT
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Evidence, Finding, Inspection, Recommendation
from kiemtra.store.queries import inspections, secrecy, sides
from kiemtra.store.queries.inspections import STAFF_ROLES

ANSWERING_ROLES = (Role.LEADERSHIP, Role.AGENCY_HEAD)


def from_inside(actor: Actor, prefix: str = "") -> Q:
    """The condition that the actor stands on the inspecting side: in the team, or staff of the plan's agencies."""
    return Q(**{f"{prefix}team__in": actor.teams}) | sides.run_by(actor, f"{prefix}plan__")


def is_inside(actor: Actor, inspection: Inspection) -> bool:
    """The same for one inspection, whose plan is loaded: all of it is seen then, while it is sealed by its three only."""
    if inspection.sealed_until and not is_one_of_three(actor, inspections.bearings(inspection)):
        return False
    staff = actor.reach_as(*STAFF_ROLES)
    return inspection.team_id in actor.teams or bool(staff & sides.of(inspection.plan))


def visible_to(actor: Actor) -> QuerySet[Finding]:
    """The findings that this actor may see: inside all; the unit what is sent to it; a superior what it must answer.

    Who is in charge of a field sees those of its areas once the head has concluded.
    """
    if not actor.is_known:
        return Finding.objects.none()
    shown = Q(inspection__state__in=SHOWN_TO_UNIT, state=FindingState.CONFIRMED)
    seen = inspections.sees(actor, "inspection__") & (from_inside(actor, "inspection__") | shown)
    answering = actor.reach_as(*ANSWERING_ROLES)
    asked = (Q(addressed_to__in=answering) | Q(carried_by__in=answering)) & Q(
        state=FindingState.CONFIRMED, inspection__sealed_until__isnull=True
    )
    concluded = Q(state=FindingState.CONFIRMED, inspection__state__in=WITH_RESULT)
    field = inspections.in_field(actor, "inspection__", lambda areas: concluded & Q(area__in=areas))
    return Finding.objects.filter(seen | asked | field)


def concluded(actor: Actor) -> QuerySet[Finding]:
    """The findings on which a head has concluded, of the inspections that this actor sees, newest first."""
    return (
        visible_to(actor)
        .filter(state=FindingState.CONFIRMED, inspection__state__in=WITH_RESULT)
        .select_related("inspection__unit", "inspection__plan")
        .order_by("-recorded_at", "id")
    )


def of_inspection(inspection: Inspection, actor: Actor) -> QuerySet[Finding]:
    """The findings of one inspection (its plan loaded) with all they rest on; four queries whatever their number.

    From inside all of them are seen, so that the door need not be asked.
    """
    rows = Finding.objects.all() if is_inside(actor, inspection) else visible_to(actor)
    return (
        rows.filter(inspection=inspection)
        .select_related("result", "repeat_of__inspection", "recorded_by", "addressed_to")
        .prefetch_related(
            Prefetch("recommendations", _drafted(inspection, actor)),
            Prefetch("evidence", Evidence.objects.select_related("file").order_by("id")),
            Prefetch("result__evidence", Evidence.objects.select_related("file").order_by("id")),
        )
        .order_by("position", "id")
    )


def _drafted(inspection: Inspection, actor: Actor) -> QuerySet[Recommendation]:
    """What stands beside the findings; nothing of a draft that is sealed to this actor."""
    standing = Recommendation.objects.exclude(state=RecommendationState.WITHDRAWN)
    return standing.none() if secrecy.hides_draft(actor, inspection) else standing


def earlier(inspection: Inspection, actor: Actor) -> QuerySet[Finding]:
    """Shortcomings found at the same unit before: what a finding may repeat."""
    return (
        visible_to(actor)
        .filter(inspection__unit=inspection.unit_id, kind__in=CALLS_FOR_ACTION, state=FindingState.CONFIRMED)
        .exclude(inspection=inspection)
        .select_related("inspection__plan")
        .order_by("-recorded_at")
    )


def obstacles_for(actor: Actor) -> QuerySet[Finding]:
    """The obstacles that this actor may see: open ones first, by the day on which the answer is due."""
    return (
        visible_to(actor)
        .filter(kind=FindingKind.OBSTACLE, state=FindingState.CONFIRMED)
        .select_related("inspection__unit", "inspection__plan", "addressed_to", "answered_by")
        .order_by("answered_at", "answer_due_on", "id")
    )


def facts(findings: Iterable[Finding]) -> list[FindingFacts]:
    """What the rules need to know of the findings."""
    return [
        FindingFacts(
            id=finding.pk,
            kind=FindingKind(finding.kind),
            state=FindingState(finding.state),
            has_reason=bool(finding.no_recommendation_reason.strip()),
        )
        for finding in findings
    ]


def bearings(finding: Finding) -> Bearings:
    """Who stands on which side of this finding today; the addressee is the superior who answers an obstacle."""
    return replace(inspections.bearings(finding.inspection), addressee=finding.carrier_id)
