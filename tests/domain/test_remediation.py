"""The decisions about a recommendation, as truth tables."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Role
from kiemtra.domain.remediation import (
    CLOSED,
    OPEN,
    WITH_ADDRESSEE,
    RecommendationState,
    is_overdue,
    why_not_report,
    why_not_verify,
)
from tests.domain.who import SOMEBODY, actor, post

ADDRESSEE, BELOW, STANDING = UUID(int=40), UUID(int=41), UUID(int=42)
OTHER = UUID(int=3)
TODAY = date(2019, 6, 5)


@pytest.mark.parametrize(
    ("reported_by", "posts", "refusal"),
    [
        (OTHER, [(Role.STANDING_OFFICER, STANDING)], None),
        (None, [(Role.STANDING_OFFICER, STANDING)], None),
        (SOMEBODY, [(Role.STANDING_OFFICER, STANDING)], Refusal.OWN_REPORT),
        (OTHER, [(Role.STANDING_OFFICER, STANDING), (Role.FOCAL_POINT, ADDRESSEE)], Refusal.INTERESTED_PARTY),
        (OTHER, [(Role.TEAM_SECRETARY, UUID(int=50)), (Role.AGENCY_HEAD, BELOW)], Refusal.INTERESTED_PARTY),
        (SOMEBODY, [(Role.FOCAL_POINT, ADDRESSEE)], Refusal.OWN_REPORT),
        (OTHER, [(Role.TEAM_SECRETARY, ADDRESSEE)], None),
    ],
)
def test_verifying(reported_by: UUID | None, posts: list[tuple[Role, UUID]], refusal: Refusal | None) -> None:
    who = actor(*(post(role, place) for role, place in posts))

    assert why_not_verify(who, reported_by=reported_by, addressee_and_below=[ADDRESSEE, BELOW]) is refusal


@given(
    agencies=st.sets(st.sampled_from([ADDRESSEE, BELOW, STANDING, OTHER])),
    below=st.sets(st.sampled_from([ADDRESSEE, BELOW, STANDING, OTHER])),
    reporter=st.sampled_from([SOMEBODY, OTHER, None]),
)
def test_nobody_verifies_what_concerns_themselves(agencies: set[UUID], below: set[UUID], reporter: UUID | None) -> None:
    who = actor(*(post(Role.STANDING_OFFICER, agency) for agency in agencies))

    if why_not_verify(who, reported_by=reporter, addressee_and_below=below) is None:
        assert reporter != SOMEBODY
        assert agencies.isdisjoint(below)


@pytest.mark.parametrize(
    ("statement", "evidence", "refusal"),
    [
        ("Đã ban hành quy chế.", 1, None),
        ("Đã ban hành quy chế.", 0, Refusal.NO_EVIDENCE),
        ("", 1, Refusal.NO_EVIDENCE),
        ("  \n", 3, Refusal.NO_EVIDENCE),
    ],
)
def test_reporting(statement: str, evidence: int, refusal: Refusal | None) -> None:
    assert why_not_report(statement=statement, evidence=evidence) is refusal


@pytest.mark.parametrize("state", list(RecommendationState))
@pytest.mark.parametrize(("days", "passed"), [(-1, True), (0, False), (1, False), (None, False)])
def test_lateness_is_the_addressee_s_and_begins_the_day_after(
    state: RecommendationState, days: int | None, passed: bool
) -> None:
    due = None if days is None else TODAY + timedelta(days=days)

    assert is_overdue(state, due, today=TODAY) is (passed and state in {"issued", "planned", "returned"})


def test_states_are_open_closed_or_never_issued() -> None:
    assert set(RecommendationState) - {"draft", "withdrawn"} == OPEN | CLOSED
    assert OPEN.isdisjoint(CLOSED)
    assert WITH_ADDRESSEE < OPEN
