"""What the page of a conclusion shows: each sentence of the draft with what it rests on, and why it cannot go on yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from kiemtra.domain import conclusions as rules
from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.domain.secrecy import DEEDS as SECRECY_DEEDS
from kiemtra.domain.secrecy import SecrecyDeed
from kiemtra.store.models import Assessment, CheckResult, Conclusion, Evidence, Finding, Recommendation
from kiemtra.store.queries import conclusions as queries
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import inspections, secrecy
from kiemtra.web import labels
from kiemtra.web.labels import inspections as words
from kiemtra.web.labels.findings import KINDS, MARKS
from kiemtra.web.request import Request
from kiemtra.web.views.findings import refusal_of
from kiemtra.web.views.secrecy import reader_lines
from kiemtra.workflows.papers.phrases import lowered, sentence

D = InspectionDeed
S = InspectionState
SEAL = SECRECY_DEEDS[SecrecyDeed.SEAL_DRAFT]


@dataclass(slots=True)
class Sentence:
    """One numbered piece of the draft and what it rests on."""

    mark: str
    kind: str
    text: str
    area: str = ""
    note: str = ""
    problem: str = ""
    edit: str = ""
    reason: str = ""
    findings: Sequence[Finding] = ()
    results: Sequence[CheckResult] = ()
    evidence: Sequence[Evidence] = ()
    finding: Finding | None = None
    recommendation: Recommendation | None = None
    number: int = 0


@dataclass(slots=True)
class Group:
    """A part of the draft."""

    title: str
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Draft:
    """One conclusion with all its rows, read once."""

    conclusion: Conclusion
    findings: list[Finding]
    recommendations: list[Recommendation]
    results: list[CheckResult]
    is_open: bool

    def finding(self, finding: Finding) -> Finding:
        return next((row for row in self.findings if row.pk == finding.pk), finding)


def page_of(request: Request, conclusion: Conclusion) -> dict[str, Any]:
    """All that the page shows."""
    inspection = conclusion.inspection
    inside = finding_queries.is_inside(request.actor, inspection)
    edit_refusal = refusal_of(request, inspection, D.EDIT_DRAFT)
    findings = list(finding_queries.of_inspection(inspection, request.actor))
    draft = _Draft(
        conclusion=conclusion,
        findings=[row for row in findings if row.state != FindingState.STRUCK],
        recommendations=list(queries.drafted(inspection)),
        results=list(inspection.results.filter(confirmed=True).order_by("position")),
        is_open=not edit_refusal,
    )
    groups = [group for group in _groups(draft) if group.sentences]
    for number, one in enumerate((one for group in groups for one in group.sentences), 1):
        one.number = number
    state = InspectionState(inspection.state)
    return {
        "conclusion": conclusion,
        "inspection": inspection,
        "inside": inside,
        "groups": groups,
        "state_label": labels.state(state),
        "tone": words.TONES[state],
        "edit_refusal": edit_refusal,
        "refusals": _refusals(request, draft),
        "state": str(state),
        "may_seal": why_not(request.actor, SEAL, inspections.bearings(inspection), inspection.state) is None,
        "readers": reader_lines(secrecy.readers(conclusion.pk)) if conclusion.sealed_at else (),
        "problems": sum(1 for group in groups for one in group.sentences if one.problem),
        "illustrative": inspection.jurisdiction.illustrative,
        "unconfirmed": sum(1 for row in draft.findings if row.state == FindingState.DRAFT),
    }


def _refusals(request: Request, draft: _Draft) -> dict[str, str]:
    """For each deed of the page the sentence against it; empty where it is open."""
    conclusion = draft.conclusion
    facts = finding_queries.facts(draft.findings), queries.facts(draft.recommendations)
    answered = rules.is_answered(
        sent=conclusion.sent_at is not None,
        replied=conclusion.replied_at is not None,
        due_on=conclusion.reply_due_on,
        today=request.today,
    )
    answered = answered or inspections.bearings(conclusion.inspection).inspects_itself
    document = conclusion.document
    numbered = document is not None and document.state == DocumentState.ISSUED
    against = {
        D.SEND_DRAFT: rules.why_not_send(*facts),
        D.REPLY: Refusal.ALREADY_DONE if conclusion.replied_at else None,
        D.TAKE_UP_REPLY: None if answered else Refusal.DRAFT_NOT_ANSWERED,
        D.CONCLUDE: rules.why_not_conclude(*facts, unit_answered=answered),
    }
    told = {
        str(deed): refusal_of(request, conclusion.inspection, deed) or (labels.refusal(code) if code else "")
        for deed, code in against.items()
    }
    told["hand_over"] = _hand_over(request, conclusion) or (
        "" if numbered else "Văn thư chưa ghi số, ngày của văn bản."
    )
    return told


def _hand_over(request: Request, conclusion: Conclusion) -> str:
    inspection = conclusion.inspection
    rule = rules.DEEDS[rules.ConclusionDeed.HAND_OVER]
    code = why_not(request.actor, rule, inspections.bearings(inspection), inspection.state)
    return labels.refusal(code) if code else ""


def _groups(draft: _Draft) -> Iterator[Group]:
    conclusion = draft.conclusion
    if conclusion.assessment:
        note = f"Tổng hợp từ {len(draft.findings)} nhận định và {len(draft.results)} kết quả kiểm tra."
        yield Group("Đánh giá chung", [Sentence("citation", "Đánh giá chung", conclusion.assessment, note=note)])
    yield Group(
        "Kết quả theo từng lĩnh vực", [_paragraph(row, draft) for row in conclusion.paragraphs.all() if row.text]
    )
    weak = [row for row in draft.findings if row.kind in CALLS_FOR_ACTION]
    yield Group("Tồn tại, hạn chế và nguyên nhân", [_finding(row, draft) for row in weak])
    obstacles = [row for row in draft.findings if row.kind == FindingKind.OBSTACLE]
    yield Group("Khó khăn, vướng mắc", [_finding(row, draft) for row in obstacles])
    yield Group("Kiến nghị", [_recommendation(row, draft) for row in draft.recommendations])


def _paragraph(row: Assessment, draft: _Draft) -> Sentence:
    findings = [draft.finding(finding) for finding in row.findings.all()]
    results = [result for result in draft.results if result.area == row.area]
    return Sentence(
        "area",
        "Đánh giá",
        row.text,
        area=row.area,
        findings=findings,
        results=results,
        evidence=[proof for finding in findings for proof in finding.evidence.all()],
        problem="" if findings or results else "Đoạn này không dựa trên nhận định hay kết quả kiểm tra nào.",
    )


def _finding(finding: Finding, draft: _Draft) -> Sentence:
    covered = any(one.state != RecommendationState.WITHDRAWN for one in finding.recommendations.all())
    problem = ""
    if finding.state == FindingState.DRAFT:
        problem = "Nhận định chưa được xác nhận."
    elif finding.kind in CALLS_FOR_ACTION and not covered and not finding.no_recommendation_reason:
        problem = "Chưa có kiến nghị, cũng chưa nêu lý do không kiến nghị."
    shown = Sentence(
        MARKS[FindingKind(finding.kind)],
        KINDS[FindingKind(finding.kind)],
        _said(finding),
        area=finding.area,
        note=f"Không kiến nghị: {finding.no_recommendation_reason}" if finding.no_recommendation_reason else "",
        problem=problem,
        results=[finding.result] if finding.result else [],
        evidence=_evidence(finding),
        finding=finding,
    )
    if draft.is_open:
        shown.edit = reverse("finding-edit", args=[finding.pk])
        if finding.kind in CALLS_FOR_ACTION and not covered:
            shown.reason = reverse("finding-reason", args=[finding.pk])
    return shown


def _said(finding: Finding) -> str:
    cause = f" Nguyên nhân: {lowered(sentence(finding.cause))}" if finding.cause else ""
    return sentence(finding.text) + cause


def _recommendation(row: Recommendation, draft: _Draft) -> Sentence:
    findings = [draft.finding(finding) for finding in row.findings.all()]
    problem = "" if findings else "Kiến nghị này không dựa trên nhận định nào."
    return Sentence(
        "duty",
        f"Kiến nghị {row.number}",
        row.text,
        area=row.area,
        problem=problem or ("" if row.due_on else "Kiến nghị này chưa có thời hạn."),
        edit=reverse("recommendation-edit", args=[row.pk]) if draft.is_open else "",
        findings=findings,
        results=[finding.result for finding in findings if finding.result],
        evidence=[proof for finding in findings for proof in _evidence(finding)],
        recommendation=row,
    )


def _evidence(finding: Finding) -> list[Evidence]:
    mine = list(finding.evidence.all())
    return mine + [row for row in (finding.result.evidence.all() if finding.result else ()) if row not in mine]
