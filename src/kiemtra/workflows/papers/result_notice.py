"""The notice of results, or the conclusion of the head: results, shortcomings and causes, recommendations by addressee."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState
from kiemtra.drafting.content import (
    Align,
    Block,
    Bullet,
    Clause,
    OfficialDocument,
    Paragraph,
    Part,
    Run,
    Signature,
    Table,
    Text,
)
from kiemtra.store.models import Conclusion, Document, Finding, Recommendation, Team
from kiemtra.store.queries import conclusions as queries
from kiemtra.store.queries.inspections import bearings
from kiemtra.workflows.papers import team_paper
from kiemtra.workflows.papers.phrases import area_name, area_order, day, lowered, reference, sentence
from kiemtra.workflows.papers.plan_phrases import signature

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
RECORDS = "VT"


@dataclass(frozen=True, slots=True)
class _Case:
    """One conclusion with all that its document says."""

    conclusion: Conclusion
    paper: DocumentKind
    findings: Sequence[Finding]
    recommendations: Sequence[Recommendation]

    @property
    def of_itself(self) -> bool:
        """Whether the agency inspected itself: it speaks in its own name, and reports above."""
        return bearings(self.conclusion.inspection).inspects_itself

    def of(self, *kinds: FindingKind) -> list[Finding]:
        return [finding for finding in self.findings if finding.kind in kinds]


def draft_of(conclusion: Conclusion, *, paper: DocumentKind = DocumentKind.NOTICE) -> dict[str, Any]:
    """What `documents.draft` needs to write the document of this conclusion."""
    inspection = conclusion.inspection
    content = content_of(conclusion, paper=paper)
    return {
        "kind": paper,
        "kind_name": document_kind(paper).name,
        "symbol": content.symbol,
        "subject": content.subject,
        "issuer": _seal(inspection.team) or inspection.plan.standing_agency,
        "content": content,
        "inspection": inspection,
    }


def content_of(conclusion: Conclusion, *, paper: DocumentKind = DocumentKind.NOTICE) -> OfficialDocument:
    """The document as it stands now; number and date stay blank until they are recorded."""
    inspection = conclusion.inspection
    plan, team = inspection.plan, inspection.team
    confirmed = inspection.findings.filter(state=FindingState.CONFIRMED).select_related("repeat_of__inspection__plan")
    findings = sorted(confirmed.select_related("addressed_to"), key=lambda row: (area_order(row.area), row.position))
    case = _Case(conclusion, paper, findings, list(queries.drafted(inspection)))
    what = "tự kiểm tra" if case.of_itself else "kiểm tra"
    subject = f"kết quả {what} công tác cải cách hành chính năm {plan.year} tại {inspection.unit.name}"
    return OfficialDocument(
        parent_agency=plan.issuer.name if not case.of_itself else None,
        issuer=team.name if team and not case.of_itself else plan.standing_agency.name,
        number=None,
        symbol=_symbol(paper, None if case.of_itself else team, plan.standing_agency.symbol),
        place=plan.issuer.place,
        date=None,
        year=plan.year,
        kind=document_kind(paper).name,
        subject=subject[0].upper() + subject[1:],
        legal_bases=tuple(_grounds(case)),
        body=tuple(_body(case)),
        signer=signature(plan.issuer) if case.of_itself else _signer(conclusion, team),
        recipients=tuple(_recipients(case)),
        illustrative=inspection.jurisdiction.illustrative,
    )


def _symbol(paper: DocumentKind, team: Team | None, standing: str) -> str:
    return f"{document_kind(paper).abbreviation}-{(team.symbol if team else '') or standing}"


def _grounds(case: _Case) -> Iterator[str]:
    inspection = case.conclusion.inspection
    plan, team = inspection.plan, inspection.team
    if plan.document:
        yield f"Căn cứ {reference(plan.document)}"
    else:
        yield (
            f"Căn cứ {lowered(plan.title)} của {plan.issuer.name}"
            if plan.title
            else f"Căn cứ kế hoạch kiểm tra của {plan.issuer.name}"
        )
    if team and team.decision:
        yield f"Căn cứ {reference(team.decision)}"
    yield f"Căn cứ {_minutes(case.conclusion)}"


def _minutes(conclusion: Conclusion) -> str:
    inspection = conclusion.inspection
    paper = Document.objects.filter(inspection=inspection, kind=DocumentKind.MINUTES).order_by("-id").first()
    days = [timezone.localtime(session.started_at).date() for session in inspection.sessions.order_by("started_at")]
    if paper and paper.reference:
        return f"Biên bản kiểm tra số {paper.reference}, {_span(days)} tại {inspection.unit.name}"
    return f"Biên bản kiểm tra lập {_span(days)} tại {inspection.unit.name}"


def _span(days: Sequence[date]) -> str:
    if not days:
        return "khi kết thúc kiểm tra"
    return day(days[0]) if days[0] == days[-1] else f"từ {day(days[0])} đến {day(days[-1])}"


def _body(case: _Case) -> Iterator[Block]:
    yield Paragraph(_opening(case))
    parts = [
        ("Đánh giá chung", list(_general(case.conclusion))),
        ("Kết quả theo từng lĩnh vực", list(_results(case))),
        ("Tồn tại, hạn chế và nguyên nhân", list(_shortcomings(case))),
        ("Khó khăn, vướng mắc của đơn vị", list(_obstacles(case))),
        ("Tiếp thu ý kiến của đơn vị", list(_reply(case.conclusion))),
        ("Kiến nghị", list(_recommendations(case))),
        ("Tổ chức thực hiện", list(_carrying_out(case))),
    ]
    for number, (title, blocks) in zip(ROMAN, (part for part in parts if part[1]), strict=False):
        yield Part(number, title)
        yield from blocks


def _opening(case: _Case) -> str:
    inspection = case.conclusion.inspection
    team = inspection.team.name if inspection.team else inspection.plan.standing_agency.name
    days = [timezone.localtime(session.started_at).date() for session in inspection.sessions.order_by("started_at")]
    verb = "kết luận" if case.paper is DocumentKind.CONCLUSION else "thông báo kết quả"
    when = f" {_span(days)}" if days else ""
    if case.of_itself:
        return (
            f"{inspection.unit.name} đã tự kiểm tra công tác cải cách hành chính{when}. Trên cơ sở hồ sơ, tài liệu và kết quả "
            f"kiểm tra trực tiếp của {team}, {inspection.unit.name} {verb} như sau:"
        )
    return (
        f"{team} đã kiểm tra công tác cải cách hành chính tại {inspection.unit.name}{when}. Trên cơ sở báo cáo của đơn vị, "
        f"hồ sơ, tài liệu, kết quả kiểm tra trực tiếp và ý kiến của đơn vị, {team} {verb} như sau:"
    )


def _general(conclusion: Conclusion) -> Iterator[Block]:
    for text in conclusion.assessment.split("\n"):
        if said := sentence(text):
            yield Paragraph(said)


def _results(case: _Case) -> Iterator[Block]:
    told = [row for row in case.conclusion.paragraphs.order_by("position") if row.text.strip()]
    for number, row in enumerate(told, 1):
        yield Clause(str(number), title=area_name(row.area))
        for text in row.text.split("\n"):
            if said := sentence(text):
                yield Paragraph(said)


def _shortcomings(case: _Case) -> Iterator[Block]:
    weak = case.of(*CALLS_FOR_ACTION)
    if not weak:
        yield Paragraph("Qua kiểm tra, chưa phát hiện tồn tại, hạn chế phải khắc phục.")
    for number, (area, rows) in enumerate(groupby(weak, key=lambda row: row.area), 1):
        yield Clause(str(number), title=area_name(area))
        for finding in rows:
            yield Bullet(_shortcoming(finding))


def _shortcoming(finding: Finding) -> Text:
    runs = [Run(sentence(finding.text))]
    if finding.repeat_of:
        year = finding.repeat_of.inspection.plan.year
        runs.append(Run(f" Hạn chế này đã được nêu khi kiểm tra năm {year}, chưa được khắc phục."))
    if finding.legal_ground:
        runs.append(Run(f" Căn cứ đối chiếu: {sentence(finding.legal_ground)}"))
    if finding.cause:
        runs += [Run(" Nguyên nhân: ", italic=True), Run(lowered(sentence(finding.cause)))]
    if finding.kind == FindingKind.VIOLATION_SIGN:
        runs.append(Run(" Nội dung có dấu hiệu vi phạm, chuyển cơ quan có thẩm quyền xem xét, xử lý theo quy định."))
    if finding.no_recommendation_reason:
        runs.append(Run(f" Không kiến nghị, vì {lowered(sentence(finding.no_recommendation_reason))}"))
    return tuple(runs)


def _obstacles(case: _Case) -> Iterator[Block]:
    for finding in case.of(FindingKind.OBSTACLE):
        asked = ""
        if finding.addressed_to:
            term = f" chậm nhất {day(finding.answer_due_on)}" if finding.answer_due_on else ""
            asked = f" Đề nghị {finding.addressed_to.name} trả lời{term}."
        yield Bullet(f"{sentence(finding.text)}{asked}")


def _reply(conclusion: Conclusion) -> Iterator[Block]:
    unit = conclusion.inspection.unit.name
    if conclusion.replied_at is None:
        if conclusion.sent_at and conclusion.reply_due_on:
            term = day(conclusion.reply_due_on)
            yield Paragraph(f"Dự thảo đã được gửi {unit}; đến hết {term}, đơn vị không có ý kiến khác.")
        return
    replied = day(timezone.localtime(conclusion.replied_at).date())
    said = f": {lowered(conclusion.reply)}" if conclusion.reply else ""
    yield Paragraph(sentence(f"Đối với dự thảo, {unit} đã có ý kiến {replied}{said}"))
    if conclusion.response:
        yield Paragraph(sentence(conclusion.response))


def _recommendations(case: _Case) -> Iterator[Block]:
    if not case.recommendations:
        return
    unit = case.conclusion.inspection.unit_id
    ordered = sorted(case.recommendations, key=lambda row: (row.addressee_id != unit, row.addressee.name, row.number))
    rows: list[tuple[Text, ...]] = []
    for addressee, mine in groupby(ordered, key=lambda row: row.addressee.name):
        rows.append((Run(addressee, bold=True).text,))
        for row in mine:
            due = f"{row.due_on:%d/%m/%Y}" if row.due_on else ""
            rows.append((str(row.number), sentence(row.text), area_name(row.area), due))
    yield Paragraph("Yêu cầu, kiến nghị các cơ quan, đơn vị thực hiện các nội dung sau:")
    yield Table(
        ("Số", "Nội dung kiến nghị", "Lĩnh vực", "Thời hạn"),
        tuple(rows),
        (1.1, 7.4, 4, 2.5),
        (Align.CENTER, Align.LEFT, Align.LEFT, Align.CENTER),
    )


def _carrying_out(case: _Case) -> Iterator[Block]:
    inspection = case.conclusion.inspection
    plan = inspection.plan
    due = [row.due_on for row in case.recommendations if row.due_on and row.addressee_id == inspection.unit_id]
    clauses = []
    if due and case.of_itself:
        clauses.append(
            f"Các bộ phận, công chức được giao tổ chức khắc phục, báo cáo người đứng đầu kèm tài liệu kiểm chứng chậm nhất "
            f"{day(max(due))}; kết quả do người khác với người báo cáo xác minh."
        )
    elif due:
        clauses.append(
            f"{inspection.unit.name} tổ chức thực hiện các kiến nghị, báo cáo kết quả khắc phục kèm tài liệu kiểm chứng "
            f"về {plan.issuer.name} (qua {plan.standing_agency.name}) chậm nhất {day(max(due))}."
        )
    if case.recommendations and case.of_itself:
        clauses.append("Nội dung chưa khắc phục xong được kiểm tra lại; kết quả tổng hợp trong báo cáo gửi cấp trên.")
    elif case.recommendations:
        clauses.append(
            f"{plan.standing_agency.name} theo dõi, đôn đốc, xác minh kết quả khắc phục và tổng hợp, báo cáo "
            f"{plan.issuer.name}."
        )
    else:
        clauses.append(f"{inspection.unit.name} tiếp tục phát huy kết quả đạt được trong công tác cải cách hành chính.")
    for number, text in enumerate(clauses, 1):
        yield Clause(str(number), text)


def _signer(conclusion: Conclusion, team: Team | None) -> Signature:
    if team is None:
        return Signature((), ("Giám đốc",))
    decided = conclusion.concluded_at
    return team_paper.head_signature(team, timezone.localdate(decided) if decided else None)


def _recipients(case: _Case) -> Iterator[str]:
    inspection = case.conclusion.inspection
    plan, team = inspection.plan, inspection.team
    if case.of_itself:
        above = plan.parent.issuer.name if plan.parent else f"Thường trực {plan.issuer.name}"
        yield f"{above} (để báo cáo)"
        yield "Các bộ phận, đơn vị trực thuộc"
    else:
        yield f"{plan.issuer.name} (để báo cáo)"
        yield inspection.unit.name
    others = {row.addressee.name for row in case.recommendations if row.addressee_id != inspection.unit_id}
    yield from sorted(others - {plan.issuer.name, plan.standing_agency.name})
    if team:
        if not case.of_itself:
            yield plan.standing_agency.name
        yield f"Các thành viên {team.name}"
    yield f"Lưu: {RECORDS}, {(team.symbol if team else '') or plan.standing_agency.symbol}"


def _seal(team: Team | None) -> Any:
    return team.seal_agency if team else None
