"""What inspectors check: questions by area, each with the evidence to ask for and the text it rests on."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deadlines import Period


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One question of the checklist."""

    code: str
    area: str
    question: str
    evidence: str
    basis: str
    # Whether the basis is established; otherwise it must be checked before a conclusion rests on it.
    sourced: bool
    applies_to: frozenset[tuple[AgencyKind, AgencyLevel]]
    source: str
    valid_from: date
    valid_to: date | None = None


# Whom a checklist item is meant for, in the words of the data file.
APPLIES_TO = {
    "department": (AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE),
    "division": (AgencyKind.DIVISION, AgencyLevel.DISTRICT),
    "district_pc": (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.DISTRICT),
    "commune_pc": (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE),
}


@cache
def load_checklist() -> tuple[ChecklistItem, ...]:
    """Return all items, in the order of the areas."""
    return tuple(
        ChecklistItem(
            table["code"],
            table["area"],
            table["question"],
            table["evidence"],
            table["basis"],
            table.get("sourced", True),
            frozenset(APPLIES_TO[kind] for kind in table.get("applies_to", APPLIES_TO)),
            table["source"],
            table["valid_from"],
            table.get("valid_to"),
        )
        for table in toml_tables("checklist.toml", "item")
    )


def checklist_for(
    kind: AgencyKind, level: AgencyLevel, *, day: date, areas: frozenset[str] | None = None
) -> tuple[ChecklistItem, ...]:
    """Return the items that fit an agency and are in force that day; of the given areas only, where some are given."""
    return tuple(
        item
        for item in load_checklist()
        if (kind, level) in item.applies_to
        and day in Period(item.valid_from, item.valid_to)
        and (areas is None or item.area in areas)
    )
