"""Counters: found, wrongly told, missed; shares of what was right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What was found, what was told wrongly, what was missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there was nothing to find and nothing was told."""
        asked = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / asked if asked else None

    @property
    def recall(self) -> float | None:
        """Which share of what there was has been found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None

    def add_sets(self, wanted: set[str], free: set[str], told: set[str]) -> None:
        """Compare two sets of codes; those in `free` may be told."""
        self.hit += len(wanted & told)
        self.missed += len(wanted - told)
        self.extra += len(told - wanted - free)


@dataclass(slots=True)
class Share:
    """How many of how many were right."""

    right: int = 0
    asked: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.asked += 1
        self.right += right

    @property
    def value(self) -> float | None:
        """The share; None where nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(slots=True)
class Scores:
    """The scores of a set of texts."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    documents: int = 0
    clean: int = 0
    false_alarms: int = 0

    def tally(self, name: str) -> Tally:
        """The tally of a field."""
        return self.tallies.setdefault(name, Tally())

    def share(self, name: str) -> Share:
        """The share of a property."""
        return self.shares.setdefault(name, Share())

    @property
    def alarms_per_clean_text(self) -> float | None:
        """False alarms in texts without a contradiction, per text."""
        return self.false_alarms / self.clean if self.clean else None


def paired(
    wanted: Sequence[Json], told: Sequence[Json], fits: Callable[[Json, Json], bool], worse: Callable[[Json, Json], Any]
) -> tuple[dict[int, Json], list[tuple[Json, list[int]]]]:
    """Give each told fact its label: the best of those that fit and are free.

    Return the facts by label, and those without one, each with the labels that fit but had a fact already.
    """
    used: dict[int, Json] = {}
    rest: list[tuple[Json, list[int]]] = []
    for fact in told:
        hits = [place for place, label in enumerate(wanted) if fits(label, fact)]
        free = [place for place in hits if place not in used]
        if free:
            used[min(free, key=lambda place: worse(wanted[place], fact))] = fact
        else:
            rest.append((fact, hits))
    return used, rest


def once(facts: Sequence[Json], key: Callable[[Json], Any]) -> list[Json]:
    """Return the facts without those told a second time."""
    return list({key(fact): fact for fact in reversed(facts)}.values())[::-1]
