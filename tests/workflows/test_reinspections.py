"""Re-inspections born from what is open."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.store.models import Event, Inspection, Recommendation
from kiemtra.workflows import reinspections
from tests.factories_conclusions import Case, make_concluded, make_issued
from tests.world import NOW, World


def start(case: Case, by: str = "officer") -> Inspection:
    return reinspections.start(case.inspection.pk, revision=case.inspection.revision, by=case.world.actor(by), now=NOW)


def test_start_takes_team_unit_and_the_open_areas(world: World) -> None:
    case = make_issued(world)

    born = start(case)

    earlier = case.inspection
    assert (born.origin, born.scope, born.state, born.areas) == ("reinspection", "thematic", "planned", ["procedures"])
    assert (born.team_id, born.unit_id, born.reinspection_of_id) == (earlier.team_id, earlier.unit_id, earlier.pk)
    assert Event.objects.filter(name="inspection.reinspection_started").count() == 1


def test_start_with_nothing_open_is_refused(world: World) -> None:
    case = make_issued(world)
    Recommendation.objects.update(state="closed_implemented")

    with pytest.raises(NotAllowed) as refused:
        start(case)

    assert refused.value.refusal is Refusal.NOTHING_OPEN


def test_start_before_the_follow_up_is_too_early(world: World) -> None:
    case = make_concluded(world)

    with pytest.raises(NotAllowed) as refused:
        start(case)

    assert refused.value.refusal is Refusal.NOT_YET


def test_start_by_the_unit_is_refused(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(NotAllowed) as refused:
        start(case, by="unit_head")

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_start_twice_is_a_conflict_then_refused(world: World) -> None:
    case = make_issued(world)
    start(case)

    with pytest.raises(Conflict):
        start(case)
    case.reload()
    with pytest.raises(NotAllowed) as refused:
        start(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="inspection.reinspection_started").count() == 1
