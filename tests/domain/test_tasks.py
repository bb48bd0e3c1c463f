"""Tasks set by documents, and plans that are expected."""

from datetime import date

import pytest

from kiemtra.domain.errors import Fault
from kiemtra.domain.expectations import DEEDS, ExpectedDeed, ExpectedState, state_of
from kiemtra.domain.tasks import TaskProgress, is_overdue, report_faults

DUE, BEFORE, AFTER = date(2019, 6, 28), date(2019, 6, 28), date(2019, 6, 29)


@pytest.mark.parametrize("progress", list(TaskProgress))
def test_overdue_is_computed(progress: TaskProgress) -> None:
    assert is_overdue(progress, DUE, AFTER) is (progress is not TaskProgress.DONE)
    assert not is_overdue(progress, DUE, BEFORE)
    assert not is_overdue(progress, None, AFTER)


@pytest.mark.parametrize(
    ("progress", "result", "cause", "faults"),
    [
        (TaskProgress.DONE, "", "", {"result": Fault.RESULT_MISSING}),
        (TaskProgress.DONE, "Đã ban hành", "", {}),
        (TaskProgress.NOT_DONE, "", " ", {"cause": Fault.CAUSE_MISSING}),
        (TaskProgress.NOT_DONE, "", "Thiếu kinh phí", {}),
        (TaskProgress.IN_PROGRESS, "", "", {}),
    ],
)
def test_report_faults(progress: TaskProgress, result: str, cause: str, faults: dict[str, Fault]) -> None:
    assert report_faults(progress, result=result, cause=cause) == faults


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
