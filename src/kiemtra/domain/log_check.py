"""Checks an export of the log from its lines alone. What is wrong in a batch is named by `domain/log_faults.py`.

Signatures are checked by a function that is handed in: this layer knows no cryptography beyond hashes.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, Signed
from kiemtra.domain.log_faults import Fault, FaultKind, IsSigned
from kiemtra.domain.log_lines import erasure_of, event_of, is_erased, leaves_of, parsed, signed_of, subtree


@dataclass(frozen=True, slots=True)
class Seen:
    """What one batch of lines holds: the root over it, its checkpoint, and whether the lines agree with each other."""

    root: bytes
    signed: Signed | None
    sound: bool
    events: int = 0
    # Places whose content was erased, and the ids of the events whose erasing is recorded here.
    erased: tuple[tuple[int, str], ...] = ()
    erasures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the whole file comes to: how far it is sound, and what is wrong first."""

    tower: merkle.Tower
    events: int
    keys: tuple[str, ...]
    erased: tuple[int, ...] = ()
    fault: Fault | None = None
    # The next batch does not agree: `explain` names what is wrong in it.
    is_open: bool = False

    @property
    def size(self) -> int:
        """The number of places found sound."""
        return self.tower.size * BATCH


def header_of(line: bytes, is_signed: IsSigned) -> Signed | None:
    """Return the checkpoint in the first line, ValueError where the file is none of ours; None where it was changed."""
    data = parsed(line)
    if not isinstance(data, dict) or data.get("export") != log.EXPORT:
        raise ValueError("no export of the log")
    signed = log.signed_from(data)
    if signed is None or log.header_line(signed) != line:
        return None
    return signed if is_signed(signed.checkpoint.key, signed.checkpoint.statement(), signed.signature) else None


def see(batch: Sequence[bytes], is_signed: IsSigned) -> Seen:
    """Look at one batch, as quickly as may be: only its checkpoint is parsed, its records are hashed as they stand."""
    records = batch[:-1]
    if len(records) != BATCH or (signed := signed_of(batch[-1])) is None:
        return Seen(b"", None, False)
    leaves = leaves_of(batch[-1])
    erased = [place for place, line in enumerate(records) if line.startswith(log.ERASED_LINE)]
    hashes = [sha256(b"\x00" + line).digest() for line in records]
    for place in erased:
        hashes[place] = leaves[place * 32 : place * 32 + 32]
    statement = signed.checkpoint.statement()
    sound = b"".join(hashes) == leaves and is_signed(signed.checkpoint.key, statement, signed.signature)
    return Seen(
        subtree(hashes),
        signed,
        sound and all(is_erased(records[place]) for place in erased),
        sum(not line.startswith(log.PADDING_LINE) for line in records),
        tuple((signed.checkpoint.size - BATCH + place, event_of(records[place])[0]) for place in erased),
        tuple(erasure_of(line) for line in records if b'"name":"event.erased"' in line),
    )


def judge(
    header: Signed | None, seen: Iterable[Seen], *, keys: Collection[str] = (), kept: Signed | None = None
) -> Verdict:
    """Fold the batches into one tree and hold it against the header, the keys one trusts and a checkpoint kept elsewhere."""
    tower, events, signers = merkle.Tower(), 0, dict[str, None]()
    erased, erasures = list[tuple[int, str]](), set[str]()
    fault = None
    for one in seen:
        grown = tower.grown([one.root])
        if not one.sound or one.signed is None or not _agrees(one.signed, grown):
            return Verdict(tower, events, tuple(signers), fault=fault, is_open=fault is None)
        fault = _against_trusted(one.signed, keys, kept)
        if fault:
            break
        tower, events = grown, events + one.events
        signers[one.signed.checkpoint.key] = None
        erased += one.erased
        erasures.update(one.erasures)
    fault = fault or _of_end(tower, header, kept) or _of_erased(erased, erasures)
    return Verdict(tower, events, tuple(signers), tuple(position for position, _ in erased), fault)


def _agrees(signed: Signed, tower: merkle.Tower) -> bool:
    return signed.checkpoint.size == tower.size * BATCH and signed.checkpoint.root == tower.root.hex()


def _against_trusted(signed: Signed, keys: Collection[str], kept: Signed | None) -> Fault | None:
    """What speaks against a checkpoint that agrees with the file itself."""
    checkpoint = signed.checkpoint
    if keys and checkpoint.key not in keys:
        return Fault(FaultKind.KEY_UNKNOWN, checkpoint.size - BATCH, checkpoint.size - 1)
    if kept and kept.checkpoint.size == checkpoint.size and kept.checkpoint.root != checkpoint.root:
        return Fault(FaultKind.OTHER_HISTORY, 0, checkpoint.size - 1)
    return None


def _of_end(tower: merkle.Tower, header: Signed | None, kept: Signed | None) -> Fault | None:
    """What shows only when everything was read: a cut end, a header of another file."""
    size = tower.size * BATCH
    if header and size < header.checkpoint.size:
        return Fault(FaultKind.REMOVED, size, header.checkpoint.size - 1)
    if header is None or not _agrees(header, tower):
        return Fault(FaultKind.HEADER_CHANGED, 0)
    if kept and kept.checkpoint.size > size:
        return Fault(FaultKind.SHORTER_THAN_KEPT, size, kept.checkpoint.size - 1)
    return None


def _of_erased(erased: Iterable[tuple[int, str]], erasures: Collection[str]) -> Fault | None:
    for position, event in erased:
        if event not in erasures:
            return Fault(FaultKind.ERASED_WITHOUT_DEED, position, None, event)
    return None
