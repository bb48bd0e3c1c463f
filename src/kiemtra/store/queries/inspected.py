"""When agencies were last inspected, as far as the file says."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max

from kiemtra.domain.inspections import VISITED
from kiemtra.store.models import Agency, Inspection


def last_years(agencies: Sequence[Agency], *, before: int) -> dict[UUID, int]:
    """Agency → the year of its last inspection under a plan of an earlier year; agencies never inspected are not in it."""
    rows = Inspection.objects.filter(unit__in=agencies, state__in=VISITED, plan__year__lt=before).order_by()
    return dict(rows.values_list("unit").annotate(Max("plan__year")))
