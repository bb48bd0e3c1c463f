"""Tasks set by documents and followed unit by unit."""

from enum import StrEnum


class TaskProgress(StrEnum):
    """How far a unit is with a task; overdue is computed from the date, never typed."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"
