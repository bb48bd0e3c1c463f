"""The deadline rule that holds under a plan: its own where it set one, else the default."""

from dataclasses import replace

from kiemtra.data.deadlines import default_rule
from kiemtra.domain.deadlines import DeadlineCode, DeadlineRule
from kiemtra.store.models import Plan


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
