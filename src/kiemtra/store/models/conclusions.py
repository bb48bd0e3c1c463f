"""Findings, conclusions, recommendations, steering proposals."""

from uuid import UUID

from django.db import models

from kiemtra.domain.conclusions import SteeringState
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.documents import Document
from kiemtra.store.models.inspections import CheckResult, Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of, together


class Finding(Record):
    """What was seen; with the unit's reply."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=16)
    state = models.CharField(max_length=16, default=FindingState.DRAFT)
    area = models.CharField(max_length=40)
    text = models.TextField()
    cause = models.TextField(blank=True)
    legal_ground = models.TextField(blank=True)
    result = models.ForeignKey(CheckResult, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    repeat_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeats")
    # Why a shortcoming needs no recommendation.
    no_recommendation_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    # The unit's reply to the draft.
    unit_agrees = models.BooleanField(null=True, blank=True)
    unit_reply = models.TextField(blank=True)
    # An obstacle goes to a superior who must answer by a date.
    addressed_to = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacles")
    # Who owes the answer today; empty while it is the agency itself. Written by transfers only.
    carried_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacles_carried"
    )
    answer_due_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("kind", FindingKind, name="finding_kind"),
            one_of("state", FindingState, name="finding_state"),
            together("answered_by", "answered_at", name="finding_answered"),
        ]

    @property
    def carrier_id(self) -> UUID | None:
        """The agency that owes the answer today."""
        return self.carried_by_id or self.addressed_to_id


class Conclusion(Record):
    """What the head decides on the findings of one inspection, and its document."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="conclusion")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The general assessment; what it says area by area stands in the paragraphs.
    assessment = models.TextField(blank=True)
    reply_due_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reply = models.TextField(blank=True)
    # What the team made of the reply.
    response = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # While it is set, draft and drafted recommendations exist for head and secretary of the team only.
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            together("replied_by", "replied_at", name="conclusion_replied"),
            together("concluded_by", "concluded_at", name="conclusion_concluded"),
        ]


class Assessment(Record):
    """One paragraph of a conclusion: what is said of one area, and the findings that it rests on."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="paragraphs")
    area = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    findings = models.ManyToManyField(Finding, related_name="assessments", blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["conclusion", "area"], name="one_assessment_of_area")]


class Recommendation(Record):
    """What must be done, by whom, by when."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="recommendations")
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    area = models.CharField(max_length=40)
    text = models.TextField()
    addressee = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="recommendations")
    # Who carries it today; empty while it is the addressee itself. Written by transfers only.
    carried_by = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations_carried"
    )
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=24, default=RecommendationState.DRAFT)
    findings = models.ManyToManyField(Finding, related_name="recommendations", blank=True)
    remedy_plan = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            one_of("state", RecommendationState, name="recommendation_state"),
            models.UniqueConstraint(
                fields=["inspection", "number"],
                condition=~models.Q(state=RecommendationState.WITHDRAWN),
                name="one_recommendation_number",
            ),
        ]
        indexes = [models.Index(fields=["addressee", "state", "due_on"], name="recommendations_due")]

    @property
    def carrier_id(self) -> UUID:
        """The agency that carries it today."""
        return self.carried_by_id or self.addressee_id


class SteeringProposal(Record):
    """What the People's Committee should steer or add next, resting on findings and on tasks; adopted or not."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steering_proposals")
    text = models.TextField()
    findings = models.ManyToManyField(Finding, related_name="steering_proposals")
    # How units stand with tasks set by documents, where it rests on that.
    task_statuses = models.ManyToManyField("store.TaskStatus", related_name="steering_proposals")
    state = models.CharField(max_length=16, default=SteeringState.PROPOSED)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("state", SteeringState, name="steering_state"),
            together("decided_by", "decided_at", name="steering_decided"),
        ]
