"""Who acts, on which day; and errors of the rules mapped to answers once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from kiemtra.domain.errors import KiemtraError
from kiemtra.store.models import Jurisdiction
from kiemtra.store.queries import people
from kiemtra.web.request import Request
from kiemtra.web.signing_in import lacks_factor
from kiemtra.web.views import errors

Respond = Callable[[HttpRequest], HttpResponse]


class SignInMiddleware(LoginRequiredMiddleware):
    """Every page asks to sign in unless its view says otherwise; the API answers for itself.

    Where a role demands a second factor, a session without one sees public pages and its own account only.
    """

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        """Send strangers to the sign-in page and back; htmx is told to leave the page instead of filling a part of it."""
        if request.path.startswith("/api/"):
            return None
        if super().process_view(request, *view) is None:
            return self._ask_for_factor(request, view[0])
        address = f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': page_seen(request)})}"
        if "HX-Request" in request.headers:
            return HttpResponse(status=401, headers={"HX-Redirect": address})
        return redirect(address)

    def _ask_for_factor(self, request: HttpRequest, view: Any) -> HttpResponseBase | None:
        asked = cast(Request, request)
        if not asked.lacks_factor or not getattr(view, "login_required", True):
            return None
        if request.path.startswith(reverse("my-account")) or request.path == reverse("sign-out"):
            return None
        if "HX-Request" in request.headers:
            return HttpResponse(status=401, headers={"HX-Redirect": reverse("my-account")})
        return redirect("my-account")


def page_seen(request: HttpRequest) -> str:
    """The page that the person has before them: for a deed or a fragment the one from which it was asked."""
    if request.method in {"GET", "HEAD"} and "HX-Request" not in request.headers:
        return request.get_full_path()
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    return page._replace(scheme="", netloc="", fragment="").geturl() if page.netloc == request.get_host() else "/"


class ActorMiddleware:
    """Puts actor, jurisdiction, day and hour on the request."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, plain: HttpRequest) -> HttpResponse:
        request = cast(Request, plain)
        user = plain.user if plain.user.is_authenticated else None
        request.jurisdiction = people.jurisdiction_of(user) if user else None
        request.now = moment(request.jurisdiction)
        request.today = timezone.localtime(request.now).date()
        actor = people.actor_of(user, request.today)
        request.lacks_factor = lacks_factor(request, actor)
        # A role that demands a second factor counts only in a session that has shown one: on pages and in the API.
        request.actor = replace(actor, posts=()) if request.lacks_factor else actor
        return self.get_response(request)


def moment(jurisdiction: Jurisdiction | None) -> datetime:
    """Now; in the demo the hour of now on the day that the jurisdiction assumes."""
    real = timezone.now()
    day: date | None = jurisdiction.assumed_day if settings.DEMO and jurisdiction else None
    if day is None:
        return real
    local = timezone.localtime(real)
    return datetime.combine(day, time(local.hour, local.minute, local.second, local.microsecond), local.tzinfo)


def _size(request: HttpRequest) -> int:
    """How many bytes the request says it will send; nothing of them has been read yet."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


class ErrorMiddleware:
    """Errors of the rules become answers here and nowhere else."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _size(request) > settings.REQUEST_LIMIT:
            return errors.too_large(request)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            page = errors.wrong_method(request)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A sentence for each refusal; None lets any other error go on."""
        if isinstance(error, ObjectDoesNotExist):
            return errors.not_found(request, error)
        return errors.of_rule(request, error) if isinstance(error, KiemtraError) else None
