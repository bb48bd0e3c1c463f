"""Reports asked of units: requests, typed answers, and submitted versions that never change."""

from django.db import models

from kiemtra.domain.reports import ReportState
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of


class ReportRequest(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="report_requests")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="report_requests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # Code and version of the form template in `data/forms`.
    form = models.CharField(max_length=60)
    form_version = models.CharField(max_length=20)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=16, default=ReportState.REQUESTED)
    remark = models.TextField(blank=True)
    requested_at = models.DateTimeField()
    # When the unit last saved an answer.
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("state", ReportState, name="report_state"),
            models.UniqueConstraint(fields=["inspection", "form"], name="one_report_request"),
        ]


class Answer(models.Model):
    """The current answer to one item; one row for each row of a table item."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=60)
    row = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    number = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "item", "row"], name="one_answer")]


class ReportVersion(models.Model):
    """What the unit submitted: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField()
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "number"], name="one_report_version")]
