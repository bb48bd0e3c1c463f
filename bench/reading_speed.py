"""How fast the reader is: on realistic texts, from the start, on hostile texts and files."""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiemtra.reading import from_string, open_file, read
from kiemtra.reading.values import Text
from tests.reading.test_hostile import MILLION
from tests.reading.test_hostile_files import FILES

ROOT = Path(__file__).parents[1]
CORPUS = sorted((ROOT / "tests" / "reading" / "corpus").glob("*.txt"))
COMMAND = [sys.executable, "-c", "from kiemtra.cli.read import read; read()"]
SIZE, ONE = 2_000_000, 1_000_000
RUNS = 5

Figure = tuple[str, float, str, str | None]


def speed_figures() -> Iterator[Figure]:
    """Yield name, value, unit and goal of each figure."""
    texts = [open_file(path) for path in CORPUS]
    for text in texts:
        read(text)
    yield ("speed_many_texts", _speed(_mixed(texts)), "MB/s", "≥ 2")
    yield ("speed_one_megabyte", _speed([_joined(texts)]), "MB/s", "≥ 2")
    yield ("start", _start(), "s", "≤ 0.3")
    yield from _hostile_texts()
    yield from _hostile_files()


def _mixed(texts: list[Text]) -> list[Text]:
    """The corpus in ever another order, two megabytes of it."""
    chance, chosen, size = random.Random(6), [], 0
    while size < SIZE:
        for text in chance.sample(texts, len(texts)):
            chosen.append(text)
            size += len(text.text.encode())
    return chosen


def _joined(texts: list[Text]) -> Text:
    chance, parts, size = random.Random(6), [], 0
    while size < ONE:
        parts.append(chance.choice(texts).text)
        size += len(parts[-1].encode())
    return from_string("\n\n".join(parts), "một tệp")


def _speed(texts: list[Text]) -> float:
    """Megabytes in a second of processor time, the best of three."""
    size = sum(len(text.text.encode()) for text in texts)
    return size / 1_000_000 / min(_seconds(texts) for _ in range(3))


def _seconds(texts: list[Text]) -> float:
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def _start() -> float:
    """Seconds from nothing to the facts of one short text, the median of five."""
    runs = sorted(_run(CORPUS[0], "--json")[0] for _ in range(RUNS))
    return runs[RUNS // 2]


def _run(path: Path, *options: str) -> tuple[float, float]:
    """Seconds by the clock, and megabytes of the largest process, its own children among them."""
    began = time.monotonic()
    child = subprocess.Popen(
        [*COMMAND, *options, str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    _, _, used = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.monotonic() - began, used.ru_maxrss / 1024


def _hostile_texts() -> Iterator[Figure]:
    worst = max((_seconds([from_string(make(), name)]), name) for name, make in MILLION.items())
    yield (f"hostile_texts ({len(MILLION)}; worst: {worst[1]})", worst[0], "s", "≤ 3")


def _hostile_files() -> Iterator[Figure]:
    seconds, memory = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, (make, _)) in enumerate(FILES.items()):
            path = Path(folder) / f"{number}.bin"
            path.write_bytes(make())
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            spent, peak = _run(path, "--text")
            seconds.append((spent, name))
            memory.append((max(peak, before), name))
            path.unlink()
    yield (f"hostile_files ({len(FILES)}; worst: {max(seconds)[1]})", max(seconds)[0], "s", "≤ 5")
    yield ("hostile_files_memory", max(memory)[0], "MB", "≤ 512")
