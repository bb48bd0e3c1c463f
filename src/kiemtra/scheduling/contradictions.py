"""Which wishes cannot hold together: found before anything is chosen, told with what would be needed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kiemtra.domain.coverage import needed
from kiemtra.scheduling.candidates import Candidate, ChoiceRule, Contradiction, Wish
from kiemtra.scheduling.eligibility import named_in, short_of_least, wanted, why_not

# What can be lifted to see which of them stand in the way.
_LIFTABLE = (Wish.EXISTING, Wish.MOST, Wish.REST, Wish.EXCLUSIONS)


def contradictions(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> tuple[Contradiction, ...]:
    """Return the contradictions between the wishes; none where a choice can satisfy them all."""
    if not candidates:
        return (Contradiction((Wish.SHARE,), 1, 0),)
    found = [*_of_names(candidates, rule), *_of_counts(candidates, rule), *_of_localities(candidates, rule)]
    # Only then is it worth saying that there are too few: each of the above is a reason of its own for that.
    return tuple(found or _of_numbers(candidates, rule))


def _of_names(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> Iterator[Contradiction]:
    inside = named_in(candidates, rule)
    for units, wish in (
        ([unit.unit for unit in inside if unit.unit in rule.excluded], Wish.EXCLUSIONS),
        ([unit.unit for unit in inside if unit.gone], Wish.EXISTING),
    ):
        if units:
            yield Contradiction((Wish.NAMED, wish), len(units), 0, units=tuple(sorted(units)))


def _of_counts(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> Iterator[Contradiction]:
    if rule.count is None:
        return
    share, inside = needed(len(candidates), rule.percent), len(named_in(candidates, rule))
    least = inside + sum(short_of_least(candidates, rule).values())
    if rule.count < share:
        yield Contradiction((Wish.SHARE, Wish.COUNT), share, rule.count)
    if rule.count < inside:
        yield Contradiction((Wish.NAMED, Wish.COUNT), inside, rule.count)
    elif rule.count < least:
        yield Contradiction((Wish.LEAST, Wish.COUNT), least, rule.count)


def _of_localities(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> Iterator[Contradiction]:
    there = Counter(unit.locality for unit in named_in(candidates, rule))
    for quota in rule.quotas:
        here = tuple(unit for unit in candidates if unit.locality == quota.locality)
        if quota.most is not None and there[quota.locality] > quota.most:
            yield Contradiction((Wish.NAMED, Wish.MOST), there[quota.locality], quota.most, quota.locality)
        if quota.most is not None and quota.least > quota.most:
            yield Contradiction((Wish.LEAST, Wish.MOST), quota.least, quota.most, quota.locality)
        else:
            for kept, possible in _shortages(here, replace(rule, quotas=()), quota.least):
                yield Contradiction((Wish.LEAST, *kept), quota.least, possible, quota.locality)


def _of_numbers(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> Iterator[Contradiction]:
    total, asked = wanted(candidates, rule), Wish.SHARE if rule.count is None else Wish.COUNT
    for kept, possible in _shortages(candidates, rule, total):
        yield Contradiction((asked, *kept), total, possible)


def _possible(candidates: tuple[Candidate, ...], rule: ChoiceRule) -> int:
    """How many can be chosen at most."""
    most = {quota.locality: quota.most for quota in rule.quotas if quota.most is not None}
    here = Counter(unit.locality for unit in candidates if why_not(unit, rule) is None)
    return sum(min(count, most.get(locality, count)) for locality, count in here.items())


def _shortages(
    candidates: tuple[Candidate, ...], rule: ChoiceRule, total: int
) -> Iterator[tuple[tuple[Wish, ...], int]]:
    """Each smallest set of wishes that leaves too few by itself, with what it leaves: one of each must give way."""
    found: list[frozenset[Wish]] = []
    for size in range(len(_LIFTABLE) + 1):
        for kept in combinations(_LIFTABLE, size):
            if any(smaller <= set(kept) for smaller in found):
                continue
            if (possible := _possible(*_without(candidates, rule, kept))) < total:
                found.append(frozenset(kept))
                yield kept, possible


def _without(
    candidates: tuple[Candidate, ...], rule: ChoiceRule, kept: tuple[Wish, ...]
) -> tuple[tuple[Candidate, ...], ChoiceRule]:
    """The same problem with only these wishes left."""
    if Wish.EXISTING not in kept:
        candidates = tuple(replace(unit, gone=False) for unit in candidates)
    if Wish.MOST not in kept:
        rule = replace(rule, quotas=tuple(replace(quota, most=None) for quota in rule.quotas))
    if Wish.REST not in kept:
        rule = replace(rule, rest_years=0)
    if Wish.EXCLUSIONS not in kept:
        rule = replace(rule, excluded=frozenset())
    return candidates, rule
