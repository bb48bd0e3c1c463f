"""What a plan says, field by field, and what became of each field from one state of it to another.

A content is plain JSON, as a version keeps it: one key a field. How it is read from the rows and written to them stands
in `workflows/plan_content.py`; the words, in `web/labels/plans.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]


class PlanField(StrEnum):
    """The fields of a plan's content, in the order in which they are read."""

    TITLE = "title"
    GROUNDS = "grounds"
    PURPOSE = "purpose"
    WINDOW = "window"
    DATA_PERIOD = "data_period"
    METHOD = "method"
    HAS_UNANNOUNCED = "has_unannounced"
    AREAS = "areas"
    ITEMS = "items"
    DEADLINES = "deadlines"
    PREPARATION = "preparation"
    DUTIES = "duties"
    UNITS = "units"


class ChangeKind(StrEnum):
    """What became of a field."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"
    LEFT_OUT = "left_out"


# The dates of the year, which nobody takes over without looking at them.
DATES = (PlanField.WINDOW, PlanField.DATA_PERIOD)
# What of a unit's entry is content: how it was chosen is the story of one year.
UNIT_KIND = ("method", "scope", "areas")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; of a field with parts also the parts that came, went, and changed."""

    field: PlanField
    kind: ChangeKind
    before: Any
    after: Any
    added: tuple[Any, ...] = ()
    removed: tuple[Any, ...] = ()
    altered: tuple[tuple[Any, Any], ...] = ()


def compare(before: Content, after: Content) -> tuple[FieldChange, ...]:
    """Return what became of each field; a field that is empty on both sides is kept."""
    return tuple(_compared(field, before.get(field), after.get(field)) for field in PlanField)


def has_changed(changes: Iterable[FieldChange]) -> bool:
    """Whether any field is not what it was."""
    return any(change.kind is not ChangeKind.KEPT for change in changes)


def a_year_on(day: date | None, years: int = 1) -> date | None:
    """Return the same day so many years on; 29 February becomes 28 February where the year has none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _compared(field: PlanField, before: Any, after: Any) -> FieldChange:
    was, now = _parts(field, before), _parts(field, after)
    added = tuple(value for key, value in now.items() if key not in was)
    removed = tuple(value for key, value in was.items() if key not in now)
    altered = tuple(
        (was[key], value) for key, value in now.items() if key in was and _said(field, was[key]) != _said(field, value)
    )
    if not (added or removed or altered):
        kind = ChangeKind.KEPT
    elif not was:
        kind = ChangeKind.NEW
    else:
        kind = ChangeKind.CHANGED if now else ChangeKind.LEFT_OUT
    return FieldChange(field, kind, before, after, added, removed, altered)


def _parts(field: PlanField, value: Any) -> dict[Any, Any]:
    """The value as parts by key; what has no parts is one, and nothing where it is empty."""
    if field is PlanField.UNITS:
        return {unit["agency"]: unit for unit in value or ()}
    if field is PlanField.DEADLINES:
        return {code: {"code": code, **rule} for code, rule in (value or {}).items()}
    if field in (PlanField.WINDOW, PlanField.DATA_PERIOD):
        return {"": value} if value and any(value) else {}
    if isinstance(value, list):
        return {tuple(part) if isinstance(part, list) else part: part for part in value}
    return {"": value} if value else {}


def _said(field: PlanField, value: Any) -> Any:
    return [value.get(key) for key in UNIT_KIND] if field is PlanField.UNITS else value
