"""The life of an inspection up to its minutes; what follows stands in `conclusions.py` and `remediation.py`."""

from kiemtra.workflows.inspections.changing import Visit, change_visit
from kiemtra.workflows.inspections.days import Proposal, decide_visit, decide_visits, propose_visit, propose_visits
from kiemtra.workflows.inspections.ending import postpone, resume, withdraw
from kiemtra.workflows.inspections.minutes import close_minutes
from kiemtra.workflows.inspections.notices import (
    FocalPoint,
    answer_notice,
    remind_unit,
    send_notice,
    send_urgent_notice,
)
from kiemtra.workflows.inspections.opening import open_visit
from kiemtra.workflows.inspections.receipts import Handing, acknowledge, note_opened, record_receipt
from kiemtra.workflows.inspections.schedule import plan_visits
from kiemtra.workflows.inspections.teams import move_to_team
from kiemtra.workflows.inspections.unannounced import approve, propose_unannounced, summon

__all__ = [
    "FocalPoint",
    "Handing",
    "Proposal",
    "Visit",
    "acknowledge",
    "answer_notice",
    "approve",
    "change_visit",
    "close_minutes",
    "decide_visit",
    "decide_visits",
    "move_to_team",
    "note_opened",
    "open_visit",
    "plan_visits",
    "postpone",
    "propose_unannounced",
    "propose_visit",
    "propose_visits",
    "record_receipt",
    "remind_unit",
    "resume",
    "send_notice",
    "send_urgent_notice",
    "summon",
    "withdraw",
]
