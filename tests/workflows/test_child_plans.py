"""Plans made in the system below a plan: what they take over, who sees them, and the levels below."""

from datetime import date

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.expectations import ExpectedState
from kiemtra.store.models import Event, ExpectedPlan, Message, Plan, PlanLine
from kiemtra.store.queries import cascade
from kiemtra.store.queries import expectations as queries
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import child_plans, expectations, plans
from tests.factories_cascade import DUE, INSPECTION, WINDOW, down_to_communes, make_below, make_cascade
from tests.factories_plans import make_expected
from tests.world import NOW, TODAY, World

LATER = date(2019, 7, 15)


def sees(world: World, name: str, plan: Plan) -> bool:
    return plan_queries.visible_to(world.actor(name)).filter(pk=plan.pk).exists()


def test_plan_below_takes_over_what_is_handed_down(world: World) -> None:
    tree = make_cascade(world)
    Plan.objects.filter(pk=tree.plan.pk).update(data_from=date(2019, 1, 1), data_to=date(2019, 5, 31), items=["A01"])

    child = tree.make(tree.expected, "district", issued=False)

    tree.plan.refresh_from_db()
    taken = ("data_from", "data_to", "deadlines", "preparation", "items", "year", "jurisdiction_id")
    assert [getattr(child, name) for name in taken] == [getattr(tree.plan, name) for name in taken]
    assert [row.area for row in child.areas.all()] == ["direction", "procedures"]
    assert (child.parent, child.issuer, child.standing_agency) == (tree.plan, tree.district, tree.district)
    assert (child.window_from, child.window_to) == WINDOW
    assert child.units.count() == 0
    assert Event.objects.filter(name="plan.started_below").count() == 1


def test_plan_below_is_made_once_and_anew_after_it_was_withdrawn(world: World) -> None:
    tree = make_cascade(world)
    first = tree.make(tree.expected, "district", issued=False)

    assert tree.make(tree.expected, "district", issued=False) == first
    plans.withdraw(first.pk, revision=first.revision, reason="Lập lại", by=world.actor("district_focal"), now=NOW)
    assert tree.make(tree.expected, "district", issued=False) != first
    assert Event.objects.filter(name="plan.started_below").count() == 2


def test_plan_below_is_made_by_the_asked_agency_only(world: World) -> None:
    tree = make_cascade(world)
    content = child_plans.ChildContent("Kế hoạch", (), WINDOW)
    said = {"now": NOW, "today": TODAY}

    with pytest.raises(NotAllowed) as refused:
        child_plans.start(tree.expected.pk, content, by=world.actor("officer"), **said)
    with pytest.raises(ExpectedPlan.DoesNotExist):
        child_plans.start(tree.expected.pk, content, by=world.actor("stranger_focal"), **said)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Event.objects.filter(name="plan.started_below").exists()


def test_plan_below_inspects_nobody_who_is_not_below(world: World) -> None:
    tree = make_cascade(world)

    with pytest.raises(NotAllowed) as refused:
        tree.make(tree.expected, "district", units=(world.unit,))

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY


def test_issue_in_the_system_is_the_delivery_and_a_withdrawal_takes_it_back(world: World) -> None:
    tree = make_cascade(world)
    child = tree.make(tree.expected, "district", units=(tree.communes[0],))
    officer = world.actor("officer")

    assert queries.visible_to(officer).filter(queries.is_open()).count() == 1
    assert ExpectedPlan.objects.select_related("child").get(pk=tree.expected.pk).done_on == TODAY
    row = ExpectedPlan.objects.get(pk=tree.expected.pk)
    with pytest.raises(NotAllowed) as refused:
        expectations.withdraw(row.pk, revision=row.revision, reason="Thôi", by=officer, now=NOW, today=TODAY)
    assert refused.value.refusal is Refusal.ALREADY_DONE

    plans.withdraw(child.pk, revision=child.revision, reason="Nhầm", by=world.actor("district_focal"), now=NOW)
    assert queries.visible_to(officer).filter(queries.is_open()).count() == 2


def test_expectation_whose_draft_is_written_is_not_given_up(world: World) -> None:
    tree = make_cascade(world)
    tree.make(tree.expected, "district", issued=False)
    row = ExpectedPlan.objects.get(pk=tree.expected.pk)

    with pytest.raises(NotAllowed) as refused:
        expectations.withdraw(
            row.pk, revision=row.revision, reason="Thôi", by=world.actor("officer"), now=NOW, today=TODAY
        )

    assert refused.value.refusal is Refusal.STILL_OPEN


def test_district_expects_its_communes_in_turn(world: World) -> None:
    tree = down_to_communes(world)
    commune = tree.children["commune"]

    lines = PlanLine.objects.filter(plan=commune).order_by("depth").values_list("above", "depth")
    assert list(lines) == [(tree.children["district"].pk, 1), (tree.plan.pk, 2)]
    assert commune.deadlines == tree.plan.deadlines
    assert Message.objects.filter(path=f"/plans/{tree.children['district'].pk}/expected/").count() == 2


def test_standing_agency_sees_what_is_issued_at_any_level_and_no_draft(world: World) -> None:
    tree = down_to_communes(world)
    rows = queries.visible_to(world.actor("officer"))

    assert sees(world, "officer", tree.children["commune"])
    assert sees(world, "leader", tree.children["commune"])
    assert not sees(world, "focal", tree.children["district"])
    assert not sees(world, "commune_focal", tree.plan)
    assert rows.filter(plan=tree.children["district"]).count() == 3
    Plan.objects.filter(pk=tree.children["commune"].pk).update(state="draft")
    assert not sees(world, "officer", tree.children["commune"])
    assert not sees(world, "district_head", tree.children["commune"])


def test_people_of_a_commune_see_their_own_expectation_only(world: World) -> None:
    tree = down_to_communes(world)

    seen = queries.visible_to(world.actor("commune_focal"))

    assert [row.agency for row in seen] == [tree.communes[0]]


def test_levels_count_by_state(world: World) -> None:
    tree = down_to_communes(world)

    levels = cascade.levels(tree.plan, world.actor("officer"), LATER)

    assert [(level.depth, level.counts) for level in levels] == [
        (1, {ExpectedState.LATE: 1, ExpectedState.DELIVERED: 1}),
        (2, {ExpectedState.WAITING: 2, ExpectedState.DELIVERED: 1}),
    ]


@pytest.mark.parametrize("count", [3, 190])
def test_expect_of_a_whole_group_takes_the_same_queries(
    world: World, count: int, django_assert_max_num_queries: object
) -> None:
    tree = make_cascade(world)
    agencies = make_below(tree.district, "commune", *(f"xã số {number}" for number in range(count)))

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        rows = expectations.expect(
            tree.plan.pk, agencies, INSPECTION, due_on=DUE, by=world.actor("officer"), now=NOW, today=TODAY
        )

    assert len(rows) == count


def test_expected_plan_of_a_draft_is_not_made_yet(world: World) -> None:
    expected = make_expected(world)
    Plan.objects.filter(pk=expected.plan_id).update(state="draft")

    with pytest.raises(ExpectedPlan.DoesNotExist):
        child_plans.start(
            expected.pk, child_plans.ChildContent("Kế hoạch", (), WINDOW), by=world.actor("focal"), now=NOW, today=TODAY
        )
