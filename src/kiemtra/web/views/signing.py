"""One's own account: password, second factors, recovery codes, linked identities."""

from collections.abc import Callable
from functools import wraps

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiemtra.store.queries import signing as queries
from kiemtra.web import keys, qr, signing_in
from kiemtra.web.forms.people import WRONG_CODE, AppForm, CodeForm, KeyForm, NewPasswordForm, PasswordForm
from kiemtra.web.request import Request
from kiemtra.web.views.people import NO_ANSWER
from kiemtra.workflows import signing

View = Callable[..., HttpResponse]
_SECRET = "new_app_secret"


def confirmed(view: View) -> View:
    """Ask who has not shown lately who they are to do so first, and come back."""

    @wraps(view)
    def guarded(request: Request, *args: object, **kwargs: object) -> HttpResponse:
        if signing_in.is_confirmed(request):
            return view(request, *args, **kwargs)
        back = request.path if request.method == "GET" else reverse("my-account")
        return redirect(f"{reverse('identity-confirm')}?{urlencode({'next': back})}")

    return never_cache(guarded)


@never_cache
@require_GET
def my_account(request: Request) -> HttpResponse:
    factors = queries.factors_of(request.user)
    context = {
        "factors": factors,
        "has_app": any(row.type == queries.TOTP for row in factors),
        "codes_left": len(queries.unused_codes(request.user)) if factors else 0,
        "demanded": request.lacks_factor,
        "links": queries.links_of(request.user),
        "providers": settings.OIDC_PROVIDERS,
        "keys_work": keys.work_here(),
        "sessions": queries.sessions_of(request.user, timezone.now()),
        "session_key": request.session.session_key,
    }
    return render(request, "account/my_account.html", context)


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def identity_confirm(request: Request) -> HttpResponse:
    """By the password, or where there is none, by a second factor."""
    target = signing_in.safe_next(request, reverse("my-account"))
    user, data = request.user, request.POST or None
    by_password = user.has_usable_password()
    key = keys.shown(user, request.POST["credential"]) if "credential" in request.POST else None
    form = PasswordForm(request, user, data) if by_password else CodeForm(request, user, None if key else data)
    if key or (request.method == "POST" and form.is_valid()):
        signing_in.confirm(request)
        return redirect(target)
    context: dict[str, object] = {"form": form, "next": target, "by_password": by_password, "fault": ""}
    if isinstance(form, CodeForm):
        challenge = keys.challenge_to_show(user) if queries.KEY in form.kinds else ""
        context |= {"kinds": form.kinds, "challenge": challenge, "has_app": queries.TOTP in form.kinds}
    return render(request, "account/confirm.html", context, status=422 if form.errors else 200)


@sensitive_post_parameters("password", "new_password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def password_change(request: Request) -> HttpResponse:
    user, data = request.user, request.POST or None
    old = PasswordForm(request, user, data) if user.has_usable_password() else None
    if old is None and not signing_in.is_confirmed(request):
        return redirect(f"{reverse('identity-confirm')}?{urlencode({'next': request.path})}")
    new = NewPasswordForm(user, data)
    if request.method == "POST" and new.is_valid() and (old is None or old.is_valid()):
        key = request.session.session_key
        signing.change_password(user, new.cleaned_data["new_password"], keep=key, by=request.actor, now=request.now)
        update_session_auth_hash(request, user)
        signing_in.confirm(request)
        messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.")
        return redirect("my-account")
    failed = bool(new.errors or (old and old.errors))
    context = {"old": old, "new": new, "forms": [form for form in (old, new) if form]}
    return render(request, "account/password.html", context, status=422 if failed else 200)


@confirmed
@require_http_methods(["GET", "POST"])
def app_add(request: Request) -> HttpResponse:
    """Show the secret as a QR code; the app is taken once it has given a right code."""
    secret = request.session.setdefault(_SECRET, generate_totp_secret())
    form = AppForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if validate_totp_code(secret, form.cleaned_data["code"]):
            del request.session[_SECRET]
            signing.add_app(request.user, secret, by=request.actor, now=request.now)
            return _factor_added(request, "Đã thêm ứng dụng xác thực.")
        form.add_error("code", WRONG_CODE)
    address = get_adapter().build_totp_url(request.user, secret)
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    context = {"form": form, "secret": spaced, "code": qr.svg(address)}
    return render(request, "account/app.html", context, status=422 if form.errors else 200)


@confirmed
@require_http_methods(["GET", "POST"])
def key_add(request: Request) -> HttpResponse:
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        credential = keys.added(form.cleaned_data["credential"])
        if credential:
            name = form.cleaned_data["name"]
            signing.add_key(request.user, name, credential, by=request.actor, now=request.now)
            return _factor_added(request, f"Đã thêm khóa bảo mật “{name}”.")
        form.add_error(None, NO_ANSWER)
    context = {"form": form, "challenge": keys.challenge_to_add(request.user)}
    return render(request, "account/key.html", context, status=422 if form.errors else 200)


def _factor_added(request: Request, sentence: str) -> HttpResponse:
    signing_in.strengthen(request)
    messages.success(request, f"{sentence} Hãy cất các mã dự phòng dưới đây phòng khi mất máy hoặc mất khóa.")
    return redirect("recovery-codes")


@confirmed
@require_POST
def factor_remove(request: Request, pk: int) -> HttpResponse:
    signing.remove_factor(request.user, pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ lớp xác thực này.")
    return redirect("my-account")


@confirmed
@require_GET
def recovery_codes(request: Request) -> HttpResponse:
    if not queries.has_factor(request.user):
        return redirect("my-account")
    codes = [f"{code[:5]} {code[5:]}" for code in queries.unused_codes(request.user)]
    return render(request, "account/codes.html", {"codes": codes})


@confirmed
@require_POST
def recovery_codes_renew(request: Request) -> HttpResponse:
    if queries.has_factor(request.user):
        signing.renew_codes(request.user, by=request.actor, now=request.now)
        messages.success(request, "Đã tạo mã dự phòng mới; các mã cũ không dùng được nữa.")
    return redirect("recovery-codes")


@confirmed
@require_POST
def identity_unlink(request: Request, pk: int) -> HttpResponse:
    signing.unlink(request.user, pk, by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ liên kết.")
    return redirect("my-account")
