"""Each deed of each table as a trial: the record, what the pure rule is asked, and the real workflow with valid input."""

from collections.abc import Iterator
from enum import StrEnum

from kiemtra.domain import (
    conclusions as conclusion_rules,
)
from kiemtra.domain import (
    documents as document_rules,
)
from kiemtra.domain import (
    inspections as inspection_rules,
)
from kiemtra.domain import (
    obstacles as obstacle_rules,
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
from kiemtra.domain.conclusions import ConclusionDeed
from kiemtra.domain.documents import DocumentDeed, DocumentKind, DocumentSource, IssueWay
from kiemtra.domain.errors import Refusal
from kiemtra.domain.evidence_asks import AskDeed
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.form_versions import FormVersionDeed
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.merges import MergeDeed
from kiemtra.domain.obstacles import ObstacleDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.readiness import CopyDeed
from kiemtra.domain.readings import ReadingDeed
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.domain.reports import ReportDeed, RoundDeed
from kiemtra.domain.tasks import TaskDeed
from kiemtra.store.models import (
    Document,
    Finding,
    Inspection,
    Jurisdiction,
    KnownName,
    Reading,
    Recommendation,
    Task,
    TaskStatus,
)
from kiemtra.store.queries import conclusions as conclusion_rows
from kiemtra.store.queries import documents as document_rows
from kiemtra.store.queries import evidence as evidence_rows
from kiemtra.store.queries import expectations as expected_rows
from kiemtra.store.queries import findings as finding_rows
from kiemtra.store.queries import inspections as inspection_rows
from kiemtra.store.queries import merges as merge_rows
from kiemtra.store.queries import plans as plan_rows
from kiemtra.store.queries import reading_names as name_rows
from kiemtra.store.queries import readings as reading_rows
from kiemtra.store.queries import remediation as recommendation_rows
from kiemtra.store.queries import report_rounds as round_rows
from kiemtra.store.queries import reports as report_rows
from kiemtra.store.queries import steering as steering_rows
from kiemtra.store.queries import tasks as task_rows
from kiemtra.workflows import (
    conclusions,
    documents,
    obstacles,
    readings,
    register_ends,
    register_entries,
    remediation,
)
from kiemtra.workflows.register_entries import Entered
from tests.factories_plans import TEXT
from tests.factories_rights_people import Grid
from tests.workflows.rights_of_evidence import ON_ASK, asked_in_inspections, asked_in_reports, of_asks
from tests.workflows.rights_of_forms import ON_FORM, form_rows, forms_tried, uploads_tried
from tests.workflows.rights_of_inspections import FURTHER, of_findings, of_inspections
from tests.workflows.rights_of_merges import of_merges
from tests.workflows.rights_of_plans import of_expected, of_plans, of_reminders, of_steering
from tests.workflows.rights_of_readiness import of_copies
from tests.workflows.rights_of_reports import against, on_report, on_round
from tests.workflows.rights_of_tasks import of_status, of_task
from tests.workflows.trials import AT, Do, Subject, Trial, door, keys
from tests.world import NOW, TODAY


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


# -- recommendations


def of_reports(grid: Grid) -> Iterator[Trial]:
    for name, asked_for in grid.reports.items():
        row = type(asked_for).objects.select_related(*report_rows.RELATED).get(pk=asked_for.pk)
        for deed, do in on_report(row).items():
            asked = (report_rules.DEEDS[deed], report_rows.bearings(row, TODAY), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, against(name, deed))


def of_rounds(grid: Grid) -> Iterator[Trial]:
    for name in ("requested", "closed"):
        row = grid.rounds[name]
        for deed, do in on_round(row, grid.places["other"]).items():
            asked = (report_rules.ROUND_DEEDS[deed], round_rows.bearings(row, TODAY), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do)


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


PAPERS = (
    "of visit",
    "of plan, draft",
    "free draft",
    "notice",
    "withdrawn",
    "replaced",
    "of sealed",
    "minutes",
    "report draft",
    "report issued",
    "report of no plan",
)


ENTERED = Entered(DocumentKind.PLAN, "Kế hoạch", "1001", "KH-UBND", "UBND tỉnh láng giềng", TODAY, "Chỉ để thử")


def of_documents(grid: Grid) -> Iterator[Trial]:
    for name in (*PAPERS, "registered"):
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
            DocumentDeed.CORRECT: lambda by, row=row, said=said: register_entries.correct(
                row.pk, ENTERED, reason="Bản gốc", by=by, **said
            ),
            DocumentDeed.END: lambda by, row=row, said=said: register_ends.end(
                row.pk, on=TODAY, ground="Hết thời hạn", reason="Rà soát", by=by, **said
            ),
        }.items():
            further = AGAINST_PAPERS.get(name, frozenset())
            if deed in (DocumentDeed.CORRECT, DocumentDeed.REPLACE):
                further |= {Refusal.DOCUMENT_ISSUED, Refusal.NOT_OUR_DOCUMENT}
            asked = (document_rules.DEEDS[deed], document_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, further)


def of_registers(grid: Grid) -> Iterator[Trial]:
    """Entering a document of others: there is no record yet, only the jurisdiction."""
    for world in (grid.world, grid.beside):
        row = world.jurisdiction
        asked = (document_rules.DEEDS[DocumentDeed.ENTER], document_rows.bearings_of_register(row), "")
        do = lambda by, row=row: register_entries.enter(row, ENTERED, source=DocumentSource.INCOMING, by=by, now=NOW)  # noqa: E731
        yield Trial(DocumentDeed.ENTER, row.code, row, asked, do)


def of_tasks(grid: Grid) -> Iterator[Trial]:
    unit = grid.places["unit"]
    for row in Task.objects.select_related("plan"):
        stand = task_rows.bearings(row, unit.pk)
        for deed, do in of_task(row, unit).items():
            yield Trial(deed, f"{deed} {row.text}", row, (task_rules.DEEDS[deed], stand, row.plan.state), do)


def of_task_statuses(grid: Grid) -> Iterator[Trial]:
    for row in TaskStatus.objects.select_related("task__plan"):
        stand = task_rows.bearings(row.task, row.agency_id)
        for deed, do in of_status(row).items():
            yield Trial(deed, row.task.text, row, (task_rules.DEEDS[deed], stand, row.task.plan.state), do)


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


def of_names(grid: Grid) -> Iterator[Trial]:
    """Taking back which agency a name means."""
    for row in KnownName.objects.select_related("jurisdiction"):
        asked = (reading_rules.DEEDS[ReadingDeed.FORGET_NAME], reading_rows.bearings(row.jurisdiction), "")
        yield Trial(
            ReadingDeed.FORGET_NAME,
            row.jurisdiction.code,
            row,
            asked,
            lambda by, row=row: readings.forget_name(row.pk, revision=row.revision, by=by, now=NOW),
        )


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


def of_forms(grid: Grid) -> Iterator[Trial]:
    return (Trial(*tried) for tried in forms_tried())


def of_uploads(grid: Grid) -> Iterator[Trial]:
    return (Trial(*tried) for tried in uploads_tried([grid.world.jurisdiction, grid.beside.jurisdiction]))


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
        "plans", tuple(deed for deed in PlanDeed if deed is not PlanDeed.ADOPT_STEERING), door(plan_rows), of_plans
    ),
    Subject("steering", (PlanDeed.ADOPT_STEERING,), door(steering_rows), of_steering),
    Subject("inspections", ON_VISIT, door(inspection_rows), of_inspections),
    Subject("findings", (InspectionDeed.CONFIRM_FINDING,), door(finding_rows), of_findings),
    Subject("conclusions", (*ON_CONCLUSION, ConclusionDeed.HAND_OVER), door(conclusion_rows), of_conclusions),
    Subject("reports", tuple(ReportDeed), door(report_rows), of_reports),
    Subject("rounds", tuple(RoundDeed), door(round_rows), of_rounds),
    Subject("merges", tuple(MergeDeed), door(merge_rows), of_merges),
    Subject("copies", tuple(CopyDeed), door(inspection_rows), of_copies),
    Subject(
        "evidence of visits",
        (AskDeed.ASK,),
        lambda by: keys(inspection_rows.seen_whole(by)),
        asked_in_inspections,
    ),
    Subject("evidence of reports", (AskDeed.ASK,), door(report_rows), asked_in_reports),
    Subject("asks", ON_ASK, lambda by: keys(evidence_rows.asks_visible_to(by)), of_asks),
    Subject("recommendations", tuple(RecommendationDeed), door(recommendation_rows), of_recommendations),
    Subject("obstacles", tuple(ObstacleDeed), door(finding_rows), of_obstacles),
    Subject(
        "documents",
        tuple(deed for deed in DocumentDeed if deed is not DocumentDeed.ENTER),
        door(document_rows),
        of_documents,
    ),
    Subject("registers", (DocumentDeed.ENTER,), lambda actor: keys(Jurisdiction.objects.all()), of_registers),
    Subject("tasks", (TaskDeed.CHANGE, TaskDeed.WITHDRAW, TaskDeed.REPORT), door(task_rows), of_tasks),
    Subject("statuses", (TaskDeed.REVIEW,), lambda by: keys(task_rows.statuses_visible_to(by)), of_task_statuses),
    Subject("expected", ON_EXPECTED, door(expected_rows), of_expected),
    Subject("reminders", (ExpectedDeed.REMIND,), door(plan_rows), of_reminders),
    Subject("readings", (ReadingDeed.DECIDE, ReadingDeed.CONFIRM), door(reading_rows), of_readings),
    Subject("names", (ReadingDeed.FORGET_NAME,), door(name_rows), of_names),
    Subject("forms", ON_FORM, door(form_rows), of_forms),
    Subject("uploads of forms", (FormVersionDeed.UPLOAD,), lambda actor: keys(Jurisdiction.objects.all()), of_uploads),
    Subject("texts", (ReadingDeed.TAKE,), lambda actor: keys(Jurisdiction.objects.all()), of_texts),
)
