"""What was seen: kinds of findings, outcomes of checklist items, and when a finding stands."""

from enum import StrEnum

from kiemtra.domain.moves import Moves


class FindingKind(StrEnum):
    """A finding says what was seen; what the head decides is a conclusion, what must be done a recommendation."""

    STRENGTH = "strength"
    GOOD_PRACTICE = "good_practice"
    SHORTCOMING = "shortcoming"
    VIOLATION_SIGN = "violation_sign"
    OBSTACLE = "obstacle"


# Findings after which something must happen, or a reason must stand why nothing does.
CALLS_FOR_ACTION = frozenset({FindingKind.SHORTCOMING, FindingKind.VIOLATION_SIGN})


class FindingState(StrEnum):
    """A member records, the secretary or head confirms."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    STRUCK = "struck"


F = FindingState

MOVES: Moves[FindingState] = {
    F.DRAFT: frozenset({F.CONFIRMED, F.STRUCK}),
    F.CONFIRMED: frozenset({F.DRAFT, F.STRUCK}),
    F.STRUCK: frozenset({F.DRAFT}),
}


class CheckOutcome(StrEnum):
    """The result of one checklist item."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
