"""An open inspection given to another team of its plan."""

from datetime import date

import pytest

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Event, Inspection, Message, Team
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import inspections, teams, transfers
from tests import factories_inspections as make
from tests.factories_succession import AFTER, at, heir_of
from tests.world import NOW, TODAY, World, make_plan, make_team, make_user


def move(
    world: World, inspection: Inspection, team: Team, who: str = "officer", reason: str = "Đoàn cũ hết nhiệm vụ"
) -> Inspection:
    return inspections.move_to_team(
        inspection.pk, team, revision=inspection.revision, reason=reason, by=world.actor(who), now=NOW, today=TODAY
    )


def second(world: World, inspection: Inspection) -> Team:
    return make_team(world, inspection.plan, "Đoàn kiểm tra số 2", head="head2")


def test_other_team_goes_on_where_the_first_left_off(world: World) -> None:
    inspection = make.preparing(world)

    moved = move(world, inspection, second(world, inspection))

    assert (moved.team.name, moved.state, moved.visit_on) == ("Đoàn kiểm tra số 2", "preparing", make.VISIT)
    opened = inspections.open_visit(
        moved.pk, revision=moved.revision, place="Phòng họp", by=world.actor("head2"), now=make.VISIT_NOW
    )
    assert opened.state == "on_site"
    with pytest.raises(Inspection.DoesNotExist):
        inspections.postpone(
            moved.pk, revision=opened.revision, reason="x", by=world.actor("head"), now=NOW, today=TODAY
        )


def test_move_leaves_one_event_and_tells_team_and_unit(world: World) -> None:
    inspection = make.noticed(world)
    Message.objects.all().delete()

    move(world, inspection, second(world, inspection))

    event = Event.objects.get(name="inspection.moved_to_team")
    assert (event.before, event.after) == (
        {"team": "Đoàn kiểm tra số 1"},
        {"team": "Đoàn kiểm tra số 2", "reason": "Đoàn cũ hết nhiệm vụ"},
    )
    told = {world.users[name].pk for name in ("head2", "secretary", "member", "focal", "unit_head")}
    assert set(Message.objects.values_list("to", flat=True)) == told


def test_before_the_notice_the_unit_hears_nothing(world: World) -> None:
    inspection = make.planned(world)

    move(world, inspection, second(world, inspection))

    assert world.users["focal"].pk not in Message.objects.values_list("to", flat=True)


@pytest.mark.parametrize("who", ["head", "secretary", "clerk", "auditor"])
def test_only_the_standing_side_moves_it(world: World, who: str) -> None:
    inspection = make.noticed(world)
    other = second(world, inspection)

    with pytest.raises(NotAllowed) as refused:
        move(world, inspection, other, who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Event.objects.filter(name="inspection.moved_to_team").exists()


def test_team_of_another_plan_the_same_team_and_one_without_head_are_refused(world: World) -> None:
    inspection = make.planned(world)
    headless = second(world, inspection)
    headless.members.filter(role="team_head").update(valid_from=date(2019, 1, 1), valid_to=TODAY)
    make_team(world, inspection.plan, "Đoàn kiểm tra số 3", head="head2")
    elsewhere = make_team(world, make_plan(world), "Đoàn của kế hoạch khác")

    for team in (inspection.team, headless, elsewhere):
        with pytest.raises(NotAllowed) as refused:
            move(world, inspection, team)
        assert refused.value.refusal is Refusal.NO_TEAM


def test_without_another_team_the_plan_must_have_one_first(world: World) -> None:
    inspection = make.planned(world)

    with pytest.raises(NotAllowed) as refused:
        move(world, inspection, inspection.team)

    assert refused.value.refusal is Refusal.NO_OTHER_TEAM


def test_a_reason_is_asked_for(world: World) -> None:
    inspection = make.planned(world)

    with pytest.raises(NotAllowed) as refused:
        move(world, inspection, second(world, inspection), reason=" ")

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


def test_moved_twice_on_one_revision_is_a_conflict(world: World) -> None:
    inspection = make.planned(world)
    other = second(world, inspection)
    move(world, inspection, other)

    with pytest.raises(Conflict):
        move(world, inspection, inspection.team)

    assert Event.objects.filter(name="inspection.moved_to_team").count() == 1


@pytest.mark.parametrize("state", [make.sealed, make.approved])
def test_sealed_inspection_is_never_moved(world: World, state) -> None:
    inspection = state(world)
    other = second(world, inspection)

    with pytest.raises(NotAllowed) as refused:
        move(world, inspection, other)

    assert refused.value.refusal is Refusal.NOT_YET


def test_after_the_inspecting_side_was_dissolved_its_successor_goes_on(world: World) -> None:
    inspection = make.preparing(world)
    department = heir_of(world.standing, "w.snv-moi", SuccessionKind.DISSOLVED)
    transfers.carry_over(AFTER, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)
    gone = actor_of(world.users["head"], AFTER)
    officer = at(world, department, Role.STANDING_OFFICER, "chuyên viên mới")
    head = make_user("truong-doan-moi", "Trưởng đoàn mới")
    seats = [
        teams.Seat(TeamRole.HEAD, head.full_name, "Trưởng đoàn", head),
        teams.Seat(TeamRole.SECRETARY, "Thư ký mới"),
    ]
    team = teams.set_up(inspection.plan_id, "Đoàn mới", seats, on=AFTER, by=officer, now=NOW)

    moved = inspections.move_to_team(
        inspection.pk, team, revision=inspection.revision, reason="Đoàn cũ đã hết", by=officer, now=NOW, today=AFTER
    )

    said = {"place": "Phòng họp", "revision": moved.revision, "now": make.VISIT_NOW}
    with pytest.raises(Inspection.DoesNotExist):
        inspections.open_visit(moved.pk, by=gone, **said)
    assert inspections.open_visit(moved.pk, by=actor_of(head, AFTER), **said).state == "on_site"
