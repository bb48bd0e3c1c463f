"""What the log holds and what waits for it. No actor: which events somebody may see is asked of `queries/trail.py` before."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, OPEN_PLACES, Checkpoint, Signed
from kiemtra.store.models import Event, LogCheckpoint, LogLeaf

# Batches read from the tables at once for an export.
CHUNK = 10


def facts(event: Event) -> dict[str, Any]:
    """The fields of an event as the log hashes them; the same from both engines."""
    return {
        "id": str(event.pk),
        "name": event.name,
        "subject_kind": event.subject_kind,
        "subject_id": str(event.subject_id),
        "jurisdiction_id": _id(event.jurisdiction_id),
        "inspection_id": _id(event.inspection_id),
        "plan_id": _id(event.plan_id),
        "actor_id": _id(event.actor_id),
        "actor_name": event.actor_name,
        "post_id": _id(event.post_id),
        "post_title": event.post_title,
        "happened_on": event.happened_on.isoformat(),
        "recorded_at": event.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "before": event.before,
        "after": event.after,
        "sealed": event.sealed,
    }


def _id(value: UUID | None) -> str | None:
    return str(value) if value else None


def waiting(*, is_sealed: bool) -> QuerySet[Event]:
    """Committed events that are not in the log yet, oldest first."""
    logged = LogLeaf.objects.filter(event_id=OuterRef("pk"))
    return Event.objects.filter(~Exists(logged), sealed=is_sealed).order_by("pk")


def batches_due() -> int:
    """How many batches the waiting open events ask for; one at least."""
    return max(1, -(-waiting(is_sealed=False).count() // OPEN_PLACES))


def latest() -> LogCheckpoint | None:
    """The checkpoint of the log as it is."""
    return LogCheckpoint.objects.order_by("-size").first()


def is_due(now: datetime, beat: timedelta) -> bool:
    """Whether a beat has passed since the last batch."""
    last = latest()
    return last is None or not last.made_at <= now < last.made_at + beat


def tower_of(checkpoint: LogCheckpoint | None) -> merkle.Tower:
    """The tree over whole batches from which the log goes on."""
    if checkpoint is None:
        return merkle.Tower()
    return merkle.Tower(checkpoint.size // BATCH, tuple(map(bytes.fromhex, checkpoint.peaks)))


def stated(checkpoint: LogCheckpoint) -> Checkpoint:
    """What of the checkpoint is signed."""
    at = checkpoint.made_at.astimezone(UTC).isoformat(timespec="seconds")
    return Checkpoint(checkpoint.size, bytes(checkpoint.root).hex(), at, checkpoint.key)


def signed(checkpoint: LogCheckpoint) -> Signed:
    """The checkpoint with its signature."""
    return Signed(stated(checkpoint), bytes(checkpoint.signature).hex())


def logged_of(events: Iterable[UUID]) -> set[UUID]:
    """Those of the events that are in the log."""
    return {pk for pk in LogLeaf.objects.filter(event_id__in=list(events)).values_list("event_id", flat=True) if pk}


@dataclass(frozen=True, slots=True)
class Proof:
    """That an event stands in the log: its record, the path from it to the root, and the checkpoint that signs the root."""

    position: int
    record: bytes
    leaf: bytes
    path: tuple[bytes, ...]
    checkpoint: LogCheckpoint

    @property
    def leaf_text(self) -> str:
        """The hash as people write it."""
        return self.leaf.hex()

    @property
    def record_text(self) -> str:
        """The record as the one line that was hashed."""
        return self.record.decode("utf-8", "replace")

    def as_data(self) -> dict[str, Any]:
        """The proof as it is handed out."""
        return {
            "format": log.PROOF,
            "record": json.loads(self.record.decode("utf-8", "surrogatepass")),
            "path": [step.hex() for step in self.path],
            **signed(self.checkpoint).as_data(),
        }


def proof_of(event: Event) -> Proof | None:
    """The proof against the checkpoint of the event's own batch, which never changes; None while it waits."""
    leaf = LogLeaf.objects.filter(event_id=event.pk).first()
    if leaf is None:
        return None
    batch, place = divmod(leaf.position, BATCH)
    hashes = [bytes(one.hash) for one in leaves_between(batch * BATCH, (batch + 1) * BATCH)]
    before = tower_of(LogCheckpoint.objects.filter(size=batch * BATCH).first())
    return Proof(
        leaf.position,
        log.record(facts(event), position=leaf.position, salt=bytes(leaf.salt)),
        bytes(leaf.hash),
        tuple(merkle.path_in_last(place, before, hashes)),
        LogCheckpoint.objects.get(size=(batch + 1) * BATCH),
    )


def leaves_between(first: int, end: int) -> QuerySet[LogLeaf]:
    """The leaves from position `first` up to `end`, without it."""
    return LogLeaf.objects.filter(position__gte=first, position__lt=end).order_by("position")


def consistency(older: int) -> list[bytes] | None:
    """The path that shows that the log of that size is the beginning of this one; None where no batch ended there."""
    last = latest()
    if last is None or older % BATCH or not 0 < older <= last.size:
        return None
    hashes = LogLeaf.objects.order_by("position").values_list("hash", flat=True)
    return merkle.consistency_path(older, [bytes(one) for one in hashes.iterator()])


def export(last: LogCheckpoint) -> Iterator[bytes]:
    """The log up to a checkpoint, line by line: what it hashes and what it signs."""
    yield log.header_line(signed(last))
    for first in range(0, last.size, BATCH * CHUNK):
        end = min(first + BATCH * CHUNK, last.size)
        leaves = list(leaves_between(first, end))
        events = Event.objects.in_bulk([leaf.event_id for leaf in leaves if leaf.event_id])
        checkpoints = {one.size: one for one in LogCheckpoint.objects.filter(size__gt=first, size__lte=end)}
        for start in range(first, end, BATCH):
            batch = [leaf for leaf in leaves if start <= leaf.position < start + BATCH]
            yield from (_line(leaf, events) for leaf in batch)
            if start + BATCH in checkpoints:
                hashes = [bytes(leaf.hash) for leaf in batch]
                yield log.checkpoint_line(signed(checkpoints[start + BATCH]), hashes)


def _line(leaf: LogLeaf, events: dict[UUID, Event]) -> bytes:
    if leaf.event_id and leaf.event_id not in events:
        return log.missing_record(str(leaf.event_id), leaf.position)
    event = facts(events[leaf.event_id]) if leaf.event_id else None
    return log.record(event, position=leaf.position, salt=bytes(leaf.salt))
