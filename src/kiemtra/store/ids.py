"""The one provider of public ids: UUID version 7, also made on devices. Tests may replace `provider`."""

from collections.abc import Callable
from uuid import UUID

import uuid6


def _uuid7() -> UUID:
    return UUID(bytes=uuid6.uuid7().bytes)


provider: Callable[[], UUID] = _uuid7


def new_id() -> UUID:
    """A new id, increasing with time."""
    return provider()
