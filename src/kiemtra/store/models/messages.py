"""Messages to people: rows written with the change, sent later, once a key."""

from django.db import models

from kiemtra.store.ids import new_id
from kiemtra.store.models.people import User


class Message(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # What it is about and for whom, so that a repeated deed does not send twice.
    key = models.CharField(max_length=200, unique=True)
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="messages")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    # The page it points to, without the site's address.
    path = models.CharField(max_length=300)
    inspection = models.ForeignKey(
        "store.Inspection", on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    # Mail: claimed before sending, so that a kill in between is seen and not repeated blindly.
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["to", "-created_at"], name="messages_of_person"),
            models.Index(fields=["sent_at", "created_at"], name="messages_to_send"),
        ]
