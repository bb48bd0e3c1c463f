"""A plan carried over from an earlier one."""

from dataclasses import replace
from datetime import date

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plan_content import ChangeKind, compare
from kiemtra.store.models import Event, Plan, PlanUnit
from kiemtra.workflows import plan_content, plan_copies, plans
from kiemtra.workflows.plans import UnitKind
from tests.world import NOW, World, make_plan, make_team

SAID = {
    "grounds": "Nghị quyết số 30c/NQ-CP",
    "purpose": "Đánh giá",
    "items": ("A01",),
    "data_period": (date(2018, 1, 1), date(2019, 5, 31)),
    "duties": (("Sở Nội vụ", "Chủ trì"),),
    "method": InspectionMethod.DIGITAL,
}


def source(world: World) -> Plan:
    plan = make_plan(world, issued=False)
    officer = world.actor("officer")
    content = replace(plan_content.edit_of(plan), **SAID)
    plan = plans.edit(plan.pk, content, revision=plan.revision, by=officer, now=NOW)
    kind = UnitKind(InspectionMethod.DESK, InspectionScope.THEMATIC, ("direction",))
    plans.set_kind(plan.pk, [world.unit.pk], kind, revision=plan.revision, by=officer, now=NOW)
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
    return plans.issue(plan.pk, revision=plan.revision, on=NOW.date(), by=world.actor("leader"), now=NOW)


def copied(world: World, plan: Plan, year: int = 2020, *, with_units: bool = True, who: str = "officer") -> Plan:
    return plan_copies.copy(plan.pk, year, with_units=with_units, by=world.actor(who), now=NOW)


def test_copy_carries_content_and_leaves_states_behind(world: World) -> None:
    before = source(world)
    make_team(world, before)

    plan = copied(world, before)

    assert (plan.state, plan.year, plan.copied_from, plan.document, plan.issued_on) == (
        "draft",
        2020,
        before,
        None,
        None,
    )
    assert plan.title == "Kế hoạch kiểm tra công tác CCHC năm 2020"
    assert not plan.teams.exists()
    changes = {change.field: change.kind for change in compare(*map(plan_content.content_of, (before, plan)))}
    moved = {field for field, kind in changes.items() if kind is not ChangeKind.KEPT}
    assert moved == {"title", "window", "data_period"}
    assert Event.objects.filter(name="plan.copied").count() == 1


def test_copy_moves_the_dates_on_and_marks_them(world: World) -> None:
    plan = copied(world, source(world), 2021)

    assert (plan.window_from, plan.window_to) == (date(2021, 6, 1), date(2021, 12, 31))
    assert (plan.data_from, plan.data_to) == (date(2020, 1, 1), date(2021, 5, 31))
    assert plan.to_review == ["window", "data_period"]


def test_copy_of_units_keeps_kinds_but_not_how_they_were_chosen(world: World) -> None:
    before = source(world)
    PlanUnit.objects.filter(plan=before).update(chosen="drawn", reason="Bốc thăm")

    unit = copied(world, before).units.get(agency=world.unit)

    assert (unit.method, unit.scope, unit.areas) == ("desk", "thematic", ["direction"])
    assert (unit.chosen, unit.reason) == ("proposed", "Chuyển tiếp từ Kế hoạch kiểm tra công tác CCHC năm 2019")


def test_copy_without_units(world: World) -> None:
    assert not copied(world, source(world), with_units=False).units.exists()


def test_copied_plan_is_submitted_only_after_a_look_at_its_dates(world: World) -> None:
    plan, officer = copied(world, source(world)), world.actor("officer")

    with pytest.raises(NotAllowed) as refused:
        plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
    plan = plans.edit(plan.pk, plan_content.edit_of(plan), revision=plan.revision, by=officer, now=NOW)
    plan = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)

    assert refused.value.refusal is Refusal.TO_REVIEW
    assert plan.state == "submitted"


def test_copy_again_under_one_id_is_one(world: World) -> None:
    before, officer = source(world), world.actor("officer")
    first = copied(world, before)

    again = plan_copies.copy(before.pk, 2020, with_units=True, by=officer, now=NOW, plan_id_new=first.pk)

    assert again == first
    assert Event.objects.filter(name="plan.copied").count() == 1


def test_copy_into_the_same_year_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed):
        copied(world, source(world), 2019)


def test_copy_by_the_leader_is_refused_and_by_a_unit_not_found(world: World) -> None:
    before = source(world)

    with pytest.raises(NotAllowed) as refused:
        copied(world, before, who="leader")
    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    with pytest.raises(NotAllowed):
        copied(world, before, who="focal")
    assert Plan.objects.count() == 1
