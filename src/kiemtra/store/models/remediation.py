"""Statements of what was done, verifications of them, and evidence attached to anything."""

from django.db import models

from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.conclusions import Finding, Recommendation
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import CheckResult, Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record


class Statement(Record):
    """What the addressee says was done."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="statements")
    text = models.TextField()
    done_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Verification(Record):
    """What the inspecting side found of a statement."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="verification")
    accepted = models.BooleanField()
    reason = models.TextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Evidence(Record):
    """A file with the time of the fact and the time of receipt, attached to a result, a finding or a statement."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="evidence")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    caption = models.CharField(max_length=300, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # The agency that handed it in; empty where the team made it.
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.ForeignKey(CheckResult, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
