"""The life of an inspection up to its minutes; what follows stands in `conclusions.py` and `remediation.py`."""

from kiemtra.workflows.inspections.ending import postpone, resume, withdraw
from kiemtra.workflows.inspections.minutes import close_minutes
from kiemtra.workflows.inspections.notices import FocalPoint, answer_notice, send_notice
from kiemtra.workflows.inspections.opening import open_visit
from kiemtra.workflows.inspections.schedule import decide_visit, plan_visits, propose_visit
from kiemtra.workflows.inspections.teams import move_to_team
from kiemtra.workflows.inspections.unannounced import approve, propose_unannounced, summon

__all__ = [
    "FocalPoint",
    "answer_notice",
    "approve",
    "close_minutes",
    "decide_visit",
    "move_to_team",
    "open_visit",
    "plan_visits",
    "postpone",
    "propose_unannounced",
    "propose_visit",
    "resume",
    "send_notice",
    "summon",
    "withdraw",
]
