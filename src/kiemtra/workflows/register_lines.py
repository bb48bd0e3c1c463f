"""Parent links and their closure, worked out in memory and brought to the tables: a step of loading the register."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from kiemtra.data.agencies import AgencyRow
from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.lines import Interval, Link, by_other_names, lines, links
from kiemtra.store.models import AgencyAncestor, AgencyParent, Succession

M = TypeVar("M", bound=Model)
BATCH = 1_000
# Told how many rows more are done.
Progress = Callable[[int], None]


def bring_lines(
    rows: Sequence[AgencyRow], touched: set[str], spans: Mapping[str, Interval], ids: Mapping[str, UUID], done: Progress
) -> None:
    """Bring the links of the touched agencies and the lines of all below them to what the rows say.

    Called after the successions are written: an agency that is renamed keeps those under it.
    """
    renamed = Succession.objects.filter(kind=SuccessionKind.RENAMED)
    names = by_other_names(renamed.values_list("predecessor__code", "successor__code"))
    above = _above()
    news = {one for key in touched for one in names.get(key, (key,))}
    for row in rows:
        if row.parent and (row.key in touched or news & set(names.get(row.parent, (row.parent,)))):
            above[row.key] = list(links(row.key, row.parent, spans, names))
            news.add(row.key)
        elif row.key in touched:
            above.pop(row.key, None)
    below = _with_all_below(news, above)
    wanted = (
        AgencyParent(agency_id=ids[key], parent_id=ids[parent], valid_from=held[0], valid_to=held[1])
        for key in news
        for parent, held in above.get(key, ())
    )
    _bring(AgencyParent, {ids[key] for key in news}, wanted, done)
    closure = (
        AgencyAncestor(agency_id=ids[key], ancestor_id=ids[at], depth=depth, valid_from=held[0], valid_to=held[1])
        for key in below
        for at, depth, held in lines(key, spans, above)
    )
    _bring(AgencyAncestor, {ids[key] for key in below}, closure, done)


def _above() -> dict[str, Sequence[Link]]:
    found: dict[str, list[Link]] = defaultdict(list)
    fields = ("agency__code", "parent__code", "valid_from", "valid_to")
    for key, parent, start, end in AgencyParent.objects.values_list(*fields).iterator(10_000):
        found[key].append((parent, (start, end)))
    return dict(found)


def _with_all_below(keys: Iterable[str], above: Mapping[str, Sequence[Link]]) -> set[str]:
    children: dict[str, list[str]] = defaultdict(list)
    for key, held in above.items():
        for parent, _ in held:
            children[parent].append(key)
    found = set(keys)
    waiting = list(found)
    while waiting:
        fresh = set(children[waiting.pop()]) - found
        found |= fresh
        waiting += fresh
    return found


def _bring(table: type[M], agencies: set[UUID], wanted: Iterable[M], done: Progress) -> None:
    """Delete the rows of these agencies that are not wanted, and add the wanted ones that are missing."""
    fields = [field.attname for field in table._meta.concrete_fields if not field.primary_key]
    there = {
        said: pk
        for pk, *rest in table._default_manager.values_list("pk", *fields).iterator(10_000)
        if (said := tuple(rest))[0] in agencies
    }
    fresh = [row for row in wanted if there.pop(tuple(getattr(row, name) for name in fields), None) is None]
    stale = list(there.values())
    for start in range(0, len(stale), BATCH):
        table._default_manager.filter(pk__in=stale[start : start + BATCH]).delete()
    write(table, fresh, done)


def write(table: type[M], rows: Sequence[M], done: Progress) -> None:
    """Add rows in batches of a size that every database takes."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        table._default_manager.bulk_create(batch)
        done(len(batch))
