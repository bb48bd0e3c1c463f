"""Signing in with a real browser: a security key (Chromium's virtual one), an app, an identity provider; keys without scripts."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import User
from kiemtra.workflows import signing
from tests.e2e.surfing import WIDE
from tests.web.identity_provider import IdentityProvider, running
from tests.world import NOW, World

pytestmark = [
    pytest.mark.browser,
    # The provider's own library is ahead of it.
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
]

PASSWORD = "bốn con thuyền giấy trôi"
NEW = "năm cái cốc sành nứt đôi"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def site(committed_world: World, settings: Any) -> Iterator[str]:
    """The address of a running site in which the officer has a password. A key belongs to a name, hence localhost.

    Not by the fixture `live_server`, which empties the tables before the triggers of the trail are lifted. A test asks for
    it before its page: the browser then lets go of the server before it stops.
    """
    cache.clear()
    user = committed_world.users["officer"]
    user.set_password(PASSWORD)
    user.save()
    server = LiveServer("localhost")
    settings.BASE_URL = server.url
    yield server.url
    # What is still being answered shares the connection of the database until it is done.
    for answering in [thread for thread in threading.enumerate() if "process_request" in thread.name]:
        answering.join(10)
    server.stop()


@pytest.fixture
def key(context: BrowserContext, page: Page) -> Any:
    """A security key in the browser; returns the way to ask what it holds."""
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": False,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    found = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda: session.send("WebAuthn.getCredentials", found)["credentials"]


def sign_in(page: Page, site: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Tên đăng nhập").fill("w-officer")
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_security_key_is_added_and_opens_the_account(site: str, page: Page, key: Any) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    sign_in(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")

    page.goto(f"{site}/account/")
    page.get_by_role("link", name="Thêm khóa bảo mật").click()
    page.get_by_label("Tên để nhận ra khóa").fill("Khóa USB màu đen")
    page.get_by_role("button", name="Thêm khóa bảo mật").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    spare = page.locator("ol.codes li").first.inner_text()
    page.get_by_role("link", name="Tôi đã cất mã").click()
    expect(page.get_by_role("rowheader", name="Khóa bảo mật “Khóa USB màu đen”")).to_be_visible()
    assert len(key()) == 1

    sign_out(page)
    sign_in(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Xác thực lớp thứ hai")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.goto(f"{site}/account/")
    expect(page.get_by_text("Chưa dùng", exact=True)).to_have_count(0)

    sign_out(page)
    sign_in(page, site)
    page.get_by_label("Mã xác thực").fill(spare)
    page.get_by_role("button", name="Xác nhận mã").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    assert refused == []


def test_same_key_is_not_added_twice_and_a_foreign_key_opens_nothing(site: str, page: Page, key: Any) -> None:
    sign_in(page, site)
    for _ in range(2):
        page.goto(f"{site}/account/key/")
        page.get_by_label("Tên để nhận ra khóa").fill("Khóa")
        page.get_by_role("button", name="Thêm khóa bảo mật").click()
        page.wait_for_timeout(300)
    expect(page.get_by_role("status").filter(has_text="Khóa này đã được thêm cho tài khoản rồi.")).to_be_visible()
    assert len(key()) == 1


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_the_app_works_and_the_key_says_why_not(site: str, plain_page: Page) -> None:
    page = plain_page
    sign_in(page, site)
    page.goto(f"{site}/account/key/")
    expect(page.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_visible()
    page.get_by_label("Tên để nhận ra khóa").fill("Khóa")
    page.get_by_role("button", name="Thêm khóa bảo mật").click()
    expect(page.get_by_text("Chưa nhận được trả lời của khóa bảo mật.").first).to_be_visible()

    page.goto(f"{site}/account/app/")
    secret = page.locator("strong.code").inner_text().replace(" ", "")
    page.get_by_label("Mã 6 chữ số trong ứng dụng").fill(code(secret))
    page.get_by_role("button", name="Thêm ứng dụng").click()
    expect(page.locator("ol.codes li")).to_have_count(10)
    spare = page.locator("ol.codes li").nth(1).inner_text()

    sign_out(page)
    sign_in(page, site)
    page.get_by_label("Mã xác thực").fill(spare)
    page.get_by_role("button", name="Xác nhận mã").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")


def test_one_time_link_leads_to_a_password_and_in(site: str, page: Page) -> None:
    user = User.objects.get(username="w-officer")
    link = signing.issue_link(user, purpose=signing.LinkPurpose.NEW_PASSWORD, by=SYSTEM, now=NOW)

    page.goto(link)
    assert page.url == f"{site}/sign-in/password/"
    page.get_by_label("Mật khẩu mới", exact=True).fill("hanoi2025!!")
    page.get_by_label("Nhập lại mật khẩu mới").fill("hanoi2025!!")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_text("Mật khẩu này quá dễ đoán.").first).to_be_visible()
    page.get_by_label("Mật khẩu mới", exact=True).fill(NEW)
    page.get_by_label("Nhập lại mật khẩu mới").fill(NEW)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    expect(page.get_by_text("Đã đặt mật khẩu.")).to_be_visible()
    sign_in(page, site, NEW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Đường dẫn không còn dùng được")


@pytest.fixture
def provider(settings: Any) -> Iterator[IdentityProvider]:
    people = {"s-1": {"email": "w-officer@example.vn", "email_verified": True}, "s-2": {"email": "khac@example.vn"}}
    with running(people) as one:
        settings.OIDC_PROVIDERS = [one.settings()]
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": settings.OIDC_PROVIDERS}
        }
        yield one


def test_identity_provider_leads_in_and_an_identity_is_linked(
    site: str, provider: IdentityProvider, page: Page
) -> None:
    page.goto(f"{site}/sign-in/?next=/documents/")
    page.get_by_role("link", name="Tài khoản cơ quan").click()
    page.get_by_role("button", name="s-1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản")

    page.goto(f"{site}/account/")
    page.get_by_role("button", name="Liên kết với Tài khoản cơ quan").click()
    page.get_by_role("button", name="s-2").first.click()
    expect(page.get_by_text("Đã liên kết với Tài khoản cơ quan.")).to_be_visible()
    expect(page.get_by_role("button", name="Bỏ liên kết")).to_have_count(2)
