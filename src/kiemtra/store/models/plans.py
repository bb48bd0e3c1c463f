"""Plans with their areas, units, duties, tasks set by documents, and the plans expected below them."""

from uuid import UUID

from django.db import models

from kiemtra.domain.plans import ExpectedKind, PlanState, UnitChoice
from kiemtra.domain.tasks import TaskProgress
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.documents import Document
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of


class Plan(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=400)
    state = models.CharField(max_length=16, default=PlanState.DRAFT)
    issuer = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plans_issued")
    standing_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plans_run")
    # Who carries each of the two sides today; empty while it is the agency itself. Written by transfers only.
    carried_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_carried"
    )
    issuer_carried_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="plans_answered_for"
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_of")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    purpose = models.TextField(blank=True)
    # First and last day of the visits, both included: a window as the text prints it.
    window_from = models.DateField(null=True, blank=True)
    window_to = models.DateField(null=True, blank=True)
    data_from = models.DateField(null=True, blank=True)
    data_to = models.DateField(null=True, blank=True)
    # Deadlines in days, each with the source it comes from (code → {days, working, source}).
    deadlines = models.JSONField(default=dict)
    # What the units are asked to prepare, one a line.
    preparation = models.TextField(blank=True)
    has_unannounced = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    issued_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # The public address: /ke-hoach/<slug>/
    slug = models.SlugField(max_length=120, unique=True, null=True, blank=True)

    class Meta:
        constraints = [
            one_of("state", PlanState, name="plan_state"),
            models.CheckConstraint(
                condition=models.Q(window_to__isnull=True) | models.Q(window_to__gte=models.F("window_from")),
                name="plan_window",
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-year"], name="plans_by_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def carrier_id(self) -> UUID:
        """The agency that stands for the inspections of this plan today."""
        return self.carried_by_id or self.standing_agency_id

    @property
    def issuer_carrier_id(self) -> UUID:
        """The agency that answers today for what the issuer answered for."""
        return self.issuer_carried_by_id or self.issuer_id


class PlanArea(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="areas")
    area = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["plan", "area"], name="one_plan_area")]


class PlanUnit(Record):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="units")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="plan_units")
    chosen = models.CharField(max_length=16)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("chosen", UnitChoice, name="plan_unit_chosen"),
            models.UniqueConstraint(fields=["plan", "agency"], name="one_plan_unit"),
        ]


class PlanDuty(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    who = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]


class ExpectedPlan(Record):
    """A plan that this one expects from an agency below it: issued, or late."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="expected")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    due_on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    delivered_on = models.DateField(null=True, blank=True)
    delivered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            one_of("kind", ExpectedKind, name="expected_plan_kind"),
            models.UniqueConstraint(fields=["plan", "agency", "kind"], name="one_expected_plan"),
        ]


class Task(Record):
    """A task that a named document sets; followed unit by unit."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks")
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]


class TaskStatus(Record):
    """How far one unit is with one task, as it last reported."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="statuses")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    progress = models.CharField(max_length=16, default=TaskProgress.NOT_STARTED)
    result = models.TextField(blank=True)
    cause = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("progress", TaskProgress, name="task_progress"),
            models.UniqueConstraint(fields=["task", "agency"], name="one_task_status"),
        ]
