"""Due days under a plan, explained."""

from datetime import date

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import DeadlineCode, Explained, due_date
from kiemtra.store.models import Plan
from kiemtra.store.queries.deadlines import rule_of


def due(plan: Plan, code: DeadlineCode, start: date) -> Explained:
    """The last day on which the duty is done in time, counted from `start` by the plan's rule."""
    return due_date(start, rule_of(plan, code), load_calendar())
