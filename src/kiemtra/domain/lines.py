"""Who stands under whom and when: the links from the named parents, and the lines up from each agency."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

# [from, to): the day of the end is the first one outside.
Interval = tuple[date, date | None]
# A parent and the time under it.
Link = tuple[str, Interval]
# One above (the agency itself at depth 0), how far, and when.
Above = tuple[str, int, Interval]


def common(first: Interval, second: Interval) -> Interval | None:
    """Return the time that two intervals share, None where they share none."""
    start = max(first[0], second[0])
    end = min((day for day in (first[1], second[1]) if day), default=None)
    return (start, end) if end is None or start < end else None


def by_other_names(renamed: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """Return for each agency that was renamed all the keys that it has had, its own included, from (old, new) pairs."""
    beside: dict[str, set[str]] = defaultdict(set)
    for old, new in renamed:
        beside[old].add(new)
        beside[new].add(old)
    names: dict[str, Sequence[str]] = {}
    for key in beside:
        if key not in names:
            chain, waiting = {key}, [key]
            while waiting:
                fresh = beside[waiting.pop()] - chain
                chain |= fresh
                waiting += fresh
            names |= dict.fromkeys(chain, sorted(chain))
    return names


def links(key: str, parent: str, spans: Mapping[str, Interval], names: Mapping[str, Sequence[str]]) -> Iterator[Link]:
    """Yield the links of an agency to its parent: one that is renamed keeps those under it, each name for its time."""
    for name in names.get(parent, (parent,)):
        if name in spans and (span := common(spans[key], spans[name])):
            yield name, span


def lines(key: str, spans: Mapping[str, Interval], above: Mapping[str, Sequence[Link]]) -> Iterator[Above]:
    """Yield the agency itself and all above it, each with the time in which the whole line held.

    Times that follow one another without a gap are one: a commune whose district was renamed is under its province all along.
    """
    found: dict[tuple[str, int], list[Interval]] = defaultdict(list)
    waiting: list[Above] = [(key, 0, spans[key])]
    while waiting:
        at, depth, span = waiting.pop()
        found[at, depth].append(span)
        waiting += [(parent, depth + 1, part) for parent, held in above.get(at, ()) if (part := common(span, held))]
    for (at, depth), parts in found.items():
        for part in _joined(parts):
            yield at, depth, part


def _joined(parts: list[Interval]) -> Iterator[Interval]:
    parts.sort(key=lambda part: part[0])
    start, end = parts[0]
    for begin, finish in parts[1:]:
        if end is not None and begin > end:
            yield start, end
            start, end = begin, finish
        elif end is not None and (finish is None or finish > end):
            end = finish
    yield start, end
