"""Reorganisations as deeds, and the transfers of what a dissolved agency owed."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from kiemtra.domain.reorganisations import Obligation, ReorganisationKind
from kiemtra.store.models.agencies import Agency, Jurisdiction, Succession
from kiemtra.store.models.conclusions import Finding, Recommendation
from kiemtra.store.models.documents import Document
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of

# The record that owes something, by kind of obligation: exactly one column is filled.
RECORDS = {
    Obligation.RECOMMENDATION: "recommendation",
    Obligation.INSPECTED_SIDE: "inspection",
    Obligation.INSPECTING_SIDE: "plan",
    Obligation.ISSUING_SIDE: "plan",
    Obligation.OBSTACLE: "finding",
}


def _of_one_record() -> Q:
    """For each kind of obligation its own column is filled, and no other."""
    allowed = Q()
    for what, filled in RECORDS.items():
        columns = {f"{field}__isnull": field != filled for field in sorted(set(RECORDS.values()))}
        allowed |= Q(what=what.value, **columns)
    return allowed


class Reorganisation(Record):
    """One deed that ended, founded or moved agencies; who followed whom stands in its successions."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="reorganisations")
    kind = models.CharField(max_length=16)
    on = models.DateField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The ground as it is cited: number, date, issuer.
    ground = models.CharField(max_length=300)
    # What ended (or, where an agency moved, what moved), and what followed it.
    predecessors = models.ManyToManyField(Agency, related_name="ended_by")
    successors = models.ManyToManyField(Agency, related_name="followed_by", blank=True)
    # Where an agency moved: the one that it stands under from that day.
    parent = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [one_of("kind", ReorganisationKind, name="reorganisation_kind")]
        indexes = [models.Index(fields=["jurisdiction", "-on"], name="reorganisations_by_day")]


class Transfer(Record):
    """One obligation passes from an agency to another; without a receiver it waits for somebody's decision."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="transfers")
    what = models.CharField(max_length=16)
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers"
    )
    inspection = models.ForeignKey(
        Inspection, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers"
    )
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="transfers_out")
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers_in")
    on = models.DateField()
    ground = models.CharField(max_length=300)
    succession = models.ForeignKey(Succession, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers"
    )
    # The law leaves it to a person who takes it over: nobody does yet, or one for the time being.
    needs_decision = models.BooleanField(default=False)
    # The transfer that this one corrects, and why; what is corrected stays in the history.
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.TextField(blank=True)
    # Empty: by the default rule.
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of("what", Obligation, name="transfer_what"),
            models.CheckConstraint(condition=_of_one_record(), name="transfer_of_one_record"),
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False) | Q(needs_decision=True), name="transfer_without_receiver_waits"
            ),
            # Twice from the same agency never, however often the rule is run; corrections are another matter.
            *(
                models.UniqueConstraint(
                    fields=["what", field, "from_agency"],
                    condition=Q(replaces__isnull=True),
                    name=f"one_transfer_of_{field}",
                )
                for field in sorted(set(RECORDS.values()))
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "needs_decision"], name="transfers_waiting")]

    @property
    def record_id(self) -> UUID:
        """The record that owes what is transferred."""
        found: UUID = getattr(self, f"{RECORDS[Obligation(self.what)]}_id")
        return found
