"""Teams and their seats."""

from django.db import models

from kiemtra.domain.teams import TeamRole
from kiemtra.store.models.agencies import Agency
from kiemtra.store.models.documents import Document
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, in_order, one_of


class Team(Record):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    # In document symbols: "ĐKT1".
    symbol = models.CharField(max_length=40, blank=True)
    decision = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # A team has no seal of its own: it borrows one, as its decision says.
    seal_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name


class TeamMember(Record):
    """A seat in [valid_from, valid_to); a person without an account has a name only."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    full_name = models.CharField(max_length=150)
    position = models.CharField(max_length=250, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=32)
    areas = models.JSONField(default=list)
    substitute_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("role", TeamRole, name="team_role"),
            in_order("valid_from", "valid_to", name="seat_validity"),
        ]
