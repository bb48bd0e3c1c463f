"""When a conclusion may go to the unit and be issued, as truth tables; and how findings and obstacles stand."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import obstacles
from kiemtra.domain.conclusions import (
    FindingFacts,
    RecommendationFacts,
    is_answered,
    why_not_conclude,
    why_not_send,
)
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState

TODAY = date(2019, 6, 5)
DUE = date(2019, 12, 31)
FIRST, SECOND, STRANGE = UUID(int=1), UUID(int=2), UUID(int=3)
K, S = FindingKind, FindingState


def finding(kind: FindingKind = K.SHORTCOMING, state: FindingState = S.CONFIRMED, *, key=FIRST, reason=False):
    return FindingFacts(key, kind, state, reason)


def recommendation(*findings: UUID, due: date | None = DUE) -> RecommendationFacts:
    return RecommendationFacts(UUID(int=9), frozenset(findings), due)


@pytest.mark.parametrize(
    ("findings", "recommendations", "refusal"),
    [
        ([], [], Refusal.NO_FINDING),
        ([finding(state=S.STRUCK)], [], Refusal.NO_FINDING),
        ([finding(state=S.DRAFT)], [recommendation(FIRST)], Refusal.FINDINGS_NOT_CONFIRMED),
        (
            [finding(), finding(K.STRENGTH, S.DRAFT, key=SECOND)],
            [recommendation(FIRST)],
            Refusal.FINDINGS_NOT_CONFIRMED,
        ),
        ([finding()], [], Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION),
        ([finding(K.VIOLATION_SIGN)], [], Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION),
        ([finding(reason=True)], [], None),
        ([finding()], [recommendation(FIRST)], None),
        ([finding()], [recommendation(FIRST, due=None)], Refusal.RECOMMENDATION_WITHOUT_DUE_DATE),
        ([finding()], [recommendation()], Refusal.RECOMMENDATION_WITHOUT_FINDING),
        ([finding()], [recommendation(FIRST), recommendation(STRANGE)], Refusal.RECOMMENDATION_WITHOUT_FINDING),
        (
            [finding(), finding(key=SECOND, state=S.STRUCK)],
            [recommendation(FIRST), recommendation(SECOND)],
            Refusal.RECOMMENDATION_WITHOUT_FINDING,
        ),
        ([finding(), finding(key=SECOND)], [recommendation(FIRST, SECOND)], None),
        ([finding(), finding(key=SECOND)], [recommendation(FIRST)], Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION),
        ([finding(K.STRENGTH)], [], None),
        ([finding(K.GOOD_PRACTICE), finding(K.OBSTACLE, key=SECOND)], [], None),
    ],
)
def test_draft_may_go_to_the_unit(findings, recommendations, refusal: Refusal | None) -> None:
    assert why_not_send(findings, recommendations) is refusal
    assert why_not_conclude(findings, recommendations, unit_answered=True) is refusal
    without_answer = why_not_conclude(findings, recommendations, unit_answered=False)
    assert without_answer is (refusal or Refusal.DRAFT_NOT_ANSWERED)


facts = st.builds(
    FindingFacts,
    st.sampled_from([FIRST, SECOND, STRANGE]),
    st.sampled_from(FindingKind),
    st.sampled_from(FindingState),
    st.booleans(),
)
advice = st.builds(
    RecommendationFacts,
    st.just(UUID(int=9)),
    st.frozensets(st.sampled_from([FIRST, SECOND, STRANGE])),
    st.none() | st.just(DUE),
)


@given(st.lists(facts, max_size=4, unique_by=lambda one: one.id), st.lists(advice, max_size=3))
def test_what_may_be_concluded_is_whole(findings: list[FindingFacts], advised: list[RecommendationFacts]) -> None:
    if why_not_conclude(iter(findings), iter(advised), unit_answered=True) is not None:
        return

    standing = {one.id for one in findings if one.state is S.CONFIRMED}
    assert standing
    assert {one.state for one in findings} <= {S.CONFIRMED, S.STRUCK}
    assert all(one.findings & standing and one.due_on for one in advised)
    covered = set().union(*(one.findings for one in advised)) if advised else set()
    calling = {one.id for one in findings if one.state is S.CONFIRMED and one.kind in CALLS_FOR_ACTION}
    assert calling <= covered | {one.id for one in findings if one.has_reason}


@pytest.mark.parametrize(
    ("sent", "replied", "due", "answered"),
    [
        (True, True, None, True),
        (True, True, TODAY + timedelta(days=9), True),
        (True, False, TODAY - timedelta(days=1), True),
        (True, False, TODAY, False),
        (True, False, None, False),
        (False, False, TODAY - timedelta(days=1), False),
        (False, True, None, False),
    ],
)
def test_unit_has_answered_or_let_its_term_pass(sent: bool, replied: bool, due: date | None, answered: bool) -> None:
    assert is_answered(sent=sent, replied=replied, due_on=due, today=TODAY) is answered


ANSWERED = datetime(2019, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("addressed", "answered_at", "state"),
    [(False, None, "raised"), (True, None, "addressed"), (True, ANSWERED, "answered"), (False, ANSWERED, "answered")],
)
def test_state_of_an_obstacle(addressed: bool, answered_at: datetime | None, state: str) -> None:
    assert obstacles.state_of(addressed=addressed, answered_at=answered_at) == state


@pytest.mark.parametrize("kind", list(FindingKind))
@pytest.mark.parametrize("state", list(FindingState))
def test_only_a_confirmed_obstacle_goes_to_a_superior(kind: FindingKind, state: FindingState) -> None:
    refusal = obstacles.why_not_address(kind, state)

    assert (refusal is None) is (kind is K.OBSTACLE and state is S.CONFIRMED)


@pytest.mark.parametrize(
    ("due", "answered_at", "late"),
    [
        (TODAY - timedelta(days=1), None, True),
        (TODAY, None, False),
        (None, None, False),
        (TODAY - timedelta(days=1), ANSWERED, False),
    ],
)
def test_answer_to_an_obstacle_is_late_the_day_after(due: date | None, answered_at, late: bool) -> None:
    assert obstacles.is_overdue(due, answered_at, today=TODAY) is late
