"""Who sees which document: a grid of people and papers, where the single rule and the rows must agree."""

import pytest

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DEEDS, DocumentDeed
from kiemtra.domain.errors import Refusal
from kiemtra.store.models import Document
from kiemtra.store.queries import documents as queries
from tests.factories_documents import issue, make_draft, planned_inspection, register, sealed_inspection
from tests.factories_inspections import noticed
from tests.world import World, make_plan, make_team, make_world

EVERYBODY = {"officer", "leader", "clerk", "auditor", "admin", "focal", "unit_head", "stranger_focal"}
STAFF = {"officer", "leader", "clerk", "auditor"}
TEAM = {"head", "secretary", "member"}


def seers(world: World, document: Document) -> set[str]:
    return {name for name in world.users if queries.visible_to(world.actor(name)).filter(pk=document.pk).exists()}


def test_cited_document_is_seen_in_its_jurisdiction(world: World) -> None:
    document, _ = register(world)
    elsewhere = make_world("other")

    assert seers(world, document) == EVERYBODY
    assert seers(elsewhere, document) == set()


def test_draft_of_a_plan_is_seen_by_staff_and_teams(world: World) -> None:
    plan = make_plan(world)
    make_team(world, plan)

    assert seers(world, make_draft(world, plan)) == STAFF | TEAM


def test_issued_paper_of_a_plan_is_seen_by_its_units(world: World) -> None:
    plan = make_plan(world, units=(world.unit,))
    make_team(world, plan)

    assert seers(world, issue(world, make_draft(world, plan))) == STAFF | TEAM | {"focal", "unit_head"}


def test_draft_of_an_inspection_is_never_seen_by_its_unit(world: World) -> None:
    draft = make_draft(world, inspection=noticed(world))

    assert seers(world, draft) == STAFF | TEAM


def test_issued_paper_of_an_inspection_is_seen_by_the_unit_once_told(world: World) -> None:
    before = planned_inspection(world)
    hidden = issue(world, make_draft(world, inspection=before), number="1")
    told = noticed(world)
    shown = issue(world, make_draft(world, inspection=told), number="2")

    assert seers(world, hidden) == STAFF | TEAM
    assert seers(world, shown) == STAFF | TEAM | {"focal", "unit_head"}


def test_paper_of_a_sealed_inspection_is_seen_by_three(world: World) -> None:
    draft = make_draft(world, inspection=sealed_inspection(world), by="secretary")

    assert seers(world, draft) == {"head", "secretary", "officer"}


@pytest.mark.parametrize("kind", ["plan", "inspection", "sealed"])
def test_whoever_may_record_also_sees(world: World, kind: str) -> None:
    inspection = {"plan": None, "inspection": planned_inspection, "sealed": sealed_inspection}[kind]
    draft = (
        make_draft(world, make_plan(world))
        if inspection is None
        else make_draft(world, inspection=inspection(world), by="secretary")
    )
    rule, bearings = DEEDS[DocumentDeed.RECORD_ISSUE], queries.bearings(draft)

    may = {name for name in world.users if why_not(world.actor(name), rule, bearings, draft.state) is None}

    assert may <= seers(world, draft)
    assert (
        may == {"plan": {"clerk"}, "inspection": {"clerk", "head", "secretary"}, "sealed": {"head", "secretary"}}[kind]
    )


def test_unseen_is_refused_as_sealed_by_the_single_rule(world: World) -> None:
    draft = make_draft(world, inspection=sealed_inspection(world), by="secretary")

    refusal = why_not(world.actor("clerk"), DEEDS[DocumentDeed.RECORD_ISSUE], queries.bearings(draft), draft.state)

    assert refusal is Refusal.SEALED


def test_papers_of_an_inspection_and_of_a_plan_are_kept_apart(world: World) -> None:
    inspection = noticed(world)
    own = make_draft(world, inspection.plan, subject="Của kế hoạch")
    officer = world.actor("officer")

    of_inspection = [document.subject for document in queries.of_inspection(inspection, officer)]

    assert own.subject not in of_inspection
    assert [document.pk for document in queries.of_plan(inspection.plan, officer)] == [own.pk]
    assert queries.of_inspection(inspection, world.actor("stranger_focal")) == []
