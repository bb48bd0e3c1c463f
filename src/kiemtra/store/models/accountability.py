"""Proposals to consider somebody's accountability, and what the competent authority made of them."""

from django.db import models

from kiemtra.domain.accountability import Accountable, Outcome, ProposalState
from kiemtra.store.models.agencies import Agency
from kiemtra.store.models.conclusions import Finding
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of, together


class AccountabilityProposal(Record):
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="accountability_proposals")
    kind = models.CharField(max_length=16)
    # The collective or the person, and for a person the position held then.
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=250, blank=True)
    text = models.TextField()
    legal_ground = models.TextField(blank=True)
    findings = models.ManyToManyField(Finding, related_name="accountability_proposals")
    # The agency whose head and leadership decide on it.
    authority = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, default=ProposalState.DRAFT)
    drafted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    outcome = models.CharField(max_length=16, blank=True)
    outcome_text = models.TextField(blank=True)
    # The day of the decision and the number of its document; the document itself stays with the authority.
    decided_on = models.DateField(null=True, blank=True)
    decision_number = models.CharField(max_length=100, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("kind", Accountable, name="accountable_kind"),
            one_of("state", ProposalState, name="accountability_state"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", *map(str, Outcome)]), name="accountability_outcome"
            ),
            together("sent_by", "sent_at", name="accountability_sent"),
            together("answered_by", "answered_at", name="accountability_answered"),
        ]
