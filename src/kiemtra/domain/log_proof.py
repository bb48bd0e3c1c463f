"""Checks what is handed out of the log in small: that one record stands in it, and that a newer log begins with an older one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, Signed
from kiemtra.domain.log_faults import Fault, FaultKind, IsSigned


@dataclass(frozen=True, slots=True)
class Proof:
    """A signed checkpoint with either a record and its path, or the path from the older log that it continues."""

    signed: Signed
    path: tuple[bytes, ...]
    record: Mapping[str, Any] | None = None
    older: int = 0

    @property
    def position(self) -> int:
        """Where the record says that it stands."""
        return int(self.record["position"]) if self.record else 0

    @property
    def event(self) -> Mapping[str, Any]:
        """The event that is proved; empty where the place is padding."""
        return (self.record or {}).get("event") or {}


def proof_from(data: object) -> Proof:
    """Read a proof from parsed JSON; ValueError where it is none."""
    signed = log.signed_from(data)
    match data:
        case {"format": log.PROOF, "path": list(path), "record": {"position": int(), **_rest} as record} if signed:
            return Proof(signed, _hashes(path), record=record)
        case {"format": log.PROOF, "path": list(path), "older": int(older)} if signed:
            return Proof(signed, _hashes(path), older=older)
    raise ValueError("no proof")


def _hashes(path: list[Any]) -> tuple[bytes, ...]:
    if not all(isinstance(step, str) and log.is_hex(step, 32) for step in path):
        raise ValueError("no path")
    return tuple(map(bytes.fromhex, path))


def fault_in(
    proof: Proof, is_signed: IsSigned, *, keys: Collection[str] = (), kept: Signed | None = None
) -> Fault | None:
    """Return what is wrong with a proof, None where it holds; a checkpoint kept elsewhere must be one of its two ends."""
    checkpoint = proof.signed.checkpoint
    whole = (0, checkpoint.size - 1)
    if not is_signed(checkpoint.key, checkpoint.statement(), proof.signed.signature):
        return Fault(FaultKind.CHECKPOINT_CHANGED, *whole)
    if keys and checkpoint.key not in keys:
        return Fault(FaultKind.KEY_UNKNOWN, *whole)
    if kept and kept.checkpoint.size == checkpoint.size and kept.checkpoint.root != checkpoint.root:
        return Fault(FaultKind.OTHER_HISTORY, *whole)
    if proof.record is None:
        return _not_continued(proof, kept)
    leaf, root = merkle.leaf_hash(log.canonical(proof.record)), bytes.fromhex(checkpoint.root)
    if not merkle.is_included(leaf, proof.position, checkpoint.size, proof.path, root):
        return Fault(
            FaultKind.PATH_WRONG, proof.position, None, str(proof.event.get("id", "")), str(proof.event.get("name", ""))
        )
    return None


def _not_continued(proof: Proof, kept: Signed | None) -> Fault | None:
    """What speaks against the newer log being the older one continued; the older one is what was kept."""
    if kept is None or kept.checkpoint.size != proof.older:
        raise ValueError("the older checkpoint is wanted")
    older, newer = kept.checkpoint, proof.signed.checkpoint
    roots = bytes.fromhex(older.root), bytes.fromhex(newer.root)
    if newer.size % BATCH or not merkle.is_consistent(older.size, newer.size, *roots, proof.path):
        return Fault(FaultKind.OTHER_HISTORY, 0, older.size - 1)
    return None
