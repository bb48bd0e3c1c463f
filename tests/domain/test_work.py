"""What the state of an inspection calls for."""

from dataclasses import replace
from datetime import date

import pytest

from kiemtra.domain.inspections import DEEDS, InspectionState
from kiemtra.domain.work import InspectionFacts, of_inspection

DAY, LATEST, REPLY = date(2019, 6, 19), date(2019, 6, 12), date(2019, 7, 5)
S = InspectionState
PLAIN = InspectionFacts(S.PLANNED, None, False, False, REPLY, False, LATEST)


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"state": S.PROPOSED}, [("approve_unannounced", None)]),
        ({"state": S.APPROVED}, [("open_unannounced", None)]),
        ({}, [("propose_visit", None)]),
        ({"visit_on": DAY}, [("decide_visit", LATEST)]),
        ({"visit_on": DAY, "is_decided": True}, [("send_notice", LATEST)]),
        ({"state": S.NOTICED, "visit_on": DAY}, [("answer_notice", DAY), ("open_visit", DAY)]),
        ({"state": S.PREPARING, "visit_on": DAY, "is_answered": True}, [("open_visit", DAY)]),
        (
            {"state": S.NOTICED, "visit_on": DAY, "is_answered": True, "is_told": False},
            [("track_notice", DAY), ("open_visit", DAY)],
        ),
        ({"state": S.ON_SITE, "visit_on": DAY}, [("record_results", DAY), ("close_minutes", DAY)]),
        ({"state": S.MINUTES_CLOSED}, [("start_draft", None)]),
        ({"state": S.DRAFTING}, [("write_draft", None)]),
        ({"state": S.DRAFTING, "is_reply_in": True}, [("conclude", None)]),
        ({"inspects_itself": True}, [("open_visit", None)]),
        ({"state": S.DRAFTING, "inspects_itself": True}, [("conclude", None)]),
        ({"state": S.WITH_UNIT}, [("reply_to_draft", REPLY)]),
        ({"state": S.WITH_UNIT, "is_reply_in": True}, [("take_up_reply", None)]),
        ({"state": S.CONCLUDED}, []),
        ({"state": S.FOLLOWING_UP}, []),
        ({"state": S.CLOSED}, []),
        ({"state": S.POSTPONED}, []),
        ({"state": S.WITHDRAWN}, []),
    ],
)
def test_of_inspection_names_work_and_day(changes: dict[str, object], kinds: list[tuple[str, date | None]]) -> None:
    facts = replace(PLAIN, **changes)

    found = list(of_inspection(facts))

    assert [(str(kind), due) for kind, _, due in found] == kinds
    assert all(facts.state in DEEDS[deed].states for _, deed, _ in found)
