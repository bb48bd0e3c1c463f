"""Draws of units, the lottery results typed for them, and the visits that came of a sealed one."""

from django.db import models
from django.db.models import F, Q

from kiemtra.domain.draws import DrawState
from kiemtra.store.models.agencies import Jurisdiction
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of, together
from kiemtra.store.models.teams import Team


class Draw(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="draws")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="draws")
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=16, default=DrawState.DRAFTED)
    # For unannounced inspections: it exists for head and secretary of the team and its proposer only, until it is opened.
    unannounced = models.BooleanField(default=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="draws")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    # The lottery, and the day and moment of the draw of it from which on a result counts.
    lottery = models.CharField(max_length=40)
    draw_on = models.DateField()
    begins_at = models.DateTimeField()
    # How many of each group are wanted (group → count), as asked for when the list was taken.
    counts = models.JSONField(default=dict)
    # All that is fixed beforehand, in the one text that is hashed: see docs/draw.md.
    text = models.TextField()
    tickets = models.PositiveIntegerField()
    wanted = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=32, null=True, blank=True)
    commitment = models.CharField(max_length=64, blank=True)
    committed_at = models.DateTimeField(null=True, blank=True)
    # The lottery result that two people typed alike.
    seed = models.CharField(max_length=100, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    # The ids of the units drawn, in the order in which they fell.
    drawn = models.JSONField(default=list, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            one_of("state", DrawState, name="draw_state"),
            together("salt", "committed_at", name="draw_committed"),
            models.CheckConstraint(condition=Q(unannounced=False) | Q(team__isnull=False), name="sealed_draw_has_team"),
            models.CheckConstraint(
                condition=Q(committed_at__isnull=True) | Q(committed_at__lt=F("begins_at")),
                name="draw_committed_before_seed",
            ),
        ]
        indexes = [models.Index(fields=["plan", "-created_at"], name="draws_of_plan")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_sealed(self) -> bool:
        """Whether it exists for its three persons only."""
        return self.unannounced and self.opened_at is None


class DrawSeed(models.Model):
    """One typing of the lottery result, with its proof; never changed, a later one of the same person stands instead."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="seeds")
    typed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    typed_name = models.CharField(max_length=150)
    post_title = models.CharField(max_length=250, blank=True)
    typed_at = models.DateTimeField()
    drawn_on = models.DateField()
    seed = models.CharField(max_length=100)
    link = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file_name = models.CharField(max_length=255, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(link="") | Q(file__isnull=False), name="draw_seed_has_proof"),
        ]


class DrawVisit(models.Model):
    """The inspection that was proposed for a unit of a sealed draw."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="visits")
    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="of_draw")
