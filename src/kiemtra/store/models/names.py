"""Which agency a printed name means, as a person has decided it for the texts of a jurisdiction."""

from django.db import models

from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record


class KnownName(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="known_names")
    # The name as it was printed, and the form under which it is met again (`domain.agency_names.remembered_as`).
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    # Empty where the register does not have the agency.
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["jurisdiction", "folded"], name="one_known_name")]

    def __str__(self) -> str:
        return self.name
