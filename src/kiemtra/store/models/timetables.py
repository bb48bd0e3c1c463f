"""Timetables that were asked for, with what they proposed, and the days on which units cannot receive a team."""

from django.db import models
from django.db.models import Q

from kiemtra.domain.timetables import UNDER_WAY, TimetableState
from kiemtra.store.models.agencies import Agency
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of
from kiemtra.store.models.teams import Team


class Timetable(Record):
    """One run: wishes, progress and proposal. It is stored and shown, never computed again on reading."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="timetables")
    # The team that it is for; empty: all of the plan.
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=16, default=TimetableState.WAITING)
    # The wishes.
    per_day = models.PositiveSmallIntegerField(default=1)
    hour = models.TimeField(null=True, blank=True)
    keeps_days = models.BooleanField(default=True)
    seconds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # The day that the plan's people took for today.
    asked_on = models.DateField()
    # The one before, whose days it stays near to.
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The run: how often it was begun, when it last gave a sign of life, how far it is.
    attempts = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    # What the plan was when the run began, to tell what has changed since.
    facts = models.JSONField(default=dict)
    # placed: [{visit, team, day, moved}], unplaced, conflicts, troubles, stages: [{name, gap, seconds}].
    result = models.JSONField(default=dict)

    class Meta:
        constraints = [
            one_of("state", TimetableState, name="timetable_state"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=sorted(map(str, UNDER_WAY))),
                name="one_timetable_under_way",
            ),
        ]
        indexes = [models.Index(fields=["plan", "-asked_at"], name="timetables_of_plan")]


class BusyDays(Record):
    """Days, first and last included, on which a unit cannot receive a team, and why."""

    unit = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="busy_days")
    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=200)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="busy_days_in_order"),
        ]
        indexes = [models.Index(fields=["unit", "first"], name="busy_days_of_unit")]
