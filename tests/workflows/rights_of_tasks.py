"""The deeds of tasks as trials, for `rights_of_deeds`: what the real workflow is given for one task, or one status."""

from collections.abc import Callable

from kiemtra.domain.people import Actor
from kiemtra.domain.tasks import Said, TaskContent, TaskDeed, TaskProgress
from kiemtra.store.models import Agency, Task, TaskStatus
from kiemtra.workflows import tasks
from tests.world import NOW, TODAY


def of_task(row: Task, unit: Agency) -> dict[TaskDeed, Callable[[Actor], object]]:
    status = row.statuses.filter(agency=unit).first()
    seen = {"revision": row.revision, "now": NOW}
    said = {"revision": status.revision if status else 0, "on": TODAY, "now": NOW}
    return {
        TaskDeed.REPORT: lambda by: tasks.report(row.pk, unit, Said(TaskProgress.IN_PROGRESS), by=by, **said),
        TaskDeed.CHANGE: lambda by: tasks.change(row.pk, TaskContent("Mới"), by=by, **seen),
        TaskDeed.WITHDRAW: lambda by: tasks.withdraw(row.pk, reason="Thôi", by=by, **seen),
    }


def of_status(row: TaskStatus) -> dict[TaskDeed, Callable[[Actor], object]]:
    said = {"revision": row.revision, "on": TODAY, "now": NOW}
    return {TaskDeed.REVIEW: lambda by: tasks.confirm(row.pk, by=by, **said)}
