"""What every page knows of its surroundings."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from kiemtra.web import demo
from kiemtra.web.navigation import entries_for
from kiemtra.web.request import Request


def surroundings(plain: HttpRequest) -> dict[str, Any]:
    """The actor, the day, the jurisdiction and, in the demo, its banner."""
    request = cast(Request, plain)
    actor = getattr(request, "actor", None)
    if actor is None or not actor.is_known:
        return {"actor": actor}
    return {
        "actor": actor,
        "today": request.today,
        "jurisdiction": request.jurisdiction,
        "entries": SimpleLazyObject(lambda: entries_for(request.actor)),
        "demo": SimpleLazyObject(lambda: demo.bar(request)),
    }
