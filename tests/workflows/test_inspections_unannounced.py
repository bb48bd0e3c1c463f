"""An unannounced inspection until it is opened: who knows of it, and how the seal falls."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Document, Event, Inspection, Message
from kiemtra.store.queries import inspections as queries
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World, make_plan, make_team

THREE = {"officer", "head", "secretary"}


def knowing(world: World, inspection: Inspection) -> set[str]:
    return {name for name in world.users if queries.visible_to(world.actor(name)).filter(pk=inspection.pk).exists()}


def test_proposed_it_exists_for_three_persons_only(world: World) -> None:
    inspection = make.sealed(world)

    assert (inspection.state, inspection.sealed_until) == (InspectionState.PROPOSED, make.SEALED_UNTIL)
    assert knowing(world, inspection) == THREE
    assert Event.objects.get(name="inspection.unannounced_proposed").sealed
    assert {message.to.username for message in Message.objects.all()} == {"w-head", "w-secretary"}


def test_messages_name_neither_unit_nor_ground(world: World) -> None:
    make.approved(world)

    for message in Message.objects.all():
        assert world.unit.name not in message.subject + message.body
        assert "Chỉ số" not in message.subject + message.body


def test_it_hangs_on_no_unit_of_the_plan(world: World) -> None:
    assert make.sealed(world).plan_unit is None


@pytest.mark.parametrize("who", ["leader", "secretary", "clerk", "head"])
def test_propose_by_others_is_refused(world: World, who: str) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)

    with pytest.raises(NotAllowed) as refused:
        inspections.propose_unannounced(
            plan.pk, world.unit, team, ground="x", sealed_until=make.SEALED_UNTIL, by=world.actor(who), now=NOW
        )

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Inspection.objects.exists()
    assert not Event.objects.filter(name__startswith="inspection").exists()


def test_propose_without_a_ground_or_with_a_strange_team_is_refused(world: World) -> None:
    plan, strange = make_plan(world), make_team(world, make_plan(world))
    team = make_team(world, plan)

    for by_team, ground, reason in ((strange, "x", Refusal.NO_TEAM), (team, " ", Refusal.FORM_INCOMPLETE)):
        with pytest.raises(NotAllowed) as refused:
            inspections.propose_unannounced(
                plan.pk,
                world.unit,
                by_team,
                ground=ground,
                sealed_until=make.SEALED_UNTIL,
                by=world.actor("officer"),
                now=NOW,
            )
        assert refused.value.refusal is reason


def test_approve_by_the_head_keeps_the_seal(world: World) -> None:
    inspection = make.approved(world)

    assert (inspection.state, inspection.decided_by) == (InspectionState.APPROVED, world.users["head"])
    assert knowing(world, inspection) == THREE
    assert Event.objects.get(name="inspection.approved").sealed
    assert not Document.objects.exists()


@pytest.mark.parametrize(("who", "reason"), [("secretary", Refusal.NOT_YOUR_ROLE), ("officer", Refusal.NOT_YOUR_ROLE)])
def test_approve_by_the_other_two_is_refused(world: World, who: str, reason: Refusal) -> None:
    inspection = make.sealed(world)

    with pytest.raises(NotAllowed) as refused:
        inspections.approve(inspection.pk, revision=inspection.revision, by=world.actor(who), now=NOW)

    assert refused.value.refusal is reason


@pytest.mark.parametrize("who", ["member", "leader", "auditor", "admin", "clerk", "focal", "unit_head", "head2"])
def test_no_deed_of_others_finds_it(world: World, who: str) -> None:
    inspection = make.sealed(world)

    with pytest.raises(Inspection.DoesNotExist):
        inspections.approve(inspection.pk, revision=inspection.revision, by=world.actor(who), now=NOW)


def test_approve_twice_is_a_conflict(world: World) -> None:
    inspection = make.approved(world)

    with pytest.raises(Conflict):
        inspections.approve(inspection.pk, revision=1, by=world.actor("head"), now=NOW)

    assert Event.objects.filter(name="inspection.approved").count() == 1


def test_opening_at_the_door_unseals_and_tells_both_sides(world: World) -> None:
    inspection = make.approved(world)
    before = Message.objects.count()

    inspection = make.opened(world, inspection)

    assert (inspection.state, inspection.sealed_until) == (InspectionState.ON_SITE, None)
    assert inspection.visit_on == make.VISIT
    assert knowing(world, inspection) == THREE | {"leader", "auditor", "clerk", "member", "focal", "unit_head"}
    assert not Event.objects.get(name="inspection.opened").sealed
    assert Message.objects.count() == before + 5


def test_opening_needs_approval(world: World) -> None:
    inspection = make.sealed(world)

    with pytest.raises(NotAllowed) as refused:
        make.opened(world, inspection)

    assert refused.value.refusal is Refusal.NOT_YET


def test_given_up_it_stays_sealed(world: World) -> None:
    inspection = make.sealed(world)
    told = Message.objects.count()

    inspection = inspections.withdraw(
        inspection.pk, revision=inspection.revision, reason="Không cần", by=world.actor("head"), now=NOW, today=TODAY
    )

    assert knowing(world, inspection) == THREE
    assert Event.objects.get(name="inspection.withdrawn").sealed
    assert Message.objects.count() == told
