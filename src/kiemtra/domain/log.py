"""What stands in the log: records padded to batches, signed checkpoints, and the lines in which both are handed out.

One line of an export is one record, byte for byte what its leaf is the hash of; after each batch comes its checkpoint with
the hashes of the batch. Whether a file is as it was made is the matter of `domain/log_check.py`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Records in a batch: a power of two, so that each batch is one subtree.
BATCH = 64
# The places of a batch for what is sealed stand apart from those for the rest: how many batches there are, and in which of
# them an event stands, follows from the open events alone and tells nothing of the sealed ones.
OPEN_PLACES, SEALED_PLACES = 56, 8
FORMAT = "kiemtra-log-1"
EXPORT = "kiemtra-trail-1"
PROOF = "kiemtra-proof-1"
CHECKPOINT_LINE = b'{"checkpoint":'
PADDING_LINE = b'{"event":null,'
ERASED_LINE = b'{"erased":true,'
# The deed after which a record may stand in an export without its content.
ERASING = "event.erased"
_HEX = re.compile(r"[0-9a-f]+")


def canonical(value: object) -> bytes:
    """Return a value as the one JSON that is hashed and signed: sorted keys, no blanks, UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def record(event: Mapping[str, Any] | None, *, position: int, salt: bytes) -> bytes:
    """Return the data of a leaf: an event, or nothing where the place is padding. The salt lets its hash tell nothing."""
    return canonical({"event": event, "position": position, "salt": salt.hex()})


def erased_record(event_id: str, position: int) -> bytes:
    """Return the line that stands for a record whose content was erased."""
    return canonical({"erased": True, "event": {"id": event_id}, "position": position})


def missing_record(event_id: str, position: int) -> bytes:
    """Return the line that stands for a record whose event is not there."""
    return canonical({"event": {"id": event_id}, "missing": True, "position": position})


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a key signs: the size of the log and its root, at an hour."""

    size: int
    root: str
    made_at: str
    key: str

    def as_data(self) -> dict[str, Any]:
        """Return the checkpoint as JSON knows it."""
        return {"format": FORMAT, "key": self.key, "made_at": self.made_at, "root": self.root, "size": self.size}

    def statement(self) -> bytes:
        """Return the bytes that are signed."""
        return canonical(self.as_data())


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with its signature."""

    checkpoint: Checkpoint
    signature: str

    def as_data(self) -> dict[str, Any]:
        """Return both as JSON knows them."""
        return {"checkpoint": self.checkpoint.as_data(), "signature": self.signature}


def header_line(latest: Signed) -> bytes:
    """Return the first line of an export: the latest checkpoint, by which a cut end is noticed."""
    return canonical({**latest.as_data(), "export": EXPORT})


def checkpoint_line(signed: Signed, leaves: Sequence[bytes]) -> bytes:
    """Return the line after a batch: its checkpoint and the hashes of its leaves."""
    return canonical({**signed.as_data(), "leaves": b"".join(leaves).hex()})


def signed_from(data: object) -> Signed | None:
    """Return the signed checkpoint in parsed JSON; None where it is not written exactly as one is."""
    match data:
        case {
            "checkpoint": {
                "format": str(form),
                "key": str(key),
                "made_at": str(at),
                "root": str(root),
                "size": int(size),
            },
            "signature": str(signature),
        } if form == FORMAT and is_hex(key, 32) and is_hex(root, 32) and is_hex(signature, 64):
            return Signed(Checkpoint(size, root, at, key), signature)
    return None


def is_hex(text: str, length: int) -> bool:
    """Tell whether a text is so many bytes in lower-case hexadecimal digits; upper case would be a second spelling."""
    return len(text) == 2 * length and bool(_HEX.fullmatch(text))
