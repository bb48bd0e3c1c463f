"""Puts each job in when it is due: on a change of the day for daily ones, after a pause for one that failed."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus

from kiemtra.jobs.beats import BEATS, Beat
from kiemtra.store.queries import jobs as queries
from kiemtra.store.queries.jobs import Job

# A job that failed is tried again neither sooner nor later than this.
AFTER_FAILURE = (timedelta(minutes=1), timedelta(hours=1))


def beat(clock: Callable[[], datetime] = timezone.now, *, at_once: bool = False) -> list[str]:
    """Put in what is due (`at_once`: everything that has work); the names of these jobs.

    Two that beat at the same moment may put a job in twice, which costs a look and does no harm.
    """
    now = clock()
    put_in = []
    for one, last in rows():
        if is_due(one, last, now, at_once=at_once):
            one.task.enqueue()
            put_in.append(one.task.name)
    return put_in


def rows() -> Iterator[tuple[Beat, Job | None]]:
    """Every job with its last row."""
    last = queries.latest(one.task.module_path for one in BEATS)
    for one in BEATS:
        yield one, last.get(one.task.module_path)


def is_due(one: Beat, last: Job | None, now: datetime, *, at_once: bool = False) -> bool:
    """Whether the job is to be put in now; never while its last row is still open."""
    if last is not None and last.status in queries.OPEN:
        return False
    if last is None or at_once:
        return one.has_work()
    soonest, latest = AFTER_FAILURE
    pause = min(max(one.every, soonest), latest) if last.status == TaskResultStatus.FAILED else one.every
    return _has_passed(pause, last.enqueued_at, now) and one.has_work()


def _has_passed(pause: timedelta, since: datetime, now: datetime) -> bool:
    """A pause of whole days is over when the calendar says so, early in the morning."""
    if pause >= timedelta(days=1):
        return (timezone.localdate(now) - timezone.localdate(since)).days >= pause.days
    return now - since >= pause
