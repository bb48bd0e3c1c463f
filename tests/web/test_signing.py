"""One's own account: second factors, recovery codes, password, sessions; roles that demand a second factor."""

import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import Appointment, Event, TeamMember, User
from kiemtra.store.queries import signing as queries
from kiemtra.workflows import signing
from tests.world import NOW, World

PASSWORD = "bốn con thuyền giấy trôi"
NEW = "năm cái cốc sành nứt đôi"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _fresh_memory() -> None:
    cache.clear()


@pytest.fixture
def user(world: World) -> User:
    """The officer, with a password and a post that holds today."""
    user = world.users["officer"]
    user.set_password(PASSWORD)
    user.save()
    return user


def code(secret: str = SECRET, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def first_step(client: Client, **more: str) -> Any:
    return client.post("/sign-in/", {"username": "w-officer", "password": PASSWORD, **more})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def said(response: Any) -> str:
    return response.content.decode()


def events(user: User) -> list[str]:
    rows = Event.objects.filter(subject_id=user.pk, name__startswith="account.").order_by("id")
    return [name.removeprefix("account.") for name in rows.values_list("name", flat=True)]


@pytest.fixture
def inside(client: Client, user: User) -> Client:
    assert first_step(client)["Location"] == "/work/"
    return client


# ---- the app


def test_app_is_added_by_its_first_code(inside: Client, user: User) -> None:
    page = said(inside.get("/account/app/"))
    secret = inside.session["new_app_secret"]

    response = inside.post("/account/app/", {"code": code(secret)})

    assert "<svg" in page
    assert " ".join(re.findall("....", secret)) in page
    assert response["Location"] == "/account/codes/"
    row = Authenticator.objects.get(user=user, type="totp")
    assert secret not in str(row.data)
    assert events(user)[-1] == "factor_added"
    codes = re.findall(r"\d{5} \d{5}", said(inside.get("/account/codes/")))
    assert len(set(codes)) == 10


def test_app_with_a_wrong_code_is_not_added(inside: Client, user: User) -> None:
    inside.get("/account/app/")
    secret = inside.session["new_app_secret"]

    response = inside.post("/account/app/", {"code": "000000" if code(secret) != "000000" else "000001"})

    assert response.status_code == 422
    assert "Mã chưa đúng" in said(response)
    assert inside.session["new_app_secret"] == secret
    assert not Authenticator.objects.exists()


def test_second_step_by_the_app(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)

    response = first_step(client, next="/documents/")
    assert (response["Location"], signed_in(client)) == ("/sign-in/second/", False)
    assert client.get("/work/").status_code == 302
    done = client.post("/sign-in/second/", {"code": code()})

    assert (done["Location"], signed_in(client)) == ("/documents/", True)
    assert Event.objects.get(name="account.signed_in").after == {"means": "app"}


@pytest.mark.parametrize("steps", [-1, 1])
def test_clock_may_be_half_a_minute_off(client: Client, user: User, steps: int) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)

    assert client.post("/sign-in/second/", {"code": code(steps=steps)}).status_code == 302


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "000000", "0" * 30])
def test_wrong_code_opens_nothing(client: Client, user: User, typed: str) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)

    response = client.post("/sign-in/second/", {"code": typed})

    assert (response.status_code, signed_in(client)) == (422, False)


def test_code_of_the_app_counts_once_in_every_process(user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    given = code()

    assert signing.take_code(user, given, now=NOW) is signing.Means.APP
    cache.clear()  # as another process, which does not know what this one has seen
    assert signing.take_code(user, given, now=NOW) is None


def test_code_under_a_changed_secret_key_is_a_wrong_code(client: Client, user: User, settings: Any) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    settings.SECRET_KEY = "another-key-for-this-installation"
    first_step(client)

    response = client.post("/sign-in/second/", {"code": code()})

    assert (response.status_code, signed_in(client)) == (422, False)


def test_recovery_code_counts_once(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    spare = queries.unused_codes(user)[3]

    for expected in (302, 422):
        first_step(client)
        answer = client.post("/sign-in/second/", {"code": f"{spare[:5]} {spare[5:]}"})
        assert answer.status_code == expected
        client.logout()

    assert len(queries.unused_codes(user)) == 9
    assert events(user).count("recovery_code_used") == 1


def test_eighth_wrong_code_locks_the_right_one_out(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)
    answers = [client.post("/sign-in/second/", {"code": "abcdef"}).status_code for _ in range(8)]

    right = client.post("/sign-in/second/", {"code": code()})

    assert answers == [422] * 7 + [429]
    assert (right.status_code, signed_in(client)) == (429, False)


def test_second_step_without_the_first_says_so(client: Client, db: None) -> None:
    response = client.post("/sign-in/second/", {"code": "123456"})

    assert response.status_code == 403
    assert "Hãy đăng nhập lại." in said(response)


def test_second_step_is_not_open_for_ever(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)
    session = client.session
    session["sign_in_waiting"] = session["sign_in_waiting"] | {"at": time.time() - 601}
    session.save()

    assert client.post("/sign-in/second/", {"code": code()}).status_code == 403
    assert not signed_in(client)


def test_person_closed_between_the_steps_stays_out(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.post("/sign-in/second/", {"code": code()}).status_code == 403


def test_key_without_an_answer_gets_a_sentence(client: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)

    for answer in ("", "[]", "{}", '{"id": "x"}', "null", '{"rawId": 3, "response": {}}'):
        response = client.post("/sign-in/second/", {"credential": answer})
        assert (response.status_code, signed_in(client)) == (422, False)
        assert "Khóa cần trình duyệt có bật JavaScript" in said(response)


def test_key_is_not_added_without_an_answer(inside: Client, user: User) -> None:
    for answer in ("", "{}", "null", '{"id": "x", "response": {}}'):
        response = inside.post("/account/key/", {"name": "Khóa", "credential": answer})
        assert response.status_code == 422
        assert "Chưa nhận được trả lời của khóa bảo mật." in said(response)
    assert not Authenticator.objects.exists()


def test_last_factor_takes_the_recovery_codes_with_it(inside: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    row = queries.factors_of(user)[0]

    assert inside.post(f"/account/factors/{row.pk}/remove/").status_code == 302

    assert not Authenticator.objects.exists()
    assert events(user)[-1] == "factor_removed"


def test_factor_of_somebody_else_is_not_found(inside: Client, world: World) -> None:
    signing.add_app(world.users["head"], SECRET, by=SYSTEM, now=NOW)
    row = queries.factors_of(world.users["head"])[0]

    assert inside.post(f"/account/factors/{row.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_new_recovery_codes_kill_the_old(inside: Client, user: User) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    before = queries.unused_codes(user)

    inside.post("/account/codes/renew/")

    assert set(before) & set(queries.unused_codes(user)) == set()
    assert events(user)[-1] == "codes_renewed"


# ---- who shows once more who they are


@pytest.mark.parametrize("address", ["/account/app/", "/account/key/", "/account/codes/"])
def test_after_a_quarter_of_an_hour_the_password_is_asked_again(inside: Client, address: str) -> None:
    session = inside.session
    session["confirmed_at"] = time.time() - 16 * 60
    session.save()

    asked = inside.get(address)
    assert asked["Location"] == f"/account/confirm/?next={address.replace(chr(47), '%2F')}"
    assert inside.post("/account/confirm/", {"password": "sai", "next": address}).status_code == 422
    assert inside.post("/account/confirm/", {"password": PASSWORD, "next": address})["Location"] == address
    assert inside.get(address).status_code in {200, 302}


def test_who_has_neither_password_nor_factor_is_told_what_to_do(inside: Client, user: User) -> None:
    user.set_unusable_password()
    user.save()
    inside.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert "Hãy đăng xuất, đăng nhập lại" in said(inside.get("/account/confirm/"))


def test_who_has_no_password_confirms_by_the_app(inside: Client, user: User) -> None:
    user.set_unusable_password()
    user.save()
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    inside.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert inside.post("/account/confirm/", {"code": code()})["Location"] == "/account/"
    assert inside.get("/account/app/").status_code == 200


# ---- the password


def test_password_is_changed_and_other_sessions_end(inside: Client, user: User) -> None:
    other = Client()
    first_step(other)

    response = inside.post("/account/password/", {"password": PASSWORD, "new_password": NEW, "again": NEW})

    assert response["Location"] == "/account/"
    assert inside.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    assert "password_changed" in events(user)
    assert UserSession.objects.filter(user=user).count() == 1
    user.refresh_from_db()
    assert user.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("sai", NEW, NEW, "Mật khẩu hiện tại chưa đúng."),
        (PASSWORD, NEW, "khác hẳn", "Hai lần nhập mật khẩu không giống nhau."),
        (PASSWORD, "ngắn", "ngắn", "Mật khẩu phải có ít nhất 10 ký tự."),
        (PASSWORD, "matkhau2025", "matkhau2025", "Mật khẩu này quá dễ đoán."),
        (PASSWORD, "w-officer-2025", "w-officer-2025", "Mật khẩu không được ghép từ họ tên"),
        (PASSWORD, "so noi vu 01-07", "so noi vu 01-07", "Mật khẩu này quá dễ đoán."),
    ],
)
def test_password_is_not_changed_with(inside: Client, user: User, old: str, new: str, again: str, sentence) -> None:
    response = inside.post("/account/password/", {"password": old, "new_password": new, "again": again})

    assert response.status_code == 422
    assert sentence in said(response)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


# ---- sessions


def test_sessions_are_shown_and_ended(inside: Client, user: User) -> None:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0"})
    third = Client()
    first_step(other)
    first_step(third)

    page = said(inside.get("/account/"))
    assert "Firefox trên Windows" in page
    assert page.count("Phiên này") == 1
    row = UserSession.objects.get(user_agent__contains="Firefox")
    inside.post(f"/account/sessions/{row.pk}/end/")
    assert [one.get("/account/").status_code for one in (inside, other, third)] == [200, 302, 200]
    inside.post("/account/sessions/end/")

    assert [one.get("/account/").status_code for one in (inside, third)] == [200, 302]
    assert events(user).count("sessions_ended") == 2


def test_session_of_somebody_else_is_not_ended(inside: Client, world: World) -> None:
    head = world.users["head"]
    head.set_password(PASSWORD)
    head.save()
    other = Client()
    other.post("/sign-in/", {"username": "w-head", "password": PASSWORD})
    row = UserSession.objects.get(user=head)

    inside.post(f"/account/sessions/{row.pk}/end/")

    assert UserSession.objects.filter(pk=row.pk).exists()
    assert other.get("/account/").status_code == 200


# ---- roles that demand a second factor


@pytest.fixture
def demanding(settings: Any) -> None:
    settings.MFA_REQUIRED = frozenset({"standing_officer"})


def test_role_counts_only_after_a_second_factor(client: Client, user: User, demanding: None) -> None:
    first_step(client)

    assert client.get("/plans/")["Location"] == "/account/"
    assert client.get("/plans/", headers={"hx-request": "true"})["HX-Redirect"] == "/account/"
    assert "Cần thêm lớp xác thực thứ hai" in said(client.get("/account/"))
    assert client.get("/plans/").wsgi_request.actor.posts == ()
    assert client.get("/api/v1/plans/").json()["items"] == []
    assert client.get("/").status_code == 200


def test_adding_a_factor_opens_the_session(client: Client, user: User, demanding: None) -> None:
    first_step(client)
    client.get("/account/app/")
    client.post("/account/app/", {"code": code(client.session["new_app_secret"])})

    assert client.get("/plans/").status_code == 200


def test_second_step_satisfies_the_demand(client: Client, user: User, demanding: None) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    first_step(client)
    client.post("/sign-in/second/", {"code": code()})

    assert client.get("/plans/").status_code == 200


def test_other_roles_are_not_asked(client: Client, user: User, settings: Any) -> None:
    settings.MFA_REQUIRED = frozenset({"administrator"})
    first_step(client)

    assert client.get("/plans/").status_code == 200


# ---- no post, no account


def test_person_without_a_post_is_led_to_the_page_that_says_so(
    client: Client, user: User, world: World, settings
) -> None:
    settings.HELP_CONTACT = "Phòng Công nghệ, máy lẻ 12"
    Appointment.objects.filter(user=user).delete()
    TeamMember.objects.filter(user=user).delete()

    response = first_step(client, next="/documents/")
    page = said(client.get(response["Location"]))

    assert response["Location"] == "/account/no-post/"
    assert "hiện chưa được giao chức vụ nào" in page
    assert "Phòng Công nghệ, máy lẻ 12" in page


def test_who_has_a_post_does_not_see_that_page(inside: Client) -> None:
    assert inside.get("/account/no-post/")["Location"] == "/work/"


def test_closed_account_is_told_so_only_with_the_right_password(client: Client, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)

    right = first_step(client)
    wrong = client.post("/sign-in/", {"username": "w-officer", "password": "sai"})

    assert "Tài khoản này đã ngừng sử dụng." in said(right)
    assert "ngừng sử dụng" not in said(wrong)
    assert not signed_in(client)


def test_address_behind_a_proxy_is_the_last_one_written(client: Client, user: User, settings: Any) -> None:
    settings.BEHIND_PROXY = True
    client.post(
        "/sign-in/",
        {"username": "w-officer", "password": PASSWORD},
        headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"},
    )

    assert UserSession.objects.get(user=user).ip == "198.51.100.7"


def test_my_account_asks_few_questions(inside: Client, user: User, django_assert_max_num_queries: Any) -> None:
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    with django_assert_max_num_queries(16):
        inside.get("/account/")
