"""Each deed of each table as a trial: the record, what the pure rule is asked, and the real workflow with valid input."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from kiemtra.domain import (
    conclusions as conclusion_rules,
)
from kiemtra.domain import (
    documents as document_rules,
)
from kiemtra.domain import (
    expectations as expected_rules,
)
from kiemtra.domain import (
    inspections as inspection_rules,
)
from kiemtra.domain import (
    obstacles as obstacle_rules,
)
from kiemtra.domain import (
    plans as plan_rules,
)
from kiemtra.domain import (
    readings as reading_rules,
)
from kiemtra.domain import (
    remediation as remedy_rules,
)
from kiemtra.domain import (
    reports as report_rules,
)
from kiemtra.domain import (
    tasks as task_rules,
)
from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.conclusions import ConclusionDeed
from kiemtra.domain.deeds import Bearings, DeedRule
from kiemtra.domain.documents import DocumentDeed, IssueWay
from kiemtra.domain.errors import Refusal
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.obstacles import ObstacleDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind, PlanDeed
from kiemtra.domain.readings import ReadingDeed
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.domain.reports import ReportDeed
from kiemtra.domain.tasks import TaskDeed, TaskProgress
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import (
    Document,
    ExpectedPlan,
    Finding,
    Inspection,
    Jurisdiction,
    Plan,
    Reading,
    Recommendation,
    Task,
    Team,
    TeamMember,
)
from kiemtra.store.queries import conclusions as conclusion_rows
from kiemtra.store.queries import documents as document_rows
from kiemtra.store.queries import expectations as expected_rows
from kiemtra.store.queries import findings as finding_rows
from kiemtra.store.queries import inspections as inspection_rows
from kiemtra.store.queries import plans as plan_rows
from kiemtra.store.queries import readings as reading_rows
from kiemtra.store.queries import remediation as recommendation_rows
from kiemtra.store.queries import reports as report_rows
from kiemtra.store.queries import steering as steering_rows
from kiemtra.store.queries import tasks as task_rows
from kiemtra.workflows import (
    absences,
    child_plans,
    conclusions,
    consolidation,
    documents,
    expectations,
    findings,
    inspections,
    obstacles,
    overlaps,
    plan_amendments,
    plan_papers,
    plans,
    publication,
    readings,
    reinspections,
    remediation,
    reports,
    results,
    sessions,
    steering,
    tasks,
    teams,
)
from tests.factories_inspections import REPORT, VISIT, VISIT_NOW, session_content
from tests.factories_plans import TEXT
from tests.factories_rights import LATER
from tests.factories_rights_people import Grid
from tests.workflows.rights_of_notices import of_notices
from tests.world import NOW, TODAY

Do = Callable[[Actor], object]
AT = {"now": NOW, "today": TODAY}


@dataclass
class Trial:
    """One deed on one record."""

    deed: StrEnum
    name: str
    record: Any
    asked: tuple[DeedRule, Bearings, str]
    do: Do
    # What may stand against it after the rights.
    further: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    """The deeds of one table, and the door through which their records are seen."""

    name: str
    deeds: tuple[StrEnum, ...]
    seen: Callable[[Actor], set[Any]]
    trials: Callable[[Grid], Iterator[Trial]]


def keys(rows: Any) -> set[Any]:
    return set(rows.values_list("pk", flat=True))


# -- plans


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
            PlanDeed.SET_TASK: lambda by: tasks.set_task(key, paper, "Nhiệm vụ mới", by=by, now=NOW),
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


# -- inspections

INSPECTED = (
    "planned",
    "noticed",
    "preparing",
    "on_site",
    "minutes_closed",
    "with_unit",
    "concluded",
    "following_up",
    "closed",
    "postponed told",
    "withdrawn told",
    "proposed",
    "approved",
    "proposed by one who left",
    "withdrawn sealed",
    "opened",
    "own planned",
    "own",
)
FURTHER = {
    InspectionDeed.REQUEST_REPORT: {Refusal.ALREADY_DONE},
    InspectionDeed.SEND_DRAFT: {Refusal.FINDINGS_NOT_CONFIRMED},
    InspectionDeed.CONCLUDE: {Refusal.FINDINGS_NOT_CONFIRMED},
    InspectionDeed.REPLY: {Refusal.ALREADY_DONE},
    InspectionDeed.TAKE_UP_REPLY: {Refusal.DRAFT_NOT_ANSWERED},
    ConclusionDeed.HAND_OVER: {Refusal.NO_DOCUMENT},
}


def of_inspections(grid: Grid) -> Iterator[Trial]:
    for name in INSPECTED:
        row = Inspection.objects.select_related("plan").get(pk=grid.at[name].pk)
        for deed, do in _on_inspection(row).items():
            asked = (inspection_rules.DEEDS[deed], inspection_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, frozenset(FURTHER.get(deed, ())))


def _on_inspection(row: Inspection) -> dict[InspectionDeed, Do]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    focal = inspections.FocalPoint("Đầu mối")
    finding = findings.FindingContent(FindingKind.STRENGTH, "procedures", "Công khai đầy đủ")
    found = {
        InspectionDeed.APPROVE: lambda by: inspections.approve(key, by=by, **said),
        InspectionDeed.PROPOSE_VISIT: lambda by: inspections.propose_visit(
            key, day=VISIT, hour=None, place="", overlap_reason="Đã thống nhất", by=by, today=TODAY, **said
        ),
        InspectionDeed.DECIDE_VISIT: lambda by: _with_day(
            row, None, lambda: inspections.decide_visit(key, by=by, today=TODAY, **said)
        ),
        InspectionDeed.NOTICE: lambda by: _with_day(
            row, by, lambda: inspections.send_notice(key, by=by, today=TODAY, **said)
        ),
        InspectionDeed.ANSWER_NOTICE: lambda by: inspections.answer_notice(
            key, focal=focal, by=by, today=TODAY, **said
        ),
        InspectionDeed.REQUEST_REPORT: lambda by: reports.request(key, by=by, today=TODAY, **said),
        InspectionDeed.OPEN: lambda by: inspections.open_visit(key, by=by, revision=row.revision, now=VISIT_NOW),
        InspectionDeed.RECORD_ATTENDANCE: lambda by: sessions.start(key, session_content(), by=by, **said),
        InspectionDeed.RECORD_FINDING: lambda by: findings.record(key, finding, by=by, now=NOW),
        InspectionDeed.CLOSE_MINUTES: lambda by: inspections.close_minutes(
            key, by=by, revision=row.revision, now=VISIT_NOW
        ),
        InspectionDeed.START_DRAFT: lambda by: conclusions.start_draft(key, by=by, **said),
        InspectionDeed.REINSPECT: lambda by: reinspections.start(key, by=by, **said),
        InspectionDeed.CLOSE: lambda by: _nothing_open(row, lambda: remediation.close_inspection(key, by=by, **said)),
        InspectionDeed.MOVE_TO_TEAM: lambda by: inspections.move_to_team(
            key, _other_team(row), reason="Đoàn cũ đã hết", by=by, today=TODAY, **said
        ),
        InspectionDeed.POSTPONE: lambda by: inspections.postpone(key, reason="Bão", by=by, today=TODAY, **said),
        InspectionDeed.RESUME: lambda by: inspections.resume(key, by=by, **said),
        InspectionDeed.WITHDRAW: lambda by: inspections.withdraw(key, reason="Trùng", by=by, today=TODAY, **said),
    }
    found |= of_notices(row)
    if result := row.results.first():
        found[InspectionDeed.RECORD_RESULT] = lambda by: results.record(
            result.pk, revision=result.revision, outcome=None, by=by, now=NOW
        )
    return found


def _with_day(row: Inspection, decided_by: Actor | None, do: Callable[[], object]) -> object:
    """With a day proposed, and decided where `decided_by` is given."""
    user = decided_by.user if decided_by else None
    Inspection.objects.filter(pk=row.pk).update(visit_on=VISIT, decided_by=user, decided_at=NOW if user else None)
    return do()


def _other_team(row: Inspection) -> Team:
    """Another team of its plan, with a head."""
    team = Team.objects.create(plan=row.plan, name="Đoàn khác")
    TeamMember.objects.create(team=team, full_name="Trưởng đoàn", role=TeamRole.HEAD, valid_from=TODAY)
    return team


def _nothing_open(row: Inspection, do: Callable[[], object]) -> object:
    row.recommendations.exclude(state="withdrawn").update(state="closed_implemented")
    return do()


def of_findings(grid: Grid) -> Iterator[Trial]:
    rule = inspection_rules.DEEDS[InspectionDeed.CONFIRM_FINDING]
    for name in ("on_site", "minutes_closed", "drafting", "with_unit", "following_up", "opened"):
        for state in ("draft", "confirmed"):
            row = Finding.objects.filter(inspection=grid.at[name], state=state).first()
            if row is not None:
                do = _confirm if state == "draft" else _strike
                asked = (rule, finding_rows.bearings(row), row.inspection.state)
                yield Trial(
                    InspectionDeed.CONFIRM_FINDING,
                    f"{name} {state}",
                    row,
                    asked,
                    lambda by, go=do, row=row: go(row, by),
                )


def _confirm(row: Finding, by: Actor) -> object:
    return findings.confirm(row.pk, revision=row.revision, by=by, now=NOW)


def _strike(row: Finding, by: Actor) -> object:
    return findings.strike(row.pk, revision=row.revision, reason="Trùng", by=by, now=NOW)


def of_conclusions(grid: Grid) -> Iterator[Trial]:
    names = (
        "drafting",
        "with_unit",
        "replied",
        "taken_up",
        "concluded",
        "numbered",
        "following_up",
        "closed",
        "opened with unit",
        "own",
    )
    for name in names:
        row = Inspection.objects.select_related("plan").get(pk=grid.at[name].pk)
        rules = inspection_rules.DEEDS | conclusion_rules.DEEDS
        for deed, do in _on_conclusion(row).items():
            asked = (rules[deed], inspection_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row.conclusion, asked, do, frozenset(FURTHER.get(deed, ())))


def _on_conclusion(row: Inspection) -> dict[StrEnum, Do]:
    said = {"revision": row.conclusion.revision, **AT}
    written = {"revision": row.conclusion.revision, "general": "Nhìn chung tốt", "paragraphs": {}, "now": NOW}
    return {
        InspectionDeed.EDIT_DRAFT: lambda by: conclusions.edit(row.pk, by=by, **written),
        InspectionDeed.SEND_DRAFT: lambda by: conclusions.send(row.pk, by=by, **said),
        InspectionDeed.REPLY: lambda by: conclusions.reply(row.pk, text="Nhất trí", opinions={}, by=by, **said),
        InspectionDeed.TAKE_UP_REPLY: lambda by: conclusions.take_up_reply(row.pk, response="Ghi nhận", by=by, **said),
        InspectionDeed.CONCLUDE: lambda by: conclusions.conclude(row.pk, by=by, **said),
        ConclusionDeed.HAND_OVER: lambda by: conclusions.hand_over(row.pk, by=by, **said),
    }


# -- reports and recommendations


def of_reports(grid: Grid) -> Iterator[Trial]:
    for name, asked_for in grid.reports.items():
        row = type(asked_for).objects.select_related("inspection__plan").get(pk=asked_for.pk)
        key, said = row.pk, {"revision": row.revision, "now": NOW}
        for deed, do in {
            ReportDeed.FILL: lambda by, key=key, said=said: reports.save_answers(key, answers=REPORT, by=by, **said),
            ReportDeed.SUBMIT: lambda by, key=key, said=said: reports.submit(key, by=by, **said),
            ReportDeed.RETURN: lambda by, key=key, said=said: reports.return_(key, remark="Thiếu", by=by, **said),
            ReportDeed.ACCEPT: lambda by, key=key, said=said: reports.accept(key, by=by, **said),
        }.items():
            yield Trial(
                deed, f"{deed} {name}", row, (report_rules.DEEDS[deed], report_rows.bearings(row), row.state), do
            )


JUDGED = frozenset({Refusal.OWN_REPORT, Refusal.INTERESTED_PARTY})


def of_recommendations(grid: Grid) -> Iterator[Trial]:
    for name, row in grid.recommendations.items():
        row = Recommendation.objects.select_related("inspection__plan", "addressee").get(pk=row.pk)
        for deed, do in on_recommendation(grid, row).items():
            if (name, deed) == ("issued to other", RecommendationDeed.REPORT):
                continue  # stands in a test of its own
            asked = (remedy_rules.DEEDS[deed], recommendation_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, JUDGED)


def on_recommendation(grid: Grid, row: Recommendation) -> dict[RecommendationDeed, Do]:
    said = {"revision": row.revision, **AT}
    proof = remediation.Proof(grid.file("minh chung"), "anh.pdf")
    return {
        RecommendationDeed.PLAN: lambda by: remediation.plan(
            row.pk, revision=row.revision, text="Sẽ làm", by=by, now=NOW
        ),
        RecommendationDeed.REPORT: lambda by: remediation.report(
            row.pk, text="Đã làm", done_on=TODAY, proofs=[proof], by=by, **said
        ),
        RecommendationDeed.RETURN: lambda by: remediation.return_(row.pk, reason="Thiếu", by=by, **said),
        RecommendationDeed.VERIFY: lambda by: remediation.verify(row.pk, reason="Đã xem", by=by, **said),
        RecommendationDeed.CLOSE: lambda by: remediation.close(row.pk, by=by, **said),
        RecommendationDeed.GIVE_UP: lambda by: remediation.give_up(row.pk, reason="Không còn", by=by, **said),
    }


def of_obstacles(grid: Grid) -> Iterator[Trial]:
    ministry = grid.places["ministry"]
    for name in ("on_site", "with_unit", "following_up"):
        row = Finding.objects.select_related("inspection__plan").get(
            inspection=grid.at[name], kind="obstacle", state="confirmed"
        )
        state = obstacle_rules.state_of(addressed=row.addressed_to_id is not None, answered_at=row.answered_at)
        said = {"revision": row.revision, **AT}
        for deed, do in {
            ObstacleDeed.ADDRESS: lambda by, row=row, said=said: obstacles.address(row.pk, to=ministry, by=by, **said),
            ObstacleDeed.ANSWER: lambda by, row=row, said=said: obstacles.answer(
                row.pk, text="Sẽ bố trí", by=by, **said
            ),
        }.items():
            yield Trial(
                deed, f"{deed} {name}", row, (obstacle_rules.DEEDS[deed], finding_rows.bearings(row), state), do
            )


# -- documents, tasks, expected plans, readings


# A sealed inspection takes no number; what a decision drafted is not given up by itself.
AGAINST_PAPERS = {
    "of sealed": frozenset({Refusal.NOT_YET}),
    "minutes": frozenset({Refusal.PAPER_OF_DECISION}),
}


def of_documents(grid: Grid) -> Iterator[Trial]:
    for name in ("of visit", "of plan, draft", "free draft", "notice", "withdrawn", "replaced", "of sealed", "minutes"):
        row = Document.objects.select_related("plan", "inspection", "jurisdiction").get(pk=grid.documents[name].pk)
        said = {"revision": row.revision, "now": NOW}
        facts = {"number": "901", "dated": TODAY, "signer_name": "Người ký", "way": IssueWay.NUMBERED_HERE}
        for deed, do in {
            DocumentDeed.RECORD_ISSUE: lambda by, row=row, said=said, facts=facts: documents.record_issue(
                row.pk, by=by, **facts, **said
            ),
            DocumentDeed.WITHDRAW: lambda by, row=row, said=said: documents.withdraw(
                row.pk, reason="Trùng", by=by, **said
            ),
            DocumentDeed.REPLACE: lambda by, row=row, said=said: documents.replace(
                row.pk, reason="Sai tên", by=by, **said
            ),
        }.items():
            further = AGAINST_PAPERS.get(name, frozenset())
            asked = (document_rules.DEEDS[deed], document_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, further)


def of_tasks(grid: Grid) -> Iterator[Trial]:
    unit, said = grid.places["unit"], {"progress": TaskProgress.IN_PROGRESS, "on": TODAY, "now": NOW}
    for row in Task.objects.select_related("plan"):
        asked = (task_rules.DEEDS[TaskDeed.REPORT], task_rows.bearings(row, unit.pk), row.plan.state)
        yield Trial(
            TaskDeed.REPORT, row.text, row, asked, lambda by, row=row: tasks.report(row.pk, unit, by=by, **said)
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


def of_readings(grid: Grid) -> Iterator[Trial]:
    for row in Reading.objects.select_related("jurisdiction"):
        bearings = reading_rows.bearings(row.jurisdiction)
        for deed, do in {
            ReadingDeed.DECIDE: lambda by, row=row: readings.accept_rest(row.pk, revision=row.revision, by=by, now=NOW),
            ReadingDeed.CONFIRM: lambda by, row=row: _accepted(grid, row, by),
        }.items():
            yield Trial(deed, f"{deed} {row.jurisdiction.code}", row, (reading_rules.DEEDS[deed], bearings, "read"), do)


def _accepted(grid: Grid, row: Reading, by: Actor) -> object:
    world = grid.world if row.jurisdiction_id == grid.world.jurisdiction.pk else grid.beside
    choices = readings.PlanChoices(2019, "Kế hoạch", world.committee, world.standing, with_tasks=False)
    decided = readings.accept_rest(row.pk, revision=row.revision, by=world.actor("officer"), now=NOW)
    return readings.confirm(row.pk, choices, revision=decided.revision, by=by, **AT)


def of_texts(grid: Grid) -> Iterator[Trial]:
    """Taking a text in: there is no record yet, only the jurisdiction."""
    for world in (grid.world, grid.beside):
        row = world.jurisdiction
        asked = (reading_rules.DEEDS[ReadingDeed.TAKE], reading_rows.bearings(row), "")
        text = f"{TEXT}\n{row.code}".encode()
        yield Trial(
            ReadingDeed.TAKE,
            row.code,
            row,
            asked,
            lambda by, row=row, text=text: readings.take(row, text, "kh.txt", by=by, now=NOW),
        )


def _door(rows: Any) -> Callable[[Actor], set[Any]]:
    return lambda actor: keys(rows.visible_to(actor))


ON_CONCLUSION = (
    InspectionDeed.EDIT_DRAFT,
    InspectionDeed.SEND_DRAFT,
    InspectionDeed.REPLY,
    InspectionDeed.TAKE_UP_REPLY,
    InspectionDeed.CONCLUDE,
)
ON_VISIT = tuple(deed for deed in InspectionDeed if deed not in (*ON_CONCLUSION, InspectionDeed.CONFIRM_FINDING))
ON_EXPECTED = (ExpectedDeed.DELIVER, ExpectedDeed.WITHDRAW, ExpectedDeed.MAKE)
SUBJECTS = (
    Subject(
        "plans", tuple(deed for deed in PlanDeed if deed is not PlanDeed.ADOPT_STEERING), _door(plan_rows), of_plans
    ),
    Subject("steering", (PlanDeed.ADOPT_STEERING,), _door(steering_rows), of_steering),
    Subject("inspections", ON_VISIT, _door(inspection_rows), of_inspections),
    Subject("findings", (InspectionDeed.CONFIRM_FINDING,), _door(finding_rows), of_findings),
    Subject("conclusions", (*ON_CONCLUSION, ConclusionDeed.HAND_OVER), _door(conclusion_rows), of_conclusions),
    Subject("reports", tuple(ReportDeed), _door(report_rows), of_reports),
    Subject("recommendations", tuple(RecommendationDeed), _door(recommendation_rows), of_recommendations),
    Subject("obstacles", tuple(ObstacleDeed), _door(finding_rows), of_obstacles),
    Subject("documents", tuple(DocumentDeed), _door(document_rows), of_documents),
    Subject("tasks", tuple(TaskDeed), _door(task_rows), of_tasks),
    Subject("expected", ON_EXPECTED, _door(expected_rows), of_expected),
    Subject("reminders", (ExpectedDeed.REMIND,), _door(plan_rows), of_reminders),
    Subject("readings", (ReadingDeed.DECIDE, ReadingDeed.CONFIRM), _door(reading_rows), of_readings),
    Subject("texts", (ReadingDeed.TAKE,), lambda actor: keys(Jurisdiction.objects.all()), of_texts),
)
