"""Signing in and out."""

from django.contrib.auth import login, logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.web.forms.people import SignInForm
from kiemtra.web.request import Request


def safe_next(request: Request, fallback: str = "my-work") -> str:
    """Where to go on: the `next` of the form where it is a path of this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    if target.startswith("/") and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    ):
        return target
    return fallback


@require_http_methods(["GET", "POST"])
def sign_in(request: Request) -> HttpResponse:
    form = SignInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.user, backend="django.contrib.auth.backends.ModelBackend")
        return redirect(safe_next(request))
    status = 422 if form.errors else 200
    return render(request, "people/sign_in.html", {"form": form, "next": safe_next(request, "")}, status=status)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    logout(request)
    return redirect("home")
