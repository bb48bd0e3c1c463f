"""Scans whose letters are being recognised in the background; each becomes a reading, or says why not."""

from django.db import models

from kiemtra.domain.recognitions import RecognitionState
from kiemtra.store.models.agencies import Jurisdiction
from kiemtra.store.models.documents import Reading
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of

_DONE, _READ = models.Q(state="done"), models.Q(reading__isnull=False)


class Recognition(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="recognitions")
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    # The scan itself, only until it is over: one that was read is kept with its reading, of another nothing is.
    data = models.BinaryField(default=bytes)
    state = models.CharField(max_length=16)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    # How often it was begun, and when it last gave a sign of life.
    attempts = models.PositiveSmallIntegerField(default=0)
    beat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # Why it failed, as one sentence or the code of a refusal; empty where its worker was killed again and again.
    fault = models.TextField(blank=True)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            one_of("state", RecognitionState, name="recognition_state"),
            models.UniqueConstraint(fields=["jurisdiction", "sha256"], name="one_recognition_of_a_scan"),
            models.CheckConstraint(condition=(_DONE & _READ) | (~_DONE & ~_READ), name="recognition_done_is_read"),
        ]

    def __str__(self) -> str:
        return self.name
