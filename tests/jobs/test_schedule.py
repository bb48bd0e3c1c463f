from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django_tasks.base import TaskResultStatus

from kiemtra.cli.jobs_words import JOBS, STATES, every
from kiemtra.jobs import schedule, worker
from kiemtra.jobs.beats import BEATS, Beat, append_log, carry_over
from kiemtra.store.queries import jobs as queries
from kiemtra.store.queries.jobs import Job
from kiemtra.workflows import jobs

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def row(status: TaskResultStatus = TaskResultStatus.SUCCESSFUL, age: timedelta = timedelta()) -> Job:
    return Job(task_path=carry_over.module_path, status=status, enqueued_at=NOW - age)


@pytest.mark.parametrize(
    ("every_", "status", "age", "due"),
    [
        pytest.param(timedelta(days=1), TaskResultStatus.SUCCESSFUL, timedelta(hours=9), False, id="today already"),
        pytest.param(
            timedelta(days=1), TaskResultStatus.SUCCESSFUL, timedelta(hours=11), True, id="another day in Hà Nội"
        ),
        pytest.param(timedelta(days=1), TaskResultStatus.FAILED, timedelta(minutes=50), False, id="failed lately"),
        pytest.param(timedelta(days=1), TaskResultStatus.FAILED, timedelta(hours=1), True, id="failed an hour ago"),
        pytest.param(timedelta(seconds=2), TaskResultStatus.FAILED, timedelta(seconds=40), False, id="not in a row"),
        pytest.param(timedelta(seconds=2), TaskResultStatus.FAILED, timedelta(minutes=1), True, id="after a pause"),
        pytest.param(timedelta(seconds=2), TaskResultStatus.SUCCESSFUL, timedelta(seconds=2), True, id="beat has come"),
        pytest.param(timedelta(seconds=2), TaskResultStatus.READY, timedelta(days=9), False, id="still waiting"),
        pytest.param(timedelta(seconds=2), TaskResultStatus.RUNNING, timedelta(days=9), False, id="still at work"),
    ],
)
def test_job_is_due(every_: timedelta, status: TaskResultStatus, age: timedelta, due: bool) -> None:
    assert schedule.is_due(Beat(carry_over, every_), row(status, age), NOW) is due


def test_job_without_work_is_never_due() -> None:
    idle = Beat(append_log, timedelta(seconds=2), lambda: False)

    assert not schedule.is_due(idle, None, NOW)
    assert not schedule.is_due(idle, row(age=timedelta(days=1)), NOW, at_once=True)


@pytest.mark.django_db
def test_beat_puts_each_job_in_once_and_a_worker_does_them(monkeypatch: pytest.MonkeyPatch) -> None:
    # The connection is that of the test.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)
    first = schedule.beat(at_once=True)
    again = schedule.beat(at_once=True)
    worker.make().run()

    assert set(first) >= {"append_log", "carry_over", "prune"}
    assert again == []
    done = queries.latest(one.task.module_path for one in BEATS)
    assert {job.status for job in done.values()} == {TaskResultStatus.SUCCESSFUL}, [
        job.traceback for job in done.values()
    ]
    assert schedule.beat() == []


@pytest.mark.django_db
def test_job_of_a_worker_elsewhere_is_left_until_its_lease_is_over() -> None:
    carry_over.enqueue()
    job = Job.objects.get()
    job.claim("another-host/1/abcd")

    assert jobs.reap(worker.is_gone, worker.LEASE, now=job.started_at + timedelta(minutes=29)) == 0
    assert jobs.reap(worker.is_gone, worker.LEASE, now=job.started_at + timedelta(minutes=30)) == 1
    job.refresh_from_db()
    assert job.status == TaskResultStatus.READY


@pytest.mark.django_db
def test_job_of_this_living_process_is_left_alone() -> None:
    carry_over.enqueue()
    Job.objects.get().claim(worker.make().worker_id)

    assert worker.reap() == 0


def test_every_job_and_state_has_words() -> None:
    assert set(JOBS) == {one.task.name for one in BEATS}
    assert set(STATES) == {None, *(str(status).lower() for status in TaskResultStatus.values)}
    assert [every(one.every.total_seconds()) for one in BEATS].count("hằng ngày") == sum(
        one.every >= timedelta(days=1) for one in BEATS
    )


def test_jobs_are_kept_in_the_database() -> None:
    assert settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend"
