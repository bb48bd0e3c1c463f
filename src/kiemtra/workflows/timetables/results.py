"""What the engine has answered, as it is kept with the timetable, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from math import isfinite
from typing import Any

from kiemtra.scheduling.answers import Condition, ConditionCode, Conflict
from kiemtra.scheduling.answers import Timetable as Answer
from kiemtra.store.models import Timetable
from kiemtra.workflows.timetables.problems import Put


def told(answer: Answer) -> dict[str, Any]:
    """What is kept beside the days: what has none, what contradicts what, how good each stage is."""
    return {
        "unplaced": [{"visit": one.visit.id, "reason": str(one.reason)} for one in answer.unplaced],
        "conflicts": [_plain(one) for one in answer.conflicts],
        "stages": [
            {"name": str(one.name), "gap": one.gap if isfinite(one.gap) else 1.0, "seconds": round(one.seconds, 2)}
            for one in answer.stages
        ],
    }


def as_rows(placed: Mapping[str, Put]) -> list[dict[str, Any]]:
    """What is placed, by day, then by visit."""
    rows = [
        {"visit": key, "team": put.team, "day": put.day.isoformat(), "moved": put.moved} for key, put in placed.items()
    ]
    return sorted(rows, key=lambda one: (one["day"], one["visit"]))


def conflicts_in(row: Timetable) -> Iterable[Conflict]:
    """The contradictions that a run has found."""
    for one in row.result.get("conflicts", ()):
        wishes = tuple(_condition(wish) for wish in one["wishes"])
        yield Conflict(tuple(one["visits"]), wishes, tuple(one["teams"]), one["open_days"], one["is_smallest"])


def _plain(conflict: Conflict) -> dict[str, Any]:
    wishes = [
        {**asdict(wish), "code": str(wish.code), "days": [day.isoformat() for day in wish.days]}
        for wish in conflict.conditions
    ]
    return {
        "visits": list(conflict.visits),
        "wishes": wishes,
        "teams": list(conflict.teams),
        "open_days": conflict.open_days,
        "is_smallest": conflict.is_smallest,
    }


def _condition(wish: Mapping[str, Any]) -> Condition:
    days = tuple(date.fromisoformat(day) for day in wish["days"])
    return Condition(**{**wish, "code": ConditionCode(wish["code"]), "days": days})
