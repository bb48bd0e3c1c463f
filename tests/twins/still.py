"""The same clock, the same ids and the same random source for both twins.

Ids are drawn from two streams, as they are in life, where the random part of one id says nothing of another: what is
done in secret draws from a stream of its own, so that ids of other records are the same with and without it.
"""

import hashlib
import random
import time as clock
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from unittest import mock
from uuid import UUID

from kiemtra.store import ids


def seeded(*words: object) -> random.Random:
    """A random source that depends on these words only, whatever the process."""
    digest = hashlib.sha256("\n".join(map(str, words)).encode()).digest()
    return random.Random(int.from_bytes(digest[:8]))


@dataclass
class Streams:
    """Where ids come from while a world is built; `secretly` while something is done that only one twin has."""

    start: datetime
    drawn: int = 0
    hidden: bool = False
    public: random.Random = field(default_factory=lambda: seeded("public"))
    secret: random.Random = field(default_factory=lambda: seeded("secret"))

    def draw(self) -> UUID:
        if not self.hidden:
            self.drawn += 1
        return uuid7(self.start.timestamp() * 1000 + self.drawn, self.secret if self.hidden else self.public)

    @contextmanager
    def secretly(self) -> Iterator[None]:
        self.hidden = True
        yield
        self.hidden = False


def uuid7(milliseconds: float, source: random.Random) -> UUID:
    """A UUID of version 7: the hour in front, the rest random."""
    value = int(milliseconds) << 80 | 0x7 << 76 | source.getrandbits(12) << 64
    return UUID(int=value | 0b10 << 62 | source.getrandbits(62))


@contextmanager
def still(moment: datetime, *words: object) -> Iterator[None]:
    """Time stands at `moment`; ids, tokens and keys follow from `words`."""
    source = seeded(*words)
    patches = {
        "secrets.choice": source.choice,
        "secrets.token_hex": lambda size=32: source.randbytes(size).hex(),
        "secrets.token_urlsafe": lambda size=32: source.randbytes(size).hex(),
        "secrets.token_bytes": source.randbytes,
        "uuid.uuid4": lambda: UUID(int=source.getrandbits(128), version=4),
    }
    with ExitStack() as stack:
        for name, instead in patches.items():
            stack.enter_context(mock.patch(name, instead))
        stack.enter_context(mock.patch("django.utils.timezone.now", return_value=moment))
        stack.enter_context(mock.patch.object(clock, "time", moment.timestamp))
        stack.enter_context(mock.patch.object(ids, "provider", partial(uuid7, moment.timestamp() * 1000, source)))
        yield


@contextmanager
def building(streams: Streams) -> Iterator[None]:
    """Ids come from the streams; time stands at their start."""
    with still(streams.start, "building"), mock.patch.object(ids, "provider", streams.draw):
        yield
