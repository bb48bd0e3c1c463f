"""What a notice may be sent for, and when."""

from datetime import date

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.notices import (
    Place,
    why_not_change,
    why_not_receive,
    why_not_send_urgently,
    why_not_tell_of_change,
)

VISIT, LATEST = date(2019, 6, 19), date(2019, 6, 12)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        pytest.param({"today": date(2019, 6, 13)}, None, id="one day late"),
        pytest.param({"today": date(2019, 6, 18)}, None, id="the day before the visit"),
        pytest.param({"today": LATEST}, Refusal.STILL_IN_TIME, id="on the last lawful day"),
        pytest.param({"today": VISIT}, Refusal.VISIT_DAY_COME, id="on the day of the visit"),
        pytest.param({"announced": False}, Refusal.UNANNOUNCED, id="unannounced"),
        pytest.param({"visit_on": None}, Refusal.NO_VISIT_DAY, id="no day"),
        pytest.param({"decided": False}, Refusal.NO_VISIT_DAY, id="day not decided"),
        pytest.param({"latest_notice_day": None}, Refusal.NO_VISIT_DAY, id="no last day"),
    ],
)
def test_urgent_only_where_the_lawful_day_has_passed(facts: dict, refusal: Refusal | None) -> None:
    known = {
        "announced": True,
        "visit_on": VISIT,
        "decided": True,
        "latest_notice_day": LATEST,
        "today": date(2019, 6, 14),
    }

    assert why_not_send_urgently(**known | facts) is refusal


@pytest.mark.parametrize(
    ("after", "refusal"),
    [
        pytest.param(Place(VISIT, "08:00", "Phòng họp"), Refusal.NOTHING_CHANGED, id="nothing"),
        pytest.param(Place(VISIT, "13:30", "Phòng họp"), None, id="hour"),
        pytest.param(Place(VISIT, "08:00", "Hội trường"), None, id="place"),
        pytest.param(Place(date(2019, 6, 20), "08:00", "Phòng họp"), None, id="day"),
    ],
)
def test_a_change_changes_something(after: Place, refusal: Refusal | None) -> None:
    assert why_not_change(announced=True, before=Place(VISIT, "08:00", "Phòng họp"), after=after) is refusal


def test_an_unannounced_visit_has_no_schedule_to_change() -> None:
    assert why_not_change(announced=False, before=Place(None), after=Place(VISIT)) is Refusal.UNANNOUNCED


@pytest.mark.parametrize(
    ("today", "urgent", "refusal"),
    [
        pytest.param(LATEST, False, None, id="in time"),
        pytest.param(LATEST, True, Refusal.STILL_IN_TIME, id="in time, yet urgent"),
        pytest.param(date(2019, 6, 13), False, Refusal.TOO_LATE_FOR_NOTICE, id="one day late"),
        pytest.param(date(2019, 6, 13), True, None, id="late and urgent"),
        pytest.param(VISIT, True, Refusal.VISIT_DAY_COME, id="on the new day itself"),
    ],
)
def test_the_new_notice_is_as_lawful_as_the_first(today: date, urgent: bool, refusal: Refusal | None) -> None:
    found = why_not_tell_of_change(urgent=urgent, latest_notice_day=LATEST, visit_on=VISIT, today=today)

    assert found is refusal


@pytest.mark.parametrize(
    ("is_recipient", "done", "refusal"),
    [(True, False, None), (True, True, Refusal.ALREADY_DONE), (False, False, Refusal.NOT_A_RECIPIENT)],
)
def test_who_acknowledges(is_recipient: bool, done: bool, refusal: Refusal | None) -> None:
    assert why_not_receive(is_recipient=is_recipient, done=done) is refusal
