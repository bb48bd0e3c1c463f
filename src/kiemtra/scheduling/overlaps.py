"""Finds inspections of one unit that lie close together on the same things, among any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiemtra.domain.overlaps import Occasion, shared


@dataclass(frozen=True, slots=True)
class OverlapPair:
    """Two inspections of one unit, the earlier first; `areas` are what both look into, empty where that is all."""

    first: Occasion
    second: Occasion
    areas: frozenset[str]
    days_apart: int


def overlaps(occasions: Iterable[Occasion], *, within_days: int) -> tuple[OverlapPair, ...]:
    """Return each pair of inspections of one unit on the same things that are at most so many days apart.

    In the order of units and days. Each unit is gone through once in the order of time, so that a nation takes no
    longer than its pairs.
    """
    by_unit: dict[str, list[Occasion]] = defaultdict(list)
    for one in occasions:
        by_unit[one.unit].append(one)
    return tuple(
        pair
        for unit in sorted(by_unit)
        if len(by_unit[unit]) > 1
        for pair in _of_unit(by_unit[unit], within_days=within_days)
    )


def _of_unit(occasions: list[Occasion], *, within_days: int) -> Iterator[OverlapPair]:
    in_order = sorted(occasions, key=lambda one: (one.span.first, one.span.last, one.id))
    for at, first in enumerate(in_order):
        for second in in_order[at + 1 :]:
            days = first.span.apart(second.span)
            if (second.span.first - first.span.last).days > within_days:
                break
            areas = shared(first.areas, second.areas)
            if areas is not None:
                yield OverlapPair(first, second, areas, days)
