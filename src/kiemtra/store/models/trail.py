"""The trail: append-only events, written in the same transaction as the change; no foreign keys."""

from django.db import models

from kiemtra.store.ids import new_id


class Event(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # "subject.happened", in the past: "finding.confirmed".
    name = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    jurisdiction_id = models.UUIDField(null=True)
    inspection_id = models.UUIDField(null=True)
    plan_id = models.UUIDField(null=True)
    # Who, in which post; when it happened, and when it was entered.
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=150)
    post_id = models.UUIDField(null=True)
    post_title = models.CharField(max_length=250, blank=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    # Of a sealed inspection: for its three persons only until it is opened.
    sealed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "recorded_at"], name="events_of_subject"),
            models.Index(fields=["inspection_id", "recorded_at"], name="events_of_inspection"),
            models.Index(fields=["jurisdiction_id", "-recorded_at"], name="events_of_jurisdiction"),
        ]


class LogLeaf(models.Model):
    """A place of the log: the hash of a salted event, or of nothing; which of the two, the hash does not tell."""

    position = models.BigIntegerField(primary_key=True)
    # Null where the place is padding.
    event_id = models.UUIDField(null=True)
    salt = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event_id"], condition=models.Q(event_id__isnull=False), name="event_in_log_once"
            ),
            models.CheckConstraint(condition=models.Q(position__gte=0), name="log_position"),
        ]


class LogCheckpoint(models.Model):
    """The signed size and root of the log after a batch."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    # The public key that signed it; the private one is in a file only.
    key = models.CharField(max_length=64)
    signature = models.BinaryField(max_length=64)
    # The roots of the full subtrees over whole batches, the largest first: from here the next batch goes on.
    peaks = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="log_size")]
