"""Mail of queued messages: claimed in one transaction, sent outside it, marked in another.

A kill between claim and mark leaves a claimed row; it is sent again after the claim has expired, under the same
Message-ID, so that a receiver can tell the two apart from two messages. Nothing is lost, and nothing is sent twice
while its sender lives. Each attempt waits twice as long as the one before, so that a mail server may be away for most
of a day.
"""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from kiemtra.store.models import Message

# The first claim; far longer than one message can take, whose server may be silent for EMAIL_TIMEOUT a step.
CLAIM_LASTS = timedelta(minutes=10)
# 10 + 20 + … + 640 minutes: more than 21 hours, then it is given up.
MAX_ATTEMPTS = 8


def has_waiting(*, now: datetime) -> bool:
    """Whether `claim` would find any."""
    return _waiting(now).exists()


@transaction.atomic
def claim(limit: int, *, now: datetime) -> list[Message]:
    """Claim up to `limit` messages that have an address and are not sent, not claimed and not given up."""
    rows = _waiting(now).select_related("to").order_by("created_at")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    messages = list(rows[:limit])
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        claimed_at=now, attempts=F("attempts") + 1
    )
    return messages


def _waiting(now: datetime) -> QuerySet[Message]:
    return Message.objects.filter(_free(now), sent_at__isnull=True).exclude(to__email="")


def _free(now: datetime) -> Q:
    """Never claimed, or claimed so long ago that the claim has expired; never after the last attempt."""
    expired = (Q(attempts=n, claimed_at__lt=now - CLAIM_LASTS * 2 ** (n - 1)) for n in range(1, MAX_ATTEMPTS))
    return reduce(or_, expired, Q(claimed_at__isnull=True))


def mark_sent(message_id: UUID, *, now: datetime) -> None:
    """Note that the server has taken the message."""
    Message.objects.filter(pk=message_id).update(sent_at=now, error="")


def mark_failed(message_id: UUID, error: str) -> None:
    """Note why the server did not take it; it stays claimed until the claim expires, then is tried again."""
    Message.objects.filter(pk=message_id).update(error=error[:300])
