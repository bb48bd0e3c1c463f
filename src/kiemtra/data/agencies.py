"""The agencies that the five programmes name, as they were in their year, and who followed them in 2025."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from kiemtra.data.files import csv_rows, optional_day
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind

# One file for a place; parents may stand in another file.
PLACES = ("ha_noi", "thanh_oai", "hai_phong", "hung_yen", "hung_yen_city")

# The remark on the successor that took the main part of one that was split.
MAIN_PART = "Phần chính"


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency as the data name it."""

    key: str
    name: str
    short_name: str
    kind: AgencyKind
    level: AgencyLevel
    # What stands for it in document symbols (UBND, SNV); empty where the agency's own choice is not known.
    symbol: str
    # Địa danh of its documents.
    place_name: str
    parent: str | None
    # The first day that the data vouch for, which may be later than the day of founding.
    valid_from: date
    valid_to: date | None
    statistical_code: str
    electronic_code: str
    source: str
    note: str
    licence: str = ""
    # The identifier in its form of before Decision 20/2020/QĐ-TTg (000.00.00.H57).
    former_code: str = ""
    # The middle of the area, in degrees.
    latitude: Decimal | None = None
    longitude: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """Who took over from whom; a dissolved agency without a successor of its own names the one that answers for it."""

    predecessor: str
    successor: str
    date: date
    kind: SuccessionKind
    ground: str
    note: str

    @property
    def is_main(self) -> bool:
        """Whether, of several successors, this one took the main part."""
        return self.note == MAIN_PART


@cache
def load_agencies(place: str | None = None) -> tuple[AgencyRow, ...]:
    """Return the agencies of one place, or all: parents come before their children."""
    return tuple(_agency(row) for name in (PLACES if place is None else (place,)) for row in csv_rows(_path(name)))


@cache
def load_successions() -> tuple[SuccessionRow, ...]:
    """Return all successions in order of their dates."""
    return tuple(map(succession_of, csv_rows(_path("successions"))))


def succession_of(row: Mapping[str, str]) -> SuccessionRow:
    """Read one line of a file of successions."""
    return SuccessionRow(
        row["predecessor"],
        row["successor"],
        date.fromisoformat(row["date"]),
        SuccessionKind(row["kind"]),
        row["ground"],
        row["note"],
    )


def _path(name: str) -> str:
    return f"agencies/{name}.csv"


def _agency(row: Mapping[str, str]) -> AgencyRow:
    return AgencyRow(
        key=row["key"],
        name=row["name"],
        short_name=row["short_name"],
        kind=AgencyKind(row["kind"]),
        level=AgencyLevel(row["level"]),
        symbol=row["symbol"],
        place_name=row["place_name"],
        parent=row["parent"] or None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=optional_day(row["valid_to"]),
        statistical_code=row["statistical_code"],
        electronic_code=row["electronic_code"],
        source=row["source"],
        note=row["note"],
    )
