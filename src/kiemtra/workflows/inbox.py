"""What a person does with their own messages. Reading one changes nothing of the record, so it leaves no event."""

from datetime import datetime
from uuid import UUID

from kiemtra.domain.people import Actor
from kiemtra.store.models import Message


def read(message_id: UUID, *, by: Actor, now: datetime) -> Message:
    """Mark a message to the actor as read, the first time only. DoesNotExist where it is somebody else's."""
    message = Message.objects.get(pk=message_id, to=by.user)
    Message.objects.filter(pk=message_id, read_at__isnull=True).update(read_at=now)
    return message


def read_all(*, by: Actor, now: datetime) -> int:
    """Mark all messages to the actor as read; how many they were."""
    return Message.objects.filter(to=by.user, read_at__isnull=True).update(read_at=now)
