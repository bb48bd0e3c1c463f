"""A worker killed with signal 9 in the middle of a job."""

import signal
from pathlib import Path

from tests.jobs.conftest import Processes


def put_in(processes: Processes, deaths: int) -> None:
    (Path(processes.environment["KIEMTRA_DATA_DIR"]) / "deaths").write_text(str(deaths))
    processes.run("put_in")


def killed(processes: Processes) -> None:
    worker = processes.start("work_off")
    _, complaint = worker.communicate("begin\n", timeout=120)
    assert worker.returncode == -signal.SIGKILL, complaint


def test_job_of_a_killed_worker_is_done_by_the_next(processes: Processes) -> None:
    processes.run("prepare", "0")
    put_in(processes, deaths=1)
    killed(processes)

    assert processes.run("look_at_jobs") == {"status": "RUNNING", "workers": 1, "result": None}
    assert processes.run("work_off") == 1
    assert processes.run("look_at_jobs") == {"status": "SUCCESSFUL", "workers": 2, "result": 7}
    assert processes.run("work_off") == 0


def test_job_that_kills_every_worker_is_given_up(processes: Processes) -> None:
    processes.run("prepare", "0")
    put_in(processes, deaths=9)
    for _ in range(3):
        killed(processes)

    assert processes.run("work_off") == 1
    assert processes.run("look_at_jobs") == {"status": "FAILED", "workers": 3, "result": None}
