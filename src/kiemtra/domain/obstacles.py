"""Obstacles: raised by a unit, addressed to a superior, answered by a date. Recording one is a matter of `findings.py`."""

from datetime import date, datetime
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.people import Permission


class ObstacleState(StrEnum):
    """Computed from what stands on the finding, never stored."""

    RAISED = "raised"
    ADDRESSED = "addressed"
    ANSWERED = "answered"


class ObstacleDeed(StrEnum):
    """What a person may do to an obstacle."""

    ADDRESS = "address"
    ANSWER = "answer"


DEEDS: dict[ObstacleDeed, DeedRule] = {
    ObstacleDeed.ADDRESS: DeedRule(
        Permission.FINDING_CONFIRM,
        frozenset({Side.TEAM}),
        frozenset({ObstacleState.RAISED, ObstacleState.ADDRESSED}),
        frozenset({ObstacleState.ANSWERED}),
    ),
    ObstacleDeed.ANSWER: DeedRule(
        Permission.OBSTACLE_ANSWER,
        frozenset({Side.ADDRESSEE}),
        frozenset({ObstacleState.ADDRESSED}),
        frozenset({ObstacleState.ANSWERED}),
    ),
}


def state_of(*, addressed: bool, answered_at: datetime | None) -> ObstacleState:
    """Where an obstacle stands."""
    if answered_at is not None:
        return ObstacleState.ANSWERED
    return ObstacleState.ADDRESSED if addressed else ObstacleState.RAISED


def why_not_address(kind: FindingKind, state: FindingState) -> Refusal | None:
    """Only a confirmed obstacle goes to a superior."""
    if kind is not FindingKind.OBSTACLE:
        return Refusal.NOT_YET
    return None if state is FindingState.CONFIRMED else Refusal.FINDINGS_NOT_CONFIRMED


def is_overdue(due_on: date | None, answered_at: datetime | None, *, today: date) -> bool:
    """Whether the answer is late; on the due day itself it is not."""
    return answered_at is None and due_on is not None and today > due_on
