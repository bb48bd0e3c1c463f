"""Tasks set by documents and followed unit by unit."""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Fault
from kiemtra.domain.people import Permission
from kiemtra.domain.plans import PlanState


class TaskProgress(StrEnum):
    """How far a unit is with a task; overdue is computed from the date, never typed."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"


class TaskDeed(StrEnum):
    """What a unit may do with a task that a document sets it."""

    REPORT = "report"


DEEDS: dict[TaskDeed, DeedRule] = {
    TaskDeed.REPORT: DeedRule(
        Permission.TASK_REPORT,
        frozenset({Side.UNIT}),
        frozenset({PlanState.ISSUED}),
        frozenset({PlanState.CLOSED, PlanState.WITHDRAWN}),
    )
}


def is_overdue(progress: TaskProgress, due_on: date | None, today: date) -> bool:
    """Tell whether the day has passed and the task is not done."""
    return due_on is not None and today > due_on and progress is not TaskProgress.DONE


def report_faults(progress: TaskProgress, *, result: str, cause: str) -> dict[str, Fault]:
    """Return what is wrong with a report: a task that is done names its result, one that is not done its cause."""
    if progress is TaskProgress.DONE and not result.strip():
        return {"result": Fault.RESULT_MISSING}
    missing = progress is TaskProgress.NOT_DONE and not cause.strip()
    return {"cause": Fault.CAUSE_MISSING} if missing else {}
