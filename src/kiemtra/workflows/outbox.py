"""Mail of queued messages: claimed in one transaction, sent outside it, marked in another.

A kill between claim and mark leaves a claimed row; it is sent again after the claim has expired, under the same
Message-ID, so that a receiver can tell the two apart from two messages. Nothing is lost, and nothing is sent twice
while its sender lives.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q

from kiemtra.store.models import Message

CLAIM_LASTS = timedelta(minutes=10)
MAX_ATTEMPTS = 8


@transaction.atomic
def claim(limit: int, *, now: datetime) -> list[Message]:
    """Claim up to `limit` messages that have an address and are not sent, not claimed and not given up."""
    expired = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now - CLAIM_LASTS)
    rows = (
        Message.objects.filter(expired, sent_at__isnull=True, attempts__lt=MAX_ATTEMPTS)
        .exclude(to__email="")
        .select_related("to")
        .order_by("created_at")
    )
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    messages = list(rows[:limit])
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        claimed_at=now, attempts=F("attempts") + 1
    )
    return messages


def mark_sent(message_id: UUID, *, now: datetime) -> None:
    """Note that the server has taken the message."""
    Message.objects.filter(pk=message_id).update(sent_at=now, error="")


def mark_failed(message_id: UUID, error: str) -> None:
    """Note why the server did not take it; it stays claimed until the claim expires, then is tried again."""
    Message.objects.filter(pk=message_id).update(error=error[:300])
