"""The default deadlines of an inspection; a plan may set its own."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables
from kiemtra.domain.deadlines import (
    DeadlineAnchor,
    DeadlineCode,
    DeadlineDirection,
    DeadlineRule,
    FixedDeadline,
)


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A default rule with its Vietnamese name and the days for which it is the default."""

    label: str
    rule: DeadlineRule | FixedDeadline
    valid_from: date
    valid_to: date | None = None


@cache
def load_deadlines() -> tuple[DatedRule, ...]:
    """Return all default deadlines, in the order of an inspection's life."""
    counted = [
        DatedRule(
            table["label"],
            DeadlineRule(
                DeadlineCode(table["code"]),
                table["days"],
                table["working"],
                DeadlineDirection(table["direction"]),
                DeadlineAnchor(table["anchor"]),
                table["source"],
                table.get("sourced", True),
            ),
            table["valid_from"],
            table.get("valid_to"),
        )
        for table in toml_tables("deadlines.toml", "counted")
    ]
    fixed = [
        DatedRule(
            table["label"],
            FixedDeadline(
                DeadlineCode(table["code"]), table["month"], table["day"], table["source"], table.get("sourced", True)
            ),
            table["valid_from"],
            table.get("valid_to"),
        )
        for table in toml_tables("deadlines.toml", "fixed")
    ]
    return (*counted, *fixed)


def default_rule(code: DeadlineCode) -> DeadlineRule:
    """Return the default rule counted in days. KeyError for a deadline that is a fixed day of the year."""
    found = [dated.rule for dated in load_deadlines() if dated.rule.code is code]
    for rule in found:
        if isinstance(rule, DeadlineRule):
            return rule
    raise KeyError(code)


def default_day(code: DeadlineCode) -> FixedDeadline:
    """Return the default day of the year. KeyError for a deadline that is counted in days."""
    for dated in load_deadlines():
        if dated.rule.code is code and isinstance(dated.rule, FixedDeadline):
            return dated.rule
    raise KeyError(code)
