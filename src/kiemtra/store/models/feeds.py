"""The secret addresses under which people read their own calendar from outside."""

from django.db import models
from django.db.models import Q

from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record


class CalendarFeed(Record):
    """One address; the token itself is shown once and never kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="feeds")
    # SHA-256 of the token.
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(withdrawn_at__isnull=True), name="one_live_feed")
        ]
