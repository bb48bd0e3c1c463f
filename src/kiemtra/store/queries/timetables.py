"""Timetables that an actor may see, and the facts that one is made from. What is sealed is in none of them.

Facts about other plans are days only: that a unit or a person is taken then, never by what.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.inspections import InspectionOrigin, InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.timetables import STANDING
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    AgencyHeir,
    Inspection,
    Plan,
    PlanUnit,
    TeamMember,
    Timetable,
)
from kiemtra.store.queries.overlaps import plans_open_to
from kiemtra.store.queries.people import valid_on

Days = dict[UUID, frozenset[date]]
_IDLE = (InspectionState.WITHDRAWN, InspectionState.POSTPONED)


def visible_to(actor: Actor) -> QuerySet[Timetable]:
    """The timetables of the plans under which this actor inspects."""
    return Timetable.objects.filter(plan__in=plans_open_to(actor))


def standing(plan: Plan, actor: Actor) -> Timetable | None:
    """The timetable that is under way or waits for somebody; None where there is none, or the actor sees none."""
    rows = visible_to(actor).filter(plan=plan, state__in=list(map(str, STANDING)))
    return rows.select_related("asked_by", "team", "previous").order_by("-asked_at", "-pk").first()


def announced(plan: Plan) -> QuerySet[Inspection]:
    """Every announced inspection of the plan that is to take place or took place; for the engine, not for people."""
    rows = Inspection.objects.filter(plan=plan, announced=True, sealed_until__isnull=True)
    return rows.exclude(state__in=_IDLE).select_related("unit").order_by("unit__code", "pk")


def units_without_visit(plan: Plan) -> QuerySet[PlanUnit]:
    """The units of the plan for which no announced inspection is planned."""
    taken = Inspection.objects.filter(plan=plan, announced=True, origin=InspectionOrigin.PLANNED)
    rows = plan.units.exclude(agency__in=taken.exclude(state=InspectionState.WITHDRAWN).values("unit"))
    return rows.select_related("agency").order_by("agency__code", "pk")


@dataclass(frozen=True, slots=True)
class Taken:
    """The days on which other plans take a unit or a person."""

    units: Days
    people: Days


def taken_elsewhere(plan: Plan, units: Collection[UUID], people: Collection[UUID], first: date, last: date) -> Taken:
    """The decided visits of other plans that take these units or people; two queries."""
    teams: dict[UUID, list[TeamMember]] = defaultdict(list)
    for seat in TeamMember.objects.filter(user__in=people).exclude(team__plan=plan):
        teams[seat.team_id].append(seat)
    rows = Inspection.objects.filter(
        Q(unit__in=units) | Q(team__in=list(teams)),
        announced=True,
        sealed_until__isnull=True,
        decided_at__isnull=False,
        visit_on__range=(first, last),
    ).exclude(plan=plan)
    of_units: dict[UUID, set[date]] = defaultdict(set)
    of_people: dict[UUID, set[date]] = defaultdict(set)
    for unit, team, day in rows.exclude(state__in=_IDLE).values_list("unit", "team", "visit_on"):
        assert day is not None, "the range has asked for a day"
        if unit in units:
            of_units[unit].add(day)
        for seat in teams.get(team, ()):
            if seat.user_id and seat.valid_from <= day and (seat.valid_to is None or day < seat.valid_to):
                of_people[seat.user_id].add(day)
    return Taken(_frozen(of_units), _frozen(of_people))


@dataclass(frozen=True, slots=True)
class Site:
    """Where a unit lies: the key of its area, and the middle of it in degrees."""

    locality: str
    place: tuple[float, float] | None


def sites(units: Collection[Agency], day: date) -> dict[UUID, Site]:
    """Where each unit lies: its district, or the last one that it or who it followed stood under; else its superior.

    The area of a former district still parts the communes of a province into neighbours; four queries.
    """
    ids = [unit.pk for unit in units]
    former: dict[UUID, list[UUID]] = defaultdict(list)
    for heir, predecessor in AgencyHeir.objects.filter(heir__in=ids).values_list("heir", "predecessor"):
        former[heir].append(predecessor)
    districts = _districts({*ids, *(one for row in former.values() for one in row)})
    superiors = _superiors(ids, day)
    return {unit.pk: _site(unit, former[unit.pk], districts, superiors.get(unit.pk)) for unit in units}


def _districts(agencies: Collection[UUID]) -> dict[UUID, UUID]:
    """The district that each stands under, or stood under last."""
    lines = AgencyAncestor.objects.filter(
        agency__in=agencies, ancestor__level=AgencyLevel.DISTRICT, ancestor__kind=AgencyKind.PEOPLES_COMMITTEE
    )
    return dict(lines.order_by("valid_from", "ancestor").values_list("agency", "ancestor"))


def _superiors(agencies: Collection[UUID], day: date) -> dict[UUID, Agency]:
    lines = AgencyAncestor.objects.filter(valid_on(day), agency__in=agencies, depth=1)
    return {line.agency_id: line.ancestor for line in lines.select_related("ancestor").order_by("ancestor__code")}


def _site(unit: Agency, former: list[UUID], districts: Mapping[UUID, UUID], superior: Agency | None) -> Site:
    district = next((districts[one] for one in (unit.pk, *former) if one in districts), None)
    if district is None and unit.level != AgencyLevel.COMMUNE and superior:
        district = superior.pk
    place = _place(unit) or (_place(superior) if superior and unit.level != AgencyLevel.COMMUNE else None)
    return Site(str(district or unit.pk), place)


def _place(unit: Agency | None) -> tuple[float, float] | None:
    if unit is None or unit.latitude is None or unit.longitude is None:
        return None
    return float(unit.latitude), float(unit.longitude)


def each_day(first: date, last: date) -> frozenset[date]:
    """The days from the first to the last, both included."""
    return frozenset(first + timedelta(days=step) for step in range((last - first).days + 1))


def _frozen(days: Mapping[UUID, set[date]]) -> Days:
    return {key: frozenset(found) for key, found in days.items()}
