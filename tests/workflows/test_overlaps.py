"""Reasons for overlaps, on units of plans and on unannounced proposals; and the pairs of a year."""

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.plans import PlanState
from kiemtra.store.models import Event
from kiemtra.workflows import overlaps, plans
from tests import factories_inspections as make
from tests.store.test_overlaps import Others
from tests.world import NOW, World, make_plan


def state(world: World, plan, who: str = "officer", reason: str = "Đã thống nhất nội dung"):
    return overlaps.state_reason(plan.pk, unit=world.unit.pk, reason=reason, by=world.actor(who), now=NOW)


def test_a_reason_stays_with_the_unit_of_the_plan_and_in_its_event(world: World) -> None:
    row = state(world, make_plan(world))

    assert row.overlap_reason == "Đã thống nhất nội dung"
    assert Event.objects.get(name="plan.overlap_explained").after == {
        "unit": "Sở Tư pháp",
        "reason": "Đã thống nhất nội dung",
    }


@pytest.mark.parametrize(
    ("who", "reason", "refusal"),
    [("officer", " ", Refusal.FORM_INCOMPLETE), ("leader", "x", Refusal.NOT_YOUR_ROLE)],
    ids=["no reason", "leadership"],
)
def test_a_reason_is_refused(world: World, who: str, reason: str, refusal: Refusal) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed) as refused:
        state(world, plan, who, reason)

    assert refused.value.refusal is refusal
    assert not Event.objects.filter(name="plan.overlap_explained").exists()


def test_a_plan_is_submitted_only_with_a_reason_for_each_unit_that_others_inspect_then(world: World) -> None:
    Others(world).visiting()
    plan = make_plan(world, issued=False, overlap_reason="")
    officer = world.actor("officer")

    with pytest.raises(NotAllowed) as refused:
        plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)
    state(world, plan)
    plan.refresh_from_db()
    submitted = plans.submit(plan.pk, revision=plan.revision, by=officer, now=NOW)

    assert (refused.value.refusal, refused.value.facts) == (Refusal.OVERLAP_UNEXPLAINED, {"units": "Sở Tư pháp"})
    assert submitted.state == PlanState.SUBMITTED


def test_a_reason_given_with_the_units_stays_with_those_that_overlap_and_in_the_event(world: World) -> None:
    Others(world).visiting()

    plan = make_plan(world, overlap_reason="Phối hợp cùng ngày")

    assert dict(plan.units.values_list("agency__name", "overlap_reason")) == {
        "Sở Tư pháp": "Phối hợp cùng ngày",
        world.other_unit.name: "",
    }
    added = Event.objects.get(name="plan.units_added", subject_id=plan.pk)
    assert added.after["overlap_reason"] == "Phối hợp cùng ngày"


def test_what_is_sealed_asks_nobody_for_a_reason(world: World) -> None:
    make.sealed(world)
    plan = make_plan(world, issued=False, overlap_reason="")

    submitted = plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert submitted.state == PlanState.SUBMITTED


def test_the_ground_of_an_unannounced_one_is_its_reason_where_others_come_too(world: World) -> None:
    assert make.sealed(world).overlap_reason == ""
    Others(world).visiting()

    assert make.sealed(world).overlap_reason == "Chỉ số năm trước giảm"


def test_the_pairs_of_a_year_are_those_whose_both_sides_one_may_open(world: World) -> None:
    Others(world).visiting()
    make.noticed(world)
    mine = overlaps.of_year(2019, by=world.actor("officer"))

    [pair] = overlaps.of_year(2019, by=world.actor("focal"))

    assert mine == ()
    assert (pair.days_apart, pair.areas) == (1, {"procedures"})
