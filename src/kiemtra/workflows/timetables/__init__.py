"""Days for the planned inspections of a plan: asked for, worked off by a job, moved by hand, handed to the heads, decided."""

from kiemtra.workflows.timetables.asking import Wishes, ask, drop, may_ask
from kiemtra.workflows.timetables.changes import Change, changes_between, seal_of
from kiemtra.workflows.timetables.deciding import decide_all, near_others, still_open, take_over
from kiemtra.workflows.timetables.moving import WARNINGS, Moved, move
from kiemtra.workflows.timetables.problems import before_asking
from kiemtra.workflows.timetables.running import claim, fail, finish, has_waiting, problem_for, progressed

__all__ = [
    "WARNINGS",
    "Change",
    "Moved",
    "Wishes",
    "ask",
    "before_asking",
    "changes_between",
    "claim",
    "decide_all",
    "drop",
    "fail",
    "finish",
    "has_waiting",
    "may_ask",
    "move",
    "near_others",
    "problem_for",
    "progressed",
    "seal_of",
    "still_open",
    "take_over",
]
