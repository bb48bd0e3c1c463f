"""Evidence attached to anything, and evidence that is asked of a unit."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from kiemtra.domain.evidence_asks import AskState, TimeOrigin, Verdict
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.conclusions import Finding
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import CheckResult, Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of, together
from kiemtra.store.models.remediation import Statement
from kiemtra.store.models.reports import ReportRequest


class EvidenceAsk(Record):
    """One thing that a unit is asked to prove, in an inspection or a report."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="evidence_asks")
    # The inspection, also that of the report; empty where a report was asked without any.
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_asks"
    )
    report = models.ForeignKey(
        ReportRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence_asks"
    )
    # Whom it was asked of; who answers today stands with the inspection or the report.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    # The item of the checklist or of the form, and its area; both empty for something asked freely.
    criterion = models.CharField(max_length=60, blank=True)
    area = models.CharField(max_length=40, blank=True)
    # What is to be shown.
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    state = models.CharField(max_length=16, default=AskState.ASKED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # What the unit says beside its files, or why there is nothing.
    remark = models.TextField(blank=True)
    none_reason = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    # Why the answer was rejected, or the ask withdrawn.
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("state", AskState, name="evidence_ask_state"),
            together("answered_by", "answered_at", name="evidence_ask_answered"),
            together("decided_by", "decided_at", name="evidence_ask_decided"),
            models.CheckConstraint(
                condition=Q(inspection__isnull=False) | Q(report__isnull=False), name="evidence_ask_has_a_place"
            ),
            models.UniqueConstraint(fields=["report", "number"], name="one_evidence_ask_of_a_report"),
            models.UniqueConstraint(
                fields=["inspection", "number"], condition=Q(report__isnull=True), name="one_evidence_ask"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="evidence_asks_by_state")]


class Evidence(Record):
    """A file with the time of the fact and the time of receipt, attached to a result, a finding, a statement or an ask."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="evidence")
    # Empty where it answers what was asked on a report without inspection.
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    report = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # The name under which it was handed in; the one under which it is filed follows from `domain/filing.py`.
    name = models.CharField(max_length=200)
    # What it proves: an item of the checklist or of a form; and its place among the evidence of that.
    criterion = models.CharField(max_length=60, blank=True)
    number = models.PositiveIntegerField(default=0)
    caption = models.CharField(max_length=300, blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    happened_from = models.CharField(max_length=8, default=TimeOrigin.TYPED)
    # A time that was taken from the file counts once a person has confirmed it.
    happened_confirmed = models.BooleanField(default=True)
    received_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # The agency that handed it in; empty where the team made it.
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.ForeignKey(CheckResult, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    ask = models.ForeignKey(EvidenceAsk, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    # What the receiving side said of a file that was asked for; empty until then.
    verdict = models.CharField(max_length=8, blank=True)
    verdict_reason = models.CharField(max_length=500, blank=True)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("happened_from", TimeOrigin, name="evidence_time_origin"),
            models.CheckConstraint(condition=Q(verdict__in=["", *map(str, Verdict)]), name="evidence_verdict"),
            together("judged_by", "judged_at", name="evidence_judged"),
            models.CheckConstraint(
                condition=Q(inspection__isnull=False) | Q(report__isnull=False), name="evidence_has_a_place"
            ),
        ]

    @property
    def unit_id(self) -> UUID:
        """The unit that it tells of; inspection or report must be loaded."""
        return self.inspection.unit_id if self.inspection else self.report.agency_id  # type: ignore[union-attr]
