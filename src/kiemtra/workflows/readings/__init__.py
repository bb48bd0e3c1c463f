"""Texts that were read: taken in, each fact decided by a person, contradictions settled, and a plan made of the rest."""

from kiemtra.workflows.readings.adding import add, prefilled
from kiemtra.workflows.readings.confirming import PlanChoices, confirm
from kiemtra.workflows.readings.deciding import accept_rest, decide, dismiss, settle
from kiemtra.workflows.readings.keeping import facts_in
from kiemtra.workflows.readings.naming import decide_name, forget_name
from kiemtra.workflows.readings.taking import Opened, Source, open_all, take, take_all
from kiemtra.workflows.readings.undoing import Undone, may_undo, undo

__all__ = [
    "Opened",
    "PlanChoices",
    "Source",
    "Undone",
    "accept_rest",
    "add",
    "confirm",
    "decide",
    "decide_name",
    "dismiss",
    "facts_in",
    "forget_name",
    "may_undo",
    "open_all",
    "prefilled",
    "settle",
    "take",
    "take_all",
    "undo",
]
