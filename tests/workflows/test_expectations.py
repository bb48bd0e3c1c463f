"""Plans expected from agencies below, and self-inspections that come of them."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.domain.plans import ExpectedKind
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Event, ExpectedPlan, Message, Plan
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import child_plans, expectations, inspections, plans, teams
from tests.factories_plans import make_communes, make_expected, make_officer_of, put_below
from tests.factories_succession import at, heir_of
from tests.world import NOW, TODAY, World, make_plan


def deliver(world: World, expected: ExpectedPlan, by: str = "focal", **changes: object) -> ExpectedPlan:
    given = {
        "revision": expected.revision,
        "number": "12",
        "symbol": "KH-STP",
        "dated": TODAY,
        "on": TODAY,
    }
    return expectations.deliver(expected.pk, by=world.actor(by), now=NOW, **(given | changes))  # type: ignore[arg-type]


def test_expect_tells_the_agency_once(world: World) -> None:
    expected = make_expected(world)

    expectations.expect(
        expected.plan_id,
        [world.unit, world.other_unit],
        ExpectedKind.INSPECTION_PLAN,
        due_on=date(2019, 7, 1),
        by=world.actor("officer"),
        now=NOW,
        today=TODAY,
    )

    assert sorted(row.agency.short_name for row in ExpectedPlan.objects.all()) == ["Sở Tài chính", "Sở Tư pháp"]
    assert Message.objects.filter(key__contains=str(expected.pk)).count() == 2
    assert Event.objects.filter(name="plan.expected").count() == 2


def test_expect_of_a_draft_tells_when_the_plan_is_issued(world: World) -> None:
    plan = make_plan(world, issued=False)
    officer = world.actor("officer")
    expectations.expect(
        plan.pk, [world.unit], ExpectedKind.SELF_INSPECTION_PLAN, due_on=TODAY, by=officer, now=NOW, today=TODAY
    )
    assert not Message.objects.exists()

    plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
    plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    assert Message.objects.filter(to__in=[world.users["focal"], world.users["unit_head"]]).count() == 2


def test_expect_by_the_unit_is_refused(world: World) -> None:
    expected = make_expected(world)

    with pytest.raises(NotAllowed) as refused:
        expectations.expect(
            expected.plan_id,
            [world.other_unit],
            ExpectedKind.INSPECTION_PLAN,
            due_on=TODAY,
            by=world.actor("focal"),
            now=NOW,
            today=TODAY,
        )

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_deliver_registers_the_document(world: World) -> None:
    expected = deliver(world, make_expected(world))

    assert str(expected.document) == "Kế hoạch 12/KH-STP"
    assert (expected.document.source, expected.document.issuer) == ("incoming", world.unit)
    assert expected.delivered_on == TODAY
    assert Event.objects.filter(name="expected_plan.delivered").count() == 1


def test_deliver_twice_is_a_conflict_then_done(world: World) -> None:
    expected = make_expected(world)
    deliver(world, expected)

    with pytest.raises(Conflict):
        deliver(world, expected)
    with pytest.raises(NotAllowed) as refused:
        deliver(world, expected, revision=expected.revision + 1)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="expected_plan.delivered").count() == 1


def test_deliver_for_another_agency_finds_nothing(world: World) -> None:
    with pytest.raises(ExpectedPlan.DoesNotExist):
        deliver(world, make_expected(world), by="stranger_focal")


def test_deliver_a_plan_dated_after_its_delivery_is_refused(world: World) -> None:
    with pytest.raises(NotValid):
        deliver(world, make_expected(world), dated=TODAY + timedelta(days=1))


def test_withdraw_takes_it_back(world: World) -> None:
    expected = make_expected(world)

    expectations.withdraw(
        expected.pk, revision=expected.revision, reason="Nhầm", by=world.actor("officer"), now=NOW, today=TODAY
    )

    assert not ExpectedPlan.objects.exists()
    assert Event.objects.get(name="expected_plan.withdrawn").after == {"reason": "Nhầm"}


def test_withdraw_of_a_delivered_plan_is_refused(world: World) -> None:
    expected = deliver(world, make_expected(world))

    with pytest.raises(NotAllowed) as refused:
        expectations.withdraw(
            expected.pk, revision=expected.revision, reason="", by=world.actor("officer"), now=NOW, today=TODAY
        )

    assert refused.value.refusal is Refusal.ALREADY_DONE


def test_remind_tells_each_late_agency_once_a_day(world: World) -> None:
    expected = make_expected(world)
    before = Message.objects.count()

    for _ in range(2):
        assert expectations.remind(expected.plan_id, by=world.actor("officer"), now=NOW, today=date(2019, 7, 1)) == 1

    told = Message.objects.all()[before:]
    assert len(told) == 2
    assert all("Đã quá thời hạn" in message.body for message in told)


def start(world: World, expected: ExpectedPlan, by: str = "focal", units: tuple | None = None) -> Plan:
    content = child_plans.ChildContent(
        title="Kế hoạch tự kiểm tra năm 2019",
        units=units if units is not None else (world.unit,),
        window=(date(2019, 6, 10), date(2019, 9, 30)),
    )
    return child_plans.start(expected.pk, content, by=world.actor(by), now=NOW, today=TODAY)


def test_self_inspection_is_run_by_the_agency_itself(world: World) -> None:
    expected = make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN)
    plan = start(world, expected)
    focal, head = world.actor("focal"), world.actor("unit_head")

    plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=NOW)
    plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=head, now=NOW)
    seats = [teams.Seat(TeamRole.HEAD, "Đầu mối", "Trưởng đoàn", world.users["focal"])]
    team = teams.set_up(plan.pk, "Tổ tự kiểm tra", seats, on=TODAY, by=focal, now=NOW)
    visits = inspections.plan_visits(plan.pk, [(world.unit, team)], by=focal, now=NOW)

    assert plan.parent_id == expected.plan_id
    assert [visit.conducting_agency_id for visit in visits] == [world.unit.pk]
    assert plan_queries.visible_to(world.actor("officer")).filter(pk=plan.pk).exists()
    assert Event.objects.filter(name="plan.started_below").count() == 1


def test_self_inspection_is_seen_above_once_it_is_issued(world: World) -> None:
    plan = start(world, make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN))

    assert not plan_queries.visible_to(world.actor("officer")).filter(pk=plan.pk).exists()
    assert not plan_queries.visible_to(world.actor("stranger_focal")).filter(pk=plan.pk).exists()
    assert plan_queries.visible_to(world.actor("unit_head")).filter(pk=plan.pk).exists()


def test_self_inspection_starts_once(world: World) -> None:
    expected = make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN)

    assert start(world, expected).pk == start(world, expected).pk
    assert Event.objects.filter(name="plan.started_below").count() == 1


def test_self_inspection_of_subordinates_but_of_nobody_else(world: World) -> None:
    expected = make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN)
    (commune,) = make_communes(world, "Cự Khê")

    with pytest.raises(NotAllowed) as refused:
        start(world, expected, units=(world.unit, commune))
    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY

    put_below(world.unit, commune)
    assert start(world, expected, units=(world.unit, commune)).units.count() == 2


def test_self_inspection_without_units_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        start(world, make_expected(world, ExpectedKind.SELF_INSPECTION_PLAN), units=())

    assert refused.value.refusal is Refusal.NO_UNIT


def test_focal_point_of_the_standing_agency_does_not_run_the_plan_of_others(world: World) -> None:
    make_officer_of(world, world.standing, Role.FOCAL_POINT, "standing_focal")
    plan = make_plan(world, issued=False, units=(world.standing,))
    plan_as_officer = plan_queries.visible_to(world.actor("officer")).get(pk=plan.pk)

    with pytest.raises(Plan.DoesNotExist):
        plans.submit(plan.pk, revision=plan_as_officer.revision, by=world.actor("standing_focal"), now=NOW)


def test_who_has_taken_over_delivers_and_the_document_is_of_whom_it_was_on_its_day(world: World) -> None:
    expected = make_expected(world)
    heir = heir_of(world.unit, "w.moi")
    after = date(2025, 7, 15)
    stranger = at(world, world.other_unit, Role.FOCAL_POINT, "đầu mối khác")
    focal = at(world, heir, Role.FOCAL_POINT, "đầu mối mới")
    given = {"revision": expected.revision, "number": "12", "symbol": "KH-STP", "on": after, "now": NOW}

    with pytest.raises(ExpectedPlan.DoesNotExist):
        expectations.deliver(expected.pk, dated=after, by=stranger, **given)
    delivered = expectations.deliver(expected.pk, dated=after, by=focal, **given)

    assert (delivered.agency, delivered.document.issuer, delivered.delivered_by_id) == (world.unit, heir, focal.user)


def test_reminder_goes_to_who_has_taken_over(world: World) -> None:
    expected = make_expected(world)
    heir = heir_of(world.unit, "w.moi")
    after = date(2025, 7, 15)
    focal = at(world, heir, Role.FOCAL_POINT, "đầu mối mới")

    expectations.remind(expected.plan_id, by=world.actor("officer"), now=NOW, today=after)

    assert list(Message.objects.filter(key__contains="reminded").values_list("to", flat=True)) == [focal.user]
