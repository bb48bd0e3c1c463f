"""The areas of content of an inspection. Plans may add their own; these are the built-in ones."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables


@dataclass(frozen=True, slots=True)
class Area:
    """An area of content, with the code that readings and checklists use."""

    code: str
    label: str
    source: str
    valid_from: date
    valid_to: date | None = None


@cache
def load_areas() -> tuple[Area, ...]:
    """Return the built-in areas in the order in which reports present them."""
    return tuple(
        Area(table["code"], table["label"], table["source"], table["valid_from"], table.get("valid_to"))
        for table in toml_tables("areas.toml", "area")
    )
