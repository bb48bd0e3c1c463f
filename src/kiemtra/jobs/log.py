"""Appends to the log on its beat, also when nothing has happened."""

from collections.abc import Callable
from datetime import datetime
from random import SystemRandom

from django.conf import settings
from django.utils import timezone

from kiemtra.store import log_key
from kiemtra.store.log_key import LogKey
from kiemtra.store.queries import log as queries
from kiemtra.workflows import log
from kiemtra.workflows.log import Appended


class LogKeyLost(Exception):
    """The log was signed with a key, and its file is gone; a new one is made only when somebody asks for it."""


def append_when_due(clock: Callable[[], datetime] = timezone.now) -> Appended | None:
    """Append, where a beat has passed since the last time; None where it has not."""
    return append(clock) if queries.is_due(clock(), settings.LOG_BEAT) else None


def append(clock: Callable[[], datetime] = timezone.now) -> Appended:
    """Append now."""
    return log.append(key(), now=clock(), chance=SystemRandom())


def key() -> LogKey:
    """The key of this place; made on first use, while nothing is signed yet."""
    if queries.latest() is None:
        return log_key.read_or_make(settings.LOG_KEY)
    found = log_key.read(settings.LOG_KEY)
    if found is None:
        raise LogKeyLost(str(settings.LOG_KEY))
    return found


def new_key() -> LogKey:
    """A key where there is none, although the log was signed with another before."""
    return log_key.read_or_make(settings.LOG_KEY)
