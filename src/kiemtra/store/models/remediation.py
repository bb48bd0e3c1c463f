"""Statements of what was done, and verifications of them."""

from django.db import models

from kiemtra.store.models.conclusions import Recommendation
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record


class Statement(Record):
    """What the addressee says was done."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="statements")
    text = models.TextField()
    done_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()


class Verification(Record):
    """What the inspecting side found of a statement."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="verification")
    accepted = models.BooleanField()
    reason = models.TextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
