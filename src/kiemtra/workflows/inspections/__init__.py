"""The life of an inspection up to its minutes; what follows stands in `conclusions.py` and `remediation.py`."""

from kiemtra.workflows.inspections.changing import Visit, change_visit
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
from kiemtra.workflows.inspections.schedule import decide_visit, plan_visits, propose_visit
from kiemtra.workflows.inspections.teams import move_to_team
from kiemtra.workflows.inspections.unannounced import approve, propose_unannounced, summon

__all__ = [
    "FocalPoint",
    "Handing",
    "Visit",
    "acknowledge",
    "answer_notice",
    "approve",
    "change_visit",
    "close_minutes",
    "decide_visit",
    "move_to_team",
    "note_opened",
    "open_visit",
    "plan_visits",
    "postpone",
    "propose_unannounced",
    "propose_visit",
    "record_receipt",
    "remind_unit",
    "resume",
    "send_notice",
    "send_urgent_notice",
    "summon",
    "withdraw",
]
