"""Events, versions, files and the log never change: the database itself refuses."""

from datetime import date
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import DatabaseError, connection, transaction

from kiemtra.store import append_only
from kiemtra.store.log_key import LogKey
from kiemtra.store.models import Event
from kiemtra.workflows import log
from tests.world import NOW, World, make_plan


@pytest.fixture
def event(world: World) -> Event:
    make_plan(world)
    return Event.objects.order_by("id").first()


def test_update_of_an_event_is_refused(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(name="plan.forged")

    event.refresh_from_db()
    assert event.name == "plan.created"


def test_delete_of_an_event_is_refused(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_event")

    assert Event.objects.filter(pk=event.pk).exists()


def test_event_tells_both_days(event: Event) -> None:
    assert (event.happened_on, event.recorded_at) == (date(2019, 6, 5), NOW)


def laid() -> set[tuple[str, str]]:
    """The tables and the triggers that are laid on them."""
    query = {
        "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return set(cursor.fetchall())


def test_every_table_has_all_its_triggers(db: None) -> None:
    """A migration that makes a table anew on SQLite would lose them in silence."""
    ways = ("update", "delete", "replace" if connection.vendor == "sqlite" else "truncate")

    assert laid() >= {(table, f"{table}_no_{way}") for table in append_only.TABLES for way in ways}


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite replaces rows")
def test_replacing_an_event_is_refused(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO store_event SELECT * FROM store_event")

    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL truncates")
def test_truncating_the_events_is_refused(event: Event) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE store_event CASCADE")

    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.parametrize("table", append_only.LOG_TABLES)
@pytest.mark.parametrize("deed", ["DELETE FROM {table}", "UPDATE {table} SET {key} = {key} + 1"])
def test_log_refuses_to_change(world: World, table: str, deed: str) -> None:
    make_plan(world)
    log.append(LogKey(Ed25519PrivateKey.generate()), now=NOW, chance=Random(7))
    statement = deed.format(table=table, key=append_only.LOG_TABLES[table])

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
