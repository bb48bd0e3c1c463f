"""A mail server on loopback, and a database of its own for real processes."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from threading import Lock

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

from tests import tables

ROOT = Path(__file__).parents[2]


@dataclass
class Mailbox:
    """What the server has received; it can refuse, and it can kill a sender before it answers."""

    received: list[EmailMessage] = field(default_factory=list)
    answer: str = "250 OK"
    kills: int | None = None
    lock: Lock = field(default_factory=Lock)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        with self.lock:
            assert isinstance(envelope.content, bytes)
            self.received.append(message_from_bytes(envelope.content, policy=policy.default))
            if self.kills is not None:
                os.kill(self.kills, signal.SIGKILL)
        return self.answer

    @property
    def ids(self) -> list[str]:
        return [message["Message-ID"] for message in self.received]


@dataclass(frozen=True)
class MailServer:
    box: Mailbox
    port: int


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield MailServer(box, controller.port)
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nobody uses now: the controller asks for a number."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@dataclass(frozen=True)
class Processes:
    """Starts deeds of `processes.py` on one database."""

    environment: dict[str, str]

    def start(self, *deed: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.jobs.processes", *deed],
            cwd=ROOT,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *deed: str) -> object:
        """Run a deed to its end; what it says."""
        said, complaint = self.start(*deed).communicate("begin\n", timeout=120)
        assert not complaint, complaint
        return json.loads(said.splitlines()[-1])


@pytest.fixture
def processes(mail_server: MailServer, tmp_path: Path, request: pytest.FixtureRequest) -> Processes:
    """Processes on a database of their own (SQLite file or PostgreSQL), with the mail server named."""
    if connection.vendor == "postgresql":
        url = request.getfixturevalue("postgresql_database")
    else:
        url = f"sqlite:///{tables.copy_to(tmp_path / 'processes.sqlite3')}"
    smtp = {"KIEMTRA_SMTP_URL": f"smtp://127.0.0.1:{mail_server.port}"}
    return Processes(environment(url, tmp_path) | smtp)


def environment(url: str, folder: Path) -> dict[str, str]:
    """What a process of the tests finds around it."""
    places = {"KIEMTRA_DATABASE": url, "KIEMTRA_DATA_DIR": str(folder)}
    return os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | places


@pytest.fixture
def postgresql_database() -> Iterator[str]:
    """A database for one test, beside the one of the suite."""
    with tables.copy_on_server(f"kiemtra_processes_{os.getpid()}") as name:
        yield tables.url_of(name)
