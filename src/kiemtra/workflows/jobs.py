"""Background work that was killed half-way: given back to the workers, or given up after too many tries."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks.base import TaskResultStatus

from kiemtra.store.queries import jobs as queries
from kiemtra.store.queries.jobs import Job

# A job that has killed its worker so often would kill the next one, too.
MAX_TRIES = 3


class Killed(Exception):
    """The worker died at this job, again and again."""


@transaction.atomic
def reap(is_gone: Callable[[str], bool], lease: timedelta, *, now: datetime) -> int:
    """Take back what a dead worker has left running; how many.

    A worker is dead where `is_gone(worker)` knows it, and taken for dead when it has not finished within the lease.
    Every job may be done again harmlessly, so that a slow worker taken for dead does no damage.
    """
    taken = 0
    for row in queries.running().select_for_update(of=("self",)):
        worker = row.worker_ids[-1] if row.worker_ids else ""
        if not is_gone(worker) and (row.started_at is None or now - row.started_at < lease):
            continue
        _give_back(row)
        taken += 1
    return taken


def _give_back(row: Job) -> None:
    if len(row.worker_ids) >= MAX_TRIES:
        row.set_failed(Killed(f"{len(row.worker_ids)} lần"))
        return
    row.status = TaskResultStatus.READY
    row.started_at = None
    row.save(update_fields=["status", "started_at"])
