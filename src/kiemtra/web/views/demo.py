"""What exists in the demo only: sign-in links, the role panel, the movable day. Outside it each answers 404."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from kiemtra.store.models import User
from kiemtra.store.queries import people
from kiemtra.web.demo import username_of
from kiemtra.web.forms.people import DayForm
from kiemtra.web.request import Request
from kiemtra.web.views.people import safe_next
from kiemtra.workflows import demo as workflow

View = Callable[..., HttpResponse]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def demo_only(view: View) -> View:
    """404 outside the demo."""

    @wraps(view)
    def guarded(request: Request, *args: str, **kwargs: str) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return login_not_required(guarded)  # each view looks itself who asks, so that its answer outside the demo is 404


@demo_only
@require_GET
def sign_in_by_link(request: Request, token: str) -> HttpResponse:
    """A link of this start of the demo; those of earlier starts are dead."""
    return _become(request, username_of(token) or "")


@demo_only
@require_POST
def role(request: Request) -> HttpResponse:
    """Switch role in one press: only among the demo's own accounts."""
    if not people.demo_accounts().filter(pk=request.user.pk).exists():
        raise Http404
    return _become(request, request.POST.get("role", ""))


def _become(request: Request, username: str) -> HttpResponse:
    user: User | None = people.demo_accounts().filter(username=username).first()
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("my-work")


@demo_only
@require_GET
def gallery(request: Request) -> HttpResponse:
    """Every component in each state."""
    return render(request, "components/gallery.html")


@demo_only
@require_POST
def day(request: Request) -> HttpResponse:
    """Move the assumed day of the signed-in person's system."""
    if not request.actor.is_known or request.jurisdiction is None:
        raise Http404
    form = DayForm(request.POST)
    if form.is_valid():
        workflow.assume_day(request.jurisdiction.pk, form.cleaned_data["day"], by=request.actor, now=request.now)
    else:
        messages.error(request, " ".join(str(error) for error in form.errors["day"]))
    return redirect(safe_next(request))
