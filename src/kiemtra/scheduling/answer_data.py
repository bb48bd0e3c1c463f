"""Timetables as plain values for JSON; assignments can be given back as `fixed` or `previous` of the next problem."""

from typing import Any

from kiemtra.scheduling.answers import Condition, Conflict, Timetable
from kiemtra.scheduling.problem import Assignment


def timetable_as_data(timetable: Timetable) -> dict[str, Any]:
    """Return the timetable as plain values."""
    return {
        "assignments": [_assignment(one) for one in timetable.assignments],
        "unplaced": [{"visit": one.visit.id, "reason": one.reason} for one in timetable.unplaced],
        "conflicts": [_conflict(one) for one in timetable.conflicts],
        "stages": [
            {"name": one.name, "objective": one.objective, "bound": one.bound, "gap": one.gap, "seconds": one.seconds}
            for one in timetable.stages
        ],
    }


def _assignment(one: Assignment) -> dict[str, str]:
    return {"visit": one.visit.id, "team": one.team, "day": one.day.isoformat()}


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "visits": list(one.visits),
        "teams": list(one.teams),
        "open_days": one.open_days,
        "is_smallest": one.is_smallest,
        "conditions": [_condition(condition) for condition in one.conditions],
    }


def _condition(one: Condition) -> dict[str, Any]:
    """What the condition is about, without the fields that say nothing."""
    about = {name: getattr(one, name) for name in ("code", "team", "person", "visit", "unit", "area")}
    about["days"] = [day.isoformat() for day in one.days]
    return {name: value for name, value in about.items() if value}
