"""Days for the planned inspections of a team."""

from datetime import date, time

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.store.models import Event, Inspection, Team
from kiemtra.workflows import timetables
from tests.factories_inspections import sealed
from tests.factories_plans import make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team


def accept(world: World, team: Team, by: str = "secretary") -> list[Inspection]:
    table = timetables.propose(team.pk, by=world.actor(by), today=TODAY)
    rows = {str(row.pk): row for row in Inspection.objects.all()}
    days = [timetables.Day(rows[one.visit.id].pk, rows[one.visit.id].revision, one.day) for one in table.assignments]
    return timetables.accept(team.pk, days, hour=time(8), by=world.actor(by), now=NOW, today=TODAY)


def test_propose_gives_each_visit_a_lawful_day_and_writes_nothing(world: World) -> None:
    _, team, visits = make_visits(world)

    table = timetables.propose(team.pk, by=world.actor("secretary"), today=TODAY)

    assert {one.visit.id for one in table.assignments} == {str(visit.pk) for visit in visits}
    assert all(one.day >= date(2019, 6, 12) for one in table.assignments)
    assert not Inspection.objects.filter(visit_on__isnull=False).exists()
    assert not Event.objects.filter(name__startswith="timetable.").exists()


def test_propose_knows_nothing_of_sealed_inspections(world: World) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    sealed(world, plan=plan, team=team)

    table = timetables.propose(team.pk, by=world.actor("head"), today=TODAY)

    assert (table.assignments, table.unplaced) == ((), ())


def test_accept_then_the_head_decides_all(world: World) -> None:
    _, team, _ = make_visits(world)
    rows = accept(world, team)

    decided = timetables.decide_all(
        team.pk, [(row.pk, row.revision) for row in rows], by=world.actor("head"), now=NOW, today=TODAY
    )

    assert {row.decided_by_id for row in decided} == {world.users["head"].pk}
    assert Event.objects.filter(name="timetable.proposed").count() == 1
    assert Event.objects.filter(name="timetable.decided").count() == 1
    assert Event.objects.filter(name="inspection.visit_decided").count() == 2


def test_decide_all_by_the_secretary_is_refused_and_decides_none(world: World) -> None:
    _, team, _ = make_visits(world)
    rows = accept(world, team)

    with pytest.raises(NotAllowed) as refused:
        timetables.decide_all(
            team.pk, [(row.pk, row.revision) for row in rows], by=world.actor("secretary"), now=NOW, today=TODAY
        )

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Inspection.objects.filter(decided_at__isnull=False).exists()


def test_decide_all_with_one_stale_revision_decides_none(world: World) -> None:
    _, team, _ = make_visits(world)
    first, second = accept(world, team)

    with pytest.raises(Conflict):
        timetables.decide_all(
            team.pk, [(first.pk, first.revision), (second.pk, 0)], by=world.actor("head"), now=NOW, today=TODAY
        )

    assert not Inspection.objects.filter(decided_at__isnull=False).exists()
    assert not Event.objects.filter(name="timetable.decided").exists()


def test_propose_by_another_team_is_refused(world: World) -> None:
    plan, team, _ = make_visits(world)
    make_team(world, plan, "Đoàn 2", head="head2")

    with pytest.raises(NotAllowed) as refused:
        timetables.propose(team.pk, by=world.actor("head2"), today=TODAY)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_visits_with_a_day_keep_it(world: World) -> None:
    _, team, visits = make_visits(world)
    Inspection.objects.filter(pk=visits[0].pk).update(visit_on=date(2019, 9, 20))

    table = timetables.propose(team.pk, by=world.actor("secretary"), today=TODAY)

    assert [one.visit.id for one in table.assignments] == [str(visits[1].pk)]
    assert table.assignments[0].day != date(2019, 9, 20)
