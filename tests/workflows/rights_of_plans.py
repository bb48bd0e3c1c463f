"""The deeds on plans, their steering proposals and the plans they expect as trials, for `rights_of_deeds`."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from kiemtra.domain import (
    expectations as expected_rules,
)
from kiemtra.domain import (
    plans as plan_rules,
)
from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.errors import Refusal
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind, PlanDeed
from kiemtra.domain.tasks import TaskContent
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import (
    ExpectedPlan,
    Finding,
    Inspection,
    Plan,
)
from kiemtra.store.queries import expectations as expected_rows
from kiemtra.store.queries import plans as plan_rows
from kiemtra.workflows import (
    absences,
    child_plans,
    consolidation,
    expectations,
    inspections,
    overlaps,
    plan_amendments,
    plan_papers,
    plans,
    publication,
    steering,
    tasks,
    teams,
)
from tests.factories_inspections import VISIT_NOW
from tests.factories_rights import LATER
from tests.factories_rights_people import Grid
from tests.workflows.trials import AT, Do, Trial
from tests.world import NOW, TODAY


def of_plans(grid: Grid) -> Iterator[Trial]:
    for name in ("draft", "submitted", "empty", "following_up", "closed", "withdrawn", "own", "beside"):
        plan = Plan.objects.get(pk=grid.plans[name].pk)
        for deed, do in _on_plan(grid, plan).items():
            team = plan.teams.first() if deed is PlanDeed.ENTER_ABSENCE else None
            bearings = plan_rows.bearings_of_team(team) if team else plan_rows.bearings(plan)
            asked = (plan_rules.DEEDS[deed], bearings, plan.state)
            further = {
                PlanDeed.PROPOSE_STEERING: {"no_finding"},
                PlanDeed.AMEND: {"amendment_open"},
                PlanDeed.WRITE_PAPERS: {"document_issued"},
                PlanDeed.CLOSE: {"still_open"},
                PlanDeed.WITHDRAW: {"still_open"},
            }
            yield Trial(deed, f"{deed} {name}", plan, asked, do, frozenset(further.get(deed, ())))


def _on_plan(grid: Grid, plan: Plan) -> dict[PlanDeed, Do]:
    key, seen = plan.pk, plan.revision
    unit = grid.places["unit"]
    said = {"revision": seen, "now": NOW}
    seats = [teams.Seat(TeamRole.HEAD, "Trưởng đoàn"), teams.Seat(TeamRole.SECRETARY, "Thư ký")]
    team = plan.teams.first() or grid.teams["empty"]
    words = plans.PlanEdit(plan.title, window=(plan.window_from, plan.window_to))
    grounds = list(Finding.objects.filter(inspection__plan=plan, state="confirmed").values_list("pk", flat=True))
    visit = {"ground": "Phản ánh", "sealed_until": VISIT_NOW + timedelta(days=9)}
    paper = grid.documents["registered"]
    member = team.members.order_by("pk").first()
    away = {
        PlanDeed.ENTER_ABSENCE: lambda by: absences.enter_for(
            member.pk, LATER, LATER, AbsenceKind.LEAVE, by=by, now=NOW
        )
    }
    of_team = away if plan.teams.exists() else {}
    first = plan.units.first()
    explained = {
        PlanDeed.STATE_OVERLAP: lambda by: overlaps.state_reason(
            key, unit=first.agency_id, reason="Đã thống nhất", by=by, now=NOW
        )
    }
    return (
        of_team
        | (explained if first else {})
        | {
            PlanDeed.EDIT: lambda by: plans.edit(key, words, by=by, **said),
            PlanDeed.WRITE_PAPERS: lambda by: plan_papers.write(key, by=by, **said),
            PlanDeed.AMEND: lambda by: plan_amendments.propose(key, "Bổ sung đơn vị", by=by, now=NOW),
            PlanDeed.SUBMIT: lambda by: _submit(plan, by),
            PlanDeed.RETURN: lambda by: plans.return_(key, remark="Bổ sung", by=by, **said),
            PlanDeed.ISSUE: lambda by: plans.issue(key, on=TODAY, by=by, **said),
            PlanDeed.SET_UP_TEAM: lambda by: teams.set_up(key, "Đoàn mới", seats, on=TODAY, by=by, now=NOW),
            PlanDeed.SET_TASK: lambda by: tasks.set_task(key, paper, TaskContent("Nhiệm vụ mới"), by=by, now=NOW),
            PlanDeed.EXPECT: lambda by: expectations.expect(
                key, [unit], ExpectedKind.INSPECTION_PLAN, due_on=LATER, by=by, **AT
            ),
            PlanDeed.PROPOSE_VISITS: lambda by: _plan_visit(plan, team, by),
            PlanDeed.PROPOSE_UNANNOUNCED: lambda by: inspections.propose_unannounced(
                key, unit, team, by=by, now=NOW, **visit
            ),
            PlanDeed.PUBLISH: lambda by: publication.publish(key, by=by, **said),
            PlanDeed.CONSOLIDATE: lambda by: consolidation.draft(key, by=by, **AT),
            PlanDeed.PROPOSE_STEERING: lambda by: steering.propose(key, "Bổ sung", grounds, by=by, now=NOW),
            PlanDeed.CLOSE: lambda by: plans.close(key, by=by, **said),
            PlanDeed.WITHDRAW: lambda by: plans.withdraw(key, reason="Trùng", by=by, **said),
        }
    )


def _submit(plan: Plan, by: Actor) -> object:
    plan.units.update(overlap_reason="Đã thống nhất")
    return plans.submit(plan.pk, revision=plan.revision, by=by, now=NOW)


def _plan_visit(plan: Plan, team: Any, by: Actor) -> object:
    """Of a unit whose inspection, where there is one, has been given up."""
    Inspection.objects.filter(plan=plan, announced=True).update(state="withdrawn")
    return inspections.plan_visits(plan.pk, [(plan.units.first().agency, team)], by=by, now=NOW)


def of_steering(grid: Grid) -> Iterator[Trial]:
    [proposal] = grid.plans["following_up"].steering_proposals.all()
    asked = (plan_rules.DEEDS[PlanDeed.ADOPT_STEERING], plan_rows.bearings(proposal.plan), proposal.plan.state)
    for name, decide in (("adopt", steering.adopt), ("not adopt", steering.not_adopt)):
        said = {"revision": proposal.revision, "note": "Đưa vào năm sau", "now": NOW}
        yield Trial(
            PlanDeed.ADOPT_STEERING,
            name,
            proposal,
            asked,
            lambda by, go=decide, said=said: go(proposal.pk, by=by, **said),
        )


def of_expected(grid: Grid) -> Iterator[Trial]:
    paper = {"number": "12", "symbol": "KH-STP", "dated": TODAY, "on": TODAY, "now": NOW}
    window = (TODAY, LATER)
    for row in ExpectedPlan.objects.select_related("plan", "agency", "child").exclude(agency=grid.places["other"]):
        content = child_plans.ChildContent("Tự kiểm tra", (row.agency,), window)
        state = expected_rules.state_of(row.due_on, row.done_on, TODAY)
        for deed, do in {
            ExpectedDeed.DELIVER: lambda by, row=row: expectations.deliver(
                row.pk, revision=row.revision, by=by, **paper
            ),
            ExpectedDeed.WITHDRAW: lambda by, row=row: expectations.withdraw(
                row.pk, revision=row.revision, reason="Thôi", by=by, **AT
            ),
            ExpectedDeed.MAKE: lambda by, row=row, content=content: _start(row, content, by),
        }.items():
            asked = (expected_rules.DEEDS[deed], expected_rows.bearings(row), state)
            yield Trial(deed, f"{deed} {row.kind} {row.plan.state}", row, asked, do, frozenset({Refusal.NOT_YET}))


def _start(row: ExpectedPlan, content: child_plans.ChildContent, by: Actor) -> object:
    """Where an earlier self-inspection has been given up."""
    row.plan.children.update(state="withdrawn")
    return child_plans.start(row.pk, content, by=by, **AT)


def of_reminders(grid: Grid) -> Iterator[Trial]:
    """A reminder goes to all agencies of a plan that are late: the rule is asked of the plan."""
    plan = Plan.objects.get(pk=grid.plans["empty"].pk)
    asked = (plan_rules.DEEDS[PlanDeed.EXPECT], plan_rows.bearings(plan), plan.state)
    yield Trial(ExpectedDeed.REMIND, "remind", plan, asked, lambda by: expectations.remind(plan.pk, by=by, **AT))
