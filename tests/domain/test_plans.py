"""The decisions about a plan, as truth tables."""

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.plans import why_not_close, why_not_submit, why_not_withdraw


@pytest.mark.parametrize(
    ("units", "window", "expects", "refusal"),
    [
        (1, True, 0, None),
        (0, True, 1, None),
        (0, True, 0, Refusal.NO_UNIT),
        (1, False, 0, Refusal.NO_WINDOW),
        (0, False, 0, Refusal.NO_UNIT),
        (0, False, 1, Refusal.NO_WINDOW),
    ],
)
def test_submitting(units: int, window: bool, expects: int, refusal: Refusal | None) -> None:
    assert why_not_submit(units=units, window=window, expects=expects) is refusal


@pytest.mark.parametrize(("count", "refusal"), [(0, None), (1, Refusal.STILL_OPEN), (21, Refusal.STILL_OPEN)])
def test_closing_and_withdrawing_wait_for_the_inspections(count: int, refusal: Refusal | None) -> None:
    assert why_not_close(unfinished=count) is refusal
    assert why_not_withdraw(under_way=count) is refusal
