"""Inspections, their sessions, attendance, checklist results and what the unit prepares."""

from uuid import UUID

from django.db import models

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.inspections import InspectionMethod, InspectionOrigin, InspectionScope, InspectionState
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan, PlanUnit
from kiemtra.store.models.record import Record, one_of, together
from kiemtra.store.models.teams import Team


class Inspection(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="inspections")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="inspections")
    plan_unit = models.ForeignKey(PlanUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="inspections")
    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="inspections")
    # Who answers for the unit today; empty while it is the unit itself. Written by transfers only.
    carried_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="inspections_carried"
    )
    conducting_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="inspections_conducted")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="inspections")
    origin = models.CharField(max_length=16, default=InspectionOrigin.PLANNED)
    method = models.CharField(max_length=16, default=InspectionMethod.ON_SITE)
    announced = models.BooleanField(default=True)
    scope = models.CharField(max_length=16, default=InspectionScope.FULL)
    # The areas that a thematic inspection is limited to; empty where it covers those of the plan.
    areas = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=16)
    # The day, hour and place of the visit as proposed, and who decided them.
    visit_on = models.DateField(null=True, blank=True)
    visit_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    # Why an unannounced inspection is proposed.
    ground = models.TextField(blank=True)
    # Sealed until the head opens it at the door; null where it never was, or is no longer.
    sealed_until = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    noticed_on = models.DateField(null=True, blank=True)
    # The unit's answer to the notice.
    focal_name = models.CharField(max_length=150, blank=True)
    focal_title = models.CharField(max_length=200, blank=True)
    focal_phone = models.CharField(max_length=40, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    # The inspection whose open recommendations gave rise to this one.
    reinspection_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reinspections"
    )
    postponed_reason = models.TextField(blank=True)
    # Why the visit keeps its day although others visit the same unit about the same things then.
    overlap_reason = models.TextField(blank=True)
    # What both sides wanted written into the minutes, and when these were closed.
    team_opinion = models.TextField(blank=True)
    unit_opinion = models.TextField(blank=True)
    minutes_closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("origin", InspectionOrigin, name="inspection_origin"),
            one_of("method", InspectionMethod, name="inspection_method"),
            one_of("scope", InspectionScope, name="inspection_scope"),
            one_of("state", InspectionState, name="inspection_state"),
            together("decided_by", "decided_at", name="inspection_decided"),
            models.CheckConstraint(
                condition=models.Q(announced=True)
                | ~models.Q(state__in=["planned", "noticed", "preparing", "postponed"]),
                name="unannounced_is_never_noticed",
            ),
            models.CheckConstraint(
                condition=models.Q(announced=False) | ~models.Q(state__in=["proposed", "approved"]),
                name="announced_is_never_sealed",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "state"], name="inspections_by_state"),
            models.Index(fields=["unit", "visit_on"], name="inspections_by_unit"),
            # The few that another agency answers for: found among all by it alone.
            models.Index(
                fields=["carried_by"], condition=models.Q(carried_by__isnull=False), name="inspections_by_carrier"
            ),
        ]

    @property
    def carrier_id(self) -> UUID:
        """The agency that answers for the unit today."""
        return self.carried_by_id or self.unit_id


class Preparation(models.Model):
    """One thing that the notice asks the unit to prepare, ticked by the unit."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="preparations")
    text = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField()
    ready = models.BooleanField(default=False)
    # What the unit says of it: where it is to be found, what is still missing.
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]


class Session(Record):
    """One working session at one place: the visit is made of one or more."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="sessions")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=300)
    # Roll call of the unit's staff: on the list, present, absent with and without a reason.
    roll_listed = models.PositiveIntegerField(null=True, blank=True)
    roll_present = models.PositiveIntegerField(null=True, blank=True)
    roll_excused = models.PositiveIntegerField(null=True, blank=True)
    roll_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("started_at")),
                name="session_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(roll_listed__isnull=True)
                | models.Q(roll_present__isnull=True)
                | models.Q(roll_present__lte=models.F("roll_listed")),
                name="roll_call_fits",
            ),
        ]


class Attendee(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendees")
    # "team" or "unit".
    side = models.CharField(max_length=8)
    full_name = models.CharField(max_length=150)
    position = models.CharField(max_length=250, blank=True)
    present = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(side__in=["team", "unit"]), name="attendee_side"),
        ]


class CheckResult(Record):
    """The result of one checklist item in one inspection."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="results")
    item = models.CharField(max_length=40)
    area = models.CharField(max_length=40)
    question = models.TextField()
    outcome = models.CharField(max_length=16, blank=True)
    note = models.TextField(blank=True)
    # Copied from the unit's report or from last time: not observed until a person confirms it.
    prefilled = models.BooleanField(default=False)
    confirmed = models.BooleanField(default=False)
    member = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=["", *map(str, CheckOutcome)]), name="check_outcome"),
            models.UniqueConstraint(fields=["inspection", "item"], name="one_check_result"),
        ]
