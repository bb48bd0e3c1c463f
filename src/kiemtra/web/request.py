"""Our own request: with the actor, the day, and what a write carries (the revision it saw, its id)."""

from datetime import date, datetime
from uuid import UUID

from django.http import Http404, HttpRequest
from django_htmx.middleware import HtmxDetails

from kiemtra.domain.people import Actor
from kiemtra.store.models import Jurisdiction, User

# Far above any revision, far below what Python refuses to read as a number.
LONGEST_REVISION = 9


class Request(HttpRequest):
    """An `HttpRequest` after our middleware."""

    user: User
    htmx: HtmxDetails
    actor: Actor
    # Whether a role of the person demands a second factor that this session has not shown; the actor has no posts then.
    lacks_factor: bool
    # The jurisdiction of the actor's first post, None for strangers.
    jurisdiction: Jurisdiction | None
    today: date
    now: datetime


def seen_revision(request: HttpRequest) -> int:
    """The revision that the form was made from."""
    return revision_of(request, "revision")


def revision_of(request: HttpRequest, name: str) -> int:
    """The revision that a field of the form holds."""
    value = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= LONGEST_REVISION else 0


def write_id(request: HttpRequest) -> UUID | None:
    """The id that the form carries, so that the same write may be repeated harmlessly."""
    value = request.POST.get("write_id", "")
    try:
        return UUID(value) if value else None
    except ValueError as error:
        raise Http404 from error


def id_of(request: HttpRequest, name: str) -> UUID | None:
    """The id that the address names as `name`; what is no id is none."""
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None
