"""The day that each government's system takes for today: the calendar's, in the demo the one assumed for it."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from kiemtra.store.models import Jurisdiction
from kiemtra.store.queries import transfers as queries


def today_of_each(now: datetime) -> Iterator[tuple[Jurisdiction, date]]:
    """Every system with its day."""
    for jurisdiction in queries.systems():
        assumed = jurisdiction.assumed_day if settings.DEMO else None
        yield jurisdiction, assumed or timezone.localdate(now)
