"""Reads an export of the log from a file, in blocks that end with a batch, over all processors where the file is large.

Neither Django nor the database is loaded here.
"""

import gzip
import itertools
import os
import zlib
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BufferedReader
from pathlib import Path

from kiemtra.domain.log import CHECKPOINT_LINE, Signed
from kiemtra.domain.log_check import Seen, Verdict, header_of, judge, see
from kiemtra.domain.log_faults import Fault, explain
from kiemtra.domain.log_lines import batches
from kiemtra.store.log_key import is_signed

BLOCK = 8 * 1024 * 1024
# Below this a second process costs more than it brings.
LARGE = 4 * BLOCK
GZIP = b"\x1f\x8b"
File = BufferedReader | gzip.GzipFile


class UnreadableExport(Exception):
    """The file cannot be read, or is no export of the log."""


def check(
    path: Path,
    *,
    keys: Collection[str] = (),
    kept: Signed | None = None,
    tell: Callable[[int], None] = lambda read: None,
) -> tuple[Verdict, Fault | None]:
    """Check the whole file; the verdict, and the first thing that is wrong. `tell` hears how many bytes are done."""
    try:
        with opened(path) as file:
            header = header_of(_line(file.readline()), is_signed)
            start = file.tell()
        verdict = judge(header, _seen(path, start, tell), keys=keys, kept=kept)
        if not verdict.is_open:
            return verdict, verdict.fault
        with opened(path) as file:
            file.readline()
            lines = map(_line, file)
            bad = next(itertools.islice(batches(lines), verdict.tower.size, None))
        return verdict, explain(bad, verdict.tower, is_signed)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UnreadableExport(str(path)) from error


def opened(path: Path) -> File:
    """The lines of the file, compressed or not."""
    with path.open("rb") as file:
        is_packed = file.read(2) == GZIP
    return gzip.open(path) if is_packed else path.open("rb")


def _line(raw: bytes) -> bytes:
    # Exactly one end is taken off: a last line without one has lost its last byte, and is found.
    return raw[:-1]


def _seen(path: Path, start: int, tell: Callable[[int], None]) -> Iterator[Seen]:
    """Each batch of the file in order."""
    size = path.stat().st_size
    processes = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with opened(path) as file:
        is_packed = isinstance(file, gzip.GzipFile)
        file.seek(start)
        if is_packed or size < LARGE or processes == 1:
            for block in _blocks(file):
                yield from seen_in(block)
                tell(len(block))
            return
        places = _places(file, size)
        with ProcessPoolExecutor(processes) as pool:
            # A few ahead of what is read: the results of a large file do not pile up.
            waiting = [pool.submit(seen_at, path, *place) for place in itertools.islice(places, processes * 2)]
            while waiting:
                yield from waiting.pop(0).result()
                tell(BLOCK)
                waiting += [pool.submit(seen_at, path, *place) for place in itertools.islice(places, 1)]


def _blocks(file: File) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block + _rest_of_batch(file)


def _places(file: File, size: int) -> Iterator[tuple[int, int]]:
    """Where each block begins and ends."""
    start = file.tell()
    while start < size:
        file.seek(min(start + BLOCK, size))
        _rest_of_batch(file)
        end = file.tell()
        yield start, end
        start = end


def _rest_of_batch(file: File) -> bytes:
    """What is left of the line in which one stands, and of its batch."""
    rest = [file.readline()]
    while line := file.readline():
        rest.append(line)
        if line.startswith(CHECKPOINT_LINE):
            break
    return b"".join(rest)


def seen_at(path: Path, start: int, end: int) -> list[Seen]:
    """The batches of one block of the file."""
    with path.open("rb") as file:
        file.seek(start)
        return seen_in(file.read(end - start))


def seen_in(block: bytes) -> list[Seen]:
    """The batches of a block, up to the first that is not sound."""
    lines = block[:-1].split(b"\n")
    found = []
    for batch in batches(lines):
        found.append(see(batch, is_signed))
        if not found[-1].sound:
            break
    return found
