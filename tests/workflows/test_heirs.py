"""Who took over from whom, step by step, and what somebody sees by it."""

from collections import defaultdict
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiemtra.store.models import AgencyHeir, Succession
from kiemtra.store.queries import people
from kiemtra.workflows.heirs import Steps, bring_heirs, heirs_of
from tests.world import World

AGENCIES = [UUID(int=number) for number in range(8)]
DAYS = [date(2020 + number, 7, 1) for number in range(5)]
STEPS = some.lists(some.tuples(some.sampled_from(AGENCIES), some.sampled_from(AGENCIES), some.sampled_from(DAYS)))


def steps_of(rows: list[tuple[UUID, UUID, date]]) -> Steps:
    steps: Steps = defaultdict(list)
    for first, then, on in rows:
        steps[first].append((then, on))
    return steps


@given(STEPS)
def test_heir_is_reached_by_steps_that_never_go_back_in_time(rows: list[tuple[UUID, UUID, date]]) -> None:
    found = heirs_of(AGENCIES[0], steps_of(rows))

    # Told by another way: agencies reached by day, step after step until nothing is new.
    reached = {(AGENCIES[0], date.min)}
    while (
        new := {(then, on) for first, then, on in rows for at, since in reached if at == first and on >= since}
        - reached
    ):
        reached |= new
    assert found == {heir: min(on for at, on in reached if at == heir) for heir, _ in reached if heir != AGENCIES[0]}


@pytest.mark.django_db
def test_bring_heirs_keeps_the_closure_of_the_successions(world: World) -> None:
    first, second, third = world.unit, world.other_unit, world.standing
    Succession.objects.create(predecessor=first, successor=second, on=DAYS[0], kind="merged", ground="Nghị quyết")
    last = Succession.objects.create(
        predecessor=second, successor=third, on=DAYS[1], kind="merged", ground="Nghị quyết"
    )

    bring_heirs()
    bring_heirs()

    there = set(AgencyHeir.objects.values_list("predecessor", "heir", "since"))
    assert there == {(first.pk, second.pk, DAYS[0]), (first.pk, third.pk, DAYS[1]), (second.pk, third.pk, DAYS[1])}
    heir = people.actor_of(world.users["stranger_focal"], DAYS[0])
    assert heir.reach == {first.pk, second.pk}
    assert heir.agencies == {second.pk}
    assert people.actor_of(world.users["stranger_focal"], DAYS[0] - timedelta(days=1)).reach == {second.pk}
    last.delete()
    bring_heirs()
    assert set(AgencyHeir.objects.values_list("predecessor", "heir")) == {(first.pk, second.pk)}
