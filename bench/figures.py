"""One measured figure, and whether it reaches its goal."""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `name = value unit (goal ≥ 0.97)`."""

    bench: str
    name: str
    value: float
    unit: str
    goal: str | None

    @property
    def holds(self) -> bool | None:
        """Whether the goal is reached; None without a goal."""
        if self.goal is None:
            return None
        found = re.fullmatch(r"([≤≥=])\s*([\d.]+)", self.goal)
        if found is None:
            raise ValueError(f"a goal is ≤, ≥ or = and a number, not {self.goal!r}")
        bound = float(found[2])
        return {"≤": self.value <= bound, "≥": self.value >= bound, "=": self.value == bound}[found[1]]

    @property
    def shown(self) -> str:
        """The value with as many digits as it deserves."""
        return f"{self.value:.3f}".rstrip("0").rstrip(".") if self.value < 100 else f"{self.value:.0f}"

    @property
    def verdict(self) -> str:
        """What stands in the table of figures."""
        return {None: "", True: "đạt", False: "**chưa**"}[self.holds]

    def as_data(self) -> dict[str, object]:
        """For `--json`."""
        return {
            "name": f"{self.bench}.{self.name}",
            "value": self.value,
            "unit": self.unit,
            "goal": self.goal,
            "holds": self.holds,
        }

    def __str__(self) -> str:
        goal = f" (goal {self.goal})" if self.goal else ""
        mark = "" if self.holds is not False else "  MISSED"
        return f"{self.bench}.{self.name} = {self.shown} {self.unit}{goal}{mark}"


def from_tuple(bench: str, row: tuple[str, float, str, str | None]) -> Figure:
    """A figure from what a benchmark yields: name, value, unit, goal."""
    return Figure(bench, *row)


def from_data(row: dict[str, Any]) -> Figure:
    """A figure from `as_data`."""
    bench, name = row["name"].split(".", 1)
    return Figure(bench, name, row["value"], row["unit"], row["goal"])
