"""Conclusions that an actor may see, and the draft with all that it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from kiemtra.domain.conclusions import SHOWN_TO_UNIT, RecommendationFacts
from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Assessment, Conclusion, Finding, Inspection, Recommendation
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import inspections, secrecy
from kiemtra.store.queries import remediation as recommendation_queries
from kiemtra.store.queries.findings import from_inside


def visible_to(actor: Actor) -> QuerySet[Conclusion]:
    """The conclusions that this actor may see: inside all, the unit's while they lie with it or are concluded.

    A sealed draft exists for head and secretary of the team only.
    """
    if not actor.is_known:
        return Conclusion.objects.none()
    shown = Q(inspection__state__in=SHOWN_TO_UNIT)
    return Conclusion.objects.filter(
        inspections.sees(actor, "inspection__")
        & ((from_inside(actor, "inspection__") & ~secrecy.hidden_draft(actor)) | shown)
    )


def in_full(actor: Actor) -> QuerySet[Conclusion]:
    """Conclusions with inspection, plan, team, document and paragraphs."""
    confirmed = Finding.objects.filter(state=FindingState.CONFIRMED)
    paragraphs = Assessment.objects.prefetch_related(Prefetch("findings", confirmed)).order_by("position")
    return (
        visible_to(actor)
        .select_related(
            "inspection__plan__issuer",
            "inspection__plan__standing_agency",
            "inspection__plan__document",
            "inspection__unit",
            "inspection__team",
            "inspection__jurisdiction",
            "document",
            "replied_by",
            "concluded_by",
        )
        .prefetch_related(Prefetch("paragraphs", paragraphs))
    )


def drafted(inspection: Inspection) -> QuerySet[Recommendation]:
    """The recommendations that stand in the conclusion, with addressee and findings."""
    confirmed = Finding.objects.filter(state=FindingState.CONFIRMED).order_by("position", "id")
    return (
        inspection.recommendations.exclude(state=RecommendationState.WITHDRAWN)
        .select_related("addressee")
        .prefetch_related(Prefetch("findings", confirmed))
        .order_by("number")
    )


def facts(recommendations: list[Recommendation]) -> list[RecommendationFacts]:
    """What the rules need to know of the recommendations (their findings must be prefetched)."""
    return [
        RecommendationFacts(
            id=recommendation.pk,
            findings=frozenset(finding.pk for finding in recommendation.findings.all()),
            due_on=recommendation.due_on,
        )
        for recommendation in recommendations
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one inspection, as far as the actor may see it."""

    inspection: Inspection
    findings: Sequence[Finding]
    conclusion: Conclusion | None
    recommendations: Sequence[Recommendation]


def of_inspection(inspection: Inspection, actor: Actor) -> Outcome:
    """Findings, conclusion and recommendations of an inspection that the actor sees; nothing before its visit.

    From inside all of them are seen, so that the doors of their own need not be asked. Two queries where the conclusion
    is loaded with the inspection.
    """
    if inspection.opened_at is None:
        return Outcome(inspection, (), None, ())
    inside = finding_queries.is_inside(actor, inspection)
    hidden = secrecy.hides_draft(actor, inspection)
    findings = Finding.objects.all() if inside else finding_queries.visible_to(actor)
    recommendations = Recommendation.objects.all() if inside else recommendation_queries.visible_to(actor)
    standing = recommendations.filter(inspection=inspection).exclude(state=RecommendationState.WITHDRAWN)
    return Outcome(
        inspection=inspection,
        findings=list(
            findings.filter(inspection=inspection).exclude(state=FindingState.STRUCK).order_by("position", "id")
        ),
        conclusion=None
        if hidden or not (inside or inspection.state in SHOWN_TO_UNIT)
        else getattr(inspection, "conclusion", None),
        recommendations=[] if hidden else list(standing.select_related("addressee").order_by("number")),
    )
