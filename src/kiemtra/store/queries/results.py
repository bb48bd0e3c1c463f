"""Checklist results that an actor may see, their photos, and whose areas they are."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.data.checklist import ChecklistItem, checklist_for, load_checklist
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deadlines import Period
from kiemtra.domain.people import Actor
from kiemtra.store.models import CheckResult, Evidence, Inspection, TeamMember
from kiemtra.store.queries import inspections


def visible_to(actor: Actor) -> QuerySet[CheckResult]:
    """The results of the inspections that this actor may see; of a field those of its areas that both sides signed."""
    if not actor.is_known:
        return CheckResult.objects.none()
    signed = Q(confirmed=True, inspection__minutes_closed_at__isnull=False)
    field = inspections.in_field(actor, "inspection__", lambda areas: signed & Q(area__in=areas))
    return CheckResult.objects.filter(inspections.sees(actor, "inspection__") | field)


def of_inspection(inspection: Inspection) -> list[CheckResult]:
    """The results of an inspection in the order of the checklist, with whoever recorded them; one query."""
    return list(inspection.results.select_related("member").order_by("position"))


def areas_of(inspection: Inspection) -> list[str]:
    """The areas to be checked: its own where it is limited to some, else those of its plan."""
    return list(inspection.areas) or [one.area for one in inspection.plan.areas.all()]


def checklist_of(inspection: Inspection, day: date) -> list[ChecklistItem]:
    """The items in the order of the areas; for a kind of unit that the checklist does not know, all of them.

    Of an area for which the plan names items, only those.
    """
    areas = areas_of(inspection)
    wanted = frozenset(areas) or None
    unit = inspection.unit
    fitting = checklist_for(AgencyKind(unit.kind), AgencyLevel(unit.level), day=day, areas=wanted) or tuple(
        item
        for item in load_checklist()
        if day in Period(item.valid_from, item.valid_to) and (wanted is None or item.area in wanted)
    )
    asked = frozenset(inspection.plan.items)
    limited = {item.area for item in load_checklist() if item.code in asked}
    fitting = tuple(item for item in fitting if item.area not in limited or item.code in asked)
    order = {area: position for position, area in enumerate(areas)}
    return sorted(fitting, key=lambda item: order.get(item.area, 0))


def photos(results: Iterable[UUID]) -> dict[UUID, list[Evidence]]:
    """The evidence that hangs on each of these results; one query."""
    found: dict[UUID, list[Evidence]] = defaultdict(list)
    for one in Evidence.objects.filter(result__in=list(results)).select_related("file").order_by("id"):
        if one.result_id:
            found[one.result_id].append(one)
    return found


def own_areas(inspection: Inspection, actor: Actor) -> frozenset[str]:
    """The areas of this actor's seats in the team; one query."""
    seats = TeamMember.objects.filter(team=inspection.team_id, user=actor.user)
    return frozenset(area for seat in seats for area in seat.areas)
