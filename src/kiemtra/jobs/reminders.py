"""Reminds of what is due soon or late, once a day in each system as of its own day."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from kiemtra.domain.people import SYSTEM
from kiemtra.jobs.days import today_of_each
from kiemtra.workflows import evidence_reminders, reminders, report_reminders, task_reminders


def remind_due(clock: Callable[[], datetime] = timezone.now) -> int:
    """Remind agencies of plans and reports and teams of notices; how many letters were written. Again on the same day: none."""
    now, told = clock(), 0
    for jurisdiction, today in today_of_each(now):
        told += reminders.remind_of_plans(jurisdiction, by=SYSTEM, now=now, today=today)
        told += task_reminders.remind_of_tasks(jurisdiction, by=SYSTEM, now=now, today=today)
        told += reminders.remind_of_notices(jurisdiction, by=SYSTEM, now=now, today=today)
        told += report_reminders.remind_of_reports(jurisdiction, by=SYSTEM, now=now, today=today)
        told += evidence_reminders.remind_of_evidence(jurisdiction, by=SYSTEM, now=now, today=today)
    return told
