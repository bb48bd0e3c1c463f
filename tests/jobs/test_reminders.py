"""Reminders that go out by themselves: once a day, in each system as of its day, and nothing of what is sealed."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.jobs.reminders import remind_due
from kiemtra.store.models import Event, ExpectedPlan, Inspection, Message, Plan
from kiemtra.workflows import expectations
from tests.factories_cascade import INSPECTION, make_below, make_cascade
from tests.factories_inspections import sealed
from tests.factories_plans import make_expected, make_visits
from tests.world import NOW, TODAY, World, make_team, make_world


def at(day: str) -> datetime:
    """Early on that day in Hà Nội."""
    return datetime.fromisoformat(f"{day}T01:00:00+00:00")


def reminders() -> list[Message]:
    return list(Message.objects.filter(key__regex=r"^(plans|notices)-due:").order_by("created_at", "key"))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2019-06-24", 0),  # Monday: four working days before Friday 28 June
        ("2019-06-25", 1),
        ("2019-06-28", 1),
        ("2019-06-29", 0),  # a Saturday
        ("2019-07-01", 1),
    ],
)
def test_agency_is_reminded_within_three_working_days_and_when_late(world: World, day: str, count: int) -> None:
    make_expected(world)

    assert remind_due(lambda: at(day)) == count


def test_one_letter_a_day_and_agency_for_all_that_it_owes(world: World) -> None:
    expected = make_expected(world)
    expectations.expect(
        expected.plan_id,
        [world.unit],
        "self_inspection_plan",
        due_on=date(2019, 6, 20),
        by=world.actor("officer"),
        now=NOW,
        today=TODAY,
    )

    assert [remind_due(lambda: at("2019-06-26")) for _ in range(2)] == [1, 0]
    assert remind_due(lambda: at("2019-06-27")) == 1

    assert Event.objects.filter(name="jurisdiction.plans_reminded").count() == 2
    letters = reminders()
    assert len(letters) == 4  # head and focal point, on two days
    assert letters[0].subject == "Kế hoạch đã quá hạn ban hành"
    assert letters[0].body == (
        "Sở Tư pháp chưa ban hành:\n"
        "- kế hoạch tự kiểm tra theo “Kế hoạch kiểm tra công tác CCHC năm 2019”, đã quá hạn từ ngày 20/06/2019\n"
        "- kế hoạch kiểm tra theo “Kế hoạch kiểm tra công tác CCHC năm 2019”, hạn ngày 28/06/2019"
    )


def test_who_has_delivered_or_issued_is_left_alone(world: World) -> None:
    tree = make_cascade(world)
    tree.make(tree.expected, "district", units=(tree.communes[0],))

    assert remind_due(lambda: at("2019-07-01")) == 1
    assert {message.to for message in reminders()} == {world.users["focal"], world.users["unit_head"]}


def test_plan_that_is_no_longer_running_reminds_nobody(world: World) -> None:
    expected = make_expected(world)
    Plan.objects.filter(pk=expected.plan_id).update(state="closed")

    assert remind_due(lambda: at("2019-07-01")) == 0


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2019-06-10", 1),  # a visit on 19 June: the notice goes out by 12 June
        ("2019-06-07", 0),
        ("2019-06-11", 1),
        ("2019-06-12", 1),
        ("2019-06-13", 1),
        ("2019-06-19", 0),
    ],
)
def test_head_and_secretary_are_reminded_of_a_notice(world: World, day: str, count: int) -> None:
    _, _, [visit, _] = make_visits(world)
    Inspection.objects.filter(pk=visit.pk).update(visit_on=date(2019, 6, 19))

    remind_due(lambda: at(day))

    told = {message.to for message in reminders()}
    assert told == ({world.users["head"], world.users["secretary"]} if count else set())


def test_notice_whose_last_day_has_passed_says_what_to_do(world: World) -> None:
    _, _, visits = make_visits(world)
    Inspection.objects.filter(pk__in=[visit.pk for visit in visits]).update(visit_on=date(2019, 6, 19))

    assert [remind_due(lambda: at("2019-06-13")) for _ in range(2)] == [1, 0]

    body = reminders()[0].body
    assert "Sở Tư pháp, kiểm tra ngày 19/06/2019: ngày cuối cùng để thông báo là 12/06/2019, đã qua" in body
    assert body.count("\n- ") == 2


def test_sealed_inspection_is_reminded_of_to_nobody(world: World) -> None:
    plan, team, visits = make_visits(world)
    Inspection.objects.filter(pk__in=[visit.pk for visit in visits]).update(state="withdrawn")
    hidden = sealed(world, plan=plan, team=team, unit=world.other_unit)
    Inspection.objects.filter(pk=hidden.pk).update(visit_on=date(2019, 6, 19))

    assert remind_due(lambda: at("2019-06-12")) == 0
    assert reminders() == []


def test_demo_takes_each_system_at_its_own_day(world: World, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    other = make_world("v")
    for one in (world, other):
        make_expected(one)
    world.jurisdiction.assumed_day = date(2019, 6, 28)
    world.jurisdiction.save()
    other.jurisdiction.assumed_day = date(2019, 6, 6)
    other.jurisdiction.save()

    assert remind_due(lambda: at("2026-01-05")) == 1
    assert {message.to for message in reminders()} == {world.users["focal"], world.users["unit_head"]}


@pytest.mark.parametrize("count", [3, 60])
def test_reminding_takes_the_same_queries(world: World, count: int) -> None:
    tree = make_cascade(world)
    ExpectedPlan.objects.all().delete()
    agencies = make_below(tree.district, "commune", *(f"xã số {number}" for number in range(count)))
    expectations.expect(
        tree.plan.pk, agencies, INSPECTION, due_on=TODAY, by=world.actor("officer"), now=NOW, today=TODAY
    )
    make_team(world, tree.plan)

    with CaptureQueriesContext(connection) as asked:
        remind_due(lambda: at("2019-06-06"))

    assert len(asked) <= 17
