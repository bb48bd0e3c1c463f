"""The days on which units cannot receive a team, as far as an actor may see them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.plans import PlanState
from kiemtra.store.models import Agency, BusyDays, Plan, PlanUnit
from kiemtra.store.queries import sides
from kiemtra.store.queries.inspections import stands_below
from kiemtra.store.queries.timetables import each_day


def visible_to(actor: Actor) -> QuerySet[BusyDays]:
    """Those of the actor's own unit and of the units below; those of units in the plans under which the actor inspects."""
    if not actor.is_known:
        return BusyDays.objects.none()
    own = Q(unit__in=actor.reach_as(*UNIT_ROLES)) | stands_below(actor, "unit")
    return BusyDays.objects.filter(own | Exists(PlanUnit.objects.filter(_inspects(actor), agency=OuterRef("unit"))))


def units_visible_to(actor: Actor) -> QuerySet[Agency]:
    """The units whose busy days the actor may see: its own and those below, those of plans under which it inspects."""
    if not actor.is_known:
        return Agency.objects.none()
    own = Q(pk__in=actor.reach_as(*UNIT_ROLES)) | stands_below(actor, "pk")
    return Agency.objects.filter(own | Exists(PlanUnit.objects.filter(_inspects(actor), agency=OuterRef("pk"))))


def _inspects(actor: Actor) -> Q:
    plan = sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")
    return plan | Q(plan__in=Plan.objects.filter(teams__in=actor.teams).values("pk"))


def of(units: Collection[UUID], first: date, last: date) -> dict[UUID, dict[date, str]]:
    """Unit → day → reason, for the engine and for whoever sees the visit."""
    found: dict[UUID, dict[date, str]] = defaultdict(dict)
    for row in BusyDays.objects.filter(unit__in=units, first__lte=last, last__gte=first).order_by("first", "pk"):
        for day in each_day(max(row.first, first), min(row.last, last)):
            found[row.unit_id].setdefault(day, row.reason)
    return dict(found)


def bearings(unit: Agency, actor: Actor) -> Bearings:
    """Who stands on which side of the unit's busy days: the unit, and who runs a plan in which it stands."""
    running = Q(carried_by__in=actor.agencies) | Q(carried_by__isnull=True, standing_agency__in=actor.agencies)
    plan = Plan.objects.filter(
        running, units__agency=unit, state__in=(PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED)
    ).first()
    known = next(iter(sorted(actor.jurisdictions)), unit.pk)
    return Bearings(
        jurisdiction=plan.jurisdiction_id if plan else known, standing=plan.carrier_id if plan else None, unit=unit.pk
    )
