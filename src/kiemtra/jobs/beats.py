"""Every job as the worker takes it from the database, and how often it is due.

Each may be done again harmlessly: a worker killed half-way costs time, never a message or a record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from kiemtra.jobs import calendar_editions, log, merges, outbox, recognitions, reminders, scans, timetables, transfers
from kiemtra.store.queries import log as log_queries
from kiemtra.workflows import uploads

KEPT = timedelta(days=30)


@task()
def solve_timetables() -> int:
    """Work off the timetables asked for."""
    return timetables.solve_waiting()


@task()
def recognise_scans() -> int:
    """Recognise the letters of a scan that was handed in."""
    return recognitions.recognise_next()


@task()
def deliver_mail() -> int:
    """Send what waits in the outbox."""
    return outbox.deliver()


@task()
def append_log() -> int:
    """Append to the log where its beat has come."""
    done = log.append_when_due()
    return done.events if done else 0


@task()
def add_up_rounds() -> int:
    """Keep the sums of long rounds of reports."""
    return merges.add_up()


@task()
def carry_over() -> int:
    """Let what dissolved agencies owed pass on."""
    return transfers.carry_over()


@task()
def remind() -> int:
    """Remind of what is due or late."""
    return reminders.remind_due()


@task()
def take_note_of_calendar() -> int:
    """Move the dates that a changed calendar of working days moves."""
    return calendar_editions.take_note()


@task()
def scan_files() -> int:
    """Scan what no scanner has said anything of."""
    return scans.scan()


@task()
def prune() -> int:
    """Forget finished jobs of long ago, the events of what they did stay; and uploads that nobody goes on with."""
    call_command("prune_db_task_results", min_age_days=KEPT.days, failed_min_age_days=KEPT.days, verbosity=0)
    return uploads.prune(now=timezone.now())


@dataclass(frozen=True, slots=True)
class Beat:
    """A job, how often it is put in, and whether there is anything for it to do at all."""

    task: Task[[], int]
    every: timedelta
    has_work: Callable[[], bool] = lambda: True


SOON = timedelta(seconds=2)
# In the demo a day passes when somebody moves it.
DAILY = timedelta(minutes=1) if settings.DEMO else timedelta(days=1)


BEATS = (
    Beat(solve_timetables, SOON, timetables.is_waiting),
    Beat(recognise_scans, SOON, recognitions.is_waiting),
    Beat(deliver_mail, SOON, outbox.is_waiting),
    Beat(append_log, SOON, lambda: log_queries.is_due(timezone.now(), settings.LOG_BEAT)),
    Beat(add_up_rounds, timedelta(minutes=1), merges.is_stale),
    Beat(carry_over, DAILY),
    Beat(remind, DAILY),
    Beat(take_note_of_calendar, DAILY),
    Beat(scan_files, timedelta(minutes=5), scans.is_waiting),
    Beat(prune, timedelta(days=1)),
)
