"""What a working session must satisfy."""

from datetime import UTC, datetime, timedelta

import pytest

from kiemtra.domain.sessions import RollCall, SessionFault, faults

START = datetime(2019, 6, 19, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "roll", "found"),
    [
        pytest.param(3, RollCall(), {}, id="no roll call"),
        pytest.param(None, RollCall(42, 40, 2), {}, id="still going on"),
        pytest.param(-1, RollCall(), {"ended_at": SessionFault.ENDS_BEFORE_START}, id="ends before it starts"),
        pytest.param(3, RollCall(40, 41), {"roll_present": SessionFault.PRESENT_ABOVE_LISTED}, id="too many present"),
        pytest.param(
            3, RollCall(40, 38, 3), {"roll_excused": SessionFault.EXCUSED_ABOVE_ABSENT}, id="too many excused"
        ),
        pytest.param(3, RollCall(None, 5), {"roll_listed": SessionFault.LISTED_MISSING}, id="nobody on the list"),
        pytest.param(
            -1,
            RollCall(1, 2),
            {"ended_at": SessionFault.ENDS_BEFORE_START, "roll_present": SessionFault.PRESENT_ABOVE_LISTED},
            id="all at once",
        ),
    ],
)
def test_faults_name_the_field_that_must_be_mended(
    hours: int | None, roll: RollCall, found: dict[str, SessionFault]
) -> None:
    assert faults(START, START + timedelta(hours=hours) if hours else None, roll) == found


@pytest.mark.parametrize(
    ("roll", "away"),
    [(RollCall(42, 39, 2), 1), (RollCall(42, 42), 0), (RollCall(), None), (RollCall(42), None)],
)
def test_unexcused_is_who_is_neither_there_nor_on_leave(roll: RollCall, away: int | None) -> None:
    assert roll.unexcused == away
