"""Takes committed events into the log: batches of one size, padded and in an order of chance, each with a signed checkpoint.

The events themselves are written by `workflows/trail.py`; here they are only repeated, so nothing here is an event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import IntegrityError, transaction

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, OPEN_PLACES, SEALED_PLACES
from kiemtra.store.log_key import LogKey
from kiemtra.store.models import Event, LogCheckpoint, LogLeaf
from kiemtra.store.queries import log as queries

# Batches whose events are asked for at once.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Appended:
    """What one run did."""

    batches: int
    events: int


def append(key: LogKey, *, now: datetime, chance: Random) -> Appended:
    """Append what is waiting, batch by batch, one at least; each stands alone, so a kill between two of them costs nothing.

    How many there are follows from the open events alone; what is sealed waits for a place of its own.
    """
    due = queries.batches_due()
    batches = events = 0
    while batches < due:
        some = min(due - batches, AT_ONCE)
        waiting = list(queries.waiting(is_sealed=False)[: some * OPEN_PLACES])
        sealed = list(queries.waiting(is_sealed=True)[: some * SEALED_PLACES])
        for batch in range(some):
            part = waiting[batch * OPEN_PLACES : (batch + 1) * OPEN_PLACES]
            hidden = sealed[batch * SEALED_PLACES : (batch + 1) * SEALED_PLACES]
            try:
                append_batch(part, hidden, key, now=now, chance=chance)
            except IntegrityError:  # another run was quicker: it has taken these events, or these places
                return Appended(batches, events)
            batches, events = batches + 1, events + len(part) + len(hidden)
    return Appended(batches, events)


@transaction.atomic
def append_batch(
    events: Sequence[Event], sealed: Sequence[Event], key: LogKey, *, now: datetime, chance: Random
) -> LogCheckpoint:
    """Append one batch of open and of sealed events, and sign the log; IntegrityError where one is in it already."""
    # Two runs queue up at the oldest checkpoint; what the first has appended is seen by the second.
    LogCheckpoint.objects.select_for_update().order_by("size").first()
    before = queries.tower_of(queries.latest())
    leaves = _leaves(before.size * BATCH, _placed(events, sealed, chance), chance)
    grown = before.grown([merkle.root([bytes(leaf.hash) for leaf in leaves])])
    LogLeaf.objects.bulk_create(leaves)
    checkpoint = LogCheckpoint(
        size=grown.size * BATCH,
        root=grown.root,
        made_at=now.replace(microsecond=0),
        key=key.public,
        peaks=[peak.hex() for peak in grown.peaks],
    )
    checkpoint.signature = key.sign(queries.stated(checkpoint).statement())
    checkpoint.save(force_insert=True)
    return checkpoint


def _placed(events: Sequence[Event], sealed: Sequence[Event], chance: Random) -> list[Event | None]:
    """The places of a batch: open events and sealed ones each in places of their own, drawn by chance; the rest is padding.

    The places are drawn without a look at what there is: those of the open events do not depend on the sealed ones.
    """
    places = chance.sample(range(BATCH), BATCH)
    placed: list[Event | None] = [None] * BATCH
    for place, event in [*zip(places, events, strict=False), *zip(places[OPEN_PLACES:], sealed, strict=False)]:
        placed[place] = event
    return placed


def _leaves(first: int, placed: Sequence[Event | None], chance: Random) -> list[LogLeaf]:
    leaves = []
    for position, event in enumerate(placed, start=first):
        salt = chance.randbytes(32)
        data = log.record(queries.facts(event) if event else None, position=position, salt=salt)
        leaves.append(
            LogLeaf(position=position, event_id=event.pk if event else None, salt=salt, hash=merkle.leaf_hash(data))
        )
    return leaves
