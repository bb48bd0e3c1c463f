"""Planning visits, proposing a day, deciding it."""

from datetime import date, time

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionOrigin, InspectionState
from kiemtra.store.models import Event, Inspection, Message
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World, make_plan, make_team


def propose(world: World, inspection: Inspection, day: date, who: str = "secretary") -> Inspection:
    return inspections.propose_visit(
        inspection.pk,
        revision=inspection.revision,
        day=day,
        hour=time(8, 0),
        place=" Phòng họp ",
        by=world.actor(who),
        now=NOW,
        today=TODAY,
    )


def test_plan_visits_makes_one_inspection_a_unit_with_an_event_each(world: World) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    visits = [(world.unit, team), (world.other_unit, team)]

    made = inspections.plan_visits(plan.pk, visits, by=world.actor("officer"), now=NOW)

    assert [(one.unit, one.team, one.state) for one in made] == [
        (world.unit, team, InspectionState.PLANNED),
        (world.other_unit, team, InspectionState.PLANNED),
    ]
    assert {one.conducting_agency for one in made} == {world.standing}
    assert Event.objects.filter(name="inspection.planned").count() == 2


def test_plan_visits_again_adds_nothing(world: World) -> None:
    first = make.planned(world)

    again = inspections.plan_visits(first.plan_id, [(world.unit, first.team)], by=world.actor("officer"), now=NOW)

    assert again == []
    assert Event.objects.filter(name="inspection.planned").count() == 1


def test_plan_visits_of_a_draft_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False)
    team = make_team(world, plan)

    with pytest.raises(NotAllowed) as refused:
        inspections.plan_visits(plan.pk, [(world.unit, team)], by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YET


def test_plan_visits_of_a_unit_outside_the_plan_or_by_a_strange_team_is_refused(world: World) -> None:
    plan = make_plan(world, units=(world.unit,))
    team, stranger = make_team(world, plan), make_team(world, make_plan(world))

    for unit, by_team, reason in (
        (world.other_unit, team, Refusal.NO_UNIT),
        (world.unit, stranger, Refusal.NO_TEAM),
    ):
        with pytest.raises(NotAllowed) as refused:
            inspections.plan_visits(plan.pk, [(unit, by_team)], by=world.actor("officer"), now=NOW)
        assert refused.value.refusal is reason
    assert not Inspection.objects.exists()


def test_propose_visit_keeps_day_hour_place_and_tells_the_head(world: World) -> None:
    inspection = propose(world, make.planned(world), make.VISIT)

    assert (inspection.visit_on, inspection.visit_at, inspection.place) == (make.VISIT, time(8, 0), "Phòng họp")
    assert inspection.decided_at is None
    assert Event.objects.filter(name="inspection.visit_proposed").count() == 1
    assert [message.to for message in Message.objects.all()] == [world.users["head"]]


@pytest.mark.parametrize(
    ("day", "reason", "fact", "value"),
    [
        pytest.param(date(2019, 6, 4), Refusal.BEFORE_TODAY, "day", "04/06/2019", id="gone"),
        pytest.param(date(2020, 1, 6), Refusal.OUTSIDE_WINDOW, "end", "31/12/2019", id="outside the window"),
        pytest.param(date(2019, 6, 22), Refusal.NOT_A_WORKING_DAY, "why", "thứ Bảy", id="Saturday"),
        pytest.param(date(2019, 9, 2), Refusal.NOT_A_WORKING_DAY, "day", "02/09/2019", id="holiday"),
    ],
)
def test_propose_visit_on_a_day_that_cannot_be_is_refused_with_its_facts(
    world: World, day: date, reason: Refusal, fact: str, value: str
) -> None:
    inspection = make.planned(world)

    with pytest.raises(NotAllowed) as refused:
        propose(world, inspection, day)

    assert refused.value.refusal is reason
    assert refused.value.facts[fact] == value
    assert not Event.objects.filter(name="inspection.visit_proposed").exists()


def test_a_reinspection_may_lie_behind_the_window(world: World) -> None:
    inspection = make.planned(world)
    Inspection.objects.filter(pk=inspection.pk).update(origin=InspectionOrigin.REINSPECTION)

    assert propose(world, inspection, date(2020, 1, 6)).visit_on == date(2020, 1, 6)


@pytest.mark.parametrize("who", ["member", "clerk", "leader"])
def test_propose_visit_by_others_is_refused(world: World, who: str) -> None:
    inspection = make.planned(world)

    with pytest.raises(NotAllowed) as refused:
        propose(world, inspection, make.VISIT, who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


@pytest.mark.parametrize("who", ["focal", "stranger_focal", "admin", "head2"])
def test_an_inspection_that_is_not_told_is_not_found_by_others(world: World, who: str) -> None:
    inspection = make.planned(world)

    with pytest.raises(Inspection.DoesNotExist):
        propose(world, inspection, make.VISIT, who)


def test_decide_visit_names_who_and_when(world: World) -> None:
    inspection = make.decided(world)

    assert (inspection.decided_by, inspection.decided_at) == (world.users["head"], NOW)
    assert Event.objects.filter(name="inspection.visit_decided").count() == 1


def test_decide_visit_without_a_day_or_twice_is_refused(world: World) -> None:
    inspection = make.planned(world)
    for reason in (Refusal.NO_VISIT_DAY, Refusal.ALREADY_DONE):
        with pytest.raises(NotAllowed) as refused:
            inspections.decide_visit(
                inspection.pk, revision=inspection.revision, by=world.actor("head"), now=NOW, today=TODAY
            )
        assert refused.value.refusal is reason
        inspection = make.decided(world, inspection=inspection) if reason is Refusal.NO_VISIT_DAY else inspection


def test_decide_visit_by_the_secretary_is_refused(world: World) -> None:
    inspection = propose(world, make.planned(world), make.VISIT)

    with pytest.raises(NotAllowed) as refused:
        inspections.decide_visit(
            inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
        )

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_a_new_proposal_opens_a_decided_day_again(world: World) -> None:
    inspection = propose(world, make.decided(world), date(2019, 6, 20))

    assert (inspection.visit_on, inspection.decided_by, inspection.decided_at) == (date(2019, 6, 20), None, None)


def test_a_stale_revision_is_a_conflict(world: World) -> None:
    inspection = make.planned(world)
    propose(world, inspection, make.VISIT)
    inspection.revision = 1

    with pytest.raises(Conflict) as conflict:
        propose(world, inspection, make.VISIT)

    assert (conflict.value.seen, conflict.value.current) == (1, 2)
    assert Event.objects.filter(name="inspection.visit_proposed").count() == 1
