"""Readiness sets that units keep current, how fresh they are, and the copies that teams took of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from kiemtra.domain.people import Actor
from kiemtra.domain.readiness import Freshness, freshness, next_due
from kiemtra.domain.reports import ReportState, RoundPurpose
from kiemtra.store.models import Inspection, ReadinessCopy, ReportRequest, ReportRound
from kiemtra.store.queries import inspections, report_rounds, reports, sides


@dataclass(frozen=True, slots=True)
class KeptSet:
    """One unit's set: when it was last confirmed as a whole, its oldest answer, and how fresh that makes it."""

    request: ReportRequest
    confirmed_on: date | None
    oldest_on: date | None
    freshness: Freshness
    due_on: date


def visible_to(actor: Actor) -> QuerySet[ReadinessCopy]:
    """The copies taken for inspections that this actor may see, on the inspecting side; a unit sees none, ever."""
    if not actor.is_known:
        return ReadinessCopy.objects.none()
    inside = Q(inspection__team__in=actor.teams) | sides.run_by(actor, "inspection__plan__")
    return ReadinessCopy.objects.filter(inside & inspections.sees(actor, "inspection__"))


def rounds_visible_to(actor: Actor) -> QuerySet[ReportRound]:
    """The rounds in which sets are kept current, as far as the actor sees rounds."""
    return report_rounds.visible_to(actor).filter(purpose=RoundPurpose.READINESS)


def of_inspection(inspection: Inspection, actor: Actor) -> list[ReadinessCopy]:
    """The copies taken for one inspection, newest first; one query."""
    rows = visible_to(actor).filter(inspection=inspection)
    return list(rows.select_related("taken_by", "request__round").order_by("-number"))


def set_of(inspection: Inspection) -> ReportRequest | None:
    """The set that the unit keeps in this system, None where it was never asked to; the newest where there are several.

    Not asked through what an actor may see: head and secretary of a team need not belong to the agency that asks for sets.
    """
    return (
        ReportRequest.objects.filter(
            round__purpose=RoundPurpose.READINESS,
            jurisdiction_id=inspection.jurisdiction_id,
            agency_id__in={inspection.unit_id, inspection.carrier_id},
        )
        .exclude(state=ReportState.WITHDRAWN)
        .select_related("round", "agency", "jurisdiction")
        .order_by("-requested_at")
        .first()
    )


def touched(request: ReportRequest) -> dict[str, str]:
    """Item → the day on which it was last typed or confirmed (ISO 8601), of a table the oldest of its cells; one query."""
    rows = request.answers.filter(touched_at__isnull=False).values_list("item").annotate(Min("touched_at"))
    return {item: timezone.localdate(at).isoformat() for item, at in rows.order_by("item")}


def kept_sets(asked: ReportRound, actor: Actor, today: date) -> list[KeptSet]:
    """The sets of a round that the actor may see, the least fresh first; two queries whatever the number of units."""
    rows = list(
        reports.visible_to(actor)
        .filter(round=asked)
        .exclude(state=ReportState.WITHDRAWN)
        .select_related("agency")
        .annotate(oldest=Min("answers__touched_at"))
    )
    order = [Freshness.NEVER, Freshness.STALE, Freshness.DUE, Freshness.CURRENT]
    told = [_kept(row, today) for row in rows]
    return sorted(told, key=lambda one: (order.index(one.freshness), one.request.agency.name))


def _kept(request: ReportRequest, today: date) -> KeptSet:
    confirmed = timezone.localdate(request.submitted_at) if request.submitted_at else None
    oldest = getattr(request, "oldest", None)
    return KeptSet(
        request=request,
        confirmed_on=confirmed,
        oldest_on=timezone.localdate(oldest) if oldest else None,
        freshness=freshness(confirmed, today),
        due_on=next_due(confirmed) if confirmed else request.due_on,
    )
