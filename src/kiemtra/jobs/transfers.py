"""Lets what dissolved agencies owed pass on, once a day and at the start: a reorganisation may take effect any night."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from kiemtra.domain.people import SYSTEM
from kiemtra.jobs.days import today_of_each
from kiemtra.workflows import transfers


def carry_over(clock: Callable[[], datetime] = timezone.now) -> int:
    """Carry over in each system as of its day; how many transfers were recorded."""
    now, recorded = clock(), 0
    for jurisdiction, day in today_of_each(now):
        told = transfers.carry_over(day, jurisdiction=jurisdiction, by=SYSTEM, now=now)
        recorded += told.transferred + told.waiting
    return recorded
