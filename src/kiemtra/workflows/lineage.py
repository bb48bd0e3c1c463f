"""Parent links and lines of agencies as a reorganisation changes them, one agency at a time."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.lines import Interval, Link, lines
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent


def hang(agency: UUID, parent: UUID, start: date, end: date | None = None) -> None:
    """Let the agency stand under the parent from a day on: part of the deed that says so."""
    AgencyParent.objects.filter(agency=agency, valid_from__gte=start).delete()
    _still(agency, start).update(valid_to=start)
    AgencyParent.objects.create(agency_id=agency, parent_id=parent, valid_from=start, valid_to=end)


def cut(agency: UUID, day: date) -> None:
    """End the links of an agency that ends: part of the deed that ends it."""
    _still(agency, day).update(valid_to=day)


def bring(agencies: Collection[UUID]) -> None:
    """Write the lines of these agencies and of all below them anew, from the links: part of the deed that changed those."""
    above: dict[str, list[Link]] = defaultdict(list)
    children: dict[UUID, set[UUID]] = defaultdict(set)
    for agency, parent, start, end in AgencyParent.objects.values_list("agency", "parent", "valid_from", "valid_to"):
        above[str(agency)].append((str(parent), (start, end)))
        children[parent].add(agency)
    touched, waiting = set(agencies), list(agencies)
    while waiting:
        fresh = children[waiting.pop()] - touched
        touched |= fresh
        waiting += fresh
    spans: dict[str, Interval] = {
        str(pk): (start, end)
        for pk, start, end in Agency.objects.filter(pk__in=touched).values_list("pk", "valid_from", "valid_to")
    }
    AgencyAncestor.objects.filter(agency__in=touched).delete()
    AgencyAncestor.objects.bulk_create(
        (
            AgencyAncestor(agency_id=UUID(key), ancestor_id=UUID(at), depth=depth, valid_from=held[0], valid_to=held[1])
            for key in spans
            for at, depth, held in lines(key, spans, above)
        ),
        batch_size=1000,
    )


def _still(agency: UUID, day: date) -> QuerySet[AgencyParent]:
    return AgencyParent.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day), agency=agency, valid_from__lt=day
    )
