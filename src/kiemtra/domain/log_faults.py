"""Names the first record of a batch that was changed, removed, inserted or moved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, Signed
from kiemtra.domain.log_lines import event_of, is_erased, leaves_of, position_of, signed_of, subtree

# public key, statement, signature → whether the one signed the other; keys and signatures in hexadecimal digits.
IsSigned = Callable[[str, bytes, str], bool]


class FaultKind(StrEnum):
    """What is wrong at a place of the log."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    REWRITTEN = "rewritten"
    ERASED_WITHOUT_DEED = "erased_without_deed"
    CHECKPOINT_CHANGED = "checkpoint_changed"
    LEAVES_CHANGED = "leaves_changed"
    KEY_UNKNOWN = "key_unknown"
    HEADER_CHANGED = "header_changed"
    OTHER_HISTORY = "other_history"
    SHORTER_THAN_KEPT = "shorter_than_kept"
    PATH_WRONG = "path_wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong: where, and about which event as far as the file still says so."""

    kind: FaultKind
    position: int
    # The last position that it may be, where one cannot tell more exactly.
    until: int | None = None
    event: str = ""
    name: str = ""


def explain(batch: Sequence[bytes], before: merkle.Tower, is_signed: IsSigned) -> Fault:
    """Name the first thing that is wrong in a batch that does not agree with itself or with the log before it."""
    first = before.size * BATCH
    records, last = _parted(batch)
    signed = signed_of(last)
    leaves = leaves_of(last)
    listed = [leaves[at : at + 32] for at in range(0, len(leaves), 32)]
    is_authentic = (
        signed is not None
        and signed.checkpoint.size == first + BATCH
        and len(listed) == BATCH
        and before.grown([subtree(listed)]).root.hex() == signed.checkpoint.root
        and is_signed(signed.checkpoint.key, signed.checkpoint.statement(), signed.signature)
    )
    if is_authentic and (fault := _against_list(records, listed, first)):
        return fault
    return _by_themselves(records, first) or _of_checkpoint(records, listed, signed, before, is_signed)


def _against_list(records: Sequence[bytes], listed: Sequence[bytes], first: int) -> Fault | None:
    """The first record that is not the one whose hash is signed at its place."""
    hashes = [merkle.leaf_hash(line) for line in records]
    for place, hashed in enumerate(listed):
        position = first + place
        if place >= len(records):
            return Fault(FaultKind.REMOVED, position)
        if hashed == hashes[place] or is_erased(records[place]):
            continue
        if hashes[place] in listed[place + 1 :] and hashed not in hashes:
            return Fault(FaultKind.REMOVED, position)
        if hashed in hashes[place + 1 :]:
            kind = FaultKind.MOVED if hashes[place] in listed[place + 1 :] else FaultKind.INSERTED
            return Fault(kind, position, None, *event_of(records[place]))
        kind = FaultKind.REMOVED if b'"missing":true' in records[place] else FaultKind.CHANGED
        return Fault(kind, position, None, *event_of(records[place]))
    if len(records) > len(listed):
        return Fault(FaultKind.INSERTED, first + len(listed), None, *event_of(records[len(listed)]))
    return None


def _by_themselves(records: Sequence[bytes], first: int) -> Fault | None:
    """The first record that does not stand where it says that it stands."""
    for place, line in enumerate(records):
        said = position_of(line)
        if said is None or said == first + place:
            continue
        if said > first + place:
            return Fault(FaultKind.REMOVED, first + place)
        return Fault(FaultKind.INSERTED, first + place, None, *event_of(line))
    return None


def _of_checkpoint(
    records: Sequence[bytes], listed: Sequence[bytes], signed: Signed | None, before: merkle.Tower, is_signed: IsSigned
) -> Fault:
    """What is left where each record stands in its place: the checkpoint, its list, or a record together with its hash."""
    first = before.size * BATCH
    end = first + BATCH - 1
    hashes = [merkle.leaf_hash(line) for line in records]
    if signed is None or not is_signed(signed.checkpoint.key, signed.checkpoint.statement(), signed.signature):
        return Fault(FaultKind.CHECKPOINT_CHANGED, first, end)
    if signed.checkpoint.size > first + BATCH:
        return Fault(FaultKind.REMOVED, first, signed.checkpoint.size - BATCH - 1)
    if signed.checkpoint.size < first + BATCH:
        return Fault(FaultKind.INSERTED, first, end)
    if len(hashes) == BATCH and before.grown([subtree(hashes)]).root.hex() == signed.checkpoint.root:
        return Fault(FaultKind.LEAVES_CHANGED, first, end)
    different = [place for place, (one, other) in enumerate(zip(hashes, listed, strict=False)) if one != other]
    if different:
        return Fault(FaultKind.CHANGED, first + different[0], None, *event_of(records[different[0]]))
    return Fault(FaultKind.REWRITTEN, first, end)


def _parted(batch: Sequence[bytes]) -> tuple[Sequence[bytes], bytes]:
    """Records and checkpoint; a checkpoint that lost its beginning is known by its list of leaves."""
    for place, line in enumerate(batch):
        if line.startswith(log.CHECKPOINT_LINE) or (place == BATCH and b'"leaves":"' in line):
            return batch[:place], line
    return batch, b""
