"""What speaks for inspecting a unit: counts from the record, each with its weight; the sum is the unit's priority."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Criterion(StrEnum):
    """What is counted for a unit."""

    # Full years since its last inspection.
    YEARS = "years"
    # Recommendations that are past their day.
    OVERDUE = "overdue"
    # Shortcomings found again.
    REPEATS = "repeats"
    # Reports handed in late, or not at all.
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Weight:
    """So many points for each one counted, never more than `most` in all."""

    criterion: Criterion
    points: int
    most: int


@dataclass(frozen=True, slots=True)
class Part:
    """What one criterion gives a unit; `count` is None where a unit was never inspected."""

    criterion: Criterion
    count: int | None
    points: int


def parts(years: int | None, counts: Mapping[Criterion, int], weights: Iterable[Weight]) -> tuple[Part, ...]:
    """Return what each weight gives; a unit that was never inspected has all the points that years can give."""
    found = []
    for weight in weights:
        count = years if weight.criterion is Criterion.YEARS else counts.get(weight.criterion, 0)
        points = weight.most if count is None else min(count * weight.points, weight.most)
        found.append(Part(weight.criterion, count, max(points, 0)))
    return tuple(found)
