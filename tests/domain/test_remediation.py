"""Who may report and verify, and when something is late."""

from datetime import date
from uuid import UUID

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import reachable
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.domain.remediation import (
    CLOSED,
    DEEDS,
    MOVES,
    OPEN,
    RecommendationDeed,
    RecommendationState,
    is_overdue,
    why_not_report,
    why_not_verify,
)

ME, OTHER, ADDRESSEE, BELOW, ELSEWHERE = (UUID(int=number) for number in range(1, 6))
DUE = date(2019, 7, 5)


def actor(agency: UUID) -> Actor:
    return Actor(ME, "Người kiểm tra", (Post(UUID(int=9), Role.STANDING_OFFICER, UUID(int=8), agency, None, ""),))


def test_tables_are_total() -> None:
    assert set(MOVES) == set(RecommendationState)
    assert set(DEEDS) == set(RecommendationDeed)
    assert reachable(MOVES, RecommendationState.ISSUED) >= OPEN | CLOSED


@pytest.mark.parametrize(
    ("agency", "reported_by", "refusal"),
    [
        pytest.param(ELSEWHERE, OTHER, None, id="neither reported nor belongs"),
        pytest.param(ELSEWHERE, None, None, id="nobody reported"),
        pytest.param(ELSEWHERE, ME, Refusal.OWN_REPORT, id="own report"),
        pytest.param(ADDRESSEE, OTHER, Refusal.INTERESTED_PARTY, id="in the addressee"),
        pytest.param(BELOW, OTHER, Refusal.INTERESTED_PARTY, id="below the addressee"),
        pytest.param(ADDRESSEE, ME, Refusal.OWN_REPORT, id="both"),
    ],
)
def test_verify(agency: UUID, reported_by: UUID | None, refusal: Refusal | None) -> None:
    below = {ADDRESSEE, BELOW}

    assert why_not_verify(actor(agency), reported_by=reported_by, interested=below) is refusal


@pytest.mark.parametrize(
    ("statement", "evidence", "refusal"),
    [("Đã làm.", 1, None), ("Đã làm.", 0, Refusal.NO_EVIDENCE), ("  ", 2, Refusal.NO_EVIDENCE)],
)
def test_report(statement: str, evidence: int, refusal: Refusal | None) -> None:
    assert why_not_report(statement=statement, evidence=evidence) is refusal


@pytest.mark.parametrize(
    ("state", "due_on", "today", "late"),
    [
        pytest.param(RecommendationState.ISSUED, DUE, DUE, False, id="on the day"),
        pytest.param(RecommendationState.ISSUED, DUE, date(2019, 7, 6), True, id="the day after"),
        pytest.param(RecommendationState.RETURNED, DUE, date(2019, 7, 6), True, id="returned"),
        pytest.param(RecommendationState.REPORTED, DUE, date(2019, 7, 6), False, id="waits for the inspecting side"),
        pytest.param(RecommendationState.CLOSED_IMPLEMENTED, DUE, date(2019, 7, 6), False, id="closed"),
        pytest.param(RecommendationState.ISSUED, None, date(2019, 7, 6), False, id="no day"),
    ],
)
def test_overdue(state: RecommendationState, due_on: date | None, today: date, late: bool) -> None:
    assert is_overdue(state, due_on, today=today) is late
