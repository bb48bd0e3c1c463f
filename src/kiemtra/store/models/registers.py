"""Loads of the register of agencies: what came in, and from which list."""

from django.db import models

from kiemtra.store.models.record import Record


class RegisterLoad(Record):
    # SHA-256 of all rows of the list.
    digest = models.CharField(max_length=64)
    agencies = models.PositiveIntegerField()
    successions = models.PositiveIntegerField()
    # Of these, how many were new and how many said something else than before.
    created = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    succeeded = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
