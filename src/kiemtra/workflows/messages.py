"""Messages are rows, queued in the transaction of the deed; a job sends them later, once a key."""

from collections.abc import Iterable
from datetime import datetime

from kiemtra.store.models import Inspection, Message, User


def queue(
    key: str,
    to: Iterable[User],
    *,
    subject: str,
    body: str,
    path: str,
    at: datetime,
    inspection: Inspection | None = None,
) -> None:
    """Queue one message for each person; the same key and person never twice."""
    rows = [
        Message(
            key=f"{key}:{user.pk}", to=user, subject=subject, body=body, path=path, inspection=inspection, created_at=at
        )
        for user in to
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
