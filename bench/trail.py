"""The log: how quickly an export is verified, and whether each change of one byte is found and named.

The exports are made here, without a database, by the same functions that write real ones; they are verified by the code
behind `kiemtra trail verify`.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiemtra.cli.trail_check import UnreadableExport, check
from kiemtra.domain import log, merkle
from kiemtra.domain.log import BATCH, OPEN_PLACES, Checkpoint, Signed
from kiemtra.domain.log_faults import Fault
from kiemtra.store.log_key import LogKey

Row = tuple[str, float, str, str | None]
EVENTS = 1_000_000
CHANGES = 1_000
SMALL = 20 * OPEN_PLACES
CALL = "import sys; from kiemtra.cli.main import main; sys.argv[0] = 'kiemtra'; main()"


def figures() -> Iterator[Row]:
    """Yield the time for a large export, the start of the command, and the share of changes found."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        small, large = Path(folder) / "small.jsonl", Path(folder) / "large.jsonl"
        write(small, SMALL)
        yield from _changes(small)
        _, started = _verified(small)
        yield "lệnh verify trên sổ nhỏ, cả khởi động", started, "s", "≤ 1"
        write(large, EVENTS)
        yield "tệp xuất 1.000.000 sự việc", large.stat().st_size / 1e6, "MB", None
        code, took = _verified(large)
        yield "kiểm tra 1.000.000 sự việc", took if code == 0 else float("inf"), "s", "≤ 10"
        yield "bộ nhớ nhiều nhất", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB", "≤ 200"


def write(path: Path, events: int) -> None:
    """Write an export of a log with so many events, each batch full of open ones and the rest padding."""
    key, chance, tower = LogKey(Ed25519PrivateKey.generate()), Random(7), merkle.Tower()
    with path.with_suffix(".body").open("wb") as body:
        for first in range(0, events, OPEN_PLACES):
            lines = list(_records(tower.size * BATCH, first, min(OPEN_PLACES, events - first), chance))
            hashes = [merkle.leaf_hash(line) for line in lines]
            tower = tower.grown([merkle.root(hashes)])
            stated = Checkpoint(tower.size * BATCH, tower.root.hex(), "2026-11-21T08:00:00+00:00", key.public)
            signed = Signed(stated, key.sign(stated.statement()).hex())
            body.write(b"\n".join([*lines, log.checkpoint_line(signed, hashes), b""]))
    with path.open("wb") as whole, path.with_suffix(".body").open("rb") as body:
        whole.write(log.header_line(signed) + b"\n")
        while block := body.read(1 << 24):
            whole.write(block)
    path.with_suffix(".body").unlink()


def _records(start: int, first: int, count: int, chance: Random) -> Iterator[bytes]:
    places = set(chance.sample(range(BATCH), count))
    for place in range(BATCH):
        event = _event(first + place) if place in places else None
        yield log.record(event, position=start + place, salt=chance.randbytes(32))


def _event(number: int) -> dict[str, object]:
    """An event of the length that real ones have."""
    ids = [str(UUID(bytes=sha256(b"%d %d" % (number, which)).digest()[:16])) for which in range(6)]
    return {
        "id": ids[0],
        "name": "recommendation.reported",
        "subject_kind": "recommendation",
        "subject_id": ids[1],
        "jurisdiction_id": ids[2],
        "inspection_id": ids[3],
        "plan_id": ids[4],
        "actor_id": ids[5],
        "actor_name": "Đầu mối Sở Tư pháp",
        "post_id": ids[5],
        "post_title": "Đầu mối Sở Tư pháp",
        "happened_on": "2026-11-20",
        "recorded_at": f"2026-11-21T08:00:00.{number % 1_000_000:06}+00:00",
        "before": {"state": "issued"},
        "after": {"state": "reported", "text": "Đã ban hành quy trình nội bộ và niêm yết công khai."},
        "sealed": False,
    }


def _verified(path: Path) -> tuple[int, float]:
    """Exit code and seconds of the whole command."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", CALL, "trail", "verify", str(path)], capture_output=True, check=False)
    return done.returncode, time.perf_counter() - began


def _changes(path: Path) -> Iterator[Row]:
    whole, chance, changed = path.read_bytes(), Random(11), path.with_suffix(".changed")
    found = named = 0
    for _ in range(CHANGES):
        at = chance.randrange(len(whole))
        byte = chance.choice([value for value in range(256) if value != whole[at]])
        changed.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
        try:
            _, fault = check(changed)
        except UnreadableExport:  # the first line no longer says what the file is
            found, named = found + 1, named + (whole.count(b"\n", 0, at) == 0)
        else:
            found += fault is not None
            named += fault is not None and _is_there(fault, whole.count(b"\n", 0, at))
    yield "thay đổi một byte: tìm ra", found, f"/ {CHANGES}", f"= {CHANGES}"
    yield "thay đổi một byte: nêu đúng chỗ", named, f"/ {CHANGES}", f"= {CHANGES}"


def _is_there(fault: Fault, line: int) -> bool:
    """Whether the fault names the record of this line, or the batch of this checkpoint."""
    batch, place = divmod(line - 1, BATCH + 1)
    if line == 0:
        return fault.position == 0
    if place == BATCH:
        return fault.position == batch * BATCH and fault.until == batch * BATCH + BATCH - 1
    return fault.position == batch * BATCH + place and fault.until is None
