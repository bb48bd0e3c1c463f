"""One-time links to set a password: asked for, opened, used."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from kiemtra.store.models import User
from kiemtra.store.queries import signing as queries
from kiemtra.web.forms.people import ForgottenForm, NewPasswordForm
from kiemtra.web.request import Request
from kiemtra.workflows import signing

_LINK = "password_link"


@never_cache
@require_http_methods(["GET", "POST"])
def password_forgotten(request: Request) -> HttpResponse:
    """The same answer whether or not there is such an account; without a mail server, whom to ask."""
    form = ForgottenForm(request.POST or None)
    is_asked = bool(settings.SMTP_URL) and request.method == "POST" and form.is_valid()
    if is_asked:
        signing.ask_for_link(form.cleaned_data["name"].strip(), now=request.now)
    context = {"form": form, "by_mail": bool(settings.SMTP_URL), "is_asked": is_asked, "help": settings.HELP_CONTACT}
    return render(request, "people/forgotten.html", context, status=422 if form.errors else 200)


@never_cache
@require_GET
def link_open(request: Request, pk: UUID, token: str) -> HttpResponse:
    """Keep the link in the session and out of the address, then ask for the password. Opening it uses nothing up."""
    request.session[_LINK] = {"user": str(pk), "token": token}
    return redirect("password-set")


@sensitive_post_parameters("new_password", "again")
@never_cache
@require_http_methods(["GET", "POST"])
def password_set(request: Request) -> HttpResponse:
    user, token = _linked(request)
    if user is None:
        return render(request, "people/link_dead.html", {"help": settings.HELP_CONTACT}, status=404)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        signing.set_password_by_link(user, token, form.cleaned_data["new_password"], now=request.now)
        del request.session[_LINK]
        messages.success(request, "Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.")
        return redirect("sign-in")
    status = 422 if form.errors else 200
    return render(request, "people/password_set.html", {"form": form, "username": user.username}, status=status)


def _linked(request: Request) -> tuple[User | None, str]:
    """Whose link the session holds, where it is still good."""
    link = request.session.get(_LINK)
    if link is None:
        return None, ""
    user = queries.account(UUID(link["user"]))
    return (user, link["token"]) if user and signing.is_good(user, link["token"]) else (None, "")
