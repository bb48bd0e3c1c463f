"""Reads the data files that are shipped with kiemtra."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any


def toml_tables(name: str, table: str) -> Sequence[Mapping[str, Any]]:
    """Return the tables of that name in a TOML file; none where it has none."""
    found: Sequence[Mapping[str, Any]] = tomllib.loads(text(name)).get(table, [])
    return found


def csv_rows(name: str) -> Sequence[Mapping[str, str]]:
    """Return the rows of a CSV file by the names in its first line."""
    return list(csv.DictReader(text(name).splitlines(), strict=True))


def text(name: str) -> str:
    """Return a file's text."""
    return (files("kiemtra.data") / name).read_text(encoding="utf-8")


def optional_day(value: str) -> date | None:
    """Read an ISO day from a cell, None from an empty one."""
    return date.fromisoformat(value) if value else None


def toml_document(name: str) -> Mapping[str, Any]:
    """Return a whole TOML file of this package."""
    return tomllib.loads(text(name))
