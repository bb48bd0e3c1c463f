"""A timetable asked for, made by the job, moved by hand, handed to the heads, decided."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.timetables import ChangeKind, TimetableState
from kiemtra.jobs.timetables import solve_waiting
from kiemtra.scheduling.answers import FaultCode
from kiemtra.store.models import Event, Inspection, Message, Plan, Team, Timetable
from kiemtra.workflows import busy_days, inspections, timetables
from kiemtra.workflows.timetables.facts import read
from kiemtra.workflows.timetables.problems import placed_in
from tests.factories_inspections import decided, planned, sealed
from tests.factories_plans import make_communes, make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

WISHES = timetables.Wishes(hour=time(8), seconds=20)
# The first lawful day: five working days after TODAY.
EARLIEST = date(2019, 6, 12)


def ask(world: World, plan: Plan, wishes: timetables.Wishes = WISHES, by: str = "officer") -> Timetable:
    return timetables.ask(plan.pk, wishes, by=world.actor(by), now=NOW, today=TODAY)


def proposed(world: World, plan: Plan, wishes: timetables.Wishes = WISHES, by: str = "officer") -> Timetable:
    row = ask(world, plan, wishes, by)
    assert solve_waiting(lambda: NOW) == 1
    row.refresh_from_db()
    return row


def take_over(world: World, row: Timetable, by: str = "officer", seen: str | None = None) -> list[Inspection]:
    changes = timetables.changes_between(row, read(row.plan, today=TODAY))
    seal = timetables.seal_of(changes) if seen is None else seen
    return timetables.take_over(row.pk, revision=row.revision, seen=seal, by=world.actor(by), now=NOW, today=TODAY)


def key_of(row: Inspection) -> str:
    return str(row.plan_unit_id)


def move(world: World, row: Timetable, visit: str, team: Team, day: date, by: str = "officer") -> timetables.Moved:
    return timetables.move(
        row.pk, visit, team=str(team.pk), day=day, revision=row.revision, by=world.actor(by), now=NOW, today=TODAY
    )


def working_days(first: date) -> list[date]:
    return [day for step in range(14) if (day := first + timedelta(days=step)).weekday() < 5]


# asking


def test_ask_waits_for_the_job_and_leaves_one_event(world: World) -> None:
    plan, _, _ = make_visits(world)

    row = ask(world, plan)

    assert (row.state, row.result, row.seed) == (TimetableState.WAITING, {}, 1)
    assert Event.objects.filter(name="timetable.asked").count() == 1
    assert timetables.has_waiting(now=NOW)


def test_two_timetables_of_one_plan_are_never_under_way(world: World) -> None:
    plan, _, _ = make_visits(world)
    ask(world, plan)

    with pytest.raises(NotAllowed) as refused:
        ask(world, plan)

    assert refused.value.refusal is Refusal.TIMETABLE_UNDER_WAY


def test_a_window_that_is_over_is_said_at_once(world: World) -> None:
    plan, _, _ = make_visits(world)

    with pytest.raises(NotAllowed) as refused:
        timetables.ask(plan.pk, WISHES, by=world.actor("officer"), now=NOW, today=date(2020, 1, 1))

    assert refused.value.refusal is Refusal.WINDOW_OVER


def test_nothing_to_place_is_said_at_once(world: World) -> None:
    plan = make_plan(world, units=(world.unit,))
    decided(world, inspection=planned(world, plan, make_team(world, plan)))

    with pytest.raises(NotAllowed) as refused:
        ask(world, plan)

    assert refused.value.refusal is Refusal.NOTHING_TO_PLACE


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        ("head2", Refusal.NOT_YOUR_SIDE),
        ("secretary", Refusal.NOT_YOUR_SIDE),
        ("leader", Refusal.NOT_YOUR_ROLE),
        ("member", Refusal.NOT_YOUR_ROLE),
    ],
)
def test_who_may_not_ask_for_all_teams(world: World, by: str, refusal: Refusal) -> None:
    plan, _, _ = make_visits(world)
    make_team(world, plan, "Đoàn 2", head="head2")

    with pytest.raises(NotAllowed) as refused:
        ask(world, plan, by=by)

    assert refused.value.refusal is refusal


def test_a_secretary_asks_for_the_own_team_only(world: World) -> None:
    plan, team, visits = make_visits(world)

    row = proposed(world, plan, replace(WISHES, team=team.pk), by="secretary")

    assert set(placed_in(row)) == {key_of(visit) for visit in visits}


# the run


def test_the_job_proposes_lawful_days_and_writes_none_of_them(world: World) -> None:
    plan, team, visits = make_visits(world)

    row = proposed(world, plan)

    placed = placed_in(row)
    assert row.state == TimetableState.PROPOSED
    assert set(placed) == {key_of(visit) for visit in visits}
    assert all(put.day >= EARLIEST and put.team == str(team.pk) for put in placed.values())
    assert row.result["stages"]
    assert not Inspection.objects.filter(visit_on__isnull=False).exists()
    assert list(Event.objects.filter(name="timetable.made").values_list("actor_name", flat=True)) == ["Hệ thống"]


def test_a_unit_without_an_inspection_gets_team_and_day(world: World) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)

    row = proposed(world, plan)
    rows = take_over(world, row)

    assert {one.unit for one in rows} == {world.unit, world.other_unit}
    assert {one.team for one in rows} == {team}
    assert all(one.visit_on and one.plan_unit and one.visit_at == time(8) for one in rows)


def test_a_run_that_was_killed_is_begun_again(world: World) -> None:
    plan, _, _ = make_visits(world)
    row = ask(world, plan)
    claimed = timetables.claim(now=NOW)
    assert claimed is not None
    later = NOW + timedelta(minutes=2)

    assert timetables.claim(now=NOW + timedelta(seconds=20)) is None
    assert solve_waiting(lambda: later) == 1

    row.refresh_from_db()
    assert (row.state, row.attempts) == (TimetableState.PROPOSED, 2)
    assert not timetables.progressed(claimed, "days", 50, now=later)


def test_a_run_that_kills_its_worker_again_and_again_is_given_up(world: World) -> None:
    plan, _, _ = make_visits(world)
    row = ask(world, plan)
    for minutes in (0, 2, 4):
        assert timetables.claim(now=NOW + timedelta(minutes=minutes))

    assert solve_waiting(lambda: NOW + timedelta(minutes=6)) == 0

    row.refresh_from_db()
    assert row.state == TimetableState.FAILED
    assert Event.objects.filter(name="timetable.failed").count() == 1
    assert ask(world, plan).state == TimetableState.WAITING


def test_a_run_that_was_dropped_is_not_kept(world: World) -> None:
    plan, _, _ = make_visits(world)
    ask(world, plan)
    claimed = timetables.claim(now=NOW)
    assert claimed is not None
    timetables.drop(claimed.pk, revision=claimed.revision, by=world.actor("officer"), now=NOW)

    assert not timetables.progressed(claimed, "days", 50, now=NOW)
    assert Timetable.objects.get().state == TimetableState.DROPPED
    assert Event.objects.filter(name="timetable.dropped").count() == 1


def test_no_team_makes_it_impossible_and_says_why(world: World) -> None:
    plan = make_plan(world)

    row = ask(world, plan)
    solve_waiting(lambda: NOW)

    row.refresh_from_db()
    assert row.state == TimetableState.IMPOSSIBLE
    assert {one["reason"] for one in row.result["unplaced"]} == {"no_team"}


def test_a_timetable_knows_nothing_of_sealed_inspections(world: World) -> None:
    plan = make_plan(world, units=(world.unit,))
    team = make_team(world, plan)
    before = read(plan, today=TODAY)
    hidden = sealed(world, plan=plan, team=team, unit=world.other_unit)
    Inspection.objects.filter(pk=hidden.pk).update(visit_on=EARLIEST, decided_at=NOW, decided_by=world.users["head"])

    after = read(plan, today=TODAY)

    assert [visit.unit for visit in after.visits] == [world.unit]
    assert (after.taken, after.visits) == (before.taken, before.visits)
    other = make_plan(world, units=(world.other_unit,))
    assert read(other, today=TODAY).taken.units == {}


def test_a_member_who_is_out_for_another_plan_is_not_there(world: World) -> None:
    plan, _, _ = make_visits(world)
    other = make_plan(world, units=tuple(make_communes(world, "Cự Khê")))
    there = planned(world, other, make_team(world, other), other.units.get().agency)
    decided(world, date(2019, 7, 10), there)

    facts = read(plan, today=TODAY)

    assert facts.taken.people[world.users["head"].pk] == {date(2019, 7, 10)}
    assert facts.taken.units == {}


# busy days


def test_busy_days_of_the_unit_are_kept_free(world: World) -> None:
    plan, team, visits = make_visits(world)
    visit = next(row for row in visits if row.unit == world.unit)
    busy_days.enter(world.unit, EARLIEST, EARLIEST, "Họp HĐND", by=world.actor("focal"), now=NOW)
    row = proposed(world, plan)

    with pytest.raises(NotAllowed) as refused:
        move(world, row, key_of(visit), team, EARLIEST)

    assert refused.value.refusal is Refusal.DAY_NOT_POSSIBLE
    assert [fault.code for fault in refused.value.facts["faults"]] == [FaultCode.UNIT_BUSY]


# moving


def test_a_move_is_kept_when_planning_again(world: World) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    day = date(2019, 9, 18)

    moved = move(world, row, key_of(visits[0]), team, day)
    again = proposed(world, plan)

    assert moved.warnings == ()
    put = placed_in(again)[key_of(visits[0])]
    assert (put.day, put.moved) == (day, True)
    assert Event.objects.filter(name="timetable.moved").count() == 1
    row.refresh_from_db()
    assert row.state == TimetableState.DROPPED


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2019, 9, 2), FaultCode.NOT_A_WORKING_DAY),
        (date(2019, 6, 15), FaultCode.NOT_A_WORKING_DAY),
        (date(2019, 6, 6), FaultCode.NOTICE_TOO_SHORT),
        (date(2020, 1, 6), FaultCode.OUTSIDE_WINDOW),
    ],
)
def test_a_move_to_an_impossible_day_is_refused_with_the_reason(world: World, day: date, code: FaultCode) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    before = dict(placed_in(row))

    with pytest.raises(NotAllowed) as refused:
        move(world, row, key_of(visits[0]), team, day)

    row.refresh_from_db()
    assert code in [fault.code for fault in refused.value.facts["faults"]]
    assert placed_in(row) == before


def test_two_visits_on_one_day_are_a_warning_to_a_person(world: World) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    first, second = (key_of(visit) for visit in visits)
    taken = placed_in(row)[second].day

    moved = move(world, row, first, team, taken)

    assert FaultCode.TEAM_FULL in [fault.code for fault in moved.warnings]
    assert placed_in(moved.row)[first].day == taken


def test_two_people_moving_at_once_are_a_conflict(world: World) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    move(world, row, key_of(visits[0]), team, date(2019, 9, 18))

    with pytest.raises(Conflict):
        move(world, row, key_of(visits[1]), team, date(2019, 9, 19), by="officer")


# handing over


def test_take_over_proposes_each_visit_to_its_head_who_decides_all(world: World) -> None:
    plan, team, visits = make_visits(world)
    rows = take_over(world, proposed(world, plan))

    done = timetables.decide_all(
        team.pk, [(row.pk, row.revision) for row in rows], by=world.actor("head"), now=NOW, today=TODAY
    )

    assert {row.decided_by_id for row in done} == {world.users["head"].pk}
    assert len(done) == len(visits)
    assert Timetable.objects.get().state == TimetableState.TAKEN_OVER
    assert Event.objects.filter(name="timetable.proposed").count() == 1
    assert Event.objects.filter(name="inspection.visit_proposed").count() == 2
    assert Event.objects.filter(name="timetable.decided").count() == 1


def made_for(world: World, count: int, *, is_planned: bool = True) -> tuple[Team, Timetable]:
    """A proposal for so many communes of one team; without inspections unless they are planned."""
    plan = make_plan(world, units=tuple(make_communes(world, "Cự Khê", "Bích Hòa", "Cao Viên")[:count]))
    team = make_team(world, plan)
    if is_planned:
        pairs = [(unit.agency, team) for unit in plan.units.select_related("agency")]
        inspections.plan_visits(plan.pk, pairs, by=world.actor("officer"), now=NOW)
    return team, proposed(world, plan)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("is_planned", [True, False])
def test_taking_over_and_deciding_ask_the_same_for_one_visit_and_for_three(
    world: World, count: int, is_planned: bool, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    team, row = made_for(world, count, is_planned=is_planned)
    seal = timetables.seal_of(())

    with django_assert_num_queries(33 if is_planned else 40):
        rows = timetables.take_over(
            row.pk, revision=row.revision, seen=seal, by=world.actor("officer"), now=NOW, today=TODAY
        )
    seen, head = [(one.pk, one.revision) for one in rows], world.actor("head")
    with django_assert_num_queries(9):
        timetables.decide_all(team.pk, seen, by=head, now=NOW, today=TODAY)

    of_each = [one.pk for one in rows]
    for name in ("inspection.planned", "inspection.visit_proposed", "inspection.visit_decided"):
        assert Event.objects.filter(name=name, subject_id__in=of_each).count() == count
    letters = Message.objects.filter(inspection__in=of_each, subject__startswith="Đề xuất lịch")
    assert {(one.inspection_id, one.to_id) for one in letters} == {(pk, world.users["head"].pk) for pk in of_each}


def test_a_visit_named_twice_is_decided_by_nobody(world: World) -> None:
    team, row = made_for(world, 1)
    [visit] = take_over(world, row)

    with pytest.raises(NotAllowed):
        timetables.decide_all(team.pk, [(visit.pk, visit.revision)] * 2, by=world.actor("head"), now=NOW, today=TODAY)

    assert not Inspection.objects.filter(decided_at__isnull=False).exists()


def test_taking_over_what_others_inspect_keeps_the_reason_with_that_visit_only(world: World) -> None:
    _, row = made_for(world, 3)
    placed = placed_in(row)
    near = read(row.plan, today=TODAY).visits[0]
    other = planned(world, make_plan(world, units=(near.unit,)), unit=near.unit)
    Inspection.objects.filter(pk=other.pk).update(visit_on=placed[near.id].day)
    seal = timetables.seal_of(timetables.changes_between(row, read(row.plan, today=TODAY)))

    def hand_over(reason: str) -> list[Inspection]:
        return timetables.take_over(
            row.pk,
            revision=row.revision,
            seen=seal,
            overlap_reason=reason,
            by=world.actor("officer"),
            now=NOW,
            today=TODAY,
        )

    with pytest.raises(NotAllowed) as refused:
        hand_over("")
    assert refused.value.refusal is Refusal.OVERLAP
    assert not Inspection.objects.filter(plan=row.plan, visit_on__isnull=False).exists()

    said = {one.unit_id: one.overlap_reason for one in hand_over("Hai đoàn đi cùng ngày")}
    assert said.pop(near.unit.pk) == "Hai đoàn đi cùng ngày"
    assert set(said.values()) == {""}


def test_taken_over_twice_is_done_already(world: World) -> None:
    plan, _, _ = make_visits(world)
    row = proposed(world, plan)
    take_over(world, row)

    with pytest.raises(NotAllowed) as refused:
        take_over(world, row)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="timetable.proposed").count() == 1


def test_what_has_changed_since_is_to_be_seen_before_taking_over(world: World) -> None:
    plan, _, visits = make_visits(world)
    row = proposed(world, plan)
    decided(world, inspection=visits[0])

    changes = timetables.changes_between(row, read(plan, today=TODAY))
    with pytest.raises(NotAllowed) as refused:
        take_over(world, row, seen=timetables.seal_of(()))
    rows = take_over(world, row)

    assert [(one.kind, one.name) for one in changes] == [(ChangeKind.VISIT_MOVED, visits[0].unit.short_name)]
    assert refused.value.refusal is Refusal.PLAN_CHANGED_SINCE
    assert [one.pk for one in rows] == [visits[1].pk]


def test_a_day_that_has_become_impossible_is_not_taken_over(world: World) -> None:
    plan, _, visits = make_visits(world)
    row = proposed(world, plan)
    unit = visits[0].unit
    day = placed_in(row)[key_of(visits[0])].day
    busy_days.enter(unit, day, day, "Thanh tra bộ", by=world.actor("officer"), now=NOW)

    with pytest.raises(NotAllowed) as refused:
        take_over(world, row)

    assert (refused.value.refusal, refused.value.facts["units"]) == (Refusal.DAYS_NOT_LAWFUL, unit.short_name)
    assert not Inspection.objects.filter(visit_on__isnull=False).exists()


@pytest.mark.parametrize("by", ["secretary", "head"])
def test_decide_all_by_the_secretary_is_refused_and_decides_none(world: World, by: str) -> None:
    plan, team, _ = make_visits(world)
    rows = take_over(world, proposed(world, plan))
    seen = [(rows[0].pk, rows[0].revision), (rows[1].pk, rows[1].revision if by == "secretary" else 0)]

    with pytest.raises(NotAllowed if by == "secretary" else Conflict):
        timetables.decide_all(team.pk, seen, by=world.actor(by), now=NOW, today=TODAY)

    assert not Inspection.objects.filter(decided_at__isnull=False).exists()


def test_days_proposed_before_are_kept_unless_the_wish_is_to_give_them_up(world: World) -> None:
    plan, _, visits = make_visits(world)
    Inspection.objects.filter(pk=visits[0].pk).update(visit_on=date(2019, 9, 20))

    kept = placed_in(proposed(world, plan))
    free = timetables.problem_for(_claimed(world, plan, replace(WISHES, keeps_days=False)))

    assert kept[key_of(visits[0])].day == date(2019, 9, 20)
    assert {visit.id for visit in free.visits} == {key_of(visit) for visit in visits}
    assert free.fixed == ()
    assert key_of(visits[0]) in {one.visit.id for one in free.previous}


def _claimed(world: World, plan: Plan, wishes: timetables.Wishes) -> Timetable:
    ask(world, plan, wishes)
    row = timetables.claim(now=NOW)
    assert row is not None
    return row
