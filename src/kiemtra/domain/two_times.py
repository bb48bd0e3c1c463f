"""Two times: a record names the unit as it was then, and is told by today's units where somebody asks for that.

Where things happened never changes: what is decided here is only under which agency of today an old one is shown and counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.reorganisations import Step, step_of


class Times(StrEnum):
    """By which units a list or a figure is told."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an agency stands on a day: the one that it is counted under, and whether it came to that by being divided."""

    agency: UUID
    is_split: bool = False
    # Several took over and nobody has said which of them is the main one: it is counted under itself.
    is_undecided: bool = False


def standing_on(
    agency: UUID, steps: Mapping[UUID, Sequence[Step]], ends: Mapping[UUID, date | None], day: date
) -> Standing:
    """Follow the main successions from an agency that has ended to the one that lives on the day."""
    at, is_split, seen = agency, False, {agency}
    while (end := ends.get(at)) is not None and end <= day:
        known = [step for step in steps.get(at, ()) if step.on <= day and step.successor is not None]
        step = step_of(known, day)
        if step is None or step.successor is None or step.successor in seen:
            return Standing(at, is_split, is_undecided=len(known) > 1)
        is_split = is_split or len({other.successor for other in known if other.on == step.on}) > 1
        at = step.successor
        seen.add(at)
    return Standing(at, is_split)
