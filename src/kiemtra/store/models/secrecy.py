"""The neutral call to a team before an unannounced visit: an hour and a meeting point, no unit, no topic."""

from django.db import models
from django.db.models import F, Q

from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.record import Record


class Summons(Record):
    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="summons")
    # From this hour on the members find it among their work.
    shown_from = models.DateTimeField()
    meet_at = models.DateTimeField()
    meeting_point = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(shown_from__lte=F("meet_at")), name="summons_shown_before_meeting")
        ]
