"""What can be done with an inspection now."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import DEEDS, InspectionDeed, InspectionState
from kiemtra.domain.people import STRANGER, Actor, Post, Role
from kiemtra.domain.reports import ReportState
from kiemtra.domain.steps import InspectionFacts, expected, main_step, steps

NAMES = UUID("00000000-0000-7000-8000-000000000000")
JURISDICTION, STANDING, ISSUER, TEAM, UNIT = (uuid5(NAMES, name) for name in ("j", "s", "i", "t", "u"))
TODAY, VISIT, LATEST = date(2019, 6, 5), date(2019, 6, 19), date(2019, 6, 12)
D, S = InspectionDeed, InspectionState


def somebody(role: Role) -> Actor:
    team = TEAM if role.startswith("team") else None
    agency = None if team else UNIT if role in (Role.FOCAL_POINT, Role.AGENCY_HEAD) else STANDING
    post = Post(uuid5(NAMES, role), role, JURISDICTION, agency, team, role)
    return Actor(user=uuid5(NAMES, f"user {role}"), name=role, posts=(post,))


def facts(state: InspectionState, **known: object) -> InspectionFacts:
    bearings = Bearings(jurisdiction=JURISDICTION, standing=STANDING, issuer=ISSUER, team=TEAM, unit=UNIT)
    values = {"visit_on": VISIT, "decided": True, "latest_notice_day": LATEST} | known
    return InspectionFacts(state=state, bearings=bearings, today=TODAY, **values)  # type: ignore[arg-type]


def refusal(role: Role, deed: InspectionDeed, known: InspectionFacts) -> Refusal | None:
    return {step.deed: step.refusal for step in steps(somebody(role), known)}[deed]


@pytest.mark.parametrize(
    ("known", "deed"),
    [
        pytest.param(facts(S.PROPOSED, announced=False), D.APPROVE, id="sealed, proposed"),
        pytest.param(facts(S.APPROVED, announced=False), D.OPEN, id="sealed, approved"),
        pytest.param(facts(S.PLANNED, visit_on=None, decided=False), D.PROPOSE_VISIT, id="no day"),
        pytest.param(facts(S.PLANNED, decided=False), D.DECIDE_VISIT, id="day proposed"),
        pytest.param(facts(S.PLANNED), D.NOTICE, id="day decided"),
        pytest.param(facts(S.NOTICED), D.ANSWER_NOTICE, id="noticed"),
        pytest.param(facts(S.NOTICED, visit_on=TODAY), D.OPEN, id="noticed, the day has come"),
        pytest.param(facts(S.PREPARING), D.REQUEST_REPORT, id="preparing without report"),
        pytest.param(facts(S.PREPARING, report=ReportState.DRAFT), D.OPEN, id="preparing with report"),
        pytest.param(facts(S.ON_SITE, items=2), D.RECORD_ATTENDANCE, id="nobody listed"),
        pytest.param(facts(S.ON_SITE, items=2, attended_team=1), D.RECORD_ATTENDANCE, id="only the team listed"),
        pytest.param(
            facts(S.ON_SITE, items=2, results=1, attended_team=1, attended_unit=1), D.RECORD_RESULT, id="items left"
        ),
        pytest.param(
            facts(S.ON_SITE, items=2, results=2, attended_team=1, attended_unit=1), D.CLOSE_MINUTES, id="all recorded"
        ),
        pytest.param(facts(S.MINUTES_CLOSED), D.START_DRAFT, id="minutes closed"),
        pytest.param(facts(S.DRAFTING), D.SEND_DRAFT, id="drafting"),
        pytest.param(facts(S.DRAFTING, draft_sent=True), D.CONCLUDE, id="drafting, unit was asked"),
        pytest.param(facts(S.WITH_UNIT), D.REPLY, id="with unit"),
        pytest.param(facts(S.WITH_UNIT, replied=True), D.TAKE_UP_REPLY, id="unit has replied"),
        pytest.param(facts(S.CONCLUDED), None, id="concluded, waiting for its number"),
        pytest.param(facts(S.FOLLOWING_UP), D.CLOSE, id="followed up, nothing open"),
        pytest.param(facts(S.FOLLOWING_UP, open_recommendations=2), None, id="waiting for the unit"),
        pytest.param(facts(S.POSTPONED), D.RESUME, id="postponed"),
        pytest.param(facts(S.CLOSED), None, id="closed"),
        pytest.param(facts(S.WITHDRAWN), None, id="withdrawn"),
    ],
)
def test_expected_is_the_deed_that_takes_the_inspection_on(known: InspectionFacts, deed: InspectionDeed | None) -> None:
    assert expected(known) is deed


@pytest.mark.parametrize(
    ("role", "deed", "known", "reason"),
    [
        pytest.param(Role.TEAM_SECRETARY, D.NOTICE, facts(S.PLANNED), None, id="open"),
        pytest.param(Role.TEAM_MEMBER, D.NOTICE, facts(S.PLANNED), Refusal.NOT_YOUR_ROLE, id="role"),
        pytest.param(Role.FOCAL_POINT, D.ANSWER_NOTICE, facts(S.PLANNED), Refusal.NOT_YET, id="not yet"),
        pytest.param(Role.TEAM_HEAD, D.NOTICE, facts(S.ON_SITE), Refusal.ALREADY_DONE, id="done"),
        pytest.param(
            Role.TEAM_HEAD, D.NOTICE, facts(S.PLANNED, decided=False), Refusal.NO_VISIT_DAY, id="day not decided"
        ),
        pytest.param(
            Role.TEAM_HEAD,
            D.NOTICE,
            facts(S.PLANNED, latest_notice_day=date(2019, 6, 4)),
            Refusal.TOO_LATE_FOR_NOTICE,
            id="too late",
        ),
        pytest.param(Role.TEAM_HEAD, D.DECIDE_VISIT, facts(S.PLANNED), Refusal.ALREADY_DONE, id="day decided"),
        pytest.param(Role.TEAM_HEAD, D.PROPOSE_VISIT, facts(S.PLANNED, has_team=False), Refusal.NO_TEAM, id="no team"),
        pytest.param(Role.TEAM_HEAD, D.OPEN, facts(S.PREPARING), Refusal.VISIT_DAY_NOT_COME, id="before the day"),
        pytest.param(
            Role.TEAM_SECRETARY,
            D.REQUEST_REPORT,
            facts(S.PREPARING, report=ReportState.DRAFT),
            None,
            id="another report",
        ),
        pytest.param(Role.TEAM_SECRETARY, D.CLOSE_MINUTES, facts(S.ON_SITE), Refusal.NO_ATTENDANCE, id="nobody there"),
        pytest.param(
            Role.STANDING_OFFICER,
            D.CLOSE,
            facts(S.FOLLOWING_UP, open_recommendations=1),
            Refusal.STILL_OPEN,
            id="recommendation open",
        ),
        pytest.param(
            Role.STANDING_OFFICER, D.REINSPECT, facts(S.FOLLOWING_UP), Refusal.NOTHING_OPEN, id="nothing to re-inspect"
        ),
    ],
)
def test_a_step_is_open_or_says_why_not(
    role: Role, deed: InspectionDeed, known: InspectionFacts, reason: Refusal | None
) -> None:
    assert refusal(role, deed, known) is reason


OWN = Bearings(jurisdiction=JURISDICTION, standing=UNIT, issuer=UNIT, team=TEAM, unit=UNIT, self_run=True)
SUBORDINATE = replace(OWN, unit=STANDING)


@pytest.mark.parametrize(
    ("bearings", "state", "deed"),
    [
        pytest.param(OWN, S.PLANNED, D.BEGIN_OWN, id="nobody notifies himself"),
        pytest.param(OWN, S.DRAFTING, D.CONCLUDE, id="nor asks himself for an opinion"),
        pytest.param(SUBORDINATE, S.PLANNED, D.NOTICE, id="a subordinate is told"),
        pytest.param(SUBORDINATE, S.DRAFTING, D.SEND_DRAFT, id="and asked"),
    ],
)
def test_who_inspects_himself_goes_a_shorter_way(bearings: Bearings, state: S, deed: D) -> None:
    known = replace(facts(state), bearings=bearings)

    assert expected(known) is deed
    assert (D.BEGIN_OWN in {step.deed for step in steps(somebody(Role.TEAM_HEAD), known)}) is (bearings is OWN)


def test_an_announced_line_has_no_approval_and_an_unannounced_one_no_notice() -> None:
    announced = {step.deed for step in steps(STRANGER, facts(S.PLANNED))}
    unannounced = {step.deed for step in steps(STRANGER, facts(S.APPROVED, announced=False))}

    assert set(DEEDS) - announced == {D.APPROVE, D.BEGIN_OWN}
    assert set(DEEDS) - unannounced == {
        D.PROPOSE_VISIT,
        D.DECIDE_VISIT,
        D.NOTICE,
        D.NOTICE_URGENTLY,
        D.RECORD_RECEIPT,
        D.CHANGE_VISIT,
        D.REMIND_UNIT,
        D.ANSWER_NOTICE,
        D.POSTPONE,
        D.RESUME,
        D.BEGIN_OWN,
    }


def test_a_stranger_has_no_open_step() -> None:
    assert {step.refusal for step in steps(STRANGER, facts(S.ON_SITE))} == {Refusal.SIGN_IN}


@pytest.mark.parametrize(
    ("role", "known", "deed"),
    [
        pytest.param(Role.TEAM_SECRETARY, facts(S.PLANNED), D.NOTICE, id="mine"),
        pytest.param(Role.TEAM_SECRETARY, facts(S.NOTICED), D.REQUEST_REPORT, id="meanwhile"),
        pytest.param(Role.FOCAL_POINT, facts(S.NOTICED), D.ANSWER_NOTICE, id="the unit's"),
        pytest.param(Role.FOCAL_POINT, facts(S.PLANNED), None, id="others act"),
        pytest.param(Role.TEAM_MEMBER, facts(S.ON_SITE, items=3), D.RECORD_ATTENDANCE, id="member on site"),
    ],
)
def test_main_step_is_the_expected_one_or_what_can_be_done_meanwhile(
    role: Role, known: InspectionFacts, deed: InspectionDeed | None
) -> None:
    main = main_step(steps(somebody(role), known), known)

    assert (main.deed if main else None) is deed
