"""What a plan takes over from the plan that expects it, and in what the two differ afterwards.

Nothing here forbids a difference: an agency answers for its own plan, and who expects it sees what it changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PlanPart(StrEnum):
    """The parts of a plan that are handed down."""

    AREA = "area"
    ITEM = "item"
    WINDOW_FROM = "window_from"
    WINDOW_TO = "window_to"
    DATA_FROM = "data_from"
    DATA_TO = "data_to"
    DEADLINE = "deadline"
    PREPARATION = "preparation"


class PartOrigin(StrEnum):
    """Where a part of the plan below comes from."""

    INHERITED = "inherited"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Term:
    """The length of a deadline."""

    days: int
    working: bool


Value = str | date | Term


@dataclass(frozen=True, slots=True)
class PlanText:
    """What a plan says in the parts that are handed down."""

    areas: tuple[str, ...] = ()
    # Item of the checklist → its area; all that the plan checks.
    items: Mapping[str, str] = field(default_factory=dict)
    window: tuple[date | None, date | None] = (None, None)
    data_period: tuple[date | None, date | None] = (None, None)
    deadlines: Mapping[str, Term] = field(default_factory=dict)
    preparation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One part as the plan above says it and as the plan below says it; None where one of them does not."""

    part: PlanPart
    key: str
    above: Value | None
    below: Value | None

    @property
    def origin(self) -> PartOrigin:
        """Where the part of the plan below comes from."""
        if self.above is None:
            return PartOrigin.OWN
        if self.below is None:
            return PartOrigin.LEFT_OUT
        return PartOrigin.INHERITED if self.above == self.below else PartOrigin.CHANGED

    @property
    def is_wider(self) -> bool:
        """Whether a day lies outside the bounds that the plan above sets."""
        if not isinstance(self.above, date) or not isinstance(self.below, date):
            return False
        opens = self.part in (PlanPart.WINDOW_FROM, PlanPart.DATA_FROM)
        return self.below < self.above if opens else self.below > self.above


def compare(above: PlanText, below: PlanText) -> tuple[ComparedPart, ...]:
    """Return every part that either of the two has, in the order of a plan.

    Items of an area that only one of them has are told by the area alone.
    """
    shared = set(above.areas) & set(below.areas)
    items = ({code: code for code, area in text.items.items() if area in shared} for text in (above, below))
    days = ((text.window, text.data_period) for text in (above, below))
    return (
        *_keyed(PlanPart.AREA, _same(above.areas), _same(below.areas)),
        *_keyed(PlanPart.ITEM, *items),
        *_bounds(*days),
        *_keyed(PlanPart.DEADLINE, above.deadlines, below.deadlines),
        *_keyed(PlanPart.PREPARATION, _same(above.preparation), _same(below.preparation)),
    )


def differences(parts: tuple[ComparedPart, ...]) -> tuple[ComparedPart, ...]:
    """Return the parts that are not simply taken over."""
    return tuple(part for part in parts if part.origin is not PartOrigin.INHERITED)


def _same(values: tuple[str, ...]) -> dict[str, str]:
    return {value: value for value in values}


def _keyed(part: PlanPart, above: Mapping[str, Value], below: Mapping[str, Value]) -> Iterator[ComparedPart]:
    for key in (*above, *(key for key in below if key not in above)):
        yield ComparedPart(part, key, above.get(key), below.get(key))


_Days = tuple[tuple[date | None, date | None], tuple[date | None, date | None]]


def _bounds(above: _Days, below: _Days) -> Iterator[ComparedPart]:
    parts = (PlanPart.WINDOW_FROM, PlanPart.WINDOW_TO, PlanPart.DATA_FROM, PlanPart.DATA_TO)
    flat = zip(parts, (*above[0], *above[1]), (*below[0], *below[1]), strict=True)
    yield from (ComparedPart(part, "", first, second) for part, first, second in flat if first or second)
