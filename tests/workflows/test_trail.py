"""How a deed leaves its trace."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from kiemtra.domain.errors import Conflict
from kiemtra.domain.people import SYSTEM
from kiemtra.store.models import Event
from kiemtra.workflows.trail import check_revision, record, save
from tests.factories_inspections import planned
from tests.world import NOW, TODAY, World, make_plan


def test_event_names_person_post_and_place(world: World) -> None:
    officer = world.actor("officer")
    plan = make_plan(world, issued=False)

    event = record("plan.read", plan, by=officer, at=NOW)

    assert (event.subject_kind, event.subject_id) == ("plan", plan.pk)
    assert (event.plan_id, event.jurisdiction_id, event.inspection_id) == (plan.pk, world.jurisdiction.pk, None)
    assert (event.actor_id, event.actor_name) == (officer.user, "Chuyên viên Sở Nội vụ")
    assert (event.post_id, event.post_title) == (officer.posts[0].id, "Chuyên viên Sở Nội vụ, Sở Nội vụ")
    assert (event.recorded_at, event.happened_on, event.sealed) == (NOW, TODAY, False)


def test_event_of_the_system_has_no_person(world: World) -> None:
    event = record("agency.read", world.unit, by=SYSTEM, at=NOW)

    assert (event.actor_id, event.actor_name, event.post_id, event.post_title) == (None, "Hệ thống", None, "")
    assert (event.jurisdiction_id, event.plan_id) == (None, None)


def test_event_of_an_inspection_names_its_plan(world: World) -> None:
    inspection = planned(world)

    event = record("inspection.read", inspection, by=world.actor("secretary"), at=NOW)

    assert (event.inspection_id, event.plan_id) == (inspection.pk, inspection.plan_id)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2019, 6, 5, 16, 59, tzinfo=UTC), date(2019, 6, 5)),
        # One in the morning in Hà Nội is still the day before in Greenwich.
        (datetime(2019, 6, 5, 18, 0, tzinfo=UTC), date(2019, 6, 6)),
    ],
)
def test_day_of_an_event_is_the_day_in_vietnam(world: World, at: datetime, day: date) -> None:
    assert record("agency.read", world.unit, by=SYSTEM, at=at).happened_on == day


def test_day_it_happened_may_lie_before_the_day_it_was_entered(world: World) -> None:
    event = record("agency.read", world.unit, by=SYSTEM, at=NOW, on=date(2018, 3, 1))

    assert (event.happened_on, event.recorded_at) == (date(2018, 3, 1), NOW)


def test_values_are_kept_as_json_knows_them(world: World) -> None:
    values = {
        "day": TODAY,
        "at": NOW,
        "id": UUID(int=1),
        "share": Decimal("97.50"),
        "agency": world.unit,
        "list": [TODAY, (UUID(int=2), "a")],
        "set": frozenset({"b"}),
        "none": None,
        "number": 3,
        "words": "Đã ký",
    }

    event = record("agency.read", world.unit, by=SYSTEM, at=NOW, before={"day": None}, after=values)

    event.refresh_from_db()
    assert event.before == {"day": None}
    assert event.after == {
        "day": "2019-06-05",
        "at": "2019-06-05 02:00:00+00:00",
        "id": str(UUID(int=1)),
        "share": "97.50",
        "agency": str(world.unit.pk),
        "list": ["2019-06-05", [str(UUID(int=2)), "a"]],
        "set": ["b"],
        "none": None,
        "number": 3,
        "words": "Đã ký",
    }


def test_event_of_a_sealed_inspection_is_sealed(world: World) -> None:
    inspection = planned(world)
    inspection.sealed_until = NOW

    assert record("inspection.read", inspection, by=SYSTEM, at=NOW).sealed
    assert record("finding.read", world.unit, by=SYSTEM, at=NOW, inspection=inspection).sealed


def test_save_writes_the_named_fields_and_moves_the_revision(world: World) -> None:
    unit, before = world.unit, world.unit.revision
    unit.name, unit.symbol = "Sở Tư pháp mới", "không ghi"

    save(unit, "name")

    unit.refresh_from_db()
    assert (unit.name, unit.symbol, unit.revision) == ("Sở Tư pháp mới", "STP", before + 1)


@pytest.mark.parametrize("seen", [0, 2, -1, 99])
def test_stale_revision_is_a_conflict_with_both_numbers(world: World, seen: int) -> None:
    with pytest.raises(Conflict) as conflict:
        check_revision(world.unit, seen)

    assert (conflict.value.seen, conflict.value.current) == (seen, 1)
    check_revision(world.unit, 1)


def test_trail_keeps_order(world: World) -> None:
    names = [f"agency.step_{number}" for number in range(5)]
    for name in names:
        record(name, world.unit, by=SYSTEM, at=NOW)

    kept = Event.objects.filter(subject_id=world.unit.pk).order_by("recorded_at", "id")
    assert list(kept.values_list("name", flat=True)) == names
