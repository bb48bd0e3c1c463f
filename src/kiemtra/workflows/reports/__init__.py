"""The report of a unit: asked for, prefilled, filled in, handed in as a version that never changes, returned or accepted."""

from kiemtra.workflows.reports.attaching import attach_file, remove_file
from kiemtra.workflows.reports.giving_back import give_back
from kiemtra.workflows.reports.handing_in import present, recall, submit
from kiemtra.workflows.reports.keeping_current import affirm, update
from kiemtra.workflows.reports.receiving import accept, extend, return_, return_merged, withdraw
from kiemtra.workflows.reports.requesting import UNIT_REPORT, request
from kiemtra.workflows.reports.saving import Keep, Saved, confirm, save_answers, settle

__all__ = [
    "UNIT_REPORT",
    "Keep",
    "Saved",
    "accept",
    "affirm",
    "attach_file",
    "confirm",
    "extend",
    "give_back",
    "present",
    "recall",
    "remove_file",
    "request",
    "return_",
    "return_merged",
    "save_answers",
    "settle",
    "submit",
    "update",
    "withdraw",
]
