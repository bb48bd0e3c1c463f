"""What every page knows of its surroundings."""

from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest

from kiemtra.web.request import Request


def surroundings(plain: HttpRequest) -> dict[str, Any]:
    """The actor, the day, the jurisdiction and whether this is the demo."""
    request = cast(Request, plain)
    return {
        "actor": getattr(request, "actor", None),
        "today": getattr(request, "today", None),
        "jurisdiction": getattr(request, "jurisdiction", None),
        "demo_mode": settings.DEMO,
    }
