"""Thông báo thay đổi, hoãn, hủy lịch kiểm tra: what was told, what holds now, and why.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.4 (văn bản có tên loại).
"""

from collections.abc import Iterator

from kiemtra.domain.notices import NoticeKind
from kiemtra.drafting.content import Block, Clause, OfficialDocument, Paragraph, Point, Urgency
from kiemtra.store.models import Inspection, Notice
from kiemtra.workflows import wording
from kiemtra.workflows.papers import notice, phrases, team_paper

_WORDS = {
    NoticeKind.CHANGE: "Thay đổi lịch kiểm tra",
    NoticeKind.POSTPONEMENT: "Hoãn cuộc kiểm tra",
    NoticeKind.CANCELLATION: "Hủy cuộc kiểm tra",
}


def subject(inspection: Inspection, kind: NoticeKind) -> str:
    """The subject line."""
    return f"{_WORDS[kind]} công tác cải cách hành chính năm {inspection.plan.year} tại {inspection.unit.name}"


def content(inspection: Inspection, sent: Notice, earlier: Notice) -> OfficialDocument:
    """The notice that the schedule told by `earlier` does not hold any more; number and date stay blank."""
    kind = NoticeKind(sent.kind)
    return OfficialDocument(
        parent_agency=team_paper.parent_name(inspection),
        issuer=team_paper.team_name(inspection),
        symbol=notice.symbol(inspection),
        place=team_paper.place_of(inspection),
        year=team_paper.year_of(inspection),
        kind=notice.NAME,
        subject=subject(inspection, kind),
        legal_bases=team_paper.grounds(inspection),
        body=tuple(_body(inspection, sent, earlier, kind)),
        signer=team_paper.head_signature(inspection.team, sent.sent_on),
        recipients=notice.recipients(inspection),
        urgency=Urgency.URGENT if sent.urgent_reason else None,
        illustrative=inspection.jurisdiction.illustrative,
    )


def _body(inspection: Inspection, sent: Notice, earlier: Notice, kind: NoticeKind) -> Iterator[Block]:
    numbered = f" (Thông báo số {earlier.document.reference})" if earlier.document.number else ""
    yield Paragraph(
        f"{phrases.capitalised(phrases.day(earlier.sent_on))}, {team_paper.team_name(inspection)} đã thông báo{numbered} "
        f"kiểm tra công tác cải cách hành chính tại {inspection.unit.name} vào {_told(earlier)}."
    )
    yield Paragraph(f"{team_paper.team_name(inspection)} thông báo {_WORDS[kind].lower()} như sau:")
    yield Clause("1", phrases.sentence(sent.reason or "Theo tình hình thực tế"), title="Lý do")
    if kind is NoticeKind.CHANGE:
        yield from _new_schedule(inspection, sent)
    else:
        end = "sẽ được thông báo bằng văn bản khác" if kind is NoticeKind.POSTPONEMENT else "không còn hiệu lực"
        what = "Lịch kiểm tra mới" if kind is NoticeKind.POSTPONEMENT else "Lịch đã thông báo"
        yield Clause("2", f"{what} {end}.", title="Lịch kiểm tra")
    yield Paragraph(f"Đoàn kiểm tra thông báo để {inspection.unit.name} biết và phối hợp thực hiện.")


def _new_schedule(inspection: Inspection, sent: Notice) -> Iterator[Block]:
    assert sent.visit_on is not None, "a change fixes a day"
    hour = f"{wording.hour(sent.visit_at)}, " if sent.visit_at else ""
    yield Clause("2", title="Lịch kiểm tra mới")
    yield Point("a", f"Thời gian: {hour}{wording.weekday(sent.visit_on)}, {wording.long_day(sent.visit_on)};")
    yield Point("b", f"Địa điểm: {sent.place or f'trụ sở {inspection.unit.name}'}.")
    if sent.urgent_reason:
        yield Clause("3", phrases.sentence(sent.urgent_reason), title="Lý do thông báo khẩn")
    last = "4" if sent.urgent_reason else "3"
    yield Clause(
        last,
        "Nội dung, thời kỳ kiểm tra, thành phần làm việc và các yêu cầu chuẩn bị giữ nguyên như đã thông báo.",
        title="Các nội dung khác",
    )


def _told(earlier: Notice) -> str:
    assert earlier.visit_on is not None, "it fixed a day"
    hour = f"{wording.hour(earlier.visit_at)}, " if earlier.visit_at else ""
    where = f", tại {phrases.lowered(earlier.place)}" if earlier.place else ""
    return f"{hour}{phrases.day(earlier.visit_on)}{where}"
