"""What a session knows of how its person came in: who waits for the second step, who has confirmed lately."""

import time
from ipaddress import ip_address
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from kiemtra.domain.people import Actor
from kiemtra.store.models import User
from kiemtra.store.queries import people
from kiemtra.store.queries import signing as queries
from kiemtra.web.request import Request
from kiemtra.workflows import signing
from kiemtra.workflows.signing import Means

BACKEND = "django.contrib.auth.backends.ModelBackend"
UNKNOWN_ADDRESS = "::"
# The second step must follow the first within this time.
STEP_LASTS = 10 * 60
# So long a person who has just shown who they are may change how the account is opened.
CONFIRMED_FOR = 15 * 60
_WAITING, _CONFIRMED, _STRONG = "sign_in_waiting", "confirmed_at", "second_factor"


def safe_next(request: HttpRequest, fallback: str = "my-work") -> str:
    """Where to go on: the `next` of the form where it is a path of this site."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if is_own_path(request, target) else fallback


def is_own_path(request: HttpRequest, target: str) -> bool:
    """Whether it is a path of this site, and no other site in disguise."""
    hosts = {request.get_host()}
    return target.startswith("/") and url_has_allowed_host_and_scheme(target, hosts, require_https=request.is_secure())


def client_address(request: HttpRequest) -> str:
    """The address of who asks; behind a proxy the last one that the proxy has written."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    text = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        return str(ip_address(text))
    except ValueError:
        return UNKNOWN_ADDRESS


def first_step_done(request: Request, user: User, means: Means, target: str, *, strong: bool = False) -> HttpResponse:
    """Go on to the second step where the person has a second factor, else in. `strong`: the provider has asked for one."""
    if strong or not queries.has_factor(user):
        return come_in(request, user, means, target, strong=strong)
    request.session[_WAITING] = {"user": str(user.pk), "next": target, "at": time.time()}
    return redirect("second-step")


def waiting(request: Request) -> tuple[User, str] | None:
    """Who has done the first step in this session and lately, and where they want to go."""
    found = request.session.get(_WAITING)
    if not found or time.time() - found["at"] > STEP_LASTS:
        return None
    user = queries.account(UUID(found["user"]))
    return (user, found["next"]) if user and user.is_active else None


def come_in(
    request: Request, user: User, means: Means, target: str, *, strong: bool, key: Authenticator | None = None
) -> HttpResponse:
    """Open the session and note it; who has no post is led to the page that says so."""
    request.session.pop(_WAITING, None)
    if request.user.is_authenticated:
        logout(request)
    login(request, user, backend=BACKEND)
    request.session[_STRONG] = strong
    confirm(request)
    actor = people.actor_of(user, request.today)
    signing.sign_in(
        user,
        means,
        session=request.session.session_key or "",
        address=client_address(request),
        browser=request.headers.get("User-Agent", ""),
        key=key,
        by=actor,
        now=request.now,
    )
    return redirect(target if actor.posts else "no-post")


def confirm(request: Request) -> None:
    """Note that the person has just shown who they are."""
    request.session[_CONFIRMED] = time.time()


def is_confirmed(request: Request) -> bool:
    """Whether the person has shown lately who they are."""
    at: float = request.session.get(_CONFIRMED, 0)
    return time.time() - at < CONFIRMED_FOR


def strengthen(request: Request) -> None:
    """Note that the session has shown a second factor."""
    request.session[_STRONG] = True


def lacks_factor(request: HttpRequest, actor: Actor) -> bool:
    """Whether a role of the actor demands a second factor that this session has not shown."""
    demanded = any(post.role in settings.MFA_REQUIRED for post in actor.posts)
    return demanded and not request.session.get(_STRONG, False)
