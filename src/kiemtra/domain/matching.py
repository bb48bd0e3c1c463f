"""Finds the agency that a name in a text means: exactly or not at all; what is only alike is shown to a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from kiemtra.domain.text import fold_agency, likeness, nfc, sounding

_TYPE = re.compile(r"^ubnd (thi tran|thi xa|thanh pho|xa|phuong|huyen|quan|tinh) ")
_COMMITTEE = re.compile(r"^(ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+")

# Enough of the words in common to be worth showing.
ALIKE = 0.5
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Named:
    """An agency of the register with the names under which it may stand in a text."""

    id: UUID
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Match:
    """The agency that the name means, or those that it may mean, the likeliest first."""

    exact: Named | None
    candidates: tuple[Named, ...] = ()


def match(name: str, register: Sequence[Named]) -> Match:
    """Return the one agency whose name or short name folds to this name, else the candidates for a person to choose."""
    wanted = fold_agency(name)
    same = [agency for agency in register if wanted in _names(agency)]
    if len(same) > 1:
        spoken = [agency for agency in same if sounding(agency.short_name).endswith(_place(name))]
        same = spoken or same
    if len(same) == 1:
        return Match(same[0])
    return Match(None, tuple(same) or _alike(name, register))


def _names(agency: Named) -> tuple[str, str, str]:
    """Under which folded names it may stand; lists often leave out whether a place is a ward or a commune."""
    short = fold_agency(agency.short_name)
    return fold_agency(agency.name), short, _TYPE.sub("ubnd ", short)


def _place(name: str) -> str:
    """The name as it is spoken, without the words for the People's Committee."""
    return sounding(_COMMITTEE.sub("", nfc(name).casefold()))


def _alike(name: str, register: Sequence[Named]) -> tuple[Named, ...]:
    """Agencies whose name ends in the same place or topic first, then those that share most words."""
    last = fold_agency(name).removeprefix("ubnd ")
    ranked = sorted(
        ((_score(name, last, agency), agency) for agency in register), key=lambda pair: (-pair[0], pair[1].short_name)
    )
    return tuple(agency for score, agency in ranked[:SHOWN] if score >= ALIKE)


def _score(name: str, last: str, agency: Named) -> float:
    ends = fold_agency(agency.short_name).endswith(f" {last}")
    return 1.0 if ends else max(likeness(name, agency.name), likeness(name, agency.short_name))
