"""The rules of accounts and posts: every fault of a form at once, and who may do what to whom."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from kiemtra.domain.account_sheets import Column, Sheet, SheetRow, areas_of, cell_text, day_of, sheet_of
from kiemtra.domain.accounts import (
    AccountFault,
    Held,
    Place,
    PostContent,
    account_faults,
    name_key,
    post_faults,
    stand_in_faults,
    username_of,
    why_not_authorise,
    why_not_manage,
    why_not_touch,
)
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import STRANGER, SYSTEM, Actor, Post, Role
from kiemtra.domain.teams import TeamRole, why_not_end_seat

F = AccountFault
START, END = date(2025, 7, 1), date(2026, 1, 1)
AGENCY, ABOVE, HERE, THERE = uuid4(), uuid4(), uuid4(), uuid4()
PLACE = Place(AGENCY, date(2020, 1, 1), None, True, False, frozenset({ABOVE}))


def post(**changes) -> PostContent:
    facts = {"agency": AGENCY, "role": "focal_point", "title": "Chuyên viên", "valid_from": START, "valid_to": END}
    return PostContent(**facts | changes)


def faults(content: PostContent, place: Place | None = PLACE, held: tuple[Held, ...] = ()) -> dict[str, AccountFault]:
    return post_faults(content, place=place, held=held, areas={"procedures"})


def admin(*systems: UUID, user: UUID | None = None) -> Actor:
    posts = tuple(Post(uuid4(), Role.ADMINISTRATOR, system, AGENCY, None, "Quản trị") for system in systems)
    return Actor(user or uuid4(), "Quản trị", posts)


@pytest.mark.parametrize(
    ("username", "name", "email", "found"),
    [
        ("vanthu.snv", "Văn thư", "a@b.vn", {}),
        ("", "", "", {"username": F.USERNAME_MISSING, "full_name": F.FULL_NAME_MISSING}),
        ("Văn thư", "x" * 151, "a@", {"username": F.USERNAME_FORM, "full_name": F.TOO_LONG, "email": F.EMAIL_FORM}),
        ("a", "A", "a b@c.vn", {"username": F.USERNAME_FORM, "email": F.EMAIL_FORM}),
    ],
)
def test_account_faults_are_told_at_once(username, name, email, found) -> None:
    assert account_faults(username, name, email) == found


def test_username_and_key_of_a_name() -> None:
    assert username_of("  VanThu.SNV ") == "vanthu.snv"
    assert name_key("Nguyễn Thị Đào", "dao.nt") == "dao nguyen thi dao.nt"
    assert name_key("", "x") == "x"


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        (post(), PLACE, {}),
        (
            post(agency=None, role="", title=" ", valid_from=None),
            None,
            {
                "agency": F.AGENCY_MISSING,
                "role": F.ROLE_MISSING,
                "title": F.TITLE_MISSING,
                "valid_from": F.START_MISSING,
            },
        ),
        (post(role="team_head"), PLACE, {"role": F.ROLE_UNKNOWN}),
        (post(role="chief"), PLACE, {"role": F.ROLE_UNKNOWN}),
        (post(valid_to=START), PLACE, {"valid_to": F.END_BEFORE_START}),
        (post(), Place(AGENCY, date(2025, 8, 1), None, True), {"agency": F.AGENCY_NOT_THERE}),
        (post(), Place(AGENCY, date(2020, 1, 1), date(2025, 12, 31), True), {"agency": F.AGENCY_NOT_THERE}),
        (post(), Place(AGENCY, date(2020, 1, 1), END, True), {}),
        (post(valid_to=None), Place(AGENCY, date(2020, 1, 1), END, True), {"agency": F.AGENCY_NOT_THERE}),
        (post(), Place(AGENCY, date(2020, 1, 1), None, False), {"agency": F.AGENCY_OUTSIDE}),
        (post(role="auditor"), Place(AGENCY, date(2020, 1, 1), None, True, True), {"agency": F.AGENCY_OUTSIDE}),
        (post(role="agency_head"), Place(AGENCY, date(2020, 1, 1), None, True, True), {}),
        (post(role="field_officer"), PLACE, {"areas": F.AREAS_MISSING, "over": F.OVER_MISSING}),
        (
            post(role="field_officer", areas=("x",), over=HERE),
            PLACE,
            {"areas": F.AREA_UNKNOWN, "over": F.OVER_NOT_ABOVE},
        ),
        (post(role="field_officer", areas=("procedures",), over=ABOVE), PLACE, {}),
        (post(areas=("procedures",)), PLACE, {"areas": F.AREAS_NOT_HERE}),
        (post(ground="x" * 301), PLACE, {"ground": F.TOO_LONG}),
    ],
)
def test_post_faults(content, place, found) -> None:
    assert faults(content, place) == found


@pytest.mark.parametrize(
    ("held", "is_twice"),
    [
        (Held(AGENCY, "focal_point", date(2025, 12, 31), None), True),
        (Held(AGENCY, "focal_point", END, None), False),
        (Held(AGENCY, "focal_point", date(2020, 1, 1), START), False),
        (Held(AGENCY, "agency_head", START, None), False),
        (Held(ABOVE, "focal_point", START, None), False),
    ],
)
def test_same_post_twice_in_overlapping_time(held, is_twice) -> None:
    assert faults(post(), held=(held,)) == ({"role": F.POST_TWICE} if is_twice else {})


def test_who_manages_accounts() -> None:
    officer = Actor(uuid4(), "A", (Post(uuid4(), Role.STANDING_OFFICER, HERE, AGENCY, None, ""),))

    assert why_not_manage(SYSTEM, HERE) is None
    assert why_not_manage(STRANGER, HERE) is Refusal.SIGN_IN
    assert why_not_manage(officer, HERE) is Refusal.NOT_YOUR_ROLE
    assert why_not_manage(admin(THERE), HERE) is Refusal.NOT_YOUR_AGENCY
    assert why_not_manage(admin(THERE, HERE), HERE) is None


def test_nobody_touches_oneself_nor_who_serves_elsewhere_too() -> None:
    me = uuid4()

    assert why_not_touch(admin(HERE, user=me), me, {HERE}) is Refusal.OWN_ACCOUNT
    assert why_not_touch(admin(HERE), me, {HERE, THERE}) is Refusal.POST_ELSEWHERE
    assert why_not_touch(admin(HERE, THERE), me, {HERE, THERE}) is None
    assert why_not_touch(SYSTEM, me, {HERE}) is None


def test_authority_is_given_by_holder_or_administrator_and_not_handed_on() -> None:
    holder = uuid4()
    said = {"stands_in": False, "over": False}

    assert why_not_authorise(Actor(holder, "A"), holder, HERE, **said) is None
    assert why_not_authorise(admin(HERE), holder, HERE, **said) is None
    assert why_not_authorise(admin(THERE), holder, HERE, **said) is Refusal.NOT_YOUR_AGENCY
    assert why_not_authorise(STRANGER, holder, HERE, **said) is Refusal.SIGN_IN
    handed_on = why_not_authorise(Actor(holder, "A"), holder, HERE, stands_in=True, over=False)
    assert handed_on is Refusal.AUTHORITY_NOT_HANDED_ON
    assert why_not_authorise(admin(HERE), holder, HERE, stands_in=False, over=True) is Refusal.ALREADY_DONE


def test_faults_of_an_authority() -> None:
    holder, deputy = uuid4(), uuid4()
    original = Held(AGENCY, "leadership", START, END)

    assert stand_in_faults(deputy, holder, START, END, "QĐ", original=original) == {}
    assert stand_in_faults(None, holder, None, None, " ", original=original) == {
        "deputy": F.DEPUTY_MISSING,
        "ground": F.GROUND_MISSING,
        "valid_from": F.START_MISSING,
        "valid_to": F.END_MISSING,
    }
    found = stand_in_faults(holder, holder, date(2025, 6, 30), date(2026, 1, 2), "QĐ", original=original)
    assert found == {
        "deputy": F.DEPUTY_IS_HOLDER,
        "valid_from": F.BEYOND_ORIGINAL,
        "valid_to": F.BEYOND_ORIGINAL,
    }
    assert stand_in_faults(deputy, holder, START, START, "QĐ", original=original) == {"valid_to": F.END_BEFORE_START}


@pytest.mark.parametrize(
    ("role", "others", "at_work", "refusal"),
    [
        (TeamRole.HEAD, 0, True, Refusal.ONLY_IN_SEAT),
        (TeamRole.HEAD, 0, False, Refusal.ONLY_IN_SEAT),
        (TeamRole.SECRETARY, 0, True, Refusal.ONLY_IN_SEAT),
        (TeamRole.SECRETARY, 0, False, None),
        (TeamRole.SECRETARY, 1, True, None),
        (TeamRole.MEMBER, 0, True, None),
        (TeamRole.DEPUTY, 0, True, None),
    ],
)
def test_end_of_a_seat(role, others, at_work, refusal) -> None:
    assert why_not_end_seat(role, others=others, at_work=at_work) is refusal


# ---- cells


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column.AGENCY, 27.0, "27"),
        (Column.AGENCY, 2.5, "2.5"),
        (Column.TITLE, "  Chuyên viên ", "Chuyên viên"),
        (Column.TITLE, None, ""),
        (Column.TITLE, date(2025, 7, 1), "01/07/2025"),
        (Column.VALID_FROM, date(2025, 7, 1), "2025-07-01"),
        (Column.VALID_FROM, "1/7/2025", "1/7/2025"),
        (Column.FULL_NAME, "Bi\u0300nh", "B\u00ecnh"),
    ],
)
def test_cell_as_text(column, value, text) -> None:
    assert cell_text(column, value) == text


def test_day_of_a_cell() -> None:
    assert day_of("") is None
    assert day_of("2025-07-01") == day_of("1/7/2025") == START


@pytest.mark.parametrize("wrong", ["31/02/2025", "45839", "hôm nay"])
def test_cell_that_is_no_day(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_of(wrong)


def test_areas_of_a_cell() -> None:
    assert areas_of(" Thủ tục ;Thể chế\nTài chính; ") == ("Thủ tục", "Thể chế", "Tài chính")


def test_sheet_put_away_and_back() -> None:
    sheet = Sheet("Trang 1", {Column.USERNAME: "B"}, (SheetRow(4, {Column.USERNAME: "an"}),))

    assert sheet_of(sheet.as_data()) == sheet
