"""Self-inspections: who of an agency can carry them out, and which units have a result that counts.

A unit counts as inspected once the document of its result is issued: a visit without one proves nothing. Told are units,
days and documents, to whoever sees the plan; what is sealed is not there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kiemtra.domain.documents import DocumentState
from kiemtra.domain.inspections import WITH_RESULT, InspectionOrigin, InspectionState
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.plans import TOLD, ExpectedKind
from kiemtra.domain.remediation import CLOSED, OPEN
from kiemtra.store.models import Agency, Appointment, Inspection, Plan, PlanLine, PlanUnit
from kiemtra.store.queries import inspections, plans, sides
from kiemtra.store.queries.people import valid_on

ISSUED = (DocumentState.ISSUED, DocumentState.REPLACED)


def own_people(agency: Agency, day: date) -> QuerySet[Appointment]:
    """The posts of the agency's own people on the day, each person once, the head first."""
    held = Appointment.objects.filter(valid_on(day), agency=agency, role__in=UNIT_ROLES, user__is_active=True)
    again = held.filter(user=OuterRef("user"), role__lt=OuterRef("role"))
    return held.exclude(Exists(again)).select_related("user").order_by("role", "user__name_key")


def with_result() -> Q:
    """The condition that an inspection has a result that counts: concluded, in a document that is issued."""
    return Q(state__in=WITH_RESULT, sealed_until__isnull=True, conclusion__document__state__in=ISSUED)


def carried_out(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """Expected plans with `units` and `inspected` of what was made of them, and `result_rank`: 0 where that is overdue.

    Overdue is a self-inspection whose window has closed while a unit has no result; 1 still runs, 2 is carried out.
    """
    units = PlanUnit.objects.filter(plan=OuterRef("child")).order_by()
    done = Exists(Inspection.objects.filter(with_result(), plan=OuterRef("plan"), unit=OuterRef("agency")))
    rows = rows.annotate(units=Coalesce(_count(units), 0), inspected=Coalesce(_count(units.filter(done)), 0))
    due = Q(child__window_to__lt=today)
    rank = Case(
        When(~Q(kind=ExpectedKind.SELF_INSPECTION_PLAN) | Q(units=0), then=Value(1)),
        When(inspected__gte=F("units"), then=Value(2)),
        When(due, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    ranked: QuerySet[Any] = rows.annotate(result_rank=rank)
    return ranked


def _count(rows: QuerySet[PlanUnit]) -> Subquery:
    return Subquery(rows.values("plan").annotate(n=Count("pk")).values("n"), output_field=IntegerField())


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit of a self-inspection, with its inspection that counts; without one, with the last that was begun."""

    unit: Agency
    inspection: Inspection | None
    counts: bool
    recommendations: int = 0
    closed: int = 0
    reinspections: int = 0


def of_plan(plan: Plan, actor: Actor) -> list[UnitResult]:
    """The units of a plan that the actor sees, those without a result on top: who inspects or stands above sees them all,

    a unit itself alone. Four queries.
    """
    rows = plan.units.select_related("agency").order_by("agency__code")
    if not _sees_all(plan, actor):
        rows = rows.filter(plan__in=plans.visible_to(actor), agency__in=actor.reach)
    found = [_of_unit(unit, visits) for unit, visits in _by_unit(plan, [row.agency for row in rows], actor)]
    return sorted(found, key=lambda row: row.counts)


def _sees_all(plan: Plan, actor: Actor) -> bool:
    above = PlanLine.objects.filter(sides.run_by(actor, "above__"), plan=OuterRef("pk"))
    inside = sides.run_by(actor) | sides.run_by_itself(actor) | Q(teams__in=actor.teams)
    return Plan.objects.filter(inside | (Q(state__in=TOLD) & Exists(above)), pk=plan.pk).exists()


def _by_unit(plan: Plan, units: Iterable[Agency], actor: Actor) -> Iterable[tuple[Agency, list[Inspection]]]:
    """What is only planned is there for whom the inspections are open anyway."""
    told = Q(noticed_on__isnull=False) | Q(opened_at__isnull=False) | inspections.sees(actor)
    rows = Inspection.objects.filter(told, plan=plan, sealed_until__isnull=True)
    rows = rows.exclude(state=InspectionState.WITHDRAWN).select_related("conclusion__document")
    states = "recommendations__state__in"
    rows = rows.annotate(
        told_recommendations=Count("recommendations", filter=Q(**{states: OPEN | CLOSED})),
        closed_recommendations=Count("recommendations", filter=Q(**{states: CLOSED})),
    )
    by_unit: dict[UUID, list[Inspection]] = {}
    for row in rows.order_by("opened_at", "pk"):
        by_unit.setdefault(row.unit_id, []).append(row)
    return ((unit, by_unit.get(unit.pk, [])) for unit in units)


def _of_unit(unit: Agency, rows: list[Inspection]) -> UnitResult:
    first = [row for row in rows if row.origin != InspectionOrigin.REINSPECTION]
    counting = [row for row in rows if has_result(row)]
    shown = next(iter(counting), None) or (first[-1] if first else None)
    return UnitResult(
        unit=unit,
        inspection=shown,
        counts=bool(counting),
        recommendations=sum(row.told_recommendations for row in rows),  # type: ignore[attr-defined]
        closed=sum(row.closed_recommendations for row in rows),  # type: ignore[attr-defined]
        reinspections=len(rows) - len(first),
    )


def has_result(inspection: Inspection) -> bool:
    """The rule of `with_result` for one inspection (its conclusion and document must be loaded)."""
    conclusion = getattr(inspection, "conclusion", None)
    document = conclusion.document if conclusion else None
    return inspection.state in WITH_RESULT and document is not None and document.state in ISSUED
