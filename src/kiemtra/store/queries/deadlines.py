"""The deadline rule that holds under a plan: its own where it set one, else the default."""

from dataclasses import replace

from kiemtra.data.calendar import load_calendar
from kiemtra.data.deadlines import default_rule
from kiemtra.domain.deadlines import DeadlineCode, DeadlineRule, Explained, due_date
from kiemtra.store.models import Inspection, Plan


def rule_of(plan: Plan, code: DeadlineCode) -> DeadlineRule:
    """The rule of this plan, with the source that it names."""
    default = default_rule(code)
    own = plan.deadlines.get(code)
    if own is None:
        return default
    source = own.get("source", "")
    return replace(
        default, days=own["days"], working=own["working"], source=source, sourced=bool(source), default=False
    )


def unit_report_due(inspection: Inspection) -> Explained | None:
    """The day by which the unit's report is due under the plan, explained; None while there is no day of the visit."""
    if inspection.visit_on is None:
        return None
    return due_date(inspection.visit_on, rule_of(inspection.plan, DeadlineCode.UNIT_REPORT), load_calendar())


def latest_notice(inspection: Inspection) -> Explained | None:
    """The last day on which the notice of its visit may go out, explained; None while there is no day of the visit."""
    if inspection.visit_on is None:
        return None
    return due_date(inspection.visit_on, rule_of(inspection.plan, DeadlineCode.NOTICE), load_calendar())
