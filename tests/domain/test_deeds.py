"""Who may do what: the rules compared with a table written by hand, and with an oracle that knows only their meaning."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import (
    conclusions,
    documents,
    draws,
    evidence_asks,
    form_versions,
    inspections,
    merges,
    plan_amendments,
    plans,
    remediation,
    reports,
)
from kiemtra.domain.deeds import Bearings, DeedRule, Side, acting_post, is_one_of_three, why_not, why_not_here
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import ROLES, STRANGER, SYSTEM, TEAM_ROLES, UNIT_ROLES, Actor, Permission, Role
from tests.domain.who import ELSEWHERE, PLACES, SOMEBODY, actor, bearings, every_post, place_of, post
from tests.each import each

TABLES: dict[str, Mapping[StrEnum, DeedRule]] = {
    "plan": plans.DEEDS,
    "amendment": plan_amendments.DEEDS,
    "inspection": inspections.DEEDS,
    "report": reports.DEEDS,
    "merge": merges.DEEDS,
    "round": reports.ROUND_DEEDS,
    "remediation": remediation.DEEDS,
    "conclusion": conclusions.DEEDS,
    "document": documents.DEEDS,
    "draw": draws.DEEDS,
    "evidence": evidence_asks.DEEDS,
    "form": form_versions.DEEDS,
}
RULES = [(subject, deed, rule) for subject, table in TABLES.items() for deed, rule in table.items()]

# ---- who, written by hand: role@side
OFFICER = {"standing_officer@standing"}
LEADER = {"leadership@issuer"}
HEAD = {"team_head@team"}
LEADS = HEAD | {"team_deputy@team", "team_secretary@team"}
TEAM = LEADS | {"team_member@team"}
UNIT = {"agency_head@unit", "focal_point@unit"}
UNIT_HEAD = {"agency_head@unit"}
ADDRESSEE = {"agency_head@addressee", "focal_point@addressee"}
CLERKS = {"records_clerk@standing", "records_clerk@issuer"}
# An agency that inspects itself: its own people stand on its standing side.
OWN = {"agency_head@standing", "focal_point@standing"}
OWN_HEAD = {"agency_head@issuer"}
OWN_ISSUER = {"agency_head@issuer", "focal_point@issuer"}
TYPISTS = {
    *("standing_officer@standing", "standing_officer@issuer", "leadership@standing", "leadership@issuer"),
    *("team_head@team", "team_secretary@team"),
}
NOBODY: set[str] = set()

# subject, deed → who may, and who besides in an agency's inspection of itself
WHO: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    ("form", "upload"): (OFFICER, NOBODY),
    ("form", "publish"): (OFFICER, NOBODY),
    ("form", "discard"): (OFFICER, NOBODY),
    ("form", "end"): (OFFICER, NOBODY),
    ("plan", "edit"): (OFFICER, OWN),
    ("plan", "write_papers"): (OFFICER, OWN),
    ("plan", "amend"): (OFFICER, OWN),
    ("amendment", "edit"): (OFFICER, OWN),
    ("amendment", "submit"): (OFFICER, OWN),
    ("amendment", "return"): (LEADER, OWN_HEAD),
    ("amendment", "issue"): (LEADER, OWN_HEAD),
    ("amendment", "strike"): (OFFICER, OWN),
    ("plan", "submit"): (OFFICER, OWN),
    ("plan", "issue"): (LEADER, OWN_HEAD),
    ("plan", "return"): (LEADER, OWN_HEAD),
    ("plan", "state_overlap"): (OFFICER, OWN),
    ("plan", "set_up_team"): (OFFICER, OWN),
    ("plan", "enter_absence"): (OFFICER | LEADS, OWN),
    ("plan", "set_task"): (OFFICER, OWN),
    ("plan", "expect"): (OFFICER, OWN),
    ("plan", "propose_visits"): (OFFICER | LEADS, OWN),
    ("plan", "propose_unannounced"): (OFFICER, NOBODY),
    ("plan", "publish"): (OFFICER, NOBODY),
    ("plan", "consolidate"): (OFFICER, OWN),
    ("plan", "propose_steering"): (OFFICER, NOBODY),
    ("plan", "adopt_steering"): (LEADER, NOBODY),
    ("plan", "close"): (OFFICER, OWN),
    ("plan", "withdraw"): (OFFICER, OWN),
    ("inspection", "approve"): (HEAD, NOBODY),
    ("inspection", "propose_visit"): (OFFICER | LEADS, OWN),
    ("inspection", "move_to_team"): (OFFICER, OWN),
    ("inspection", "decide_visit"): (HEAD, NOBODY),
    ("inspection", "notice"): (OFFICER | LEADS, OWN),
    ("inspection", "notice_urgently"): (HEAD, NOBODY),
    ("inspection", "record_receipt"): (OFFICER | LEADS, OWN),
    ("inspection", "change_visit"): (HEAD, NOBODY),
    ("inspection", "remind_unit"): (OFFICER | LEADS, OWN),
    ("inspection", "answer_notice"): (UNIT, NOBODY),
    ("inspection", "request_report"): (OFFICER | LEADS, OWN),
    ("inspection", "begin_own"): (LEADS, NOBODY),
    ("inspection", "open"): (LEADS, NOBODY),
    ("inspection", "record_attendance"): (TEAM, NOBODY),
    ("inspection", "record_result"): (TEAM, NOBODY),
    ("inspection", "record_finding"): (TEAM, NOBODY),
    ("inspection", "confirm_finding"): (LEADS, NOBODY),
    ("inspection", "close_minutes"): (LEADS, NOBODY),
    ("inspection", "start_draft"): (LEADS, NOBODY),
    ("inspection", "edit_draft"): (LEADS, NOBODY),
    ("inspection", "send_draft"): (LEADS, NOBODY),
    ("inspection", "reply"): (UNIT_HEAD, NOBODY),
    ("inspection", "take_up_reply"): (LEADS, NOBODY),
    ("inspection", "conclude"): (HEAD, NOBODY),
    ("inspection", "reinspect"): (OFFICER | LEADS, OWN),
    ("inspection", "close"): (OFFICER | LEADS, OWN),
    ("inspection", "postpone"): (HEAD, NOBODY),
    ("inspection", "resume"): (HEAD, NOBODY),
    ("inspection", "withdraw"): (HEAD, NOBODY),
    ("report", "fill"): (UNIT, NOBODY),
    ("report", "present"): (UNIT, NOBODY),
    ("report", "submit"): (UNIT_HEAD, NOBODY),
    ("report", "recall"): (UNIT_HEAD, NOBODY),
    ("report", "update"): (UNIT, NOBODY),
    ("report", "write_paper"): (UNIT, NOBODY),
    ("report", "return"): (OFFICER | LEADS, OWN),
    ("report", "accept"): (OFFICER | LEADS, OWN),
    ("report", "extend"): (OFFICER | LEADS, OWN),
    ("report", "withdraw"): (OFFICER | LEADS, OWN),
    ("round", "add_units"): (OFFICER, OWN),
    ("round", "extend"): (OFFICER, OWN),
    ("round", "close"): (OFFICER, OWN),
    ("round", "reopen"): (OFFICER, OWN),
    ("merge", "annotate"): (OFFICER | {"field_officer@standing"}, OWN),
    ("merge", "approve"): (LEADER | {"leadership@standing"}, OWN_HEAD | {"agency_head@standing"}),
    ("merge", "send_back"): (ADDRESSEE | {"standing_officer@addressee"}, NOBODY),
    ("merge", "return_reports"): (OFFICER | {"field_officer@standing"}, OWN),
    ("merge", "reopen"): (LEADER | {"leadership@standing"}, OWN_HEAD | {"agency_head@standing"}),
    ("remediation", "plan"): (ADDRESSEE, NOBODY),
    ("remediation", "report"): (ADDRESSEE, NOBODY),
    ("remediation", "return"): (OFFICER | LEADS, OWN),
    ("remediation", "verify"): (OFFICER | LEADS, OWN),
    ("remediation", "close"): (OFFICER | LEADS, OWN),
    ("remediation", "give_up"): (OFFICER | LEADS, OWN),
    ("conclusion", "hand_over"): (LEADS, NOBODY),
    ("document", "enter"): (CLERKS | OFFICER | {"standing_officer@issuer"}, NOBODY),
    ("document", "correct"): (CLERKS | OFFICER | {"standing_officer@issuer"}, NOBODY),
    ("document", "end"): (CLERKS | OFFICER | {"standing_officer@issuer"}, NOBODY),
    ("document", "record_issue"): (CLERKS | LEADS, NOBODY),
    ("document", "withdraw"): (CLERKS | LEADS, NOBODY),
    ("document", "replace"): (CLERKS | LEADS, NOBODY),
    ("evidence", "ask"): (OFFICER | LEADS, OWN),
    ("evidence", "answer"): (UNIT, NOBODY),
    ("evidence", "accept"): (OFFICER | LEADS, OWN),
    ("evidence", "reject"): (OFFICER | LEADS, OWN),
    ("evidence", "judge_file"): (OFFICER | LEADS, OWN),
    ("evidence", "withdraw"): (OFFICER | LEADS, OWN),
    ("draw", "retake"): (OFFICER, OWN),
    ("draw", "commit"): (OFFICER, OWN),
    ("draw", "seed"): (TYPISTS, OWN | OWN_ISSUER),
    ("draw", "draw"): (TYPISTS, OWN | OWN_ISSUER),
    ("draw", "propose_visits"): (OFFICER, NOBODY),
    ("draw", "open"): (TYPISTS, OWN | OWN_ISSUER),
    ("draw", "take"): (OFFICER, OWN),
    ("draw", "withdraw"): (OFFICER, OWN),
}


def may_here(rule: DeedRule, *, self_run: bool) -> set[str]:
    return {
        f"{role}@{side or 'elsewhere'}"
        for role, side in every_post()
        if why_not_here(actor(post(role, place_of(side))), rule, bearings(self_run=self_run)) is None
    }


def test_table_by_hand_names_every_deed() -> None:
    assert set(WHO) == {(subject, str(deed)) for subject, deed, _ in RULES}


@each("subject, deed, rule", RULES, ids=lambda row: f"{row[0]}.{row[1]}")
def test_deed_is_open_to_whom_the_table_says(subject: str, deed: StrEnum, rule: DeedRule) -> None:
    usual, besides = WHO[subject, str(deed)]

    assert may_here(rule, self_run=False) == usual
    assert may_here(rule, self_run=True) == usual | besides


@each("subject, deed, rule", RULES, ids=lambda row: f"{row[0]}.{row[1]}")
def test_states_of_a_deed_are_open_or_behind_never_both(subject: str, deed: StrEnum, rule: DeedRule) -> None:
    assert rule.states & rule.after == set()


@pytest.mark.parametrize("who", [STRANGER, SYSTEM], ids=["stranger", "system"])
@each("subject, deed, rule", RULES, ids=lambda row: f"{row[0]}.{row[1]}")
def test_who_has_not_signed_in_may_nothing(who: Actor, subject: str, deed: StrEnum, rule: DeedRule) -> None:
    assert why_not_here(who, rule, bearings()) is Refusal.SIGN_IN


# ---- an oracle that asks the questions in plain words

rules = st.sampled_from([rule for _, _, rule in RULES]) | st.builds(
    DeedRule,
    permission=st.sampled_from(Permission),
    sides=st.frozensets(st.sampled_from(Side), min_size=1),
    states=st.frozensets(st.sampled_from("abc")),
    after=st.frozensets(st.sampled_from("def")),
)
places = st.sampled_from([*PLACES.values(), ELSEWHERE])
posts = st.builds(post, st.sampled_from(Role), places)
people = st.builds(
    lambda held, user: actor(*held, user=user),
    st.lists(posts, max_size=4),
    st.sampled_from([SOMEBODY, UUID(int=3), None]),
)
records = st.builds(
    lambda self_run, sealed, proposer: bearings(self_run=self_run, sealed=sealed, proposer=proposer),
    st.booleans(),
    st.booleans(),
    st.sampled_from([SOMEBODY, UUID(int=3), None]),
) | st.builds(
    Bearings,
    jurisdiction=st.just(UUID(int=1)),
    standing=places | st.none(),
    issuer=places | st.none(),
    team=places | st.none(),
    unit=places | st.none(),
    addressee=places | st.none(),
    self_run=st.booleans(),
    sealed=st.booleans(),
    proposer=st.sampled_from([SOMEBODY, None]),
)
states = st.sampled_from(["draft", "issued", "on_site", "closed", "a", "d", "z"])


def is_at(held, side: Side, record: Bearings) -> bool:
    """Whether somebody in this post belongs to that side."""
    if held.role in TEAM_ROLES:
        return side is Side.TEAM and record.team is not None and held.team == record.team
    agency = {"standing": record.standing, "issuer": record.issuer, "unit": record.unit, "addressee": record.addressee}
    outsider = held.role in UNIT_ROLES and side in {Side.STANDING, Side.ISSUER} and not record.self_run
    return not outsider and agency.get(side) is not None and held.agency == agency[side]


def is_of_the_three(who: Actor, record: Bearings) -> bool:
    """Head or secretary of the record's team, or who proposed it and is still an officer of its standing agency."""
    return any(
        (held.role in {Role.TEAM_HEAD, Role.TEAM_SECRETARY} and is_at(held, Side.TEAM, record))
        or (
            held.role is Role.STANDING_OFFICER
            and is_at(held, Side.STANDING, record)
            and who.user is not None
            and who.user == record.proposer
        )
        for held in who.posts
    )


def expected(who: Actor, rule: DeedRule, record: Bearings, state: str) -> set[Refusal | None]:
    """The answers that a careful reader would accept."""
    if who.user is None:
        return {Refusal.SIGN_IN}
    if record.sealed and not is_of_the_three(who, record):
        return {Refusal.SEALED}
    able = [held for held in who.posts if rule.permission in ROLES[held.role]]
    if not able:
        return {Refusal.NOT_YOUR_ROLE}
    if not any(is_at(held, side, record) for held in able for side in rule.sides):
        return {Refusal.NOT_YOUR_SIDE, Refusal.NOT_YOUR_TEAM, Refusal.NOT_YOUR_AGENCY}
    if not rule.states or state in rule.states:
        return {None}
    if state == "withdrawn":
        return {Refusal.WITHDRAWN}
    return {Refusal.ALREADY_DONE} if state in rule.after else {Refusal.NOT_YET}


@given(who=people, rule=rules, record=records, state=states)
def test_why_not_answers_as_the_oracle(who: Actor, rule: DeedRule, record: Bearings, state: str) -> None:
    assert why_not(who, rule, record, state) in expected(who, rule, record, state)


@given(who=people, rule=rules, record=records)
def test_acting_post_is_there_exactly_where_rights_are(who: Actor, rule: DeedRule, record: Bearings) -> None:
    held = acting_post(who, rule, record)

    if why_not_here(who, rule, record) is None:
        assert held is not None
    if held is not None:
        assert held in who.posts
        assert held.allows(rule.permission)
        assert any(is_at(held, side, record) for side in rule.sides)


@given(who=people, rule=rules, record=records, state=states)
def test_sealed_record_is_open_to_none_but_the_three(who: Actor, rule: DeedRule, record: Bearings, state: str) -> None:
    if record.sealed and why_not(who, rule, record, state) is None:
        assert who.user is not None
        assert is_of_the_three(who, record)


@pytest.mark.parametrize(("role", "side"), list(every_post()), ids=lambda value: str(value))
def test_sealed_record_hides_from_each_role_alike(role: Role, side: Side | None) -> None:
    keeper = role in {Role.TEAM_HEAD, Role.TEAM_SECRETARY} and side is Side.TEAM
    answers = {
        why_not_here(actor(post(role, place_of(side))), rule, bearings(sealed=True)) is Refusal.SEALED
        for _, _, rule in RULES
    }

    assert answers == {not keeper}


def test_proposer_is_one_of_the_three_and_nobody_is_no_proposer() -> None:
    officer = actor(post(Role.STANDING_OFFICER, PLACES[Side.STANDING]))

    assert is_one_of_three(officer, bearings(sealed=True, proposer=SOMEBODY))
    assert not is_one_of_three(officer, bearings(sealed=True, proposer=UUID(int=3)))
    assert not is_one_of_three(STRANGER, bearings(sealed=True, proposer=None))


@pytest.mark.parametrize(
    "held",
    [
        (),
        (post(Role.STANDING_OFFICER, ELSEWHERE),),
        (post(Role.LEADERSHIP, PLACES[Side.STANDING]),),
        (post(Role.TEAM_MEMBER, PLACES[Side.TEAM]),),
    ],
    ids=["no post", "elsewhere", "another role", "member"],
)
def test_proposer_who_has_left_office_is_none_of_the_three(held) -> None:
    assert not is_one_of_three(actor(*held), bearings(sealed=True, proposer=SOMEBODY))


def test_seat_in_no_team_keeps_no_record_without_a_team() -> None:
    record = Bearings(jurisdiction=UUID(int=1), sealed=True)

    assert not is_one_of_three(actor(post(Role.TEAM_HEAD, ELSEWHERE)), record)


@pytest.mark.parametrize(
    ("sides", "refusal"),
    [
        ({Side.TEAM}, Refusal.NOT_YOUR_TEAM),
        ({Side.UNIT}, Refusal.NOT_YOUR_AGENCY),
        ({Side.ADDRESSEE}, Refusal.NOT_YOUR_AGENCY),
        ({Side.UNIT, Side.ADDRESSEE}, Refusal.NOT_YOUR_AGENCY),
        ({Side.STANDING}, Refusal.NOT_YOUR_SIDE),
        ({Side.TEAM, Side.STANDING}, Refusal.NOT_YOUR_SIDE),
        ({Side.ISSUER, Side.UNIT}, Refusal.NOT_YOUR_SIDE),
    ],
)
def test_wrong_side_is_named(sides: set[Side], refusal: Refusal) -> None:
    rule = DeedRule(Permission.REMEDY_VERIFY, frozenset(sides))

    assert why_not_here(actor(post(Role.STANDING_OFFICER, ELSEWHERE)), rule, bearings()) is refusal


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        ("open", None),
        ("behind", Refusal.ALREADY_DONE),
        ("ahead", Refusal.NOT_YET),
        ("withdrawn", Refusal.WITHDRAWN),
    ],
)
def test_state_is_asked_after_the_right(state: str, refusal: Refusal | None) -> None:
    rule = DeedRule(Permission.REMEDY_VERIFY, frozenset({Side.STANDING}), frozenset({"open"}), frozenset({"behind"}))
    officer = actor(post(Role.STANDING_OFFICER, PLACES[Side.STANDING]))

    assert why_not(officer, rule, bearings(), state) is refusal
    assert why_not(actor(post(Role.AUDITOR, PLACES[Side.STANDING])), rule, bearings(), state) is Refusal.NOT_YOUR_ROLE


def test_second_post_may_carry_what_the_first_does_not() -> None:
    rule = inspections.DEEDS[inspections.InspectionDeed.CONCLUDE]
    seat = post(Role.TEAM_HEAD, PLACES[Side.TEAM])
    who = actor(post(Role.AUDITOR, PLACES[Side.STANDING]), seat)

    assert why_not(who, rule, bearings(), "drafting") is None
    assert acting_post(who, rule, bearings()) is seat
