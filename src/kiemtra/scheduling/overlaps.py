"""Finds visits of one unit that lie close together."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from kiemtra.scheduling.values import Assignment, Overlap


def overlaps(visits: Iterable[Assignment], *, within_days: int) -> tuple[Overlap, ...]:
    """Return each pair of neighbouring visits of one unit that are at most so many days apart."""
    by_unit: dict[str, list[Assignment]] = defaultdict(list)
    for visit in visits:
        by_unit[visit.visit.unit].append(visit)
    found = []
    for unit, days in sorted(by_unit.items()):
        for first, second in pairwise(sorted(days, key=lambda placed: (placed.day, placed.visit.id))):
            apart = (second.day - first.day).days
            if apart <= within_days:
                found.append(Overlap(unit, first, second, apart))
    return tuple(found)
