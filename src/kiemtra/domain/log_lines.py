"""The lines of an export, each read on its own: batches, records, checkpoints."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from kiemtra.domain import log
from kiemtra.domain.log import Signed

_EVENT_ID = re.compile(rb'"id":"([0-9a-f]{8}-[0-9a-f-]{27})"')


def batches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Group lines without their ends into batches, each ending with its checkpoint; the last may lack one."""
    batch: list[bytes] = []
    for line in lines:
        batch.append(line)
        if line.startswith(log.CHECKPOINT_LINE):
            yield batch
            batch = []
    if batch:
        yield batch


def signed_of(line: bytes) -> Signed | None:
    """Return the checkpoint in a line that is written exactly as we write it, None in any other."""
    data = parsed(line)
    signed = log.signed_from(data)
    return signed if signed and log.checkpoint_line(signed, [leaves_of(line)]) == line else None


def leaves_of(line: bytes) -> bytes:
    """Return the hashes of a batch that the line of its checkpoint lists, one after the other."""
    match parsed(line):
        case {"leaves": str(leaves)} if log.is_hex(leaves, len(leaves) // 2):
            return bytes.fromhex(leaves)
    return b""


def subtree(hashes: Sequence[bytes]) -> bytes:
    """Return the root over a whole batch, level by level: quicker than growing it leaf by leaf."""
    level = list(hashes)
    while len(level) > 1:
        level = [sha256(b"\x01" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=True)]
    return level[0]


def parsed(line: bytes) -> Any:
    """Return the JSON of a line, None where it is none."""
    try:
        return json.loads(line.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None


def is_erased(line: bytes) -> bool:
    """Tell whether the line is that of a record whose content was erased."""
    event, _ = event_of(line)
    position = position_of(line)
    return position is not None and log.erased_record(event, position) == line


def erasure_of(line: bytes) -> str:
    """Return the id of the event that an erasure in this line is about."""
    match parsed(line):
        case {"event": {"name": log.ERASING, "subject_id": str(subject)}}:
            return subject
    return ""


def position_of(line: bytes) -> int | None:
    """Return the position that a record says it has."""
    match parsed(line):
        case {"position": int(position)}:
            return position
    return None


def event_of(line: bytes) -> tuple[str, str]:
    """Return id and name of the event in a line, as far as it can still be read."""
    match parsed(line):
        case {"event": {"id": str(event), "name": str(name)}}:
            return event, name
        case {"event": {"id": str(event)}}:
            return event, ""
        case {"event": None}:
            return "", ""
    found = _EVENT_ID.findall(line)
    return (found[-1].decode(), "") if found else ("", "")
