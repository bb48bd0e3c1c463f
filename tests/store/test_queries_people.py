"""Who somebody is on a day, and who holds which post."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.people import STRANGER, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Appointment, TeamMember
from kiemtra.store.queries import people
from tests.world import TODAY, World, make_plan, make_team, make_world

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def roles(world: World, name: str, day: date = TODAY) -> list[Role]:
    return [post.role for post in people.actor_of(world.users[name], day).posts]


def test_nobody_is_a_stranger(db: None) -> None:
    assert people.actor_of(None, TODAY) is STRANGER


def test_person_who_has_left_is_a_stranger(world: World) -> None:
    world.users["officer"].is_active = False

    assert people.actor_of(world.users["officer"], TODAY) is STRANGER


def test_person_without_a_post_is_known_by_name(world: World) -> None:
    who = world.actor("head")

    assert (who.user, who.name, who.posts) == (world.users["head"].pk, "Trưởng Đoàn 1", ())


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (TODAY, None, True),
        (YESTERDAY, TODAY, False),
        (YESTERDAY, TOMORROW, True),
        (TODAY, TOMORROW, True),
        (TOMORROW, None, False),
    ],
)
def test_post_holds_from_its_first_day_to_before_its_end(world: World, start, end, holds: bool) -> None:
    Appointment.objects.filter(user=world.users["officer"]).update(valid_from=start, valid_to=end)

    assert roles(world, "officer") == ([Role.STANDING_OFFICER] if holds else [])
    there = [world.users["officer"]] if holds else []
    assert people.holders(world.standing.pk, (Role.STANDING_OFFICER,), TODAY) == there


def test_seats_in_teams_are_posts_beside_appointments(world: World) -> None:
    team = make_team(world, make_plan(world), head="officer")

    who = world.actor("officer")

    assert [(post.role, post.agency, post.team) for post in who.posts] == [
        (Role.STANDING_OFFICER, world.standing.pk, None),
        (Role.TEAM_HEAD, None, team.pk),
    ]
    assert {post.jurisdiction for post in who.posts} == {world.jurisdiction.pk}
    assert who.posts[1].title == "Trưởng đoàn, Đoàn kiểm tra số 1"


@pytest.mark.parametrize("role", list(TeamRole))
def test_each_seat_has_its_role(world: World, role: TeamRole) -> None:
    team = make_team(world, make_plan(world))
    TeamMember.objects.filter(team=team, user=world.users["member"]).update(role=role)

    same = {TeamRole.STANDING_DEPUTY: "team_deputy", TeamRole.EXPERT: "team_member"}
    expected = same.get(role, str(role))
    assert roles(world, "member") == [expected]


def test_actor_takes_two_queries_whatever_the_posts(world: World) -> None:
    for _ in range(3):
        make_team(world, make_plan(world))

    with CaptureQueriesContext(connection) as made:
        assert len(world.actor("head").posts) == 3

    assert len(made) == 2


def test_holders_are_those_in_office_once_each(world: World) -> None:
    unit = world.unit.pk
    Appointment.objects.create(
        user=world.users["focal"],
        jurisdiction=world.jurisdiction,
        agency=world.unit,
        role=Role.AGENCY_HEAD,
        title="Phó Giám đốc",
        valid_from=YESTERDAY,
    )
    both = people.holders(unit, (Role.FOCAL_POINT, Role.AGENCY_HEAD), TODAY)

    assert both == sorted((world.users["focal"], world.users["unit_head"]), key=lambda user: user.pk)
    assert people.holders(unit, (Role.AUDITOR,), TODAY) == []
    assert people.holders(world.standing.pk, (Role.FOCAL_POINT,), TODAY) == []


def test_holder_who_has_left_is_not_told(world: World) -> None:
    world.users["focal"].is_active = False
    world.users["focal"].save()

    assert people.holders(world.unit.pk, (Role.FOCAL_POINT,), TODAY) == []


def test_members_of_a_team_by_seat_and_day(world: World) -> None:
    team = make_team(world, make_plan(world))
    TeamMember.objects.filter(user=world.users["member"]).update(valid_to=TOMORROW)

    names = {user.username for user in people.members(team.pk, TODAY)}
    assert names == {"w-head", "w-secretary", "w-member"}
    assert people.members(team.pk, TODAY, TeamRole.HEAD) == [world.users["head"]]
    assert world.users["member"] not in people.members(team.pk, TOMORROW)


def test_jurisdiction_follows_the_appointment_else_the_seat(world: World) -> None:
    make_team(world, make_plan(world))

    assert people.jurisdiction_of(world.users["officer"]) == world.jurisdiction
    assert people.jurisdiction_of(world.users["head"]) == world.jurisdiction
    assert people.jurisdiction_of(world.users["head2"]) is None


def test_demo_accounts_are_those_of_illustrative_systems_in_office_or_in_a_team(world: World) -> None:
    other = make_world("that")
    make_team(world, make_plan(world))
    assert not people.demo_accounts().exists()
    world.jurisdiction.illustrative = True
    world.jurisdiction.save()
    world.users["auditor"].is_active = False
    world.users["auditor"].save()

    found = {user.username for user in people.demo_accounts()}

    assert found == {f"w-{name}" for name in world.users if name not in {"auditor", "head2"}}
    assert not found & {user.username for user in other.users.values()}


def test_by_name_and_code(world: World) -> None:
    assert people.account_named("w-officer") == world.users["officer"]
    assert people.jurisdiction_coded("w") == world.jurisdiction
    assert people.agency_coded("w.snv") == world.standing
    assert (people.account_named("x"), people.jurisdiction_coded("x"), people.agency_coded("x")) == (None, None, None)


def test_jurisdictions_beside_are_all_others_by_code(world: World) -> None:
    second, first = make_world("z").jurisdiction, make_world("a").jurisdiction

    assert list(people.jurisdictions_beside(world.jurisdiction)) == [first, second]
