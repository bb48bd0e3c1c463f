"""The log on its beat; lost keys; real workers at once and killed half-way."""

import signal
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiemtra.jobs import log
from kiemtra.store.models import Event, LogCheckpoint
from kiemtra.workflows.log import Appended
from tests.jobs.conftest import Processes
from tests.world import World, make_plan

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_key(settings: Any, tmp_path: Path) -> Path:
    settings.LOG_KEY = tmp_path / "log-key.pem"
    settings.LOG_BEAT = timedelta(minutes=15)
    return settings.LOG_KEY


def at(minutes: float) -> object:
    return lambda: AT + timedelta(minutes=minutes)


def test_batch_is_appended_at_each_beat_and_not_between(world: World) -> None:
    make_plan(world)

    runs = [log.append_when_due(at(minutes)) for minutes in (0, 14.9, 15, 20, 31)]

    assert runs == [Appended(1, Event.objects.count()), None, Appended(1, 0), None, Appended(1, 0)]


def test_clock_that_was_set_back_does_not_stop_the_log(world: World) -> None:
    log.append_when_due(at(0))

    assert log.append_when_due(at(-600)) == Appended(1, 0)


def test_key_is_made_for_the_first_batch(world: World, own_key: Path) -> None:
    log.append(at(0))

    assert own_key.exists()
    assert LogCheckpoint.objects.get().key == log.key().public


def test_lost_key_is_not_replaced_in_silence(world: World, own_key: Path) -> None:
    log.append(at(0))
    own_key.unlink()

    with pytest.raises(log.LogKeyLost, match=r"log-key\.pem"):
        log.append(at(15))

    assert not own_key.exists()
    renewed = log.new_key()
    log.append(at(15))
    assert [one.key == renewed.public for one in LogCheckpoint.objects.order_by("size")] == [False, True]


@pytest.fixture
def waiting(processes: Processes) -> Processes:
    processes.run("prepare", "1")
    return processes


def test_two_workers_at_once_append_each_event_once(waiting: Processes) -> None:
    workers = [waiting.start("append_log") for _ in range(2)]
    for worker in workers:
        assert worker.stdout
        assert worker.stdout.readline().strip() == "ready"
    ends = [end(worker) for worker in workers]

    assert [complaint for _, complaint in ends] == ["", ""]
    look = waiting.run("look_at_log")
    assert look["waiting"] == 0
    assert look["logged"] == look["events"]
    assert look["leaves"] == 64 * look["checkpoints"]
    assert look["fault"] is None


def end(worker: subprocess.Popen[str]) -> tuple[str, str]:
    return worker.communicate("begin\n", timeout=120)


def test_worker_killed_within_a_batch_leaves_nothing_of_it(waiting: Processes) -> None:
    worker = waiting.start("append_log", "wait")
    assert worker.stdout
    assert worker.stdout.readline().strip() == "ready"
    assert worker.stdin
    worker.stdin.write("begin\n")
    worker.stdin.flush()
    assert worker.stdout.readline().strip() == "written"
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=120)

    assert waiting.run("look_at_log")["leaves"] == 0
    waiting.run("append_log")
    look = waiting.run("look_at_log")
    assert (look["waiting"], look["leaves"], look["fault"]) == (0, 64 * look["checkpoints"], None)
