"""Frozen copies of readiness sets, taken by a team for its inspection: they never change, and the unit learns nothing."""

from django.db import models

from kiemtra.store.ids import new_id
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.reports import ReportRequest


class ReadinessCopy(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # As secret as the inspection it was taken for.
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="readiness_copies")
    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    # The answers as they were typed (item → text, rows, ids of files), the names of the files by id, and the day on which
    # each item was last typed or confirmed.
    answers = models.JSONField()
    names = models.JSONField(default=dict)
    touched = models.JSONField(default=dict)
    files = models.ManyToManyField(StoredFile, related_name="+")
    # When the unit last confirmed the whole set; empty where it never did.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="one_readiness_copy")]
