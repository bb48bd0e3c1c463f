"""How near two inspections of one unit may lie before they are said to overlap."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables


@dataclass(frozen=True, slots=True)
class OverlapWindow:
    """So many days between two visits count as the same time, with the text it rests on."""

    within_days: int
    source: str
    sourced: bool
    valid_from: date
    valid_to: date | None = None


@cache
def load_overlap_window() -> OverlapWindow:
    """Return the window in force."""
    [table] = toml_tables("overlaps.toml", "window")
    return OverlapWindow(
        table["within_days"], table["source"], table.get("sourced", True), table["valid_from"], table.get("valid_to")
    )
