"""Merged reports: which agency merges what of a round, what its head approved, and a copy that keeps long pages quick."""

from django.db import models
from django.db.models import Q

from kiemtra.domain.merges import MergeState
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of
from kiemtra.store.models.reports import ReportRound


class Merge(Record):
    """What one agency merges of a round: all of it, the units below an agency, or the items of a field."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="merges")
    round = models.ForeignKey(ReportRound, on_delete=models.PROTECT, related_name="merges")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # The agency at or below which the units stand; empty: all units of the round.
    over = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The areas of a field; empty: all items of the form.
    areas = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=16, default=MergeState.OPEN)
    # What the agency says of its figures: goes into every export.
    note = models.TextField(blank=True)
    # Why it was last sent back, and of which units and items: [{"unit", "item", "text"}].
    remark = models.TextField(blank=True)
    remarks = models.JSONField(default=list, blank=True)
    charged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    charged_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("state", MergeState, name="merge_state"),
            models.UniqueConstraint(fields=["round", "agency"], name="one_merge_of_a_round"),
            # The whole of a round is merged once.
            models.UniqueConstraint(fields=["round"], condition=Q(over__isnull=True), name="one_whole_merge"),
        ]


class MergeVersion(models.Model):
    """What the head approved: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    # Line → figure, as `domain/merged.as_data` writes them.
    figures = models.JSONField()
    # The versions of reports that they count: [[agency, report, version]], and the units without any:
    # [[agency, report]]; ids as 32 hexadecimal digits.
    covers = models.JSONField()
    missing = models.JSONField()
    # SHA-256 over figures, covers and missing.
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "number"], name="one_merge_version")]


class RoundSum(models.Model):
    """The whole of a long round as it was last added up: pages add only what has changed since. Holds nothing of its own."""

    round = models.OneToOneField(ReportRound, on_delete=models.CASCADE, primary_key=True, related_name="sum")
    # The versions of reports in it, and line → figure, line → median.
    covers = models.JSONField()
    figures = models.JSONField()
    medians = models.JSONField()
    made_at = models.DateTimeField()
