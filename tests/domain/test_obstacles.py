"""Obstacles: where they stand, and when an answer is late."""

from datetime import UTC, date, datetime

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.obstacles import DEEDS, ObstacleDeed, ObstacleState, is_overdue, state_of, why_not_address

ANSWERED = datetime(2019, 6, 20, tzinfo=UTC)
DUE = date(2019, 6, 26)


def test_every_deed_has_its_rule() -> None:
    assert set(DEEDS) == set(ObstacleDeed)


@pytest.mark.parametrize(
    ("addressed", "answered_at", "state"),
    [
        (False, None, ObstacleState.RAISED),
        (True, None, ObstacleState.ADDRESSED),
        (True, ANSWERED, ObstacleState.ANSWERED),
    ],
)
def test_state(addressed: bool, answered_at: datetime | None, state: ObstacleState) -> None:
    assert state_of(addressed=addressed, answered_at=answered_at) is state


@pytest.mark.parametrize(
    ("kind", "state", "refusal"),
    [
        (FindingKind.OBSTACLE, FindingState.CONFIRMED, None),
        (FindingKind.OBSTACLE, FindingState.DRAFT, Refusal.FINDINGS_NOT_CONFIRMED),
        (FindingKind.SHORTCOMING, FindingState.CONFIRMED, Refusal.NOT_YET),
    ],
)
def test_address(kind: FindingKind, state: FindingState, refusal: Refusal | None) -> None:
    assert why_not_address(kind, state) is refusal


@pytest.mark.parametrize(
    ("due_on", "answered_at", "today", "late"),
    [
        (DUE, None, DUE, False),
        (DUE, None, date(2019, 6, 27), True),
        (DUE, ANSWERED, date(2019, 6, 27), False),
        (None, None, date(2019, 6, 27), False),
    ],
)
def test_overdue(due_on: date | None, answered_at: datetime | None, today: date, late: bool) -> None:
    assert is_overdue(due_on, answered_at, today=today) is late
