"""Lets what dissolved agencies owed pass on, once a day and at the start: a reorganisation may take effect any night."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from kiemtra.domain.people import SYSTEM
from kiemtra.store.queries import transfers as queries
from kiemtra.workflows import transfers


def carry_over(clock: Callable[[], datetime] = timezone.now) -> int:
    """Carry over in each system as of its day; how many transfers were recorded."""
    now, recorded = clock(), 0
    for jurisdiction in queries.systems():
        day = jurisdiction.assumed_day if settings.DEMO else None
        told = transfers.carry_over(day or timezone.localdate(now), jurisdiction=jurisdiction, by=SYSTEM, now=now)
        recorded += told.transferred + told.waiting
    return recorded
