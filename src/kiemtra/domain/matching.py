"""Finds the agency that a printed name means: exactly or not at all; what is only alike is shown to a person (`name_candidates`)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from kiemtra.domain.agency_names import (
    agency_of,
    head_of,
    is_committee,
    key_of,
    loose_keys,
    plain_key,
    rank_and_place,
    same_marks,
    shortened,
    within,
    without_government,
)


class NameState(StrEnum):
    """How far a printed name is one agency of the register."""

    EXACT = "exact"
    DECIDED = "decided"
    REMEMBERED = "remembered"
    ABSENT = "absent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Named:
    """An agency of the register with the names under which it may stand in a text."""

    id: UUID
    name: str
    short_name: str
    # Its key in the register, which names those above it: "ha-noi.huyen-thanh-oai.xa-do-dong".
    code: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def stands_on(self, day: date) -> bool:
        """Whether it is there on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Match:
    """The one agency that the name means, or those that bear this name, among which nobody has chosen yet."""

    exact: Named | None = None
    same: tuple[Named, ...] = ()
    # Those of the same letters bear other marks than in print.
    other_marks: bool = False


class Index:
    """A register, ready for many names; `governments` are its own committee and those above."""

    def __init__(self, agencies: Iterable[Named], governments: Sequence[Named] = ()) -> None:
        self.agencies = tuple(agencies)
        self._governments = [(key_of(one.short_name).removeprefix("ubnd "), one) for one in governments]
        self._strong: dict[str, list[Named]] = defaultdict(list)
        self._loose: dict[str, list[Named]] = defaultdict(list)
        for agency in self.agencies:
            for key in {key_of(agency.name), key_of(agency.short_name)}:
                self._strong[key].append(agency)
            full = key_of(agency.name)
            bare = {without_government(full, government) for government, _ in self._governments} - {full}
            for key in loose_keys(agency.name) | loose_keys(agency.short_name) | bare:
                self._loose[key].append(agency)

    def match(self, printed: str) -> Match:
        """Return the one agency that bears this name; what a stricter reading of it finds goes before a looser one."""
        name = agency_of(printed)
        keys = dict.fromkeys((key_of(name), plain_key(name)))
        same = next((found for key in keys for found in self._readings(key) if found), [])
        spoken = [one for one in same if same_marks(name, one.short_name) or same_marks(name, one.name)]
        if len(spoken) == 1:
            return Match(spoken[0], (spoken[0],))
        return Match(None, tuple(spoken or same), other_marks=bool(same) and not spoken)

    def _readings(self, key: str) -> Iterator[list[Named]]:
        if not key:
            return
        yield self._strong.get(key, [])
        yield [one for name, one in self._governments if key == f"ubnd {name.split(' ' + rank_and_place(name)[1])[0]}"]
        yield self._met(key)
        base, above = within(key)
        place = rank_and_place(above)[1].replace(" ", "-") if above else ""
        yield [one for one in self._strong.get(base) or self._loose.get(base, []) if place and _is_within(one, place)]
        for government, _ in self._governments:
            rest = without_government(key, government)
            if rest != key:
                met = self._strong.get(rest) or self._met(rest)
                yield [one for one in met if _is_of(one, rest, government)]

    def _met(self, key: str) -> list[Named]:
        """Those that are met under this key where words are left out, or initials stand for them."""
        found = {one.id: one for name in (key, shortened(key)) for one in self._loose.get(name, [])}
        return list(found.values())

    @cached_property
    def families(self) -> dict[str, "Family"]:
        """The agencies by what their name begins with, committees apart; under "" all of them."""
        found: dict[str, list[tuple[str, Named]]] = defaultdict(list)
        for agency in self.agencies:
            kind, core = core_of(key_of(agency.short_name))
            found[kind].append((core, agency))
        found[""] = [(key_of(agency.short_name), agency) for agency in self.agencies]
        return {kind: Family([core for core, _ in rows], [one for _, one in rows]) for kind, rows in found.items()}

    def government_less(self, key: str) -> str:
        """Return the key without the government that stands behind the name of an office."""
        for government, _ in self._governments:
            if (rest := without_government(key, government)) != key:
                return rest
        return key


@dataclass(frozen=True)
class Family:
    """Agencies of one kind with the words that tell them apart: of a committee its place."""

    cores: Sequence[str]
    agencies: Sequence[Named]

    @cached_property
    def _bearing(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, core in enumerate(self.cores):
            for word in set(core.split()):
                found[word].append(place)
        return found

    def in_part(self, core: str) -> list[int]:
        """Return the places of those that have all words of this name, or whose words it has all."""
        words = set(core.split())
        met = Counter(place for word in words for place in self._bearing.get(word, ()))
        return [
            place
            for place, count in met.items()
            if count == len(words) or count == len(set(self.cores[place].split())) > 1
        ]


def core_of(key: str) -> tuple[str, str]:
    """Return the family of a name, and the words that tell its members apart."""
    if head := head_of(key):
        return head, key
    rank, place = rank_and_place(key)
    return ("ubnd", place) if rank or is_committee(key) or key.startswith("ubnd ") else ("", key)


def _is_within(agency: Named, place: str) -> bool:
    """Whether the agency stands below the place, as its key in the register says."""
    return any(
        part == place or part.endswith(f"-{place}") or part == f"{place}-2025" for part in agency.code.split(".")[:-1]
    )


def _is_of(agency: Named, rest: str, government: str) -> bool:
    """Whether an office is of this government, and not of a place below it with an office of the same name."""
    full = key_of(agency.name)
    return rest == full or without_government(full, government) != full


def match(name: str, register: Sequence[Named]) -> Match:
    """Return the one agency of a small register that the name means, or those that bear it."""
    return Index(register).match(name)
