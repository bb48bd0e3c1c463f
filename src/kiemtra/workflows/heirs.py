"""Who took over from whom, step by step: the closure of the successions, brought up to date by whoever writes one."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from kiemtra.store.models import AgencyHeir, Succession

# predecessor → (successor, day)
Steps = dict[UUID, list[tuple[UUID, date]]]


@transaction.atomic
def bring_heirs() -> None:
    """Write the closure anew where it differs from the successions: part of the deed that has written one."""
    steps: Steps = defaultdict(list)
    for step in Succession.objects.filter(successor__isnull=False):
        steps[step.predecessor_id].append((step.successor_id, step.on))  # type: ignore[arg-type]
    wanted = {(heir, first): since for first in steps for heir, since in heirs_of(first, steps).items()}
    stale = []
    for row in AgencyHeir.objects.all():
        if wanted.get((row.heir_id, row.predecessor_id)) == row.since:
            del wanted[row.heir_id, row.predecessor_id]
        else:
            stale.append(row.pk)
    AgencyHeir.objects.filter(pk__in=stale).delete()
    rows = (AgencyHeir(predecessor_id=first, heir_id=heir, since=since) for (heir, first), since in wanted.items())
    AgencyHeir.objects.bulk_create(rows, batch_size=2000)


def heirs_of(first: UUID, steps: Steps) -> dict[UUID, date]:
    """Every agency that has taken over from `first`, directly or through others, with the earliest day on which."""
    found: dict[UUID, date] = {}
    for heir, since in _walk(first, steps):
        if heir != first and (heir not in found or since < found[heir]):
            found[heir] = since
    return found


def _walk(first: UUID, steps: Steps) -> Iterator[tuple[UUID, date]]:
    """Each step onwards; the day of a line is that of its last step. A line never goes back to an earlier day."""
    waiting: list[tuple[UUID, date]] = [(first, date.min)]
    seen: set[tuple[UUID, date]] = set()
    while waiting:
        agency, at = waiting.pop()
        for heir, on in steps.get(agency, ()):
            if on >= at and (heir, on) not in seen:
                seen.add((heir, on))
                waiting.append((heir, on))
                yield heir, on
