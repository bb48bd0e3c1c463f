"""Parses a file that nobody vouches for in a process of its own, with bounds on its time and memory.

A bomb, an endless loop or a crash of a parser ends that process, and the file is refused with a sentence.
"""

import json
import os
import resource
import subprocess
import sys

from kiemtra.reading.sources.content import Content, Unreadable
from kiemtra.reading.sources.formats import read_format
from kiemtra.reading.values import SourceFormat

MEMORY = 400 * 1024 * 1024
SECONDS = 3
# By the clock on the wall, which runs on where the machine is busy.
PATIENCE = 4.5
SCAN_SECONDS = 60
SCAN_PATIENCE = 240.0
TOO_MUCH = "đòi quá nhiều bộ nhớ hoặc thời gian để mở; hãy chia thành tệp nhỏ hơn, hoặc mở và lưu lại rồi đọc lại"
BROKEN = "có cấu trúc sai, không đọc được; hãy mở bằng trình soạn thảo và lưu lại"
REFUSED, EXHAUSTED = 3, 4


def parse(data: bytes, kind: str) -> Content:
    """Return the content of a file of this kind; raise Unreadable with the reason where there is none."""
    command = [sys.executable, "-m", "kiemtra.reading.sources.child", kind]
    # No more of the environment than it needs: a parser that is overcome finds no secret there.
    environment = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ} | {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
        "OMP_THREAD_LIMIT": "1",
    }
    patience = SCAN_PATIENCE if kind == "scan" else PATIENCE
    try:
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, env=environment, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(TOO_MUCH) from None
    if done.returncode == REFUSED:
        raise Unreadable(done.stdout.decode())
    if done.returncode:
        # A negative one: ended by the system, out of time or memory.
        raise Unreadable(TOO_MUCH if done.returncode < 0 or done.returncode == EXHAUSTED else BROKEN)
    told = json.loads(done.stdout)
    return Content(told["text"], SourceFormat(told["format"]), tuple(told["notes"]))


def bound(seconds: int) -> None:
    """Give this process no more than so much processor time and memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(kind: str) -> int:
    """Read the file from standard input; print its content, or the reason why there is none."""
    bound(SCAN_SECONDS if kind == "scan" else SECONDS)
    try:
        content = read_format(kind, sys.stdin.buffer.read())
    except Unreadable as reason:
        sys.stdout.buffer.write(str(reason).encode())
        return REFUSED
    except MemoryError:
        return EXHAUSTED
    told = {"text": content.text, "format": content.format, "notes": content.notes}
    sys.stdout.buffer.write(json.dumps(told).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
