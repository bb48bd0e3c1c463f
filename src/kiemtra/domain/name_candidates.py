"""Which agencies a printed name may mean where none bears it exactly, the likeliest first, each with the reason why it is shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.agency_names import agency_of, key_of, rank_and_place
from kiemtra.domain.matching import Match, Named, core_of

SHOWN = 5


class Reason(StrEnum):
    """Why an agency may be meant; in the order in which candidates are shown."""

    EXACT = "exact"
    NAMESAKE = "namesake"
    MARKS = "marks"
    CHOSEN_BEFORE = "chosen_before"
    FORMER = "former"
    LATER = "later"
    RANK = "rank"
    LETTER = "letter"
    ELSEWHERE = "elsewhere"
    PART = "part"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency that may be meant; of a former name also which one, and until when it was valid."""

    agency: Named
    reason: Reason
    name: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """An agency whose name is alike: in how many letters it differs, and how much of it is the same, from 0 to 100."""

    agency: Named
    letters: int
    share: float


@dataclass(frozen=True, slots=True)
class Heir:
    """Who took over from an agency of this name, which ended on the day."""

    agency: Named
    former: UUID
    name: str
    ended: date


@dataclass(frozen=True, slots=True)
class Found:
    """What the register has for a name: of its own day, of other days, alike, and in other provinces."""

    match: Match
    before: Named | None = None
    heirs: Sequence[Heir] = ()
    later: Sequence[Named] = ()
    near: Sequence[Near] = ()
    elsewhere: Sequence[Named] = ()


_ORDER = {reason: place for place, reason in enumerate(Reason)}


def candidates(printed: str, found: Found) -> tuple[Candidate, ...]:
    """Return at most five agencies, each once, under its best reason; the same names always give the same order."""
    key = key_of(agency_of(printed))
    ranked = sorted(_all(key, found), key=lambda pair: pair[0])
    first: dict[object, Candidate] = {}
    for _, one in ranked:
        first.setdefault(one.agency.id, one)
    return tuple(first.values())[:SHOWN]


_Rank = tuple[int, bool, float, str, str]


def _all(key: str, found: Found) -> Iterator[tuple[_Rank, Candidate]]:
    same = Reason.EXACT if found.match.exact else Reason.MARKS if found.match.other_marks else Reason.NAMESAKE
    plain: Iterable[Candidate] = (
        *([Candidate(found.before, Reason.CHOSEN_BEFORE, day=found.before.valid_to)] if found.before else []),
        *(Candidate(one, same) for one in found.match.same),
        *(Candidate(one.agency, Reason.FORMER, one.name, one.ended) for one in found.heirs),
        *(Candidate(one, Reason.LATER, day=one.valid_from) for one in found.later),
        *(Candidate(one, Reason.ELSEWHERE) for one in found.elsewhere),
    )
    for one in plain:
        yield _rank(key, one, 0.0), one
    for near in found.near:
        one = Candidate(near.agency, _why(key, near))
        yield _rank(key, one, -near.share), one


def _rank(key: str, one: Candidate, share: float) -> _Rank:
    agency = one.agency
    rank, theirs = rank_and_place(key)[0], rank_and_place(key_of(agency.short_name))[0]
    return _ORDER[one.reason], bool(rank) and rank != theirs, share, agency.short_name, agency.code


def _why(key: str, near: Near) -> Reason:
    rank, place = rank_and_place(key)
    their_rank, their_place = rank_and_place(key_of(near.agency.short_name))
    if their_rank and place == their_place and rank != their_rank:
        return Reason.RANK
    if near.letters == 1:
        return Reason.LETTER
    mine, theirs = set(core_of(key)[1].split()), set(core_of(key_of(near.agency.short_name))[1].split())
    return Reason.PART if mine <= theirs or theirs <= mine else Reason.ALIKE
