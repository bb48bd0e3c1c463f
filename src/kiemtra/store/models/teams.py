"""Teams, their seats, and what became of the seats since; absences and recusals of the people in them."""

from django.db import models
from django.db.models import F, Q

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import SeatChangeKind, TeamRole
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


class SeatChange(Record):
    """A change of membership after the team was set up: seats end and begin, and a decision says so."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=16)
    on = models.DateField()
    # The first day on which the person substituted is back; empty where the change is for good.
    until = models.DateField(null=True, blank=True)
    ended = models.ForeignKey(TeamMember, on_delete=models.PROTECT, null=True, blank=True, related_name="ended_by")
    begun = models.ForeignKey(TeamMember, on_delete=models.PROTECT, null=True, blank=True, related_name="begun_by")
    reason = models.TextField(blank=True)
    decision = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="seat_changes")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [one_of("kind", SeatChangeKind, name="seat_change_kind")]


def _of_one_person(name: str) -> models.CheckConstraint:
    """The row is about an account, or about the seat of somebody who has none."""
    account = Q(user__isnull=False, member__isnull=True)
    return models.CheckConstraint(condition=account | Q(user__isnull=True, member__isnull=False), name=name)


class Absence(Record):
    """Whole days, the first and the last included, on which somebody cannot go out."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="absences")
    member = models.ForeignKey(TeamMember, on_delete=models.PROTECT, null=True, blank=True, related_name="absences")
    first = models.DateField()
    last = models.DateField()
    kind = models.CharField(max_length=16)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            one_of("kind", AbsenceKind, name="absence_kind"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="absence_in_order"),
            _of_one_person("absence_of_one_person"),
        ]
        indexes = [models.Index(fields=["user", "last"], name="absences_of_person")]


class Recusal(Record):
    """What somebody declared, or what was entered for one who has no account: at this agency he stands aside."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="recusals")
    member = models.ForeignKey(TeamMember, on_delete=models.PROTECT, null=True, blank=True, related_name="recusals")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=16)
    # In the person's own words; told to himself, head, secretary and standing officer only.
    text = models.TextField()
    # The last day on which it is good; empty where it has no end.
    until = models.DateField(null=True, blank=True)
    declared_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [one_of("ground", RecusalGround, name="recusal_ground"), _of_one_person("recusal_of_one_person")]
