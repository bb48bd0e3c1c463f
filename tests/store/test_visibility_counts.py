"""Lists take the same number of queries however many rows they show."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, Plan
from kiemtra.store.queries import (
    conclusions,
    consolidation,
    document_search,
    documents,
    files,
    findings,
    inspection_lists,
    inspections,
    plan_pages,
    plans,
    public,
    remediation,
    reports,
    results,
    sessions,
    steering,
    teams,
    trail,
    units,
    work,
)
from kiemtra.workflows import reports as report_workflow
from kiemtra.workflows import steering as steering_workflow
from tests.factories_conclusions import Case, make_draft, make_issued
from tests.factories_inspections import planned
from tests.world import NOW, TODAY, World, make_plan, make_team

Ask = Callable[[Inspection, Actor], object]
LISTS: dict[str, Ask] = {
    "inspections": lambda row, actor: inspection_lists.listed(actor),
    "choices": lambda row, actor: inspection_lists.choices(actor),
    "plans": lambda row, actor: plan_pages.listed(actor),
    "inspections of a plan": lambda row, actor: plan_pages.open_inspections(row.plan, actor),
    "obstacles of a plan": lambda row, actor: plan_pages.obstacles_of(row.plan, actor),
    "papers of a plan": lambda row, actor: documents.of_plan(row.plan, actor),
    "papers to publish": lambda row, actor: documents.of_plan_and_inspections(row.plan, actor),
    "papers of an inspection": lambda row, actor: documents.of_inspection(row, actor),
    "documents": lambda row, actor: document_search.by_nearness(documents.visible_to(actor), "KH UBND"),
    "files": lambda row, actor: files.visible_to(actor),
    "findings of an inspection": lambda row, actor: findings.of_inspection(row, actor),
    "earlier findings": lambda row, actor: findings.earlier(row, actor),
    "obstacles": lambda row, actor: findings.obstacles_for(actor),
    "conclusions": lambda row, actor: conclusions.in_full(actor),
    "recommendations": lambda row, actor: remediation.listed(actor, TODAY),
    "recommendations in full": lambda row, actor: remediation.in_full(actor),
    "reports": lambda row, actor: reports.in_full(actor),
    "results": lambda row, actor: results.of_inspection(row),
    "sessions": lambda row, actor: sessions.of_inspection(row),
    "steering": lambda row, actor: steering.visible_to(actor),
    "workload": lambda row, actor: teams.workload(row.plan, actor),
    "seats": lambda row, actor: teams.members_on(teams.visible_to(actor), TODAY),
    "trail": lambda row, actor: trail.visible_to(actor),
    "trail of an inspection": lambda row, actor: trail.of_inspection(row, actor),
    "trail of a plan": lambda row, actor: trail.of_plan(row.plan, actor),
    "done today": lambda row, actor: trail.done_today(actor, NOW.date()),
    "page of a unit": lambda row, actor: units.file_of(row.unit, actor, TODAY).recommendations,
    "work": lambda row, actor: work.due_for(actor, TODAY),
    "messages": lambda row, actor: work.unread(actor),
    "consolidated": lambda row, actor: consolidation.figures(row.plan, actor, TODAY).units,
    "public plan": lambda row, actor: public.of_plan(row.plan).units,
}


def grow(world: World, plan: Plan, number: int) -> Case:
    """One more of everything: an inspection that waits, one in drafting, one that is followed up, with a proposal."""
    team = make_team(world, plan, f"Đoàn {number}")
    case = make_issued(world, str(number), plan=plan, team=team)
    make_draft(world, plan=plan, team=team)
    waiting = planned(world, make_plan(world), None)
    Inspection.objects.filter(pk=waiting.pk).update(state="noticed", noticed_on=TODAY, visit_on=TODAY)
    waiting.refresh_from_db()
    secretary = world.actor("secretary")
    report_workflow.request(waiting.pk, revision=waiting.revision, by=secretary, now=NOW, today=TODAY)
    grounds = [case.findings[0].pk]
    steering_workflow.propose(plan.pk, f"Đề xuất {number}", grounds, by=world.actor("officer"), now=NOW)
    return case


def counted(case: Case, key: str) -> dict[str, tuple[int, int]]:
    """Rows and queries of each list."""
    row = Inspection.objects.select_related("plan__jurisdiction", "plan__document", "plan__issuer", "unit").get(
        pk=case.inspection.pk
    )
    actor = case.world.actor(key)
    found = {}
    for name, ask in LISTS.items():
        with CaptureQueriesContext(connection) as queries:
            rows = ask(row, actor)
            size = len(list(rows)) if isinstance(rows, QuerySet) else len(rows)  # type: ignore[arg-type]
        found[name] = (size, len(queries))
    return found


@pytest.mark.django_db
def test_lists_take_as_many_queries_for_five_as_for_one(world: World) -> None:
    plan = make_plan(world)
    case = grow(world, plan, 1)
    keys = ("officer", "secretary", "focal", "leader", "clerk", "auditor")
    one = {key: counted(case, key) for key in keys}
    for number in range(2, 6):
        grow(world, plan, number)
    five = {key: counted(case, key) for key in keys}

    more = {
        (key, name): (one[key][name][1], five[key][name][1])
        for key in keys
        for name in LISTS
        if one[key][name][1] != five[key][name][1]
    }
    assert more == {}
    grown = {name for key in keys for name in LISTS if five[key][name][0] > one[key][name][0]}
    assert grown >= {
        "inspections",
        "plans",
        "documents",
        "recommendations",
        "work",
        "messages",
        "trail",
        "consolidated",
    }
    assert (
        plans.visible_to(world.actor("officer")).count()
        == inspections.Inspection.objects.values("plan").distinct().count()
    )
