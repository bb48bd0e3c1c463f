"""Days on which a unit cannot receive a team: who tells them, what is refused, one event each."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.store.ids import new_id
from kiemtra.store.models import BusyDays, Event
from kiemtra.store.queries import busy_days as queries
from kiemtra.workflows import busy_days
from tests.world import NOW, World, make_plan

DAY = date(2019, 6, 19)


def enter(world: World, by: str, last: date = DAY, reason: str = "Họp HĐND", **given: object) -> BusyDays:
    return busy_days.enter(world.unit, DAY, last, reason, by=world.actor(by), now=NOW, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("by", ["focal", "unit_head", "officer"])
def test_the_unit_and_who_plans_enter_busy_days_with_one_event(world: World, by: str) -> None:
    make_plan(world)

    row = enter(world, by, DAY + timedelta(days=1))

    assert queries.of([world.unit.pk], DAY, DAY) == {world.unit.pk: {DAY: "Họp HĐND"}}
    assert row.entered_by == world.users[by]
    assert Event.objects.filter(name="busy_days.entered").count() == 1


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        ("stranger_focal", Refusal.NOT_YOUR_SIDE),
        ("leader", Refusal.NOT_YOUR_ROLE),
        ("clerk", Refusal.NOT_YOUR_ROLE),
        ("officer", Refusal.NOT_YOUR_SIDE),
    ],
)
def test_who_may_not(world: World, by: str, refusal: Refusal) -> None:
    with pytest.raises(NotAllowed) as refused:
        enter(world, by)

    assert refused.value.refusal is refusal
    assert not BusyDays.objects.exists()


def test_the_same_entry_again_is_the_one_that_is_there(world: World) -> None:
    key = new_id()

    assert enter(world, "focal", entry_id=key) == enter(world, "focal", entry_id=key)
    assert Event.objects.filter(name="busy_days.entered").count() == 1


@pytest.mark.parametrize(
    ("last", "reason", "faults"),
    [
        (DAY - timedelta(days=1), "", {"last": Fault.WINDOW_ENDS_BEFORE_START, "reason": Fault.REASON_MISSING}),
        (DAY + timedelta(days=60), "Nghỉ", {"last": Fault.BUSY_TOO_LONG}),
    ],
)
def test_all_faults_are_told_at_once(world: World, last: date, reason: str, faults: dict[str, str]) -> None:
    with pytest.raises(NotValid) as refused:
        enter(world, "focal", last, reason)

    assert refused.value.faults == faults


def test_what_was_entered_is_taken_back_by_the_unit_only(world: World) -> None:
    row = enter(world, "focal")

    with pytest.raises(ObjectDoesNotExist):
        busy_days.remove(row.pk, by=world.actor("stranger_focal"), now=NOW)
    busy_days.remove(row.pk, by=world.actor("unit_head"), now=NOW)

    assert not BusyDays.objects.exists()
    assert Event.objects.filter(name="busy_days.removed").count() == 1
