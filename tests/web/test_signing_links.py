"""One-time links to set a password: from an administrator, by mail; used once, dead after."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import Event, Message, User
from kiemtra.workflows import signing
from kiemtra.workflows.signing import LinkPurpose
from tests.world import NOW, World

OLD = "bốn con thuyền giấy trôi"
NEW = "năm cái cốc sành nứt đôi"
DEAD = "Đường dẫn không còn dùng được"


@pytest.fixture
def user(world: World) -> User:
    user = world.users["officer"]
    user.set_password(OLD)
    user.save()
    return user


def link(user: User) -> str:
    address = signing.issue_link(user, purpose=LinkPurpose.NEW_PASSWORD, by=SYSTEM, now=NOW)
    return urlsplit(address).path


def put(client: Client, path: str, password: str = NEW) -> Any:
    client.get(path)
    return client.post("/sign-in/password/", {"new_password": password, "again": password})


def sign_in(client: Client, password: str) -> Any:
    return client.post("/sign-in/", {"username": "w-officer", "password": password})


def said(response: Any) -> str:
    return response.content.decode()


def test_link_sets_the_password_once(client: Client, user: User) -> None:
    path = link(user)

    opened = client.get(path)
    page = client.get("/sign-in/password/")
    done = client.post("/sign-in/password/", {"new_password": NEW, "again": NEW})

    assert opened["Location"] == "/sign-in/password/"
    assert "w-officer" in said(page)
    assert page["Referrer-Policy"] == "same-origin"
    assert done["Location"] == "/sign-in/"
    assert sign_in(client, NEW)["Location"] == "/work/"
    assert DEAD in said(put(Client(), path, OLD))
    names = Event.objects.filter(subject_id=user.pk).values_list("name", flat=True)
    assert list(names.filter(name__startswith="account.").order_by("id")) == [
        "account.link_issued",
        "account.password_set",
        "account.signed_in",
    ]


def test_opening_it_uses_nothing_up(client: Client, user: User) -> None:
    path = link(user)
    for _ in range(3):
        Client().get(path)

    assert put(client, path).status_code == 302


def test_what_opened_the_account_before_is_over(client: Client, user: User) -> None:
    sign_in(client, OLD)
    first = link(user)
    second = link(user)

    assert client.get("/account/").status_code == 302
    assert not UserSession.objects.filter(user=user).exists()
    assert sign_in(Client(), OLD).status_code == 422
    assert DEAD in said(put(Client(), first))
    assert put(Client(), second).status_code == 302


def test_after_72_hours_it_is_dead(client: Client, user: User, settings: Any) -> None:
    path = link(user)
    assert settings.PASSWORD_RESET_TIMEOUT == 72 * 3600
    settings.PASSWORD_RESET_TIMEOUT = -1

    response = put(client, path)

    assert (response.status_code, DEAD in said(response)) == (404, True)


def test_link_of_one_person_does_not_open_another(client: Client, user: User, world: World) -> None:
    path = link(user).replace(str(user.pk), str(world.users["head"].pk))

    assert put(client, path).status_code == 404


@pytest.mark.parametrize("token", ["x", "a-b", "cu2-0123456789abcdef0123456789abcdef"])
def test_made_up_link_is_dead(client: Client, user: User, token: str) -> None:
    assert put(client, f"/sign-in/link/{user.pk}/{token}/").status_code == 404
    assert client.get("/sign-in/password/").status_code == 404


def test_closed_account_is_not_opened(client: Client, user: User) -> None:
    path = link(user)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert put(client, path).status_code == 404


def test_weak_password_is_refused_and_the_link_stays(client: Client, user: User) -> None:
    path = link(user)

    weak = put(client, path, "haiphong2025")

    assert weak.status_code == 422
    assert "Mật khẩu này quá dễ đoán." in said(weak)
    assert put(client, path).status_code == 302


def test_second_factor_stays_after_a_new_password(client: Client, user: User) -> None:
    signing.add_app(user, "A" * 32, by=SYSTEM, now=NOW)
    put(client, link(user))

    assert sign_in(client, NEW)["Location"] == "/sign-in/second/"


# ---- by mail


def test_without_a_mail_server_the_page_says_whom_to_ask(client: Client, user: User) -> None:
    page = client.get("/sign-in/forgotten/")

    assert "Hãy nhờ quản trị hệ thống cấp đường dẫn" in said(page)
    client.post("/sign-in/forgotten/", {"name": "w-officer"})
    assert not Message.objects.exists()


@pytest.fixture
def with_mail(settings: Any) -> None:
    settings.SMTP_URL = "smtp://localhost"


@pytest.mark.parametrize("name", ["w-officer", "W-OFFICER@example.vn"])
def test_mail_carries_a_link_and_the_old_password_stays_good(client, user: User, with_mail: None, name: str) -> None:
    response = client.post("/sign-in/forgotten/", {"name": name})

    message = Message.objects.get(to=user)
    assert "sẽ đến trong ít phút" in said(response)
    assert message.subject == "Đặt lại mật khẩu"
    assert sign_in(Client(), OLD).status_code == 302
    user.refresh_from_db()
    assert put(client, message.path).status_code == 404  # who has come in since does not need it


def test_link_by_mail_sets_the_password(client: Client, user: User, with_mail: None) -> None:
    client.post("/sign-in/forgotten/", {"name": "w-officer"})

    assert put(client, Message.objects.get().path).status_code == 302
    assert sign_in(client, NEW).status_code == 302


def test_same_answer_for_an_unknown_name(client: Client, user: User, with_mail: None) -> None:
    known = client.post("/sign-in/forgotten/", {"name": "w-officer"})
    unknown = client.post("/sign-in/forgotten/", {"name": "khong-co"})

    assert known.status_code == unknown.status_code == 200
    assert said(known).replace("w-officer", "") == said(unknown).replace("khong-co", "")


def test_one_mail_an_hour(client: Client, user: User, with_mail: None) -> None:
    for _ in range(3):
        client.post("/sign-in/forgotten/", {"name": "w-officer"})

    assert Message.objects.filter(to=user).count() == 1
    assert Event.objects.filter(name="account.link_asked").count() == 1
