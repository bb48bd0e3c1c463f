"""Kế hoạch sửa đổi, bổ sung an issued plan: each thing that changes, as it was and as it is to be.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.4 (văn bản có tên loại).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from kiemtra.data.checklist import load_checklist
from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.inspections import InspectionMethod
from kiemtra.domain.plan_content import ChangeKind, FieldChange, PlanField
from kiemtra.drafting.content import Block, Clause, OfficialDocument, Paragraph, Part
from kiemtra.store.models import Plan
from kiemtra.workflows.papers import phrases
from kiemtra.workflows.papers import plan_phrases as words

F = PlanField
_TITLES: dict[PlanField, str] = {
    F.TITLE: "Tên Kế hoạch",
    F.GROUNDS: "Căn cứ",
    F.PURPOSE: "Mục đích, yêu cầu",
    F.WINDOW: "Thời gian kiểm tra",
    F.DATA_PERIOD: "Thời kỳ kiểm tra",
    F.METHOD: "Hình thức kiểm tra",
    F.HAS_UNANNOUNCED: "Kiểm tra không báo trước",
    F.AREAS: "Nội dung kiểm tra",
    F.ITEMS: "Câu hỏi kiểm tra",
    F.DEADLINES: "Thời hạn",
    F.PREPARATION: "Việc chuẩn bị của đơn vị được kiểm tra",
    F.DUTIES: "Trách nhiệm thực hiện",
    F.UNITS: "Đối tượng kiểm tra",
}
_QUESTIONS = {item.code: item.question for item in load_checklist()}


def content(plan: Plan, changes: Sequence[FieldChange], reason: str) -> OfficialDocument:
    """The plan that amends; number and date stay blank until they are recorded."""
    kind = document_kind(DocumentKind.PLAN)
    ground = phrases.reference(plan.document) if plan.document else f"{plan.title} của {plan.issuer.name}"
    return OfficialDocument(
        parent_agency=None,
        issuer=plan.issuer.name,
        symbol=f"{kind.abbreviation}-{plan.issuer.symbol}",
        place=plan.issuer.place or plan.standing_agency.place,
        year=plan.year,
        kind=kind.name,
        subject=f"Điều chỉnh, bổ sung Kế hoạch {phrases.lowered(words.plan_name(plan.title))}",
        legal_bases=(f"Căn cứ {ground}", f"Theo đề nghị của {plan.standing_agency.name}"),
        body=tuple(_body(plan, changes, reason)),
        signer=words.signature(plan.issuer),
        recipients=("Các đơn vị được kiểm tra", "Thành viên Đoàn kiểm tra", f"Lưu: VT, {plan.standing_agency.symbol}"),
        illustrative=plan.jurisdiction.illustrative,
    )


def _body(plan: Plan, changes: Sequence[FieldChange], reason: str) -> Iterator[Block]:
    yield Paragraph(f"{plan.issuer.name} điều chỉnh, bổ sung {phrases.lowered(plan.title)} như sau:")
    yield Part("I", "Lý do điều chỉnh")
    yield Paragraph(phrases.sentence(reason))
    yield Part("II", "Nội dung điều chỉnh")
    for number, change in enumerate((one for one in changes if one.kind is not ChangeKind.KEPT), 1):
        yield Clause(str(number), title=_TITLES[change.field])
        yield from words.bullets(_lines(change))
    yield Part("III", "Tổ chức thực hiện")
    yield Paragraph("Các nội dung khác của Kế hoạch không thay đổi.")
    yield Paragraph(
        f"{plan.standing_agency.name}, các Đoàn kiểm tra và các cơ quan, đơn vị có liên quan tổ chức thực hiện."
    )


def _lines(change: FieldChange) -> Iterator[str]:
    if change.field in (F.TITLE, F.PURPOSE, F.METHOD, F.HAS_UNANNOUNCED, F.WINDOW, F.DATA_PERIOD):
        yield f"Trước điều chỉnh: {_plain(change.field, change.before)}"
        yield f"Sau điều chỉnh: {_plain(change.field, change.after)}"
        return
    yield from (f"Bổ sung: {_part(change.field, part)}" for part in change.added)
    yield from (f"Đưa ra khỏi Kế hoạch: {_part(change.field, part)}" for part in change.removed)
    yield from (
        f"{_part(change.field, was)} được điều chỉnh thành: {_part(change.field, now)}" for was, now in change.altered
    )


def _plain(field: PlanField, value: Any) -> str:
    if field in (F.WINDOW, F.DATA_PERIOD):
        first, last = (date.fromisoformat(day) if day else None for day in value)
        return words.span((first, last)) or "không quy định"
    if field is F.METHOD:
        return phrases.lowered(words.METHODS[InspectionMethod(value)])
    if field is F.HAS_UNANNOUNCED:
        return "có" if value else "không"
    return _joined(str(value).splitlines()) or "không quy định"


def _joined(lines: Iterable[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())


def _part(field: PlanField, part: Any) -> str:
    match field:
        case F.AREAS:
            return phrases.area_name(part)
        case F.ITEMS:
            return str(_QUESTIONS.get(part, part))
        case F.DEADLINES:
            return words.deadline(part["code"], part)
        case F.DUTIES:
            return ": ".join(filter(None, part))
        case F.UNITS:
            return f"{part['name']} ({phrases.lowered(words.kind_of(part['method'], part['scope'], part['areas']))})"
        case _:
            return str(part)
