"""Sign-in by a real identity provider: who comes in, who does not and why, PKCE, linking."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import Appointment, Event, User
from kiemtra.workflows import accounts, signing
from tests.web.identity_provider import IdentityProvider, running
from tests.web.signing import BACKEND
from tests.world import NOW, World

# The provider's own library is ahead of it.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

PEOPLE = {
    "s-officer": {"email": "W-Officer@example.vn", "email_verified": True, "name": "Chuyên viên"},
    "s-unproved": {"email": "w-officer@example.vn", "email_verified": False},
    "s-claims-yes": {"email": "w-officer@example.vn", "email_verified": "false"},
    "s-stranger": {"email": "nguoi-la@example.vn", "email_verified": True},
    "s-idle": {"email": "chua-co@example.vn", "email_verified": True},
    "s-no-mail": {"name": "Không thư"},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[IdentityProvider]:
    with running(PEOPLE) as one:
        yield one


@pytest.fixture
def site(settings: Any, world: World, provider: IdentityProvider) -> World:
    """The world with the provider among its settings."""
    name(settings, provider)
    return world


def name(settings: Any, provider: IdentityProvider, **more: Any) -> None:
    settings.BASE_URL = "http://testserver"
    settings.OIDC_PROVIDERS = [provider.settings(**more)]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": settings.OIDC_PROVIDERS}}


def go(client: Client, provider: IdentityProvider, subject: str, target: str = "") -> Any:
    """From the button to the answer of our own page of return."""
    start = client.get("/sign-in/with/co-quan/", {"next": target} if target else {})
    return client.get(provider.agree(start["Location"], subject))


def signed_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def said(response: Any) -> str:
    return response.content.decode()


def test_sign_in_page_names_the_provider(client: Client, site: World) -> None:
    page = said(client.get("/sign-in/?next=/documents/"))

    assert 'href="/sign-in/with/co-quan/?next=%2Fdocuments%2F"' in page
    assert "Tài khoản cơ quan" in page


def test_without_a_provider_the_page_names_none(client: Client, world: World) -> None:
    assert "tài khoản khác" not in said(client.get("/sign-in/"))
    assert client.get("/sign-in/with/co-quan/").status_code == 404
    assert client.get("/sign-in/with/co-quan/return/").status_code == 404


def test_verified_address_opens_the_account_and_links_it(client: Client, site: World, provider) -> None:
    start = client.get("/sign-in/with/co-quan/", {"next": "/documents/"})
    asked = parse_qs(urlsplit(start["Location"]).query)
    response = client.get(provider.agree(start["Location"], "s-officer"))

    assert (response.status_code, response["Location"]) == (302, "/documents/")
    assert signed_in(client) == str(site.users["officer"].pk)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://testserver/sign-in/with/co-quan/return/"]
    assert provider.verifier_fits(asked["code_challenge"][0])
    account = SocialAccount.objects.get()
    assert (account.user_id, account.provider, account.uid) == (site.users["officer"].pk, "co-quan", "s-officer")
    assert account.extra_data == {}
    assert list(Event.objects.order_by("recorded_at", "id").values_list("name", flat=True))[-2:] == [
        "account.linked",
        "account.signed_in",
    ]


def test_linked_subject_opens_the_account_whatever_its_address_now(client: Client, site: World, provider) -> None:
    signing.link(site.users["leader"], "co-quan", "s-no-mail", by=SYSTEM, now=NOW)

    assert go(client, provider, "s-no-mail").status_code == 302
    assert signed_in(client) == str(site.users["leader"].pk)


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("s-stranger", "Chưa có tài khoản nào ứng với danh tính nguoi-la@example.vn của Tài khoản cơ quan."),
        ("s-unproved", "Tài khoản cơ quan chưa xác minh địa chỉ thư điện tử của bạn"),
        ("s-claims-yes", "Tài khoản cơ quan chưa xác minh địa chỉ thư điện tử của bạn"),
        ("s-no-mail", "Tài khoản cơ quan chưa xác minh địa chỉ thư điện tử của bạn"),
    ],
)
def test_identity_without_an_account_gets_a_sentence(client, site: World, provider, subject, sentence) -> None:
    people = User.objects.count()

    response = go(client, provider, subject)

    assert response.status_code == 403
    assert sentence in said(response)
    assert signed_in(client) is None
    assert User.objects.count() == people
    assert not SocialAccount.objects.exists()


def test_account_without_a_post_gets_a_sentence(client: Client, site: World, provider) -> None:
    accounts.enter("chua-co", "Chưa có chức vụ", email="chua-co@example.vn", by=SYSTEM, now=NOW)

    response = go(client, provider, "s-idle")

    assert response.status_code == 403
    assert "Tài khoản chua-co chưa được giao chức vụ nào" in said(response)
    assert signed_in(client) is None
    assert not SocialAccount.objects.exists()


def test_two_accounts_with_one_address_open_neither(client: Client, site: World, provider) -> None:
    accounts.enter("trung", "Trùng địa chỉ", email="w-officer@example.vn", by=SYSTEM, now=NOW)

    response = go(client, provider, "s-officer")

    assert (response.status_code, signed_in(client)) == (403, None)
    assert "Có nhiều tài khoản cùng ghi địa chỉ" in said(response)


def test_closed_account_is_refused(client: Client, site: World, provider) -> None:
    signing.link(site.users["head"], "co-quan", "s-no-mail", by=SYSTEM, now=NOW)
    User.objects.filter(pk=site.users["head"].pk).update(is_active=False)

    response = go(client, provider, "s-no-mail")

    assert (response.status_code, signed_in(client)) == (403, None)
    assert "Tài khoản này đã ngừng sử dụng." in said(response)


def test_person_who_stops_at_the_provider_is_told_so(client: Client, site: World, provider) -> None:
    start = client.get("/sign-in/with/co-quan/")

    state = parse_qs(urlsplit(start["Location"]).query)["state"][0]
    response = client.get(f"{provider.deny(start['Location'])}&state={state}")

    assert response.status_code == 401
    assert "Bạn đã dừng việc đăng nhập tại Tài khoản cơ quan." in said(response)


def test_answer_to_another_browser_is_worth_nothing(client: Client, site: World, provider) -> None:
    start = client.get("/sign-in/with/co-quan/")
    back = provider.agree(start["Location"], "s-officer")

    response = Client().get(back)

    assert response.status_code == 401
    assert "Tài khoản cơ quan không xác nhận được lần đăng nhập này" in said(response)
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 401  # an answer counts once


def test_provider_that_is_away_is_named(client: Client, site: World, settings: Any, provider) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:9"

    response = client.get("/sign-in/with/co-quan/")

    assert response.status_code == 502
    assert "Tài khoản cơ quan không xác nhận được" in said(response)


def test_foreign_next_is_not_followed(client: Client, site: World, provider) -> None:
    assert go(client, provider, "s-officer", "https://example.vn/")["Location"] == "/work/"


@pytest.mark.parametrize(("strong", "onward"), [(False, "/sign-in/second/"), (True, "/work/")])
def test_second_factor_is_asked_unless_the_provider_has_asked(
    client: Client, site: World, settings: Any, provider, strong: bool, onward: str
) -> None:
    signing.add_app(site.users["officer"], "A" * 32, by=SYSTEM, now=NOW)
    name(settings, provider, second_factor=strong)

    response = go(client, provider, "s-officer")

    assert response["Location"] == onward
    assert (signed_in(client) is not None) is strong


def test_signed_in_person_links_an_identity_by_a_form_and_unlinks_it(client: Client, site: World, provider) -> None:
    client.force_login(site.users["officer"], backend=BACKEND)
    session = client.session
    session["confirmed_at"] = 9e12
    session.save()

    leading = client.post("/account/identities/co-quan/link/")
    address = leading["Refresh"].partition("url=")[2]
    response = client.get(provider.agree(address, "s-stranger"))

    assert leading.status_code == 200
    assert response["Location"] == "/account/"
    row = SocialAccount.objects.get(user=site.users["officer"])
    assert "Tài khoản cơ quan" in said(client.get("/account/"))
    assert client.post(f"/account/identities/{row.pk}/unlink/").status_code == 302
    assert not SocialAccount.objects.exists()
    assert Event.objects.filter(name="account.unlinked").count() == 1


def test_identity_of_somebody_else_is_not_taken_over(client: Client, site: World, provider) -> None:
    signing.link(site.users["head"], "co-quan", "s-stranger", by=SYSTEM, now=NOW)
    client.force_login(site.users["officer"], backend=BACKEND)
    session = client.session
    session["confirmed_at"] = 9e12
    session.save()

    leading = client.post("/account/identities/co-quan/link/")
    response = client.get(provider.agree(leading["Refresh"].partition("url=")[2], "s-stranger"))

    assert response.status_code == 403
    assert "Danh tính này đã liên kết với một tài khoản khác." in said(response)
    assert SocialAccount.objects.get().user == site.users["head"]


def test_linking_is_not_started_by_a_link(client: Client, site: World) -> None:
    client.force_login(site.users["officer"], backend=BACKEND)

    assert client.get("/account/identities/co-quan/link/").status_code in {302, 405}
    assert Appointment.objects.filter(user=site.users["officer"]).exists()
