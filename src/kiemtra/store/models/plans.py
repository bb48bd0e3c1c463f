"""Plans with their areas, units, duties, versions, and the plans expected below them."""

from datetime import date
from uuid import UUID

from django.db import models

from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.domain.plans import TOLD, ExpectedKind, PlanState, UnitChoice
from kiemtra.store.ids import new_id
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
    # What the plan is submitted with: the Tờ trình.
    submission = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="submits")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    # The plan whose content was carried over, and the fields that nobody has looked at since.
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")
    to_review = models.JSONField(default=list, blank=True)
    # What the plan rests on, one a line, as it is cited.
    grounds = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    # How its units are inspected where nothing else is set for one of them.
    method = models.CharField(max_length=16, default=InspectionMethod.ON_SITE)
    # Codes of the checklist items that are asked; empty: all those of its areas.
    items = models.JSONField(default=list, blank=True)
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
            one_of("method", InspectionMethod, name="plan_method"),
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


class PlanLine(models.Model):
    """The closure of `Plan.parent`: what is issued below a plan, at any depth, is one indexed question."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines_up")
    above = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines_down")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "above"], name="one_plan_line")]
        indexes = [models.Index(fields=["above", "depth"], name="plans_below")]


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
    # What kind of inspection it gets; `areas` limits a thematic one, empty where it covers those of the plan.
    method = models.CharField(max_length=16, default=InspectionMethod.ON_SITE)
    scope = models.CharField(max_length=16, default=InspectionScope.FULL)
    areas = models.JSONField(default=list, blank=True)
    # Why the unit stays in the plan although other plans visit it about the same things at that time.
    overlap_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("chosen", UnitChoice, name="plan_unit_chosen"),
            one_of("method", InspectionMethod, name="plan_unit_method"),
            one_of("scope", InspectionScope, name="plan_unit_scope"),
            models.UniqueConstraint(fields=["plan", "agency"], name="one_plan_unit"),
        ]


class PlanDuty(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    who = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]


class PlanAmendment(Record):
    """A proposed next version of an issued plan: its whole content, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="amendments")
    state = models.CharField(max_length=16, default=AmendmentState.DRAFT)
    reason = models.TextField()
    # The number of the version it starts from, and what the next one is to say (`domain/plan_content.py`).
    base = models.PositiveSmallIntegerField()
    content = models.JSONField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="amends")
    remark = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("state", AmendmentState, name="plan_amendment_state"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(state__in=["draft", "submitted"]),
                name="one_open_amendment",
            ),
        ]


class PlanVersion(models.Model):
    """What a plan said from one issue to the next: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    reason = models.TextField(blank=True)
    amendment = models.OneToOneField(PlanAmendment, on_delete=models.PROTECT, null=True, related_name="version")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version")]


class ExpectedPlan(Record):
    """A plan that this one expects from an agency below it: issued, or late."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="expected")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    due_on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    delivered_on = models.DateField(null=True, blank=True)
    delivered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The agency's own plan, where it was made in the system; its issue is the delivery.
    child = models.OneToOneField(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_by")

    class Meta:
        constraints = [
            one_of("kind", ExpectedKind, name="expected_plan_kind"),
            models.UniqueConstraint(fields=["plan", "agency", "kind"], name="one_expected_plan"),
        ]

    @property
    def done_on(self) -> date | None:
        """The day it was handed over, or issued in the system (`child` must be loaded)."""
        if self.delivered_on is None and self.child is not None and self.child.state in TOLD:
            return self.child.issued_on
        return self.delivered_on
