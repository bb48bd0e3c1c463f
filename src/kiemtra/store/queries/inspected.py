"""When the units of a frozen list were last inspected, as far as the file says; what a predecessor had counts for its heirs.

A sealed inspection is in none of it, for nobody: who is one of its three would otherwise choose with what others
must not know. What an agency found at itself is no visit.
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Max, Q, QuerySet

from kiemtra.domain.inspections import VISITED
from kiemtra.domain.people import Actor
from kiemtra.store.models import AgencyHeir, CoverageRule, Inspection
from kiemtra.store.queries import inspections


@dataclass(frozen=True, slots=True)
class LastVisit:
    """The year of the last inspection, and of whom where it was a predecessor's."""

    year: int
    predecessor: str = ""


@dataclass(frozen=True, slots=True)
class Heritage:
    """Whose record counts for whom: agency → the listed units that carry it on, and the names of those gone before."""

    heirs: dict[UUID, list[UUID]]
    names: dict[UUID, str]

    def units_of(self, agency: UUID) -> list[UUID]:
        """The agency itself and the listed units that took it over."""
        return [agency, *self.heirs.get(agency, ())]


def heritage(rule: CoverageRule) -> Heritage:
    """Whom the listed units had taken over by the day of the list; one query."""
    heirs: dict[UUID, list[UUID]] = defaultdict(list)
    names = {}
    for before, name, heir in _before(rule).values_list("predecessor", "predecessor__short_name", "heir"):
        heirs[before].append(heir)
        names[before] = name
    return Heritage(heirs, names)


def _before(rule: CoverageRule) -> QuerySet[AgencyHeir]:
    return AgencyHeir.objects.filter(heir__in=rule.listed.order_by().values("agency"), since__lte=rule.frozen_on)


def of_listed(rule: CoverageRule, path: str) -> Q:
    """The condition that the agency at `path` is on the list, or was taken over by one that is."""
    return Q(**{f"{path}__in": rule.listed.order_by().values("agency")}) | Q(
        **{f"{path}__in": _before(rule).values("predecessor")}
    )


def visits(rule: CoverageRule, actor: Actor) -> QuerySet[Inspection]:
    """The inspections of listed units and their predecessors in earlier years that this actor sees."""
    return (
        inspections.visible_to(actor)
        .filter(of_listed(rule, "unit"), state__in=VISITED, plan__year__lt=rule.plan.year, sealed_until__isnull=True)
        .exclude(plan__issuer=F("plan__standing_agency"))
    )


def last_visits(rule: CoverageRule, actor: Actor, line: Heritage) -> dict[UUID, LastVisit]:
    """Unit → its last visit, that of a predecessor where this was later; who was never inspected is not in it; one query."""
    found: dict[UUID, LastVisit] = {}
    for inspected, year in visits(rule, actor).order_by("unit").values_list("unit").annotate(Max("plan__year")):
        for unit in line.units_of(inspected):
            if unit not in found or found[unit].year < year:
                found[unit] = LastVisit(year, "" if unit == inspected else line.names[inspected])
    return found
