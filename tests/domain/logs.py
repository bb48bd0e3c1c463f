"""Small logs for tests, made by the functions that make real ones; keys and signatures are a keyed hash."""

import hmac
from collections.abc import Callable, Sequence
from hashlib import sha256
from uuid import UUID

from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, Checkpoint, Signed
from kiemtra.domain.log_check import Verdict, header_of, judge, see
from kiemtra.domain.log_faults import Fault, explain
from kiemtra.domain.log_lines import batches

KEY, OTHER_KEY = "11" * 32, "22" * 32
Record = Callable[[int], bytes]


def sign(key: str, statement: bytes) -> str:
    return hmac.new(bytes.fromhex(key), statement, sha256).hexdigest() * 2


def is_signed(key: str, statement: bytes, signature: str) -> bool:
    return hmac.compare_digest(sign(key, statement), signature)


def event_id(number: int) -> str:
    return str(UUID(int=number))


def event(number: int, name: str = "plan.created", **more: object) -> dict[str, object]:
    return {"id": event_id(number), "name": name, "after": {"title": f"Kế hoạch số {number}"}} | more


def salt(position: int) -> bytes:
    return sha256(b"salt %d" % position).digest()


def record(position: int) -> bytes:
    """An event; each fifth place is padding."""
    return log.record(event(position) if position % 5 else None, position=position, salt=salt(position))


def signed(tower: merkle.Tower, key: str = KEY) -> Signed:
    stated = Checkpoint(tower.size * BATCH, tower.root.hex(), "2026-11-21T08:00:00+00:00", key)
    return Signed(stated, sign(key, stated.statement()))


def export(count: int = 3, record: Record = record, keys: Sequence[str] = (KEY,)) -> list[bytes]:
    """The lines of an export of so many batches; the batches are signed by these keys in turn."""
    tower, lines = merkle.Tower(), []
    for batch in range(count):
        records = [record(position) for position in range(batch * BATCH, (batch + 1) * BATCH)]
        hashes = [merkle.leaf_hash(line) for line in records]
        tower = tower.grown([merkle.root(hashes)])
        last = signed(tower, keys[batch % len(keys)])
        lines += [*records, log.checkpoint_line(last, hashes)]
    return [log.header_line(last), *lines]


def line_of(position: int) -> int:
    """In which line of an export the record at a position stands."""
    return 1 + position + position // BATCH


def judged(lines: Sequence[bytes], keys: Sequence[str] = (), kept: Signed | None = None) -> Verdict:
    seen = (see(batch, is_signed) for batch in batches(lines[1:]))
    return judge(header_of(lines[0], is_signed), seen, keys=keys, kept=kept)


def fault_in(lines: Sequence[bytes], keys: Sequence[str] = (), kept: Signed | None = None) -> Fault | None:
    verdict = judged(lines, keys, kept)
    if not verdict.is_open:
        return verdict.fault
    return explain(list(batches(lines[1:]))[verdict.tower.size], verdict.tower, is_signed)
