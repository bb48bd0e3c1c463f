"""Which facts of a text a person should look at first, and why: what the reader itself is not sure of."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from kiemtra.domain.readings import Fact, FactGroup, FactState, Span


class Doubt(StrEnum):
    """Why a fact is doubtful."""

    CONTRADICTED = "contradicted"
    UNSURE = "unsure"
    INFERRED = "inferred"
    UNDATED = "undated"
    NOT_MATCHED = "not_matched"


# Below this the reader has guessed at a part of a number.
SURE = 0.8
# A contradiction about a whole passage says nothing about a fact inside it.
LONGEST_PLACE = 300


def doubts_of(
    facts: Sequence[Fact], *, disputed: Collection[Span] = (), unmatched: Collection[str] = ()
) -> Mapping[str, tuple[Doubt, ...]]:
    """Return the doubts of each fact that nobody has struck or corrected; `unmatched` are units that are no one agency."""
    dated = {fact.data.get("reference") for fact in facts if fact.data.get("date")}
    places = sorted(place for place in disputed if place[1] - place[0] <= LONGEST_PLACE)
    asked = [fact for fact in facts if fact.state in {FactState.READ, FactState.ACCEPTED}]
    return {fact.id: found for fact in asked if (found := _of(fact, places, dated, unmatched))}


def _of(fact: Fact, places: Sequence[Span], dated: Collection[object], unmatched: Collection[str]) -> tuple[Doubt, ...]:
    data, is_citation = fact.data, fact.group is FactGroup.CITATIONS
    numbered = is_citation and data.get("class") == "numbered"
    told = {
        Doubt.CONTRADICTED: _meets(fact, places),
        Doubt.UNSURE: numbered and (data.get("confidence") or 1.0) < SURE,
        Doubt.INFERRED: bool(data.get("date_inferred") or data.get("year_inferred")),
        Doubt.UNDATED: numbered and not data.get("date") and data.get("reference") not in dated,
        Doubt.NOT_MATCHED: fact.id in unmatched,
    }
    return tuple(doubt for doubt, holds in told.items() if holds)


def _meets(fact: Fact, places: Sequence[Span]) -> bool:
    if fact.span is None or fact.span[1] - fact.span[0] > LONGEST_PLACE:
        return False
    start, end = fact.span
    near = places[bisect_left(places, (start - LONGEST_PLACE, 0)) : bisect_left(places, (end, 0))]
    return any(start < last for _, last in near)
