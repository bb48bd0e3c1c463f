"""Whose absences, recusals and changes somebody is shown: his own, and those of the people whose visits he plans."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import TeamRole
from kiemtra.store.queries import absences as absence_queries
from kiemtra.store.queries import candidates, feeds, workload
from kiemtra.store.queries import recusals as recusal_queries
from kiemtra.store.queries import teams as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import absences, recusals, teams
from tests import factories_inspections as visiting
from tests.factories_plans import make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

pytestmark = pytest.mark.django_db
DAY = date(2019, 6, 10)
KEEPERS = ("head", "secretary", "officer")
OTHERS = ("head2", "focal", "unit_head", "leader", "clerk", "auditor", "admin", "stranger_focal")


@pytest.fixture
def told(world: World) -> World:
    make_team(world, make_plan(world))
    by = world.actor("member")
    absences.enter(DAY, DAY, AbsenceKind.ILLNESS, by=by, now=NOW)
    recusals.declare(world.unit, RecusalGround.DECLARED_KIN, "Em ruột", by=by, now=NOW, today=TODAY)
    return world


@pytest.mark.parametrize(("who", "seen"), [*((key, 1) for key in ("member", *KEEPERS)), *((key, 0) for key in OTHERS)])
def test_absences_and_recusals_reach_who_plans_the_visits(told: World, who: str, seen: int) -> None:
    actor = told.actor(who)

    assert absence_queries.visible_to(actor).count() == seen
    assert recusal_queries.visible_to(actor).count() == seen


def test_head_of_a_team_that_the_person_has_left_is_told_no_more(told: World) -> None:
    team = queries.visible_to(told.actor("officer")).get()
    team.members.filter(role=TeamRole.MEMBER).update(valid_from=date(2019, 1, 1), valid_to=TODAY)

    assert not absence_queries.visible_to(told.actor("head")).exists()
    assert absence_queries.visible_to(told.actor("member")).exists()


@pytest.mark.parametrize(("who", "seen"), [("officer", 1), ("leader", 1), ("member", 1), ("focal", 0), ("head2", 0)])
def test_reasons_of_changes_stay_with_who_inspects(world: World, who: str, seen: int) -> None:
    team = make_team(world, make_plan(world))
    seat = teams.Seat(TeamRole.EXPERT, "Chuyên gia")
    said = {"revision": team.revision, "on": DAY, "reason": "Lý do riêng"}
    teams.add_member(team.pk, seat, by=world.actor("officer"), now=NOW, **said)

    assert queries.changes_visible_to(world.actor(who)).count() == seen


# ---- workload and calendar


def test_load_follows_the_seat_on_the_day_of_the_visit(world: World) -> None:
    inspection = visiting.decided(world)
    assert inspection.team
    assert inspection.visit_on
    member = inspection.team.members.get(role=TeamRole.MEMBER)
    on = inspection.visit_on - timedelta(days=1)
    seat = teams.Seat(TeamRole.MEMBER, "Người thay", "Chuyên viên")
    said = {"revision": member.revision, "on": on, "by": world.actor("officer"), "now": NOW}
    teams.substitute(member.pk, seat, **said)

    loads = {load.name: load for load in workload.of_people(world.actor("officer"), 2019)}

    assert (len(loads["Người thay"].visits), loads["Người thay"].days) == (1, 1)
    assert not loads[member.full_name].visits


def test_load_counts_what_the_secretary_has_to_write(world: World) -> None:
    visiting.minutes_closed(world)

    loads = {load.name: load for load in workload.of_people(world.actor("officer"), 2019)}

    assert {name: len(load.drafts) for name, load in loads.items()} == {
        "Trưởng Đoàn 1": 0,
        "Thư ký Đoàn 1": 1,
        "Thành viên Đoàn 1": 0,
    }


@pytest.mark.parametrize("who", ["focal", "auditor", "stranger_focal", "admin"])
def test_load_is_told_to_who_runs_the_plan_or_sits_in_it(world: World, who: str) -> None:
    make_visits(world)

    told = workload.of_people(world.actor(who), 2019)

    # The auditor watches over the committee that issued the plan.
    assert bool(told) is (who == "auditor")


def test_candidates_who_sit_in_a_team_without_a_post_are_found_by_name(world: World) -> None:
    plan = make_plan(world)
    make_team(world, plan)
    user = world.users["member"]
    user.name_key = "thanh vien doan 1"
    user.save()

    found = candidates.of_plan(plan, TODAY, words="thành viên")

    assert [one.user for one in found] == [user]


def test_calendar_holds_the_visits_of_the_seat_only(world: World) -> None:
    inspection = visiting.decided(world)

    kept = {key: [row.pk for row in feeds.visits_of(actor_of(user, TODAY), TODAY)] for key, user in world.users.items()}

    assert {key for key, rows in kept.items() if rows} == {"head", "secretary", "member"}
    assert kept["member"] == [inspection.pk]
