"""Reorganisations that an actor may see, and what a new one must know of the agencies that it touches."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.domain.reorganisations import AgencyFacts
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Jurisdiction, Reorganisation
from kiemtra.store.queries.people import valid_on


def visible_to(actor: Actor) -> QuerySet[Reorganisation]:
    """The reorganisations of the systems in which the actor holds a post: who followed whom is no secret."""
    return Reorganisation.objects.filter(jurisdiction__in=actor.jurisdictions)


def in_full(actor: Actor) -> QuerySet[Reorganisation]:
    """The same with all that their page shows."""
    rows = visible_to(actor).select_related("document", "decided_by", "parent", "jurisdiction")
    return rows.prefetch_related("predecessors", "successors").order_by("-on", "-id")


def bearings(jurisdiction: Jurisdiction) -> Bearings:
    """Where a reorganisation stands: with the system; nobody on any side of it."""
    return Bearings(jurisdiction=jurisdiction.pk)


def roots(jurisdiction: Jurisdiction, day: date) -> set[UUID]:
    """The root of the system, what has followed it by the day, and what it has itself followed."""
    heirs = jurisdiction.root.heir_rows.filter(since__lte=day).values_list("heir", flat=True)
    before = jurisdiction.root.heritage_rows.values_list("predecessor", flat=True)
    return {jurisdiction.root_id, *heirs, *before}


def of_system(jurisdiction: Jurisdiction, day: date) -> QuerySet[Agency]:
    """The agencies at or below those roots that exist on the day, by name."""
    line = AgencyAncestor.objects.filter(valid_on(day), ancestor__in=roots(jurisdiction, day), agency=OuterRef("pk"))
    return Agency.objects.filter(valid_on(day), Exists(line)).order_by("name", "code")


def facts(agencies: Collection[UUID], jurisdiction: Jurisdiction, day: date) -> dict[UUID, AgencyFacts]:
    """What a reorganisation on the day must know of these agencies; four queries."""
    above: dict[UUID, set[UUID]] = {}
    lines = AgencyAncestor.objects.filter(_until(day), agency__in=agencies)
    for agency, ancestor in lines.values_list("agency", "ancestor"):
        above.setdefault(agency, set()).add(ancestor)
    places = roots(jurisdiction, day)
    return {
        row.pk: AgencyFacts(
            row.pk,
            row.valid_from,
            row.valid_to,
            frozenset(above.get(row.pk, set()) - {row.pk}),
            of_system=bool(places & (above.get(row.pk, set()) | {row.pk})),
        )
        for row in Agency.objects.filter(pk__in=agencies)
    }


def parents(agencies: Collection[UUID], day: date) -> dict[UUID, UUID]:
    """Under whom each of these stood on the day before, where it stood under one."""
    rows = AgencyParent.objects.filter(_until(day), agency__in=agencies).order_by("-valid_from")
    return dict(rows.values_list("agency", "parent"))


def is_named_there(name: str, parent: UUID | None, day: date, *, without: Collection[UUID]) -> bool:
    """Whether an agency of this name stands under the parent on the day, but for those that end."""
    rows = Agency.objects.filter(valid_on(day), name__iexact=name).exclude(pk__in=without)
    if parent is None:
        return rows.filter(parent_links__isnull=True).exists()
    return rows.filter(
        Exists(AgencyParent.objects.filter(valid_on(day), agency=OuterRef("pk"), parent=parent))
    ).exists()


def _until(day: date) -> Q:
    """The condition of what held right before the day."""
    return Q(valid_from__lt=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
