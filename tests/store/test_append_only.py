"""Events, versions and files never change: the database itself refuses."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kiemtra.store.models import Event
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
