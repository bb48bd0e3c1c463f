"""A form sent twice, a page left open: the second deed changes nothing."""

import pytest

from kiemtra.domain.errors import Conflict
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import Appointment, Event, Inspection, Message, Team
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import conclusions, inspections, plans, teams
from tests import factories_inspections as visits
from tests.factories_conclusions import make_concluded, number_it
from tests.world import NOW, TODAY, World, make_plan, make_team, make_user


def test_team_set_up_twice_under_one_id_is_there_once(world: World) -> None:
    plan, key = make_plan(world), new_id()
    seats = [
        teams.Seat(TeamRole.HEAD, "Trưởng Đoàn 1", user=world.users["head"]),
        teams.Seat(TeamRole.SECRETARY, "Thư ký Đoàn 1"),
    ]

    made = [
        teams.set_up(plan.pk, "Đoàn 1", seats, on=TODAY, by=world.actor("officer"), now=NOW, team_id=key)
        for _ in range(2)
    ]

    assert {team.pk for team in made} == {key}
    assert Team.objects.count() == 1
    assert Event.objects.filter(name="team.set_up").count() == 1


def test_unannounced_proposed_twice_under_one_id_is_there_once(world: World) -> None:
    plan = make_plan(world)
    team, key = make_team(world, plan), new_id()

    for _ in range(2):
        inspections.propose_unannounced(
            plan.pk,
            world.unit,
            team,
            ground="Chỉ số năm trước giảm",
            sealed_until=visits.SEALED_UNTIL,
            by=world.actor("officer"),
            now=NOW,
            inspection_id=key,
        )

    assert list(Inspection.objects.values_list("pk", flat=True)) == [key]
    assert Event.objects.filter(name="inspection.unannounced_proposed").count() == 1


def test_handed_over_twice_from_one_page_is_a_conflict(world: World) -> None:
    case = make_concluded(world)
    number_it(case)
    seen = case.conclusion.revision
    hand_over = {"revision": seen, "by": world.actor("secretary"), "now": NOW, "today": TODAY}
    conclusions.hand_over(case.inspection.pk, **hand_over)
    told = Message.objects.count()

    with pytest.raises(Conflict):
        conclusions.hand_over(case.inspection.pk, **hand_over)

    assert Message.objects.count() == told
    assert Event.objects.filter(name="conclusion.handed_over").count() == 1


def test_plan_closes_without_a_word_of_what_is_sealed(world: World) -> None:
    """Whoever is none of the three must not learn from a refusal that something is under way."""
    sealed = visits.sealed(world)
    plan = sealed.plan
    plan.refresh_from_db()
    other = another_officer(world)

    assert plans.close(plan.pk, revision=plan.revision, by=other, now=NOW).state == "closed"
    assert inspections.approve(sealed.pk, revision=1, by=world.actor("head"), now=NOW).state == "approved"


def another_officer(world: World) -> Actor:
    user = make_user("officer2", "Chuyên viên thứ hai")
    Appointment.objects.create(
        user=user,
        agency=world.standing,
        jurisdiction=world.jurisdiction,
        role=Role.STANDING_OFFICER,
        title="Chuyên viên",
        valid_from=TODAY,
    )
    return actor_of(user, TODAY)
