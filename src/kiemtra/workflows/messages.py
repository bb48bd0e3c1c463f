"""Messages are rows, queued in the transaction of the deed; a job sends them later, once a key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiemtra.store.models import Inspection, Message, User


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to several people; its key says what it is about, so that nobody gets it twice."""

    key: str
    to: tuple[User, ...]
    subject: str
    body: str
    path: str
    inspection: Inspection | None = None


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
    queue_all([Letter(key, tuple(to), subject, body, path, inspection)], at=at)


def queue_all(letters: Iterable[Letter], *, at: datetime) -> None:
    """Queue many letters at once, in one query."""
    rows = [
        Message(
            key=f"{letter.key}:{user.pk}",
            to=user,
            subject=letter.subject,
            body=letter.body,
            path=letter.path,
            inspection=letter.inspection,
            created_at=at,
        )
        for letter in letters
        for user in letter.to
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
