"""The register of agencies from a list: loaded as often as one likes, each time to the same end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kiemtra.data.agencies import AgencyRow, SuccessionRow
from kiemtra.domain.lines import Interval
from kiemtra.domain.people import Actor
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Event, RegisterLoad, Succession
from kiemtra.workflows.heirs import bring_heirs
from kiemtra.workflows.register_lines import Progress, bring_lines, write
from kiemtra.workflows.register_news import BATCH, News, digest, digest_of_all, faults, fields_of, news
from kiemtra.workflows.trail import drafted, record

__all__ = ["LoadReport", "News", "faults", "load", "news"]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load has changed."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


@transaction.atomic
def load(
    rows: Iterable[AgencyRow],
    successions: Iterable[SuccessionRow],
    *,
    by: Actor,
    now: datetime,
    done: Progress = lambda count: None,
) -> LoadReport:
    """Bring the register to what the rows say; agencies that no row names stay. A load without news writes nothing.

    What is new comes in under one event with the list's SHA-256; what is changed has an event of its own. Raises
    `RegisterNotValid` with all faults of the list.
    """
    rows, successions = list(rows), list(successions)
    brought = news(rows, successions)
    if brought:
        _write(rows, brought, by, now, done)
        if brought.created or brought.successions:
            _recorded(rows, successions, brought, by, now)
    created, changed = len(brought.created), len(brought.changes)
    keys = tuple(row.key for row in brought.created), tuple(change.row.key for change in brought.changes)
    return LoadReport(*keys, len(rows) - created - changed)


def _write(rows: Sequence[AgencyRow], brought: News, by: Actor, now: datetime, done: Progress) -> None:
    ids = {key: one.pk for key, one in brought.there.items()} | {row.key: new_id() for row in brought.created}
    for start in range(0, len(brought.created), BATCH):
        part = brought.created[start : start + BATCH]
        fresh = [Agency(id=ids[row.key], code=row.key, list_digest=digest(row), **fields_of(row)) for row in part]
        write(Agency, fresh, done)
    _change(brought, by, now)
    links = (
        Succession(
            predecessor_id=ids[row.predecessor],
            successor_id=ids[row.successor],
            on=row.date,
            kind=str(row.kind),
            ground=row.ground,
            is_main=row.is_main,
        )
        for row in brought.successions
    )
    write(Succession, list(links), done)
    _correct(brought, by, now)
    touched = {row.key for row in brought.created} | {change.row.key for change in brought.changes}
    touched |= {key for row in brought.successions for key in (row.predecessor, row.successor)}
    spans: dict[str, Interval] = {key: (one.valid_from, one.valid_to) for key, one in brought.there.items()}
    spans |= {row.key: (row.valid_from, row.valid_to) for row in brought.created}
    spans |= {change.row.key: (change.row.valid_from, change.row.valid_to) for change in brought.changes}
    bring_lines(rows, touched, spans, ids, done)
    bring_heirs()


def _change(brought: News, by: Actor, now: datetime) -> None:
    """Write what the list says otherwise, with an event for each agency."""
    events = []
    for change in brought.changes:
        agency, fields = change.agency, [name for name in change.after if name != "parent"]
        for name in fields:
            setattr(agency, name, change.after[name])
        agency.list_digest = digest(change.row)
        agency.revision += 1
        agency.save(update_fields=[*fields, "list_digest", "revision"])
        events.append(drafted("agency.changed", agency, by=by, at=now, before=change.before, after=change.after))
    Event.objects.bulk_create(events, batch_size=BATCH)
    agreed = [Agency(pk=brought.there[row.key].pk, list_digest=digest(row)) for row in brought.agreed]
    Agency.objects.bulk_update(agreed, ["list_digest"], batch_size=BATCH)


def _correct(brought: News, by: Actor, now: datetime) -> None:
    for correction in brought.corrections:
        row = correction.row
        said = {"kind": str(row.kind), "ground": row.ground}
        succession = Succession.objects.select_related("predecessor").get(pk=correction.pk)
        Succession.objects.filter(pk=correction.pk).update(**said)
        after = {"successor": row.successor, **said}
        old = succession.predecessor
        record("agency.succeeded", old, by=by, at=now, on=row.date, before=correction.before, after=after)


def _recorded(
    rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow], brought: News, by: Actor, now: datetime
) -> None:
    """The one event of all that came in new; agencies that were there before hear of their successors by their own."""
    counts = {
        "digest": digest_of_all(rows, successions),
        "agencies": len(rows),
        "successions": len(successions),
        "created": len(brought.created),
        "changed": len(brought.changes),
        "succeeded": len(brought.successions),
    }
    entered = RegisterLoad.objects.create(loaded_at=now, **counts)
    record("register.loaded", entered, by=by, at=now, after=counts)
    events = [
        drafted(
            "agency.succeeded",
            Agency(pk=brought.there[row.predecessor].pk),
            by=by,
            at=now,
            on=row.date,
            after={"successor": row.successor, "kind": str(row.kind), "ground": row.ground},
        )
        for row in brought.successions
        if row.predecessor in brought.there
    ]
    Event.objects.bulk_create(events, batch_size=BATCH)
