"""What was owed passes on by itself, in each system as of its own day."""

from datetime import date, datetime

import pytest

from kiemtra.jobs import transfers as job
from kiemtra.store.models import Agency, Event, Recommendation, Succession
from kiemtra.workflows.heirs import bring_heirs
from tests.factories_conclusions import make_issued
from tests.world import World


def clock() -> datetime:
    return datetime.fromisoformat("2025-07-02T20:00:00+00:00")


@pytest.mark.django_db
def test_job_carries_over_once(world: World) -> None:
    case = make_issued(world)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=date(2025, 7, 1))
    Succession.objects.create(
        predecessor=world.unit, successor=world.other_unit, on=date(2025, 7, 1), kind="merged", ground="Nghị quyết"
    )
    bring_heirs()

    first, again = job.carry_over(clock), job.carry_over(clock)

    assert (first, again) == (2, 0)
    assert Recommendation.objects.get(pk=case.recommendations[0].pk).carried_by == world.other_unit
    assert Event.objects.filter(name="recommendation.transferred").count() == 1
