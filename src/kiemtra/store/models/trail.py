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
