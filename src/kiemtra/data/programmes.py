"""The five founding programmes: what their systems are, and what the demo and the stories add, marked as invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from kiemtra.data.files import toml_document

CODES = ("s0", "s1", "s2", "s3", "s4")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member of a team: a post, never a person's name, and the areas that the member looks at."""

    position: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team, with the posts of its head and its secretary."""

    name: str
    symbol: str
    head: str
    secretary: str
    members: tuple[MemberRow, ...]


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit of a unit by a team (counted from 1); day and hour where they are set."""

    unit: str
    team: int
    on: date | None
    at: time | None


@dataclass(frozen=True, slots=True)
class UnannouncedRow:
    """A visit that nobody is told of."""

    unit: str
    team: int
    ground: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A department in charge of areas of content in all units below an agency."""

    key: str
    agency: str
    over: str
    areas: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class ExpectedRows:
    """The plans expected from agencies below."""

    inspection_plan_due: date
    self_inspection_plan_due: date
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """A task that a document named in the text sets; due on a day, or so many working days after the document."""

    document: str
    text: str
    product: str = ""
    due: date | None = None
    working_days: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """One government's year; agencies by their keys in the register."""

    key: str
    code: str
    name: str
    text: str
    year: int
    day: date
    root: str
    standing_agency: str
    window: tuple[date, date] | None
    preparation: tuple[str, ...]
    with_accounts: tuple[str, ...]
    drawn: tuple[str, ...]
    teams: tuple[TeamRow, ...]
    visits: tuple[VisitRow, ...]
    unannounced: UnannouncedRow | None
    expected: ExpectedRows | None
    fields: tuple[FieldRow, ...] = ()
    tasks: tuple[FollowedRow, ...] = ()


@cache
def load_programme(key: str) -> Programme:
    """Return one programme, by "s0" … "s4"."""
    table = toml_document(f"programmes/{key}.toml")
    window = (table["window_from"], table["window_to"]) if "window_from" in table else None
    return Programme(
        key=key,
        code=table["code"],
        name=table["name"],
        text=table["text"],
        year=table["year"],
        day=table["day"],
        root=table["root"],
        standing_agency=table["standing_agency"],
        window=window,
        preparation=tuple(table["preparation"]),
        with_accounts=tuple(table["with_accounts"]),
        drawn=tuple(table.get("drawn", ())),
        teams=tuple(_team(row) for row in table["teams"]),
        visits=tuple(VisitRow(row["unit"], row["team"], row.get("on"), row.get("at")) for row in table["visits"]),
        unannounced=UnannouncedRow(**table["unannounced"]) if "unannounced" in table else None,
        expected=_expected(table["expected"]) if "expected" in table else None,
        fields=tuple(FieldRow(**row | {"areas": tuple(row["areas"])}) for row in table.get("fields", ())),
        tasks=tuple(FollowedRow(**row) for row in table.get("tasks", ())),
    )


def load_programmes() -> tuple[Programme, ...]:
    """Return the five programmes."""
    return tuple(load_programme(key) for key in CODES)


def _team(row: Mapping[str, Any]) -> TeamRow:
    members = tuple(MemberRow(member["position"], tuple(member["areas"])) for member in row["members"])
    return TeamRow(row["name"], row["symbol"], row["head"], row["secretary"], members)


def _expected(row: Mapping[str, Any]) -> ExpectedRows:
    return ExpectedRows(row["inspection_plan_due"], row["self_inspection_plan_due"], tuple(row["agencies"]))
