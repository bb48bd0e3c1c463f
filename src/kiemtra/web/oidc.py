"""Sign-in by an identity provider of the agency (OIDC with PKCE), through django-allauth.

allauth speaks with the provider and checks its answer; who then comes in is decided here. Sign-up is closed: an identity opens
an account that is linked with it, or the one account with the address that the provider has verified, if it holds a post.
"""

import logging
from typing import Any, NoReturn, cast

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kiemtra.store.models import User
from kiemtra.store.queries import people
from kiemtra.store.queries import signing as queries
from kiemtra.web.forms.people import CLOSED
from kiemtra.web.request import Request
from kiemtra.web.signing_in import first_step_done, is_own_path
from kiemtra.workflows import signing
from kiemtra.workflows.signing import Means

log = logging.getLogger(__name__)

CANCELLED = "Bạn đã dừng việc đăng nhập tại {name}. Hãy thử lại, hoặc đăng nhập bằng mật khẩu."
FAILED = "{name} không xác nhận được lần đăng nhập này (trang mở quá lâu, hoặc nơi cấp đang trục trặc). Hãy thử lại sau ít phút."
NO_ACCOUNT = "Chưa có tài khoản nào ứng với danh tính {email} của {name}. Hãy đề nghị quản trị hệ thống lập tài khoản với đúng địa chỉ này."
NOT_VERIFIED = (
    "{name} chưa xác minh địa chỉ thư điện tử của bạn, nên chưa biết đây là tài khoản nào. Hãy xác minh tại đó trước."
)
SEVERAL = "Có nhiều tài khoản cùng ghi địa chỉ {email}. Hãy đăng nhập bằng mật khẩu rồi liên kết danh tính ở trang Tài khoản của tôi."
NO_POST = (
    "Tài khoản {username} chưa được giao chức vụ nào, nên chưa đăng nhập được bằng {name}. Hãy hỏi quản trị hệ thống."
)
TAKEN = "Danh tính này đã liên kết với một tài khoản khác."


class Door(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """The way to a provider and back to our own address."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return f"{settings.BASE_URL}{reverse('oidc-return', args=[self.provider_id])}"


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """A provider of the settings; of what it tells, nothing is kept but the subject."""

    oauth2_adapter_class = Door

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        return {}


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Our decisions in allauth's course."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Provider:
        return Provider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """The identity is proved: link it, or let its person in, or say why not. allauth goes no further."""
        asked = cast(Request, request)
        joins = sociallogin.state.get("process") == AuthProcess.CONNECT and request.user.is_authenticated
        raise ImmediateHttpResponse(_link(asked, sociallogin) if joins else _come_in(asked, sociallogin))

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> NoReturn:
        """Say it to the person in a sentence, and to the log what the provider has answered."""
        log.warning("OIDC %s: %s %.300r", provider.app.provider_id, error, exception)
        raise ImmediateHttpResponse(
            refused(request, CANCELLED if error == AuthError.CANCELLED else FAILED, provider.name, status=401)
        )


def refused(request: HttpRequest, sentence: str, name: str, status: int = 403, **facts: str) -> HttpResponse:
    """The page that says why an identity does not open anything."""
    context = {"sentence": sentence.format(name=name, **facts), "help_contact": settings.HELP_CONTACT}
    return render(request, "people/oidc_refused.html", context, status=status)


def _come_in(request: Request, login: SocialLogin) -> HttpResponse:
    provider, name = login.account.provider, login.provider.name
    user = queries.linked(provider, login.account.uid)
    if user is None:
        email = next((one.email for one in login.email_addresses), "")
        user_or_sentence = _by_email(login, email)
        if isinstance(user_or_sentence, str):
            return refused(request, user_or_sentence, name, email=email)
        user = user_or_sentence
    actor = people.actor_of(user, request.today)
    if not user.is_active:
        return refused(request, CLOSED, name)
    if not actor.posts:
        return refused(request, NO_POST, name, username=user.username)
    if queries.linked(provider, login.account.uid) is None:
        signing.link(user, provider, login.account.uid, by=actor, now=request.now)
    target = login.state.get("next") or ""
    strong = bool(login.provider.app.settings.get("second_factor"))
    onward = target if is_own_path(request, target) else "my-work"
    return first_step_done(request, user, Means.PROVIDER, onward, strong=strong)


def _by_email(login: SocialLogin, email: str) -> User | str:
    """The one account with the address that the provider has verified; else why there is none."""
    if not any(one.verified is True for one in login.email_addresses):
        return NOT_VERIFIED
    found = queries.accounts_with_email(email)
    return found[0] if len(found) == 1 else SEVERAL if found else NO_ACCOUNT


def _link(request: Request, login: SocialLogin) -> HttpResponse:
    owner = queries.linked(login.account.provider, login.account.uid)
    if owner and owner.pk != request.user.pk:
        return refused(request, TAKEN, login.provider.name)
    if owner is None:
        signing.link(request.user, login.account.provider, login.account.uid, by=request.actor, now=request.now)
    messages.success(request, f"Đã liên kết với {login.provider.name}.")
    return redirect("my-account")
