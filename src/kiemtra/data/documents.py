"""The kinds of official documents: the 29 of Decree 30/2020/NĐ-CP, annex III, and those defined locally."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document with the abbreviation that stands in its symbol."""

    # English code, empty for kinds that inspections do not use.
    code: str
    name: str
    # Empty for the official letter, whose symbol names the unit that drafted it instead.
    abbreviation: str
    source: str
    valid_from: date
    valid_to: date | None = None
    # Not in the decree's list: used by custom of an agency.
    local: bool = False


@cache
def load_document_kinds() -> tuple[DocumentKind, ...]:
    """Return all kinds, those of the decree first and in its order."""
    return tuple(
        DocumentKind(
            table.get("code", ""),
            table["name"],
            table["abbreviation"],
            table["source"],
            table["valid_from"],
            table.get("valid_to"),
            table.get("local", False),
        )
        for table in toml_tables("document_kinds.toml", "kind")
    )


def document_kind(code: str) -> DocumentKind:
    """Return the kind with this English code. KeyError where there is none."""
    return {kind.code: kind for kind in load_document_kinds() if kind.code}[code]
