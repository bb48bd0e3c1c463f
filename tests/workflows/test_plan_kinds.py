"""Inspections of several kinds in one plan, and the checklist items that it asks."""

from dataclasses import replace
from typing import Any

import pytest

from kiemtra.data.checklist import load_checklist
from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Event, Plan
from kiemtra.workflows import inspections, plan_content, plans
from kiemtra.workflows.plans import UnitKind
from kiemtra.workflows.results import lay_out_checklist
from tests.factories_plans import make_communes, make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

THEMATIC = UnitKind(InspectionMethod.DESK, InspectionScope.THEMATIC, ("procedures",))


def kinds_set(world: World, plan: Plan, kind: UnitKind = THEMATIC, who: str = "officer", revision: int = 0) -> int:
    seen = revision or plan.revision
    return plans.set_kind(plan.pk, [world.unit.pk], kind, revision=seen, by=world.actor(who), now=NOW)


def issued(world: World, plan: Plan) -> Plan:
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)
    return plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)


def test_kind_of_one_unit_is_taken_over_by_its_visit(world: World) -> None:
    plan = make_plan(world, issued=False)
    assert kinds_set(world, plan) == 1
    plan = issued(world, plan)
    team = make_team(world, plan)

    pairs = [(world.unit, team), (world.other_unit, team)]
    visits = {
        visit.unit: visit for visit in inspections.plan_visits(plan.pk, pairs, by=world.actor("officer"), now=NOW)
    }

    of_unit, of_other = visits[world.unit], visits[world.other_unit]
    assert (of_unit.method, of_unit.scope, of_unit.areas) == ("desk", "thematic", ["procedures"])
    assert (of_other.method, of_other.scope, of_other.areas) == ("on_site", "full", [])
    assert Event.objects.filter(name="plan.kinds_set").count() == 1


def test_full_scope_forgets_the_areas(world: World) -> None:
    plan = make_plan(world, issued=False)
    kinds_set(world, plan)
    plan.refresh_from_db()

    kinds_set(world, plan, UnitKind(InspectionMethod.DIGITAL, InspectionScope.FULL, ("procedures",)))

    unit = plan.units.get(agency=world.unit)
    assert (unit.method, unit.scope, unit.areas) == ("digital", "full", [])


def test_units_added_later_get_the_method_of_the_plan(world: World) -> None:
    plan = make_plan(world, issued=False)
    content = replace(plan_content.edit_of(plan), method=InspectionMethod.DIGITAL)
    plans.edit(plan.pk, content, revision=plan.revision, by=world.actor("officer"), now=NOW)

    [unit] = plans.add_units(
        plan.pk, make_communes(world, "Cự Khê"), chosen=UnitChoice.PROPOSED, by=world.actor("officer"), now=NOW
    )

    assert unit.method == "digital"


def test_kind_refused(world: World) -> None:
    plan = make_plan(world, issued=False)
    cases: list[tuple[dict[str, Any], Refusal]] = [
        ({"kind": UnitKind(scope=InspectionScope.THEMATIC)}, Refusal.FORM_INCOMPLETE),
        ({"who": "leader"}, Refusal.NOT_YOUR_ROLE),
    ]

    for said, refusal in cases:
        with pytest.raises(NotAllowed) as refused:
            kinds_set(world, plan, **said)
        assert refused.value.refusal is refusal
    assert not Event.objects.filter(name="plan.kinds_set").exists()


def test_kind_of_an_issued_plan_is_refused_and_from_an_old_page_a_conflict(world: World) -> None:
    plan = make_plan(world, issued=False)
    with pytest.raises(Conflict):
        kinds_set(world, plan, revision=99)

    plan = issued(world, plan)
    with pytest.raises(NotAllowed) as refused:
        kinds_set(world, plan)
    assert refused.value.refusal is Refusal.PLAN_ISSUED


def test_kind_of_units_of_another_plan_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False, units=(world.other_unit,))

    with pytest.raises(NotAllowed) as refused:
        kinds_set(world, plan)

    assert refused.value.refusal is Refusal.NO_UNIT


# Checklist items


def asked(world: World, items: tuple[str, ...], areas: list[str] | None = None) -> set[str]:
    plan, _, visits = make_visits(world)
    Plan.objects.filter(pk=plan.pk).update(items=list(items))
    visit = visits[0]
    visit.areas = areas or []
    visit.plan.refresh_from_db()
    lay_out_checklist(visit, day=TODAY)
    return set(visit.results.values_list("item", flat=True))


def of_area(codes: set[str], area: str) -> set[str]:
    return {item.code for item in load_checklist() if item.area == area} & codes


def test_without_items_the_areas_are_asked_in_full(world: World) -> None:
    found = asked(world, ())

    assert of_area(found, "direction")
    assert of_area(found, "procedures")
    assert len(of_area(found, "direction")) > 2


def test_items_limit_their_area_and_no_other(world: World) -> None:
    found = asked(world, ("A01", "A02"))

    assert of_area(found, "direction") == {"A01", "A02"}
    assert of_area(found, "procedures")


def test_items_hold_in_a_thematic_inspection_too(world: World) -> None:
    assert asked(world, ("A01",), ["direction"]) == {"A01"}
