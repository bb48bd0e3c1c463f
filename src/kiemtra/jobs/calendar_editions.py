"""Takes note of a new edition of the calendar of working days, once in each system: it comes with a new release."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.people import SYSTEM
from kiemtra.jobs.days import today_of_each
from kiemtra.workflows import calendar_editions


def take_note(clock: Callable[[], datetime] = timezone.now) -> int:
    """Take note where the calendar has changed; how many notice days it moved."""
    now, calendar = clock(), load_calendar()
    systems = [jurisdiction for jurisdiction, _ in today_of_each(now)]
    return sum(calendar_editions.take_note(one, calendar, by=SYSTEM, now=now) or 0 for one in systems)
