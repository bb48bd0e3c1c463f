"""Until when the units of a plan exist, and who takes them over: what a draft is warned of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from kiemtra.domain.plan_checks import UnitTerm
from kiemtra.store.models import Agency, Succession


def terms_of(
    agencies: Iterable[Agency], until: date | None, limits: Mapping[UUID, tuple[str, ...]]
) -> tuple[UnitTerm, ...]:
    """Return the term of each agency, with the successors of those that are gone by the day; one query at most.

    `limits` are the areas that the inspection of an agency is limited to.
    """
    rows = list(agencies)
    ended = [row.pk for row in rows if row.valid_to and (until is None or row.valid_to <= until)]
    heirs: dict[UUID, list[str]] = defaultdict(list)
    if ended:
        found = Succession.objects.filter(predecessor__in=ended, successor__isnull=False).select_related("successor")
        for step in found.order_by("-is_main", "on", "id"):
            if step.successor:
                heirs[step.predecessor_id].append(step.successor.name)
    return tuple(
        UnitTerm(row.name, row.valid_to, tuple(dict.fromkeys(heirs[row.pk])), limits.get(row.pk, ())) for row in rows
    )
