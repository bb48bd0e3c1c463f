"""Thresholds of coverage, scoring ladders, years of rest and weights of priority, each with its source and validity."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kiemtra.data.files import toml_tables
from kiemtra.domain.coverage import Rung


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that a text or a custom asks for; the ladder where it is a scoring rule."""

    code: str
    label: str
    percent: int
    source: str
    valid_from: date
    valid_to: date | None = None
    sourced: bool = True
    ladder: tuple[Rung, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class RestDefault:
    """For how many years a unit is left alone after an inspection, where the plan does not say."""

    years: int
    source: str
    valid_from: date
    valid_to: date | None = None
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class WeightDefault:
    """What one criterion of priority gives: points each, at most so many, counted over so many years (0: all)."""

    code: str
    label: str
    points: int
    most: int
    years_back: int
    source: str
    valid_from: date
    valid_to: date | None = None
    sourced: bool = False


@cache
def load_thresholds() -> tuple[Threshold, ...]:
    """Return all thresholds, the default first."""
    ladders = {table["code"]: _ladder(table["rungs"]) for table in toml_tables("coverage.toml", "ladder")}
    return tuple(
        Threshold(**{**table, "ladder": ladders.get(table.get("ladder"), ())})
        for table in toml_tables("coverage.toml", "threshold")
    )


def threshold(code: str) -> Threshold | None:
    """Return one threshold by its code; None where a plan set its own."""
    return next((one for one in load_thresholds() if one.code == code), None)


def default_rest() -> RestDefault:
    """Return the default years of rest."""
    [table] = toml_tables("coverage.toml", "rest")
    return RestDefault(**{name: value for name, value in table.items() if name != "code"})


@cache
def load_weights() -> tuple[WeightDefault, ...]:
    """Return the default weights, in the order in which pages show them."""
    return tuple(WeightDefault(**table) for table in toml_tables("coverage.toml", "weight"))


def _ladder(rungs: list[dict[str, int]]) -> tuple[Rung, ...]:
    return tuple(Rung(**rung) for rung in rungs)
