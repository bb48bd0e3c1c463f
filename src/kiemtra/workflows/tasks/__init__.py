"""Tasks set by documents: set by the standing side, reported unit by unit, returned or confirmed."""

from kiemtra.workflows.tasks.reporting import remove_proof, report
from kiemtra.workflows.tasks.reviewing import confirm, return_
from kiemtra.workflows.tasks.setting import change, restore, set_task, withdraw

__all__ = ["change", "confirm", "remove_proof", "report", "restore", "return_", "set_task", "withdraw"]
