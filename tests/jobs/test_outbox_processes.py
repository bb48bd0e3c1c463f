"""Real workers, killed with signal 9 where it hurts most."""

import json
import signal
import subprocess

import pytest

from tests.jobs.conftest import MailServer, Processes

COUNT = 30


@pytest.fixture
def waiting(processes: Processes) -> Processes:
    processes.run("prepare", str(COUNT))
    return processes


@pytest.fixture
def one_waiting(processes: Processes) -> Processes:
    processes.run("prepare", "1")
    return processes


def begin(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("begin\n")
    process.stdin.flush()


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_two_workers_at_once_send_each_message_once(waiting: Processes, mail_server: MailServer) -> None:
    workers = [waiting.start("work", "0") for _ in range(2)]
    assert [first_line(worker) for worker in workers] == ["ready", "ready"]
    for worker in workers:
        begin(worker)
    ends = [worker.communicate(timeout=120) for worker in workers]

    assert [complaint for _, complaint in ends] == ["", ""]
    sent = [int(said.splitlines()[-1]) for said, _ in ends]
    assert sum(sent) == COUNT
    assert min(sent) > 0, "both had a share, or the test has not tested two workers"
    assert len(mail_server.box.ids) == len(set(mail_server.box.ids)) == COUNT


def test_worker_killed_between_claim_and_mark_loses_nothing(one_waiting: Processes, mail_server: MailServer) -> None:
    worker = one_waiting.start("work", "0")
    assert first_line(worker) == "ready"
    mail_server.box.kills = worker.pid
    begin(worker)
    worker.communicate(timeout=120)
    mail_server.box.kills = None

    assert worker.returncode == -signal.SIGKILL
    assert len(mail_server.box.ids) == 1
    assert one_waiting.run("work", "0") == 0, "the claim still stands: a living sender is not overtaken"
    assert one_waiting.run("work", "11") == 1
    assert one_waiting.run("work", "22") == 0
    assert len(mail_server.box.ids) == 2
    assert len(set(mail_server.box.ids)) == 1, "the receiver can tell that it is the same message"


def test_deed_killed_before_its_commit_leaves_nothing_and_repeated_happens_once(processes: Processes) -> None:
    processes.run("prepare", "0")
    before = processes.run("look")
    assert isinstance(before, dict)
    deed = processes.start("notice", "wait")
    written = json.loads(first_line(deed))
    deed.kill()
    deed.communicate(timeout=120)

    assert deed.returncode == -signal.SIGKILL
    assert {written[key] > before[key] for key in ("events", "messages", "documents", "revision")} == {True}
    assert processes.run("look") == before == before | {"state": "planned", "noticed": 0, "messages": 0, "documents": 0}

    assert processes.run("notice", "go") == processes.run("look") == written
    assert (written["state"], written["noticed"], written["documents"]) == ("noticed", 1, 1)
    assert processes.run("work", "0") == written["messages"] == written["unsent"]
