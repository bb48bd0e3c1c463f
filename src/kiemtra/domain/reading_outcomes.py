"""What will come of the confirmed facts of a text, before a person decides on it: kind by kind, each with its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.readings import Fact, FactGroup, groups_in

# (direction, anchor) of a deadline in a text → the deadline of the plan that it sets.
_CODES = {
    ("before", "inspection"): DeadlineCode.NOTICE,
    ("within", "inspection_end"): DeadlineCode.RESULT_NOTICE,
    ("after", "inspection_end"): DeadlineCode.RESULT_NOTICE,
    ("within", "receipt"): DeadlineCode.REMEDIATION_REPORT,
    ("after", "receipt"): DeadlineCode.REMEDIATION_REPORT,
}


class Yield(StrEnum):
    """What a fact becomes."""

    PLAN = "plan"
    DOCUMENTS = "documents"
    UNITS = "units"
    GROUPS = "groups"
    WINDOW = "window"
    DATA_PERIOD = "data_period"
    AREAS = "areas"
    UNANNOUNCED = "unannounced"
    DEADLINES = "deadlines"
    TEAMS = "teams"
    DUTIES = "duties"
    TASKS = "tasks"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many of a kind there will be, and the facts that they come from."""

    kind: Yield
    count: int
    facts: tuple[Fact, ...]


def outcomes_of(facts: Sequence[Fact], plan: Fact | None = None) -> tuple[Outcome, ...]:
    """Return what the counting ones of these facts become, `plan` the plan itself; a document cited twice is one."""
    found: dict[Yield, list[Fact]] = {kind: [] for kind in Yield}
    found[Yield.PLAN] = [plan] if plan and plan.counts else []
    for fact in facts:
        if fact.counts:
            for kind in _yields(fact):
                found[kind].append(fact)
    return tuple(Outcome(kind, _distinct(kind, rows), tuple(rows)) for kind, rows in found.items() if rows)


def _yields(fact: Fact) -> Iterable[Yield]:
    data = fact.data
    match fact.group:
        case FactGroup.CITATIONS if data.get("number") and data.get("symbol"):
            return (Yield.DOCUMENTS, Yield.TASKS) if data.get("role") == "checked" else (Yield.DOCUMENTS,)
        case FactGroup.UNITS if data.get("role") == "inspected":
            return (Yield.UNITS,)
        case FactGroup.UNIT_COUNTS if groups_in(data["noun"]):
            return (Yield.GROUPS,)
        case FactGroup.WINDOWS:
            return ({"inspection": Yield.WINDOW, "data_period": Yield.DATA_PERIOD}.get(data["purpose"], Yield.NOTHING),)
        case FactGroup.FORMS if data["form"] == "unannounced":
            return (Yield.UNANNOUNCED,)
        case FactGroup.DEADLINES if code_of(fact):
            return (Yield.DEADLINES,)
        case FactGroup.AREAS:
            return (Yield.AREAS,)
        case FactGroup.TEAMS | FactGroup.LEADERS:
            return (Yield.TEAMS,)
        case FactGroup.DUTIES:
            return (Yield.DUTIES,)
        case _:
            return (Yield.NOTHING,)


def _distinct(kind: Yield, facts: Sequence[Fact]) -> int:
    match kind:
        case Yield.DOCUMENTS | Yield.TASKS:
            return len({fact.data.get("reference") for fact in facts})
        case Yield.AREAS:
            return len({fact.data["area"] for fact in facts})
        case Yield.DEADLINES:
            return len({code_of(fact) for fact in facts})
        case Yield.WINDOW | Yield.DATA_PERIOD | Yield.UNANNOUNCED:
            return 1
        case _:
            return len(facts)


def code_of(fact: Fact) -> DeadlineCode | None:
    """Return the deadline of the plan that this one of the text sets; None for any other, and for days of the calendar."""
    code = _CODES.get((fact.data.get("direction") or "", fact.data.get("anchor") or ""))
    return code if fact.data.get("days") else None
