"""Chooses the units of a year from a frozen list: those named, the least of each locality, then by priority.

Priority is the sum of weighted counts (years without inspection, what the record says of the unit); equal sums are
parted by the longer time without inspection, then by the seed alone. Each unit of the list gets a verdict.
"""

from collections import Counter
from hashlib import sha256

from kiemtra.scheduling.candidates import (
    Candidate,
    Choice,
    ChoiceReason,
    ChoiceRule,
    LeftOutReason,
    LocalityQuota,
    Verdict,
)
from kiemtra.scheduling.contradictions import contradictions
from kiemtra.scheduling.eligibility import named_in, short_of_least, wanted, why_not, years_of
from kiemtra.scheduling.risk import parts

# Smaller is better: less points, then the year of the last inspection.
Claim = tuple[int, int]


def choose(candidates: tuple[Candidate, ...], rule: ChoiceRule, seed: int) -> Choice:
    """Return the verdict on every unit; the order in which the candidates come does not matter."""
    considered = [unit for unit in candidates if why_not(unit, rule) is None]
    considered.sort(key=lambda unit: (claim_of(unit, rule), _lot(seed, unit.unit)))
    places = {unit.unit: place for place, unit in enumerate(considered, start=1)}
    ranked = [unit for unit in considered if unit.unit not in rule.named]
    total = wanted(candidates, rule)
    taken = _take(ranked, candidates, rule, total)
    verdicts = [
        _verdict(unit, rule, ChoiceReason.NAMED, place=places[unit.unit]) for unit in named_in(candidates, rule)
    ]
    verdicts += _of_ranked(ranked, taken, rule, places)
    verdicts += [_verdict(unit, rule, reason) for unit in candidates if (reason := why_not(unit, rule))]
    verdicts.sort(key=lambda one: (not one.chosen, one.place or len(candidates), one.unit))
    return Choice(total, len(considered), tuple(verdicts), contradictions(candidates, rule))


def claim_of(unit: Candidate, rule: ChoiceRule) -> Claim:
    """Return the unit's claim to be chosen; the smallest goes first."""
    points = sum(part.points for part in parts(years_of(unit, rule), unit.counts, rule.weights))
    return -points, -1 if unit.last_inspected is None else unit.last_inspected


def _lot(seed: int, unit: str) -> bytes:
    """A unit's lot among its equals: of the seed and the unit alone, so that another unit more or less changes nothing."""
    return sha256(f"{seed}:{unit}".encode()).digest()


def _take(
    ranked: list[Candidate], candidates: tuple[Candidate, ...], rule: ChoiceRule, total: int
) -> dict[str, ChoiceReason]:
    """First the best of each locality that must have some, then the best of all where their locality has room."""
    inside = named_in(candidates, rule)
    held = Counter(unit.locality for unit in inside)
    room, taken = max(0, total - len(inside)), dict[str, ChoiceReason]()
    for locality, short in sorted(short_of_least(candidates, rule).items()):
        for unit in [one for one in ranked if one.locality == locality][: min(short, room - len(taken))]:
            taken[unit.unit] = ChoiceReason.LOCALITY
            held[locality] += 1
    # Who would have come in by rank alone is not there for its locality's sake.
    for unit in ranked[:room]:
        if unit.unit in taken:
            taken[unit.unit] = ChoiceReason.RANK
    most = _most(rule.quotas)
    for unit in ranked:
        if len(taken) < room and unit.unit not in taken and held[unit.locality] < most.get(unit.locality, total):
            taken[unit.unit] = ChoiceReason.RANK
            held[unit.locality] += 1
    return taken


def _most(quotas: tuple[LocalityQuota, ...]) -> dict[str, int]:
    return {quota.locality: quota.most for quota in quotas if quota.most is not None}


def _of_ranked(
    ranked: list[Candidate], taken: dict[str, ChoiceReason], rule: ChoiceRule, places: dict[str, int]
) -> list[Verdict]:
    most = _most(rule.quotas)
    last = max((places[unit] for unit, reason in taken.items() if reason is ChoiceReason.RANK), default=0)
    out: dict[str, LeftOutReason] = {}
    for unit in ranked:
        if unit.unit not in taken:
            # Better placed than somebody who came in by rank: only its locality can have kept it out.
            full = unit.locality in most and places[unit.unit] < last
            out[unit.unit] = LeftOutReason.LOCALITY_FULL if full else LeftOutReason.BEYOND_SHARE
    beyond = [unit for unit in ranked if out.get(unit.unit) is LeftOutReason.BEYOND_SHARE]
    equals = {
        ChoiceReason.RANK: {(claim_of(unit, rule), "") for unit in beyond},
        ChoiceReason.LOCALITY: {(claim_of(unit, rule), unit.locality) for unit in beyond},
    }
    verdicts = []
    for unit in ranked:
        reason = taken.get(unit.unit) or out[unit.unit]
        where = unit.locality if reason is ChoiceReason.LOCALITY else ""
        drawn = reason in equals and (claim_of(unit, rule), where) in equals[ChoiceReason(reason)]
        verdicts.append(_verdict(unit, rule, reason, place=places[unit.unit], drawn=drawn))
    return verdicts


def _verdict(
    unit: Candidate,
    rule: ChoiceRule,
    reason: ChoiceReason | LeftOutReason,
    *,
    place: int | None = None,
    drawn: bool = False,
) -> Verdict:
    years = years_of(unit, rule)
    given = parts(years, unit.counts, rule.weights)
    return Verdict(unit.unit, reason, years, sum(part.points for part in given), given, place, drawn)
