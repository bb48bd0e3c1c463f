"""The plan's own life."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.store.models import Event
from kiemtra.workflows import plans
from tests.world import NOW, TODAY, World, make_plan, make_team


def test_issue_makes_the_plan_run(world: World) -> None:
    plan = make_plan(world)

    assert plan.state == "issued"
    assert list(Event.objects.filter(plan_id=plan.pk).values_list("name", flat=True)) == [
        "plan.created",
        "plan.units_added",
        "plan.submitted",
        "plan.issued",
    ]


def test_issue_by_the_officer_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False)
    officer = world.actor("officer")
    plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)

    with pytest.raises(NotAllowed) as refused:
        plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=officer, now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Event.objects.filter(name="plan.issued").exists()


def test_submit_twice_is_a_conflict_with_one_event(world: World) -> None:
    plan = make_plan(world, issued=False)
    officer = world.actor("officer")
    plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)

    with pytest.raises(Conflict):
        plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)

    assert Event.objects.filter(name="plan.submitted").count() == 1


def test_submit_without_a_unit_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False, units=())

    with pytest.raises(NotAllowed) as refused:
        plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NO_UNIT


def test_set_up_team_has_its_seats(world: World) -> None:
    team = make_team(world, make_plan(world))

    assert team.members.count() == 3
    assert world.actor("head").teams == {team.pk}
