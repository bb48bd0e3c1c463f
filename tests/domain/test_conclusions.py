"""When a draft may be sent and a conclusion issued."""

from datetime import date
from uuid import UUID

import pytest

from kiemtra.domain.conclusions import (
    DEEDS,
    SHOWN_TO_UNIT,
    ConclusionDeed,
    FindingFacts,
    RecommendationFacts,
    is_answered,
    why_not_conclude,
    why_not_send,
)
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.inspections import InspectionState

A, B = UUID(int=1), UUID(int=2)
DUE = date(2019, 7, 5)


def finding(
    key: UUID = A,
    kind: FindingKind = FindingKind.SHORTCOMING,
    state: FindingState = FindingState.CONFIRMED,
    *,
    has_reason: bool = False,
) -> FindingFacts:
    return FindingFacts(key, kind, state, has_reason)


def recommendation(*findings: UUID, due_on: date | None = DUE) -> RecommendationFacts:
    return RecommendationFacts(UUID(int=9), frozenset(findings), due_on)


@pytest.mark.parametrize(
    ("findings", "recommendations", "refusal"),
    [
        pytest.param([], [], Refusal.NO_FINDING, id="nothing"),
        pytest.param([finding(state=FindingState.STRUCK)], [], Refusal.NO_FINDING, id="all struck"),
        pytest.param([finding(state=FindingState.DRAFT)], [], Refusal.FINDINGS_NOT_CONFIRMED, id="unconfirmed"),
        pytest.param([finding()], [], Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION, id="shortcoming alone"),
        pytest.param(
            [finding(kind=FindingKind.VIOLATION_SIGN)],
            [],
            Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION,
            id="sign of violation alone",
        ),
        pytest.param([finding()], [recommendation()], Refusal.RECOMMENDATION_WITHOUT_FINDING, id="rests on nothing"),
        pytest.param([finding()], [recommendation(B)], Refusal.RECOMMENDATION_WITHOUT_FINDING, id="rests on another"),
        pytest.param(
            [finding(), finding(B, state=FindingState.STRUCK)],
            [recommendation(A), recommendation(B)],
            Refusal.RECOMMENDATION_WITHOUT_FINDING,
            id="rests on what is struck",
        ),
        pytest.param(
            [finding()], [recommendation(A, due_on=None)], Refusal.RECOMMENDATION_WITHOUT_DUE_DATE, id="no day"
        ),
        pytest.param([finding()], [recommendation(A)], None, id="covered"),
        pytest.param([finding(has_reason=True)], [], None, id="reason stated"),
        pytest.param([finding(kind=FindingKind.STRENGTH)], [], None, id="a strength calls for nothing"),
        pytest.param([finding(kind=FindingKind.OBSTACLE)], [], None, id="an obstacle neither"),
        pytest.param([finding(), finding(B)], [recommendation(A, B)], None, id="one for two"),
    ],
)
def test_send(
    findings: list[FindingFacts], recommendations: list[RecommendationFacts], refusal: Refusal | None
) -> None:
    assert why_not_send(findings, recommendations) is refusal


@pytest.mark.parametrize(("answered", "refusal"), [(True, None), (False, Refusal.DRAFT_NOT_ANSWERED)])
def test_conclude_waits_for_the_unit(answered: bool, refusal: Refusal | None) -> None:
    assert why_not_conclude([finding()], [recommendation(A)], unit_answered=answered) is refusal


@pytest.mark.parametrize(
    ("sent", "replied", "today", "answered"),
    [
        pytest.param(False, False, date(2019, 8, 1), False, id="never sent"),
        pytest.param(True, True, date(2019, 7, 1), True, id="replied"),
        pytest.param(True, False, DUE, False, id="last day of the term"),
        pytest.param(True, False, date(2019, 7, 6), True, id="term passed"),
    ],
)
def test_is_answered(sent: bool, replied: bool, today: date, answered: bool) -> None:
    assert is_answered(sent=sent, replied=replied, due_on=DUE, today=today) is answered


def test_the_unit_is_shown_nothing_while_the_team_drafts() -> None:
    assert InspectionState.DRAFTING not in SHOWN_TO_UNIT
    assert InspectionState.WITH_UNIT in SHOWN_TO_UNIT


def test_every_deed_has_its_rule() -> None:
    assert set(DEEDS) == set(ConclusionDeed)
