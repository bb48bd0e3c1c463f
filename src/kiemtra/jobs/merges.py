"""Adds up long rounds in the background, so that their merged tables open at once."""

from django.utils import timezone

from kiemtra.jobs.days import today_of_each
from kiemtra.store.queries import merged
from kiemtra.workflows import round_sums


def is_stale() -> bool:
    """Whether reports were handed in to a long round since it was last added up."""
    return bool(merged.stale_rounds())


def add_up() -> int:
    """Add up every such round; returns how many."""
    now = timezone.now()
    days = {jurisdiction.pk: day for jurisdiction, day in today_of_each(now)}
    rounds = merged.stale_rounds()
    for round_ in rounds:
        round_sums.renew(round_, now=now, today=days[round_.jurisdiction_id])
    return len(rounds)
