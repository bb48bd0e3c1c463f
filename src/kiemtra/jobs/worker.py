"""A worker of this process: takes jobs from the table, one after the other, and knows which other workers are dead."""

import os
import secrets
import socket
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from kiemtra.workflows import jobs

# Far longer than any job takes.
LEASE = timedelta(minutes=30)


def make() -> Worker:
    """A worker that ends when nothing waits any more; `configure_signals()` lets it finish the job at hand at a Ctrl-C."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{socket.gethostname()[:40]}/{os.getpid()}/{secrets.token_hex(4)}",
        excluded_queue_names=[],
    )


def reap(now: datetime | None = None) -> int:
    """Take back what dead workers have left; how many jobs."""
    return jobs.reap(is_gone, LEASE, now=now or timezone.now())


def is_gone(worker: str) -> bool:
    """Whether that worker ran on this host and runs no longer; of others nothing is known."""
    host, _, rest = worker.partition("/")
    pid = rest.partition("/")[0]
    return host == socket.gethostname()[:40] and pid.isdecimal() and not _is_alive(int(pid))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's process bears the number
        return True
    return True
