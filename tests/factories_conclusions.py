"""Inspections brought to a conclusion: findings, draft, reply, issued document, recommendations, remediation."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import (
    Agency,
    CheckResult,
    Conclusion,
    Document,
    Finding,
    Inspection,
    Plan,
    Recommendation,
    Session,
    StoredFile,
    Team,
)
from kiemtra.workflows import conclusions, documents, files, findings, remediation
from tests import factories_inspections as visits
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan, make_team

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
AREA = "procedures"


@dataclass
class Case:
    """One inspection with the people around it."""

    world: World
    inspection: Inspection
    findings: list[Finding] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)

    def reload(self) -> Inspection:
        self.inspection = Inspection.objects.select_related("plan").get(pk=self.inspection.pk)
        return self.inspection

    @property
    def conclusion(self) -> Conclusion:
        return Conclusion.objects.get(inspection=self.inspection)


@remembered
def make_inspection(
    world: World,
    state: str = InspectionState.ON_SITE,
    *,
    plan: Plan | None = None,
    team: Team | None = None,
    unit: Agency | None = None,
) -> Case:
    """An inspection with two results; in another state than on site only where a test needs no more than the state."""
    plan = plan or make_plan(world)
    team = team or make_team(world, plan)
    inspection = Inspection.objects.create(
        jurisdiction=world.jurisdiction,
        plan=plan,
        unit=unit or world.unit,
        conducting_agency=world.standing,
        team=team,
        state=state,
        noticed_on=TODAY - timedelta(days=10),
        opened_at=NOW,
    )
    Session.objects.create(inspection=inspection, started_at=NOW, place="Trụ sở đơn vị")
    for position, outcome in enumerate(("met", "not_met"), 1):
        CheckResult.objects.create(
            inspection=inspection,
            item=f"C0{position}",
            area=AREA,
            question=f"Nội dung {position}?",
            outcome=outcome,
            confirmed=True,
            position=position,
        )
    return Case(world, inspection)


@remembered
def make_visited(world: World) -> Case:
    """An inspection brought to its minutes by the workflows of the visit, all items met."""
    return Case(world, visits.minutes_closed(world))


def make_finding(
    case: Case,
    kind: FindingKind = FindingKind.SHORTCOMING,
    *,
    confirmed: bool = True,
    text: str = "",
    **content: object,
) -> Finding:
    text = text or "Hồ sơ quá hạn chưa có văn bản xin lỗi."
    said = findings.FindingContent(kind=kind, area=AREA, text=text, **{"cause": "Đôn đốc chưa kịp thời.", **content})
    finding = findings.record(case.inspection.pk, said, by=case.world.actor("member"), now=NOW)
    if confirmed:
        finding = findings.confirm(finding.pk, revision=finding.revision, by=case.world.actor("secretary"), now=NOW)
    case.findings.append(finding)
    return finding


@remembered
def make_draft(world: World, kinds: tuple[FindingKind, ...] = (FindingKind.SHORTCOMING,), **places: object) -> Case:
    """An inspection in drafting, with confirmed findings of these kinds."""
    case = make_inspection(world, **places)
    for kind in kinds:
        make_finding(case, kind)
    Inspection.objects.filter(pk=case.inspection.pk).update(state=InspectionState.MINUTES_CLOSED)
    inspection = case.reload()
    conclusions.start_draft(inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW)
    case.reload()
    return case


def make_recommendation(
    case: Case, *rests_on: Finding, due_on: date | None = date(2019, 7, 5), addressee: UUID | None = None
) -> Recommendation:
    content = conclusions.RecommendationContent(
        text="Xin lỗi bằng văn bản đối với mọi hồ sơ quá hạn.",
        area=AREA,
        addressee=addressee or case.inspection.unit_id,
        findings=tuple(finding.pk for finding in rests_on or case.findings[:1]),
        due_on=due_on,
    )
    recommendation = conclusions.recommend(
        case.inspection.pk, content, by=case.world.actor("secretary"), now=NOW, today=TODAY
    )
    case.recommendations.append(recommendation)
    return recommendation


def send(case: Case, by: str = "secretary") -> Conclusion:
    conclusion = conclusions.send(
        case.inspection.pk, revision=case.conclusion.revision, by=case.world.actor(by), now=NOW, today=TODAY
    )
    case.reload()
    return conclusion


def reply(case: Case, by: str = "unit_head", text: str = "Đơn vị thống nhất với dự thảo.") -> Conclusion:
    opinions = {finding.pk: conclusions.Opinion(agrees=True) for finding in case.findings}
    return conclusions.reply(
        case.inspection.pk,
        revision=case.conclusion.revision,
        text=text,
        opinions=opinions,
        by=case.world.actor(by),
        now=NOW,
        today=TODAY,
    )


def take_up(case: Case, today: date = TODAY, response: str = "Đoàn tiếp thu ý kiến của đơn vị.") -> Conclusion:
    conclusion = conclusions.take_up_reply(
        case.inspection.pk,
        revision=case.conclusion.revision,
        response=response,
        by=case.world.actor("secretary"),
        now=NOW,
        today=today,
    )
    case.reload()
    return conclusion


def conclude(case: Case, by: str = "head", paper: DocumentKind = DocumentKind.NOTICE) -> Conclusion:
    conclusion = conclusions.conclude(
        case.inspection.pk,
        revision=case.conclusion.revision,
        paper=paper,
        by=case.world.actor(by),
        now=NOW,
        today=TODAY,
    )
    case.reload()
    return conclusion


@remembered
def make_answered(world: World, **places: object) -> Case:
    """A draft with one shortcoming and one recommendation, answered by the unit and taken up."""
    case = make_draft(world, **places)
    make_recommendation(case)
    send(case)
    reply(case)
    take_up(case)
    return case


@remembered
def make_concluded(world: World, paper: DocumentKind = DocumentKind.NOTICE, **places: object) -> Case:
    case = make_answered(world, **places)
    conclude(case, paper=paper)
    return case


def number_it(case: Case, number: str = "7") -> Document:
    """Give the paper of a conclusion its number, as the secretary records it."""
    document = case.conclusion.document
    return documents.record_issue(
        document.pk,
        revision=document.revision,
        number=number,
        dated=TODAY,
        signer_name="Trưởng Đoàn 1",
        signer_title="Trưởng đoàn",
        signed_copy=stored_file(),
        by=case.world.actor("secretary"),
        now=NOW,
    )


@remembered
def make_issued(world: World, number: str = "7", **places: object) -> Case:
    """Concluded, numbered by the clerk and handed over: its recommendation is followed up."""
    case = make_concluded(world, **places)
    number_it(case, number)
    hand_over(case)
    case.recommendations = list(case.inspection.recommendations.all())
    return case


def hand_over(case: Case, by: str = "secretary") -> Conclusion:
    conclusion = conclusions.hand_over(
        case.inspection.pk, revision=case.conclusion.revision, by=case.world.actor(by), now=NOW, today=TODAY
    )
    case.reload()
    return conclusion


def stored_file(content: bytes = PDF) -> StoredFile:
    return files.store(BytesIO(content), name="minh-chung.pdf", limit=1_000_000, at=NOW)


def report(case: Case, by: str = "focal") -> Recommendation:
    """The first recommendation, reported with evidence."""
    recommendation = Recommendation.objects.get(pk=case.recommendations[0].pk)
    remediation.report(
        recommendation.pk,
        revision=recommendation.revision,
        text="Đã gửi thư xin lỗi 12 hồ sơ.",
        done_on=TODAY,
        proofs=[remediation.Proof(stored_file(), "thu-xin-loi.pdf", "Thư xin lỗi")],
        by=case.world.actor(by),
        now=NOW,
        today=TODAY,
    )
    return Recommendation.objects.get(pk=recommendation.pk)


def verify(case: Case, by: str = "officer") -> Recommendation:
    recommendation = Recommendation.objects.get(pk=case.recommendations[0].pk)
    return remediation.verify(
        recommendation.pk,
        revision=recommendation.revision,
        reason="Đã xem 12 thư xin lỗi, đủ và đúng mẫu.",
        by=case.world.actor(by),
        now=NOW,
        today=TODAY,
    )
