"""Reports asked of units: rounds and requests, typed answers with their history, versions that never change."""

from django.db import models

from kiemtra.domain.reports import AnswerOrigin, ReportState, RoundPurpose, RoundState
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of


class FormVersion(Record):
    """A form that a government uploaded, in one version; once published its sheets never change."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="form_versions")
    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    # The XLSForm workbook as it was uploaded, and its sheets as rows of text (`data/xlsform`).
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sheets = models.JSONField()
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "code", "version"], name="one_form_version"),
        ]


class ReportRound(Record):
    """One form asked of many units for one period."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="report_rounds")
    # The plan under which it is asked; a collection of data may stand alone.
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="report_rounds")
    purpose = models.CharField(max_length=16)
    # The agency that asks and receives: the standing agency of the plan where there is one.
    asker = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    # Code and version of the form: shipped in `data/forms`, or a `FormVersion` of the jurisdiction.
    form = models.CharField(max_length=60)
    form_version = models.CharField(max_length=20)
    # The areas that a round about a field is limited to; empty: all those of the form.
    areas = models.JSONField(default=list, blank=True)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    # Empty where each report has a day of its own (before its visit) or is kept current.
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=16, default=RoundState.OPEN)
    note = models.TextField(blank=True)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("purpose", RoundPurpose, name="round_purpose"),
            one_of("state", RoundState, name="round_state"),
            # Reports for inspections of one plan on one form are one round.
            models.UniqueConstraint(
                fields=["plan", "form", "form_version"],
                condition=models.Q(purpose="inspection"),
                name="one_round_of_inspections",
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-opened_at"], name="rounds_by_day")]

    def __str__(self) -> str:
        return self.title


class ReportRequest(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="report_requests")
    round = models.ForeignKey(ReportRound, on_delete=models.PROTECT, related_name="requests")
    # The inspection for which it was asked; empty where it was asked without any.
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="report_requests"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    # Code and version of the form, as the round has them.
    form = models.CharField(max_length=60)
    form_version = models.CharField(max_length=20)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    state = models.CharField(max_length=16, default=ReportState.REQUESTED)
    remark = models.TextField(blank=True)
    # The items that a return reopened; empty: all of them.
    reopened = models.JSONField(default=list, blank=True)
    requested_at = models.DateTimeField()
    # When the unit last saved an answer, laid the report before its head, and first and last handed it in.
    saved_at = models.DateTimeField(null=True, blank=True)
    presented_at = models.DateTimeField(null=True, blank=True)
    presented_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    # How many of the items that must be answered are, as of the last save.
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            one_of("state", ReportState, name="report_state"),
            models.UniqueConstraint(fields=["inspection", "form"], name="one_report_request"),
            models.UniqueConstraint(
                fields=["round", "agency"],
                condition=models.Q(inspection__isnull=True),
                name="one_request_of_a_round",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state", "due_on"], name="requests_by_state"),
            models.Index(fields=["agency", "form", "-period_from"], name="requests_by_unit"),
        ]


class Answer(models.Model):
    """The current answer to one item; one row for each cell of a table item."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=121)
    # Of a table: the place of the row, and the key that stays with it wherever it moves ("" outside tables).
    row = models.PositiveSmallIntegerField(default=0)
    row_key = models.CharField(max_length=36, blank=True)
    text = models.TextField(blank=True)
    number = models.DecimalField(max_digits=28, decimal_places=9, null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=16, default=AnswerOrigin.TYPED)
    # A value put there for the unit counts once somebody of the unit has confirmed it.
    confirmed = models.BooleanField(default=True)
    # When it was last typed or confirmed: how fresh it is.
    touched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("origin", AnswerOrigin, name="answer_origin"),
            models.UniqueConstraint(fields=["request", "item", "row_key"], name="one_answer"),
        ]


class AnswerChange(models.Model):
    """One answer as it was typed, by whom and when: the history of an item, and what a later save is merged against."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="changes")
    item = models.CharField(max_length=121)
    row_key = models.CharField(max_length=36, blank=True)
    text = models.TextField(blank=True)
    origin = models.CharField(max_length=16, default=AnswerOrigin.TYPED)
    # The revision of the request that the change made.
    revision = models.PositiveIntegerField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "item", "row_key", "revision"], name="one_answer_change"),
        ]


class AnswerConflict(Record):
    """Two people typed different values into one item: both are kept until one of the unit decides."""

    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="conflicts")
    item = models.CharField(max_length=121)
    row_key = models.CharField(max_length=36, blank=True)
    # The value that stands, the one that came later, and whose that is.
    stands = models.TextField(blank=True)
    other = models.TextField(blank=True)
    other_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField()
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)


class ItemRemark(models.Model):
    """What one side says of one item: the unit explains a value, the receiving side says what to mend."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="remarks")
    item = models.CharField(max_length=121)
    # "unit" or "receiver".
    side = models.CharField(max_length=8)
    text = models.TextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(side__in=["unit", "receiver"]), name="remark_side"),
        ]
        indexes = [models.Index(fields=["request", "item"], name="remarks_by_item")]


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
