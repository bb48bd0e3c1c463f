"""What a list of agencies would change in the register, found without writing; faults of the list are refused all at once.

A list speaks about an agency only where its row is new or says something else than that list said last time: what people have
done since (a reorganisation, a correction) is not undone by loading the same list again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from kiemtra.data.agencies import AgencyRow, SuccessionRow
from kiemtra.domain.registers import Entry, Faulty, RegisterNotValid, Step, check
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, AgencyParent, Succession

BATCH = 500


class Known(NamedTuple):
    """What the register holds about an agency, as far as every load needs it."""

    pk: UUID
    valid_from: date
    valid_to: date | None
    statistical_code: str
    identifier: str
    list_digest: str


@dataclass(frozen=True, slots=True)
class Change:
    """An agency of the register of which the list says something else: field by field, before and after."""

    row: AgencyRow
    agency: Agency
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """A succession that the register has and the list tells otherwise."""

    row: SuccessionRow
    pk: int
    before: dict[str, str]


@dataclass(frozen=True, slots=True)
class News:
    """All that a list would bring."""

    there: Mapping[str, Known]
    created: tuple[AgencyRow, ...]
    changes: tuple[Change, ...]
    # Rows that say what the register holds already, though the list said something else before.
    agreed: tuple[AgencyRow, ...]
    successions: tuple[SuccessionRow, ...]
    corrections: tuple[Correction, ...]

    def __bool__(self) -> bool:
        return bool(self.created or self.changes or self.agreed or self.successions or self.corrections)


def faults(
    rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow], numbers: Sequence[int] | None = None
) -> list[Faulty]:
    """Return what is wrong with a list, checked together with what the register holds beside it."""
    named = {row.key for row in rows}
    parents = _parents()
    held = [
        Entry(
            0,
            key,
            parents[key][-1] if key in parents else None,
            one.valid_from,
            one.valid_to,
            one.statistical_code,
            one.identifier,
        )
        for key, one in known().items()
        if key not in named
    ]
    entries = [_entry(number, row) for number, row in zip(numbers or range(2, len(rows) + 2), rows, strict=True)]
    steps = [Step(at, row.predecessor, row.successor, row.date) for at, row in enumerate(successions, 2)]
    return check([*held, *entries], steps)


@transaction.atomic
def news(rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow]) -> News:
    """Return what the list would change, its agencies locked; raises `RegisterNotValid` with all faults of the list."""
    if wrong := faults(rows, successions):
        raise RegisterNotValid(wrong)
    there = known()
    created = tuple(row for row in rows if row.key not in there)
    said = {row.key: row for row in rows if row.key in there and there[row.key].list_digest != digest(row)}
    changes = tuple(_changes(said))
    changed = {change.row.key for change in changes}
    added, corrected = _of_successions(successions, there)
    agreed = tuple(row for key, row in said.items() if key not in changed)
    return News(there, created, changes, agreed, added, corrected)


def known() -> dict[str, Known]:
    """Return the register by key."""
    columns = ("code", *Known._fields)
    return {code: Known(*rest) for code, *rest in Agency.objects.values_list(*columns).iterator(10_000)}


def digest(row: AgencyRow) -> str:
    """Return the fingerprint of a row: any other cell gives another; a column that is empty gives none."""
    cells = [(one.name, str(value)) for one in fields(row) if (value := getattr(row, one.name)) not in ("", None)]
    return hashlib.blake2b(repr(cells).encode(), digest_size=16).hexdigest()


def digest_of_all(rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow]) -> str:
    """Return the SHA-256 of a whole list, for the trail."""
    whole = hashlib.sha256()
    for row in (*rows, *successions):
        whole.update(repr(row).encode() + b"\n")
    return whole.hexdigest()


def fields_of(row: AgencyRow) -> dict[str, Any]:
    """Return the columns of the table as the row fills them."""
    return {
        "name": row.name,
        "short_name": row.short_name,
        "folded": fold(row.name),
        "kind": row.kind,
        "level": row.level,
        "symbol": row.symbol,
        "place": row.place_name,
        "identifier": row.electronic_code,
        "former_identifier": row.former_code,
        "statistical_code": row.statistical_code,
        "latitude": row.latitude,
        "longitude": row.longitude,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "source": row.source,
        "licence": row.licence,
        "note": row.note,
    }


def _entry(number: int, row: AgencyRow) -> Entry:
    return Entry(
        number,
        row.key,
        row.parent,
        row.valid_from,
        row.valid_to,
        row.statistical_code,
        row.electronic_code,
        row.former_code,
    )


def _parents() -> Mapping[str, list[str]]:
    """The parents of each agency, the latest last."""
    found: dict[str, list[str]] = defaultdict(list)
    pairs = AgencyParent.objects.order_by("valid_from").values_list("agency__code", "parent__code")
    for child, parent in pairs.iterator(10_000):
        found[child].append(parent)
    return found


def _changes(said: Mapping[str, AgencyRow]) -> Iterator[Change]:
    parents = _parents() if said else {}
    keys = list(said)
    for start in range(0, len(keys), BATCH):
        for agency in Agency.objects.select_for_update().filter(code__in=keys[start : start + BATCH]):
            row = said[agency.code]
            after = {name: value for name, value in fields_of(row).items() if getattr(agency, name) != value}
            before = {name: getattr(agency, name) for name in after}
            above = parents.get(agency.code, [])
            if (row.parent not in above) if row.parent else above:
                before["parent"], after["parent"] = above[-1] if above else None, row.parent
            if after:
                yield Change(row, agency, before, after)


def _of_successions(
    successions: Sequence[SuccessionRow], there: Mapping[str, Known]
) -> tuple[tuple[SuccessionRow, ...], tuple[Correction, ...]]:
    """Those that the register has not, and those of which it says something else."""
    codes = ("pk", "predecessor__code", "successor__code", "on", "kind", "ground")
    held = {
        (old, new, on): (pk, kind, ground) for pk, old, new, on, kind, ground in Succession.objects.values_list(*codes)
    }
    added, corrected = [], []
    for row in successions:
        at = held.get((row.predecessor, row.successor, row.date))
        if at is None:
            added.append(row)
        elif at[1:] != (str(row.kind), row.ground):
            corrected.append(Correction(row, at[0], {"kind": at[1], "ground": at[2]}))
    return tuple(added), tuple(corrected)
