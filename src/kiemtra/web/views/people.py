"""Signing in, in one step or two, and out."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiemtra.store.queries import signing as queries
from kiemtra.web import keys
from kiemtra.web.backends import means_of
from kiemtra.web.forms.people import CodeForm, SignInForm
from kiemtra.web.request import Request
from kiemtra.web.signing_in import come_in, first_step_done, safe_next, waiting
from kiemtra.workflows.signing import Means

__all__ = ["no_post", "safe_next", "second_step", "sign_in", "sign_out"]

NO_ANSWER = "Chưa nhận được trả lời của khóa bảo mật. Khóa cần trình duyệt có bật JavaScript; hãy thử lại, hoặc dùng mã xác thực."
TOO_LATE = "Đã quá 10 phút từ lúc nhập mật khẩu. Hãy đăng nhập lại."


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.user:
        return first_step_done(request, form.user, Means.PASSWORD, safe_next(request))
    context = {
        "form": form,
        "next": safe_next(request, ""),
        "providers": settings.OIDC_PROVIDERS,
        "help_contact": settings.HELP_CONTACT,
    }
    return render(request, "people/sign_in.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def second_step(request: Request) -> HttpResponse:
    """A code or a key, after the password."""
    found = waiting(request)
    if found is None:
        return render(request, "people/second_step.html", {"too_late": TOO_LATE}, status=403)
    user, target = found
    if "credential" in request.POST:
        key = keys.shown(user, request.POST["credential"])
        if key:
            return come_in(request, user, Means.KEY, target, strong=True, key=key)
        return _second(request, CodeForm(request, user), NO_ANSWER)
    form = CodeForm(request, user, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.user:
        return come_in(request, user, means_of(form.user), target, strong=True)
    return _second(request, form)


def _second(request: Request, form: CodeForm, fault: str = "") -> HttpResponse:
    context = {
        "form": form,
        "fault": fault,
        "challenge": keys.challenge_to_show(form.asked) if queries.KEY in form.kinds else "",
        "has_app": queries.TOTP in form.kinds,
    }
    return render(request, "people/second_step.html", context, status=422 if form.errors or fault else 200)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    logout(request)
    return redirect("home")


@require_GET
def no_post(request: Request) -> HttpResponse:
    """For who is known but holds no post: nothing to see, and whom to ask."""
    if request.actor.posts:
        return redirect("my-work")
    context = {"ask": queries.whom_to_ask(request.user, request.today), "help_contact": settings.HELP_CONTACT}
    return render(request, "people/no_post.html", context)
