"""The kept sums of long rounds: added up in the background, so that a page adds only what has changed since."""

from datetime import date, datetime

from django.db import transaction

from kiemtra.domain.merged import as_data, lines, medians, merge
from kiemtra.store.models import ReportRound, RoundSum
from kiemtra.store.queries import merged


@transaction.atomic
def renew(round_: ReportRound, *, now: datetime, today: date) -> RoundSum:
    """Add up the whole of a round anew and keep it in place of what was kept before."""
    counted = merged.sources(merged.Extent(round_, today)).versions
    asked = lines(merged.template_of(round_))
    reports = list(merged.values_of(counted))
    kept, _ = RoundSum.objects.update_or_create(
        round=round_,
        defaults={
            "covers": sorted(counted),
            "figures": as_data(merge(asked, reports)),
            "medians": {key: str(half) for key, half in medians(asked, reports).items()},
            "made_at": now,
        },
    )
    return kept
