"""The register of agencies from the data: loaded as often as one likes, each time to the same end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from kiemtra.data.agencies import AgencyRow, SuccessionRow
from kiemtra.domain.people import Actor
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, AgencyAncestor, AgencyParent, Succession
from kiemtra.workflows.heirs import bring_heirs
from kiemtra.workflows.trail import record, save

Interval = tuple[date, date | None]
Register = dict[str, Agency]
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load has changed."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


@transaction.atomic
def load(rows: Iterable[AgencyRow], successions: Iterable[SuccessionRow], *, by: Actor, now: datetime) -> LoadReport:
    """Bring the register to what the rows say; agencies that no row names stay. A load without news writes nothing."""
    rows = list(rows)
    there: Register = {agency.code: agency for agency in Agency.objects.select_for_update()}
    parents = dict(AgencyParent.objects.order_by("valid_from").values_list("agency__code", "parent__code"))
    created = [row.key for row in rows if row.key not in there]
    changed = [row.key for row in rows if row.key in there and _change(row, there[row.key], parents, by, now)]
    for row in rows:
        if row.key not in there:
            there[row.key] = _create(row, by, now)
    _link(rows, there)
    _succeed(successions, there, by, now)
    bring_heirs()
    return LoadReport(tuple(created), tuple(changed), len(rows) - len(created) - len(changed))


def _fields(row: AgencyRow) -> dict[str, Any]:
    return {
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


def _create(row: AgencyRow, by: Actor, now: datetime) -> Agency:
    agency = Agency.objects.create(code=row.key, **_fields(row))
    record("agency.entered", agency, by=by, at=now, after={"name": row.name, "parent": row.parent})
    return agency


def _change(row: AgencyRow, agency: Agency, parents: dict[str, str], by: Actor, now: datetime) -> bool:
    """Write what the row says otherwise, its parent included; whether there was anything."""
    after = {name: value for name, value in _fields(row).items() if getattr(agency, name) != value}
    before = {name: getattr(agency, name) for name in after}
    for name, value in after.items():
        setattr(agency, name, value)
    fields = list(after)
    if (parent := parents.get(row.key)) != row.parent:
        before["parent"], after["parent"] = parent, row.parent
    if not after:
        return False
    save(agency, *fields)
    record("agency.changed", agency, by=by, at=now, before=before, after=after)
    return True


def _link(rows: list[AgencyRow], there: Register) -> None:
    """Parent links and their closure, brought to what the rows say."""
    mine = [there[row.key].pk for row in rows]
    parents = {row.key: row.parent for row in rows if row.parent}
    links = (
        AgencyParent(agency=there[key], parent=there[parent], valid_from=span[0], valid_to=span[1])
        for key, parent in parents.items()
        if (span := _overlap(there[key], there[parent]))
    )
    closure = (
        AgencyAncestor(agency=there[row.key], ancestor=above, depth=depth, valid_from=span[0], valid_to=span[1])
        for row in rows
        for above, depth, span in _line(row.key, parents, there)
    )
    _bring(AgencyParent, mine, links)
    _bring(AgencyAncestor, mine, closure)


def _bring(table: type[M], agencies: list[UUID], wanted: Iterable[M]) -> None:
    """Delete the rows of these agencies that are not wanted, and add the wanted ones that are missing."""
    missing = {_said(row): row for row in wanted}
    stale = [row.pk for row in table._default_manager.filter(agency__in=agencies) if not missing.pop(_said(row), None)]
    if stale:
        table._default_manager.filter(pk__in=stale).delete()
    table._default_manager.bulk_create(missing.values())


def _said(row: Model) -> tuple[Any, ...]:
    """All that the row says, without its number."""
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key)


def _line(key: str, parents: dict[str, str], there: Register) -> Iterator[tuple[Agency, int, Interval]]:
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


def _succeed(successions: Iterable[SuccessionRow], there: Register, by: Actor, now: datetime) -> None:
    """Enter who followed whom, and change what is said otherwise now."""
    known = {(row.predecessor_id, row.successor_id, row.on): row for row in Succession.objects.all()}
    for row in successions:
        if row.predecessor not in there or row.successor not in there:
            continue
        old, new = there[row.predecessor], there[row.successor]
        said = {"kind": str(row.kind), "ground": row.ground}
        succession = known.get((old.pk, new.pk, row.date))
        before = {"kind": succession.kind, "ground": succession.ground} if succession else {}
        if before == said:
            continue
        Succession.objects.update_or_create(predecessor=old, successor=new, on=row.date, defaults=said)
        after = {"successor": row.successor, **said}
        record("agency.succeeded", old, by=by, at=now, on=row.date, before=before, after=after)
