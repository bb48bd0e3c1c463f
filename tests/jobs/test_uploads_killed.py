"""A server process killed with signal 9 in the middle of an upload: it goes on where it stopped."""

import hashlib
import json
import signal
import subprocess
import sys

from kiemtra.workflows.files import CHUNK
from tests.jobs.conftest import ROOT, Processes

CONTENT = b"%PDF-1.4\n" + bytes(range(256)) * 8192


def run(processes: Processes, *deed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.jobs.uploading", *deed]
    return subprocess.run(
        command, cwd=ROOT, env=processes.environment, capture_output=True, text=True, timeout=180, check=False
    )


def told(done: subprocess.CompletedProcess[str]):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_upload_goes_on_where_a_killed_process_stopped(processes: Processes) -> None:
    pk = told(run(processes, "begin"))

    killed = run(processes, "send", pk, "0", "deadly")
    there = told(run(processes, "look", pk))
    length, digest = told(run(processes, "send", pk, str(there)))

    assert killed.returncode == -signal.SIGKILL
    assert there == 3 * CHUNK
    assert (length, digest) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
