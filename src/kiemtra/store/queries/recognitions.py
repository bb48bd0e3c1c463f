"""Scans whose letters are being recognised, as far as an actor may see them: who sees the readings that they become."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from kiemtra.domain.people import Actor
from kiemtra.domain.recognitions import UNDER_WAY, RecognitionState
from kiemtra.store.models import Recognition
from kiemtra.store.queries.readings import held_by

# So long the list says that one failed.
TOLD_FOR = timedelta(days=3)
SHOWN = 20


def visible_to(actor: Actor) -> QuerySet[Recognition]:
    """The scans of the actor's jurisdictions, for the staff of the standing agency and of the issuer; without their bytes."""
    return Recognition.objects.filter(held_by(actor)).defer("data")


def listed(actor: Actor, *, now: datetime) -> QuerySet[Recognition]:
    """Those that are under way or failed lately, newest first."""
    failed = Q(state=RecognitionState.FAILED, finished_at__gte=now - TOLD_FOR)
    open_ones = Q(state__in=sorted(map(str, UNDER_WAY)))
    return visible_to(actor).filter(open_ones | failed).order_by("-asked_at", "-pk")[:SHOWN]
