"""A worker killed with signal 9 while it recognises a scan: the next one takes the scan up, and it is read once."""

import json
import signal
import subprocess
import sys

from tests.jobs.conftest import ROOT, Processes
from tests.scanned import scan


def run(processes: Processes, *deed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.jobs.recognising", *deed]
    return subprocess.run(
        command, cwd=ROOT, env=processes.environment, capture_output=True, text=True, timeout=180, check=False
    )


def told(done: subprocess.CompletedProcess[str]):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_scan_of_a_killed_worker_is_read_by_the_next(processes: Processes) -> None:
    told(run(processes, "hand_in"))

    killed = run(processes, "recognise", "0", "deadly")
    left = told(run(processes, "look"))
    read = [told(run(processes, "recognise", minutes)) for minutes in ("0", "2", "4")]

    assert killed.returncode == -signal.SIGKILL
    assert left == ["running", 1, len(scan()), 0, ["recognition.asked"]]
    assert read == [0, 1, 0]
    assert told(run(processes, "look")) == ["done", 2, 0, 1, ["recognition.asked", "reading.taken"]]
