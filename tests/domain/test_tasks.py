"""Tasks set by documents, and plans that are expected."""

from datetime import date

import pytest

from kiemtra.domain.expectations import DEEDS, ExpectedDeed, ExpectedState, state_of
from kiemtra.domain.tasks import TaskProgress, is_overdue, missing_in_report

DUE, BEFORE, AFTER = date(2019, 6, 28), date(2019, 6, 28), date(2019, 6, 29)


@pytest.mark.parametrize("progress", list(TaskProgress))
def test_overdue_is_computed(progress: TaskProgress) -> None:
    assert is_overdue(progress, DUE, AFTER) is (progress is not TaskProgress.DONE)
    assert not is_overdue(progress, DUE, BEFORE)
    assert not is_overdue(progress, None, AFTER)


@pytest.mark.parametrize(
    ("progress", "result", "cause", "missing"),
    [
        (TaskProgress.DONE, "", "", "result"),
        (TaskProgress.DONE, "Đã ban hành", "", None),
        (TaskProgress.NOT_DONE, "", " ", "cause"),
        (TaskProgress.NOT_DONE, "", "Thiếu kinh phí", None),
        (TaskProgress.IN_PROGRESS, "", "", None),
    ],
)
def test_missing_in_report(progress: TaskProgress, result: str, cause: str, missing: str | None) -> None:
    assert missing_in_report(progress, result=result, cause=cause) == missing


@pytest.mark.parametrize(
    ("delivered", "today", "state"),
    [
        (None, BEFORE, ExpectedState.WAITING),
        (None, AFTER, ExpectedState.LATE),
        (BEFORE, AFTER, ExpectedState.DELIVERED),
        (AFTER, AFTER, ExpectedState.DELIVERED_LATE),
    ],
)
def test_state_of_an_expected_plan(delivered: date | None, today: date, state: ExpectedState) -> None:
    assert state_of(DUE, delivered, today) is state


def test_every_deed_has_its_rule() -> None:
    assert set(DEEDS) == set(ExpectedDeed)
