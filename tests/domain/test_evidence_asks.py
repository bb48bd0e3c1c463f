"""What is wrong with an ask or an answer, and when a fact was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.evidence_asks import (
    AskState,
    TimeOrigin,
    answer_faults,
    ask_faults,
    is_late,
    proposed_time,
    why_not_accept,
)

TODAY = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 8, tzinfo=UTC)
EARLIER, LATER = NOW - timedelta(days=2), NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("texts", "due_on", "faults"),
    [
        (1, TODAY, set()),
        (0, TODAY, {"items"}),
        (1, TODAY - timedelta(1), {"due_on"}),
        (0, None, {"items", "due_on"}),
    ],
)
def test_ask_faults(texts: int, due_on: date | None, faults: set[str]) -> None:
    assert set(ask_faults(texts, due_on, TODAY)) == faults


@pytest.mark.parametrize(
    ("files", "remark", "reason", "is_wrong"),
    [(1, "", "", False), (0, "lời", "", False), (0, "", "chưa có", False), (0, " ", "\n", True)],
)
def test_answer_faults(files: int, remark: str, reason: str, is_wrong: bool) -> None:
    assert bool(answer_faults(files, remark=remark, none_reason=reason)) is is_wrong


@pytest.mark.parametrize(
    ("files", "rejected", "words", "refusal"),
    [(2, 1, False, None), (2, 2, False, Refusal.FILES_REJECTED), (2, 2, True, None), (0, 0, True, None)],
)
def test_why_not_accept(files: int, rejected: int, words: bool, refusal: Refusal | None) -> None:
    assert why_not_accept(files, rejected, has_words=words) is refusal


@pytest.mark.parametrize(
    ("photo", "device", "found"),
    [
        (EARLIER, NOW, (EARLIER, TimeOrigin.PHOTO)),
        (None, EARLIER, (EARLIER, TimeOrigin.DEVICE)),
        (LATER, EARLIER, (EARLIER, TimeOrigin.DEVICE)),
        (LATER, LATER, (None, TimeOrigin.TYPED)),
        (None, None, (None, TimeOrigin.TYPED)),
    ],
)
def test_proposed_time(photo: datetime | None, device: datetime | None, found: object) -> None:
    assert proposed_time(photo, device, NOW) == found


@pytest.mark.parametrize("state", AskState)
def test_late_is_only_what_the_unit_owes(state: AskState) -> None:
    late = is_late(state, TODAY - timedelta(1), TODAY)

    assert late is (state in (AskState.ASKED, AskState.REJECTED))
    assert not is_late(state, TODAY, TODAY)
