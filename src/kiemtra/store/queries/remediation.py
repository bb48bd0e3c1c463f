"""Recommendations that an actor may see, what is late, and who stands at or below an addressee."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Value, When

from kiemtra.domain.conclusions import SHOWN_TO_UNIT
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import CLOSED, OPEN, WITH_ADDRESSEE, RecommendationState
from kiemtra.store.models import Agency, AgencyAncestor, Event, Evidence, Finding, Inspection, Recommendation, Statement
from kiemtra.store.queries import inspections, secrecy
from kiemtra.store.queries.findings import from_inside, is_inside
from kiemtra.store.queries.findings import visible_to as findings_seen
from kiemtra.store.queries.inspections import UNIT_ROLES
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.trail import TOLD_TO_UNIT

TOLD = OPEN | CLOSED


def visible_to(actor: Actor) -> QuerySet[Recommendation]:
    """The recommendations that this actor may see: inside all, the unit those sent to it, addressees the issued ones.

    Who is in charge of a field sees the issued ones that rest on a finding of its areas.
    """
    if not actor.is_known:
        return Recommendation.objects.none()
    return Recommendation.objects.filter(_sees(actor) | inspections.in_field(actor, "inspection__", _of_areas))


def _of_areas(areas: frozenset[str]) -> Q:
    grounds = Finding.objects.filter(recommendations=OuterRef("pk"), state=FindingState.CONFIRMED, area__in=areas)
    return Q(Exists(grounds), state__in=TOLD)


def _sees(actor: Actor) -> Q:
    standing = ~Q(state=RecommendationState.WITHDRAWN)
    shown = standing & Q(inspection__state__in=SHOWN_TO_UNIT)
    seen = inspections.sees(actor, "inspection__") & (
        (standing & from_inside(actor, "inspection__") & ~secrecy.hidden_draft(actor)) | shown
    )
    return seen | (_addressed_to(actor) & Q(state__in=TOLD))


def _addressed_to(actor: Actor) -> Q:
    """The people of the addressee and of its heirs, those of who carries it today, and who stands over them."""
    own = actor.reach_as(*UNIT_ROLES)
    below = inspections.stands_below(actor, "addressee") | inspections.stands_below(actor, "carried_by")
    return Q(addressee__in=own) | Q(carried_by__in=own) | below


def overdue(today: date) -> Q:
    """The condition that the addressee is late."""
    return Q(state__in=WITH_ADDRESSEE, due_on__lt=today)


def addressed_to(agencies: Collection[UUID]) -> Q:
    """The condition that it was addressed to one of these agencies."""
    return Q(addressee__in=agencies)


def carried_by(agencies: Collection[UUID]) -> Q:
    """The condition that one of these agencies carries it today."""
    return Q(carried_by__in=agencies) | Q(addressed_to(agencies), carried_by__isnull=True)


def in_states(states: Collection[RecommendationState]) -> Q:
    """The condition of these states."""
    return Q(state__in=states)


def counted(rows: QuerySet[Recommendation], today: date) -> dict[str, int]:
    """How many there are, are overdue, open, waiting for verification and closed; one query."""
    tallies = rows.order_by().aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=overdue(today)),
        open=Count("pk", filter=in_states(OPEN)),
        waiting=Count("pk", filter=in_states([RecommendationState.REPORTED])),
        closed=Count("pk", filter=in_states(CLOSED)),
    )
    return {"" if name == "all" else name: count for name, count in tallies.items()}


def listed(actor: Actor, today: date) -> QuerySet[Recommendation]:
    """Issued recommendations for a list: overdue on top, then open by due day, then closed."""
    rank = Case(
        When(overdue(today), then=Value(0)),
        When(state__in=OPEN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return (
        visible_to(actor)
        .filter(state__in=TOLD)
        .select_related("addressee", "carried_by", "inspection__unit", "inspection__plan")
        .annotate(rank=rank)
        .order_by("rank", "due_on", "id")
    )


def in_full(actor: Actor) -> QuerySet[Recommendation]:
    """Recommendations with findings, statements, verifications and evidence, for one page."""
    evidence = Evidence.objects.select_related("file").order_by("id")
    findings = _grounds(actor).select_related("result")
    statements = Statement.objects.select_related("made_by", "verification__made_by").order_by("-made_at")
    return (
        visible_to(actor)
        .select_related(
            "addressee",
            "carried_by",
            "inspection__unit",
            "inspection__team",
            "inspection__plan__jurisdiction",
            "inspection__plan__standing_agency",
            "inspection__plan__carried_by",
            "inspection__conclusion__document",
        )
        .prefetch_related(
            Prefetch("findings", findings.prefetch_related(Prefetch("evidence", evidence))),
            Prefetch("statements", statements.prefetch_related(Prefetch("evidence", evidence))),
        )
    )


def _grounds(actor: Actor) -> QuerySet[Finding]:
    """What a recommendation rests on; where it is seen for the sake of a field only, the findings of that field."""
    confirmed = Finding.objects.filter(state=FindingState.CONFIRMED)
    if not actor.fields:
        return confirmed
    whole = Recommendation.objects.filter(_sees(actor), findings=OuterRef("pk"))
    return confirmed.filter(Q(pk__in=findings_seen(actor)) | Exists(whole))


def open_of(inspection: Inspection) -> QuerySet[Recommendation]:
    """What the inspection recommended and is still open."""
    return inspection.recommendations.filter(state__in=OPEN)


def addressee_and_below(agency: UUID, today: date) -> frozenset[UUID]:
    """The agency and all below it on the day."""
    below = AgencyAncestor.objects.filter(valid_on(today), ancestor=agency).values_list("agency", flat=True)
    return frozenset({agency, *below})


def interested(recommendation: Recommendation, today: date) -> frozenset[UUID]:
    """The agencies whose people do not verify it (its inspection and plan must be loaded)."""
    carrier, sides = recommendation.carrier_id, bearings(recommendation)
    found = addressee_and_below(carrier, today)
    return found - {carrier} if sides.self_run and sides.standing == carrier else found


def addressees(actor: Actor) -> QuerySet[Agency]:
    """The agencies to which the issued recommendations that the actor sees are addressed."""
    issued = visible_to(actor).filter(state__in=TOLD)
    return Agency.objects.filter(pk__in=issued.values("addressee")).order_by("name")


def history(recommendation: Recommendation, actor: Actor) -> list[Event]:
    """What happened to a recommendation, newest first; the addressee is not shown how it was drafted."""
    events = Event.objects.filter(subject_id=recommendation.pk, sealed=False)
    if not is_inside(actor, recommendation.inspection):
        events = events.filter(name__in=TOLD_TO_UNIT)
    return list(events.order_by("-recorded_at", "-id"))


def last_reporter(recommendation: Recommendation) -> UUID | None:
    """Who made the latest statement."""
    return recommendation.statements.order_by("-made_at", "-id").values_list("made_by", flat=True).first()


def bearings(recommendation: Recommendation) -> Bearings:
    """Who stands on which side of this recommendation today (its inspection and plan must be loaded)."""
    return replace(inspections.bearings(recommendation.inspection), addressee=recommendation.carrier_id)
