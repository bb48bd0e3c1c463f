"""What the head decides on the findings: when a conclusion may be issued, and the proposals beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Permission

# The unit sees findings and draft only while they lie with it, and once they are concluded.
SHOWN_TO_UNIT = frozenset(
    {InspectionState.WITH_UNIT, InspectionState.CONCLUDED, InspectionState.FOLLOWING_UP, InspectionState.CLOSED}
)


class SteeringState(StrEnum):
    """A steering proposal to the People's Committee is adopted, or not."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"


class ConclusionDeed(StrEnum):
    """What is done to a conclusion after the head has decided; the deeds before stand in `inspections.py`."""

    HAND_OVER = "hand_over"


DEEDS: dict[ConclusionDeed, DeedRule] = {
    ConclusionDeed.HAND_OVER: DeedRule(
        Permission.CONCLUSION_SEND,
        frozenset({Side.TEAM}),
        frozenset({InspectionState.CONCLUDED}),
        frozenset({InspectionState.FOLLOWING_UP, InspectionState.CLOSED}),
    ),
}


def is_answered(*, sent: bool, replied: bool, due_on: date | None, today: date) -> bool:
    """Whether the draft has been with the unit and the unit has answered, or let its term pass."""
    return sent and (replied or (due_on is not None and today > due_on))


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What the decision needs to know of one finding."""

    id: UUID
    kind: FindingKind
    state: FindingState
    has_reason: bool


@dataclass(frozen=True, slots=True)
class RecommendationFacts:
    """What the decision needs to know of one drafted recommendation."""

    id: UUID
    findings: frozenset[UUID]
    due_on: date | None


def why_not_conclude(
    findings: Iterable[FindingFacts], recommendations: Iterable[RecommendationFacts], *, unit_answered: bool
) -> Refusal | None:
    """The reason why the conclusion cannot be issued; None where it may.

    The unit has answered the draft or let its term pass (who inspects itself need not ask itself); no recommendation without a finding and a date; no
    shortcoming without a recommendation or a stated reason.
    """
    standing = [finding for finding in findings if finding.state is not FindingState.STRUCK]
    if not standing:
        return Refusal.NO_FINDING
    if any(finding.state is FindingState.DRAFT for finding in standing):
        return Refusal.FINDINGS_NOT_CONFIRMED
    if refusal := _why_not_recommend(standing, list(recommendations)):
        return refusal
    return None if unit_answered else Refusal.DRAFT_NOT_ANSWERED


def why_not_send(findings: Iterable[FindingFacts], recommendations: Iterable[RecommendationFacts]) -> Refusal | None:
    """The reason why the draft cannot go to the unit: the same tests, but for the unit's answer."""
    return why_not_conclude(findings, recommendations, unit_answered=True)


def _why_not_recommend(findings: list[FindingFacts], recommendations: list[RecommendationFacts]) -> Refusal | None:
    confirmed = {finding.id for finding in findings}
    covered: set[UUID] = set()
    for recommendation in recommendations:
        if not recommendation.findings & confirmed:
            return Refusal.RECOMMENDATION_WITHOUT_FINDING
        if recommendation.due_on is None:
            return Refusal.RECOMMENDATION_WITHOUT_DUE_DATE
        covered |= recommendation.findings
    for finding in findings:
        if finding.kind in CALLS_FOR_ACTION and finding.id not in covered and not finding.has_reason:
            return Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION
    return None
