"""Drafts edited, submitted, returned, withdrawn; seats of teams filled anew."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Event, Plan, Team, TeamMember
from kiemtra.workflows import plans, teams
from tests.factories_plans import make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

EDIT = plans.PlanEdit(
    title="Tên mới",
    window=(date(2019, 7, 1), date(2019, 9, 30)),
    areas=("papi",),
    deadlines=(("notice", 7, True, "Kế hoạch"),),
    preparation="Báo cáo",
)


def test_edit_changes_the_draft(world: World) -> None:
    plan = make_plan(world, issued=False)

    plan = plans.edit(plan.pk, EDIT, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert (plan.title, plan.window_to, plan.preparation) == ("Tên mới", date(2019, 9, 30), "Báo cáo")
    assert [area.area for area in plan.areas.all()] == ["papi"]
    assert plan.deadlines["notice"]["days"] == 7
    assert Event.objects.filter(name="plan.edited").count() == 1


def test_edit_of_an_issued_plan_is_refused(world: World) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed) as refused:
        plans.edit(plan.pk, EDIT, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.PLAN_ISSUED
    assert not Event.objects.filter(name="plan.edited").exists()


def test_edit_by_the_unit_finds_nothing(world: World) -> None:
    plan = make_plan(world, issued=False)

    with pytest.raises(Plan.DoesNotExist):
        plans.edit(plan.pk, EDIT, revision=plan.revision, by=world.actor("focal"), now=NOW)


def test_edit_with_a_window_that_ends_before_it_starts_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False)
    backwards = plans.PlanEdit(title="X", window=(date(2019, 9, 30), date(2019, 7, 1)))

    with pytest.raises(NotValid):
        plans.edit(plan.pk, backwards, revision=plan.revision, by=world.actor("officer"), now=NOW)


def test_edit_twice_from_one_page_is_a_conflict(world: World) -> None:
    plan = make_plan(world, issued=False)
    plans.edit(plan.pk, EDIT, revision=plan.revision, by=world.actor("officer"), now=NOW)

    with pytest.raises(Conflict):
        plans.edit(plan.pk, EDIT, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert Event.objects.filter(name="plan.edited").count() == 1


def test_remove_unit_takes_it_out(world: World) -> None:
    plan = make_plan(world, issued=False)
    unit = plan.units.get(agency=world.unit)

    plans.remove_unit(plan.pk, unit.pk, by=world.actor("officer"), now=NOW)

    assert [row.agency for row in plan.units.all()] == [world.other_unit]
    assert Event.objects.filter(name="plan.unit_removed").count() == 1


def test_remove_unit_of_an_issued_plan_is_refused(world: World) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed) as refused:
        plans.remove_unit(plan.pk, plan.units.get(agency=world.unit).pk, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.PLAN_ISSUED


def submitted(world: World) -> Plan:
    plan = make_plan(world, issued=False)
    return plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)


def test_return_sends_it_back_to_the_draft(world: World) -> None:
    plan = submitted(world)

    plan = plans.return_(plan.pk, revision=plan.revision, remark="Bổ sung", by=world.actor("leader"), now=NOW)

    assert plan.state == "draft"
    assert Event.objects.get(name="plan.returned").after == {"remark": "Bổ sung"}


def test_return_by_the_officer_is_refused(world: World) -> None:
    plan = submitted(world)

    with pytest.raises(NotAllowed) as refused:
        plans.return_(plan.pk, revision=plan.revision, remark="", by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_withdraw_ends_a_plan(world: World) -> None:
    plan = make_plan(world)

    plan = plans.withdraw(plan.pk, revision=plan.revision, reason="Thay đổi", by=world.actor("officer"), now=NOW)

    assert plan.state == "withdrawn"
    with pytest.raises(NotAllowed) as refused:
        plans.withdraw(plan.pk, revision=plan.revision, reason="Lần nữa", by=world.actor("officer"), now=NOW)
    assert refused.value.refusal is Refusal.WITHDRAWN
    assert Event.objects.filter(name="plan.withdrawn").count() == 1


def test_withdraw_while_an_inspection_is_under_way_is_refused(world: World) -> None:
    plan, _, visits = make_visits(world)
    plan.inspections.filter(pk=visits[0].pk).update(state="noticed")

    with pytest.raises(NotAllowed) as refused:
        plans.withdraw(plan.pk, revision=plan.revision, reason="", by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.STILL_OPEN


def member_of(team: Team) -> TeamMember:
    return team.members.get(role=TeamRole.MEMBER)


def test_substitute_ends_one_seat_and_begins_another(world: World) -> None:
    member = member_of(make_team(world, make_plan(world)))
    seat = teams.Seat(TeamRole.MEMBER, "Người thay", "Chuyên viên")
    day = TODAY + timedelta(days=3)

    after = teams.substitute(member.pk, seat, revision=member.revision, on=day, by=world.actor("officer"), now=NOW)

    member.refresh_from_db()
    assert (member.valid_to, after.valid_from, after.substitute_for) == (day, day, member)
    assert (after.role, after.areas) == (member.role, member.areas)
    assert Event.objects.filter(name="team.member_substituted").count() == 1


def test_substitute_twice_is_refused(world: World) -> None:
    member = member_of(make_team(world, make_plan(world)))
    seat = teams.Seat(TeamRole.MEMBER, "Người thay")
    day = TODAY + timedelta(days=3)
    teams.substitute(member.pk, seat, revision=member.revision, on=day, by=world.actor("officer"), now=NOW)
    member.refresh_from_db()

    with pytest.raises(NotAllowed) as refused:
        teams.substitute(member.pk, seat, revision=member.revision, on=day, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_substitute_on_or_before_the_first_day_is_refused(world: World, day: date) -> None:
    member = member_of(make_team(world, make_plan(world)))

    with pytest.raises(NotValid):
        teams.substitute(
            member.pk,
            teams.Seat(TeamRole.MEMBER, "Người thay"),
            revision=member.revision,
            on=day,
            by=world.actor("officer"),
            now=NOW,
        )


def test_substitute_by_the_head_is_refused(world: World) -> None:
    member = member_of(make_team(world, make_plan(world)))

    with pytest.raises(NotAllowed) as refused:
        teams.substitute(
            member.pk,
            teams.Seat(TeamRole.MEMBER, "Người thay"),
            revision=member.revision,
            on=TODAY + timedelta(days=1),
            by=world.actor("head"),
            now=NOW,
        )

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
