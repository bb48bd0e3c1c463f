"""Background work in its table: what ran last, what is at it now, what went wrong."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# One job that was put in, whatever it takes and gives back.
Job = DBTaskResult[Any, Any]

OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def latest(paths: Iterable[str]) -> dict[str, Job]:
    """The row of each job that was put in last; one query."""
    rows = DBTaskResult.objects.filter(task_path__in=list(paths))
    newest = rows.filter(task_path=OuterRef("task_path")).order_by("-enqueued_at", "-id").values("pk")[:1]
    return {row.task_path: row for row in rows.filter(pk=Subquery(newest))}


def running() -> QuerySet[Job]:
    """What some worker has taken and not finished."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING).order_by("started_at")


def failed_since(moment: datetime) -> QuerySet[Job]:
    """What went wrong since that moment, in its order."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gte=moment)
    return rows.order_by("finished_at")
