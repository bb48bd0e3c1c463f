"""The fields of facts: which a person may correct, what a fact says before anything is known, and what keeps it from being one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemtra.domain.errors import Fault
from kiemtra.domain.readings import Fact, FactGroup

# What a person may correct in a fact of each group, with the type of each field.
EDITABLE: dict[FactGroup, Mapping[str, type]] = {
    FactGroup.CITATIONS: {
        "kind": str,
        "number": str,
        "symbol": str,
        "name": str,
        "date": date,
        "issuer": str,
        "subject": str,
        "role": str,
    },
    FactGroup.UNITS: {"name": str, "role": str},
    FactGroup.UNIT_COUNTS: {"count": int, "of": int, "noun": str, "qualifier": str},
    FactGroup.WINDOWS: {"start": date, "end": date, "purpose": str},
    FactGroup.FORMS: {"form": str},
    FactGroup.TEAMS: {"count": int},
    FactGroup.LEADERS: {"name": str, "position": str},
    FactGroup.DEADLINES: {"days": int, "working": bool, "direction": str, "anchor": str, "date": date},
    FactGroup.DUTIES: {"who": str, "text": str},
    FactGroup.AREAS: {"area": str},
}
# What a fact of each group says where nothing is known of it yet, beside its place.
BLANK: dict[FactGroup, Mapping[str, Any]] = {
    group: {name: False if kind is bool else None for name, kind in fields.items()}
    for group, fields in EDITABLE.items()
} | {
    FactGroup.CITATIONS: {
        **dict.fromkeys(("reference", "number", "number_year", "symbol", "name", "date", "issuer", "subject")),
        "class": "named",
        "kind": "",
        "role": "mentioned",
        "date_inferred": False,
        "issuer_inferred": False,
    },
    FactGroup.UNITS: {"name": "", "kind": None, "role": "inspected"},
    FactGroup.UNIT_COUNTS: {"count": None, "of": None, "noun": "", "qualifier": "exact"},
    FactGroup.WINDOWS: {
        "start": None,
        "end": None,
        "precision": "day",
        "purpose": "inspection",
        "year_inferred": False,
    },
}
# One of these must be said, or there is no fact.
_NEEDED: dict[FactGroup, tuple[str, ...]] = {
    FactGroup.CITATIONS: ("number", "name"),
    FactGroup.WINDOWS: ("start", "end"),
    FactGroup.UNIT_COUNTS: ("count",),
    FactGroup.TEAMS: ("count",),
    FactGroup.LEADERS: ("name", "position"),
    FactGroup.DEADLINES: ("days", "date"),
}


def fields_of(fact: Fact) -> tuple[str, ...]:
    """Return the fields that a person may correct in this very fact: a law has a name, other documents a number."""
    data, fields = fact.data, tuple(EDITABLE[fact.group])
    if fact.group is FactGroup.CITATIONS and (data.get("number") or data.get("name")):
        other = {"name"} if data.get("number") else {"number", "symbol"}
        return tuple(name for name in fields if name not in other)
    if fact.group is FactGroup.DEADLINES and (data.get("days") or data.get("date")):
        return ("date",) if data.get("date") else tuple(name for name in fields if name != "date")
    return fields


def correction(fact: Fact, value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the corrected fields as the reading writes them; fields that this kind of fact does not have are dropped."""
    changed = {name: _plain(value[name]) for name in EDITABLE[fact.group] if name in value}
    merged = {**fact.data, **changed}
    if fact.group is FactGroup.CITATIONS:
        number, symbol = merged.get("number"), merged.get("symbol")
        changed["reference"] = f"{number}/{symbol}" if number and symbol else None
        changed["class"] = "numbered" if number and symbol else "partial" if number else "named"
        for name in ("date", "issuer"):
            if name in changed and changed[name] != fact.data.get(name):
                changed[f"{name}_inferred"] = False
    if fact.group is FactGroup.WINDOWS and any(merged.get(name) != fact.data.get(name) for name in ("start", "end")):
        changed |= {"precision": "day", "year_inferred": False}
    return changed


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() or None if isinstance(value, str) else value


def faults_of(group: FactGroup, data: Mapping[str, Any]) -> dict[str, Fault]:
    """Return what keeps these values from being a fact: field → fault; nothing where it is one."""
    needed = _NEEDED.get(group) or tuple(name for name in EDITABLE[group] if name not in {"who", "role"})
    if not any(data.get(name) for name in needed):
        return {needed[0]: Fault.FACT_EMPTY}
    if group is FactGroup.WINDOWS and data.get("start") and data.get("end") and data["end"] < data["start"]:
        return {"end": Fault.WINDOW_ENDS_BEFORE_START}
    return {}
