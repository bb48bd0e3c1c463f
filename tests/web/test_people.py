"""Signing in and out."""

from datetime import date

import pytest
from django.test import Client

from kiemtra.domain.people import SYSTEM, Role
from kiemtra.store.models import Appointment
from kiemtra.workflows import accounts
from tests.world import NOW, World

PASSWORD = "một-mật-khẩu-dài"
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng."
LOCKED = "Mật khẩu hoặc mã xác thực đã bị nhập sai quá nhiều lần."


@pytest.fixture
def person(world: World):
    """An officer with a password, in office today."""
    user = accounts.enter("chuyen-vien", "Chuyên viên", password=PASSWORD, by=SYSTEM, now=NOW)
    accounts.appoint(
        user,
        world.jurisdiction,
        world.standing,
        Role.STANDING_OFFICER,
        "Chuyên viên",
        valid_from=date(2019, 1, 1),
        by=SYSTEM,
        now=NOW,
    )
    return user


def sign_in(client: Client, password: str = PASSWORD, username: str = "chuyen-vien", **more: str):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_page_asks_for_name_and_password(client: Client, db: None) -> None:
    response = client.get("/sign-in/?next=/documents/")

    assert response.status_code == 200
    html = response.content.decode()
    assert list(response.context["form"].fields) == ["username", "password"]
    assert '<input type="hidden" name="next" value="/documents/">' in html
    assert 'autocomplete="current-password"' in html


def test_right_password_signs_in(client: Client, person) -> None:
    response = sign_in(client)

    assert (response.status_code, response["Location"]) == (302, "/work/")
    assert signed_in(client) == str(person.pk)


@pytest.mark.parametrize(
    ("username", "password"), [("chuyen-vien", "sai"), ("không-có", PASSWORD), ("w-officer", ""), ("w-officer", "!")]
)
def test_wrong_password_gets_one_sentence_and_keeps_the_name(client: Client, person, username, password) -> None:
    response = sign_in(client, password, username)

    assert response.status_code == 422
    assert signed_in(client) is None
    html = response.content.decode()
    assert f'value="{username}"' in html
    assert PASSWORD not in html
    if password:
        assert response.context["form"].non_field_errors() == [WRONG]
        assert html.count(WRONG) == 1


def test_same_answer_for_a_wrong_name_and_a_wrong_password(client: Client, person) -> None:
    known, unknown = sign_in(client, "sai"), sign_in(client, "sai", "không-có")

    assert known.context["form"].errors == unknown.context["form"].errors


def test_person_who_has_left_cannot_sign_in(client: Client, person) -> None:
    person.is_active = False
    person.save()

    assert sign_in(client).status_code == 422
    assert signed_in(client) is None


def test_eighth_wrong_password_locks_even_the_right_one_out(client: Client, person) -> None:
    assert [sign_in(client, "sai").status_code for _ in range(7)] == [422] * 7

    eighth = sign_in(client, "sai")
    right = sign_in(client)

    assert (eighth.status_code, right.status_code) == (429, 429)
    assert LOCKED in right.content.decode()
    assert signed_in(client) is None


def test_lock_is_for_that_name_only(client: Client, person) -> None:
    for _ in range(8):
        sign_in(client, "sai", "người-khác")

    assert sign_in(client).status_code == 302


def test_right_password_starts_the_count_again(client: Client, person) -> None:
    for _ in range(2):
        assert [sign_in(client, "sai").status_code for _ in range(7)] == [422] * 7
        assert sign_in(client).status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "https://example.vn/",
        "//example.vn/",
        "/\\example.vn/",
        "javascript:alert(1)",
        "home",
        "khong-co",
        "http:/example.vn",
        "",
    ],
)
def test_next_leads_only_to_a_path_of_this_site(client: Client, person, target: str) -> None:
    assert sign_in(client, next=target)["Location"] == "/work/"


def test_next_leads_on(client: Client, person) -> None:
    assert sign_in(client, next="/documents/?q=a")["Location"] == "/documents/?q=a"


def test_foreign_next_does_not_reach_the_form(client: Client, db: None) -> None:
    assert client.get("/sign-in/?next=https://example.vn/").context["next"] == ""


def test_sign_out_ends_the_session(client: Client, person) -> None:
    sign_in(client)

    response = client.post("/sign-out/")

    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in(client) is None


def test_sign_out_by_a_link_does_nothing(client: Client, person) -> None:
    sign_in(client)

    assert client.get("/sign-out/").status_code == 405
    assert signed_in(client) == str(person.pk)


def test_person_without_a_post_is_known_but_sees_nothing(client: Client, person) -> None:
    Appointment.objects.filter(user=person).delete()
    sign_in(client)

    assert client.get("/documents/").status_code == 200
    assert client.get("/documents/").wsgi_request.actor.posts == ()


def test_session_cookie_is_hidden_from_scripts(client: Client, person) -> None:
    sign_in(client)

    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
