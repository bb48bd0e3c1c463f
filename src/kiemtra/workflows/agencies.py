"""The register of agencies from the data: loaded as often as one likes, each time to the same end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kiemtra.data.agencies import AgencyRow, SuccessionRow
from kiemtra.domain.people import Actor
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Succession
from kiemtra.workflows.trail import record, save

Interval = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load has changed."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


@transaction.atomic
def load(rows: Iterable[AgencyRow], successions: Iterable[SuccessionRow], *, by: Actor, now: datetime) -> LoadReport:
    """Bring the register to what the rows say (parents before children); agencies that no row names stay."""
    there = {agency.code: agency for agency in Agency.objects.select_for_update()}
    created: list[str] = []
    changed: list[str] = []
    unchanged = 0
    rows = list(rows)
    for row in rows:
        match _bring(row, there, by, now):
            case "created":
                created.append(row.key)
            case "changed":
                changed.append(row.key)
            case _:
                unchanged += 1
    _link(rows, there)
    _succeed(successions, there)
    return LoadReport(tuple(created), tuple(changed), unchanged)


def _bring(row: AgencyRow, there: dict[str, Agency], by: Actor, now: datetime) -> str:
    fields = {
        "name": row.name,
        "short_name": row.short_name,
        "folded": fold(row.name),
        "kind": row.kind,
        "level": row.level,
        "symbol": row.symbol,
        "place": row.place_name,
        "identifier": row.electronic_code,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "source": row.source,
    }
    agency = there.get(row.key)
    if agency is None:
        there[row.key] = Agency.objects.create(code=row.key, **fields)
        record("agency.entered", there[row.key], by=by, at=now, after={"name": row.name})
        return "created"
    before = {name: getattr(agency, name) for name, value in fields.items() if getattr(agency, name) != value}
    if not before:
        return "unchanged"
    for name in before:
        setattr(agency, name, fields[name])
    save(agency, *before)
    record("agency.changed", agency, by=by, at=now, before=before, after={name: fields[name] for name in before})
    return "changed"


def _link(rows: list[AgencyRow], there: dict[str, Agency]) -> None:
    """Parent links and their closure, made anew from the rows."""
    mine = [there[row.key].pk for row in rows]
    parents = {row.key: row.parent for row in rows if row.parent}
    AgencyParent.objects.filter(agency__in=mine).delete()
    AgencyAncestor.objects.filter(agency__in=mine).delete()
    AgencyParent.objects.bulk_create(
        AgencyParent(agency=there[key], parent=there[parent], valid_from=span[0], valid_to=span[1])
        for key, parent in parents.items()
        if (span := _overlap(there[key], there[parent]))
    )
    AgencyAncestor.objects.bulk_create(
        AgencyAncestor(agency=there[row.key], ancestor=above, depth=depth, valid_from=span[0], valid_to=span[1])
        for row in rows
        for above, depth, span in _line(row.key, parents, there)
    )


def _line(key: str, parents: dict[str, str], there: dict[str, Agency]) -> Iterator[tuple[Agency, int, Interval]]:
    """The agency itself (depth 0) and those above it, each with the time in which the line held."""
    span: Interval = (there[key].valid_from, there[key].valid_to)
    depth = 0
    at: str | None = key
    while at:
        above = there[at]
        common = _common(span, (above.valid_from, above.valid_to))
        if common is None:
            return
        span = common
        yield above, depth, span
        at, depth = parents.get(at), depth + 1


def _overlap(first: Agency, second: Agency) -> Interval | None:
    return _common((first.valid_from, first.valid_to), (second.valid_from, second.valid_to))


def _common(first: Interval, second: Interval) -> Interval | None:
    start = max(first[0], second[0])
    ends = [end for end in (first[1], second[1]) if end]
    end = min(ends) if ends else None
    return (start, end) if end is None or start < end else None


def _succeed(successions: Iterable[SuccessionRow], there: dict[str, Agency]) -> None:
    for row in successions:
        if row.predecessor in there and row.successor in there:
            Succession.objects.update_or_create(
                predecessor=there[row.predecessor],
                successor=there[row.successor],
                on=row.date,
                defaults={"kind": row.kind, "ground": row.ground},
            )
