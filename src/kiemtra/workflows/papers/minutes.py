"""Biên bản kiểm tra: hours, place, who was there, what was checked and found by area, opinions of both sides.

Form: Decree 30/2020/NĐ-CP, annex III, model 1.9.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils import timezone

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.sessions import AttendeeSide, RollCall
from kiemtra.domain.teams import TeamRole
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
    Signatures,
    Table,
)
from kiemtra.store.models import Attendee, CheckResult, Inspection, Session
from kiemtra.workflows import wording
from kiemtra.workflows.papers import phrases, team_paper

NAME = "Biên bản"
OUTCOMES = {
    CheckOutcome.MET: "Đạt",
    CheckOutcome.PARTLY: "Đạt một phần",
    CheckOutcome.NOT_MET: "Chưa đạt",
    CheckOutcome.NOT_APPLICABLE: "Không áp dụng",
}
WIDTHS = (1.2, 8, 2.8, 5)


def symbol(inspection: Inspection) -> str:
    """The symbol of the minutes."""
    return team_paper.symbol(inspection, "BB")


def subject(inspection: Inspection) -> str:
    """The subject line."""
    return f"Kiểm tra công tác cải cách hành chính tại {inspection.unit.name}"


def content(inspection: Inspection) -> OfficialDocument:
    """The minutes of the visit, from its sessions and the results that a person has confirmed."""
    sessions = list(inspection.sessions.prefetch_related("attendees").order_by("started_at"))
    return OfficialDocument(
        parent_agency=team_paper.parent_name(inspection),
        issuer=team_paper.team_name(inspection),
        symbol=symbol(inspection),
        place=team_paper.place_of(inspection),
        year=team_paper.year_of(inspection),
        kind=NAME,
        subject=subject(inspection),
        legal_bases=team_paper.grounds(inspection),
        body=(*_sessions(inspection, sessions), *_results(inspection), *_end(inspection, sessions)),
        recipients=(
            inspection.unit.name,
            "Thành viên Đoàn kiểm tra",
            f"Lưu: VT, {team_paper.symbol(inspection, '').lstrip('-')}",
        ),
        illustrative=inspection.jurisdiction.illustrative,
    )


def _sessions(inspection: Inspection, sessions: list[Session]) -> Iterator[Block]:
    kind = "" if inspection.announced else " không báo trước"
    yield Paragraph(
        f"{team_paper.team_name(inspection)} đã kiểm tra{kind} công tác cải cách hành chính tại {inspection.unit.name}."
    )
    yield Part("I", "Thời gian, địa điểm, thành phần")
    for number, session in enumerate(sessions, start=1):
        if len(sessions) > 1:
            yield Clause(str(number), title=f"Buổi làm việc thứ {number}")
        yield from _session(session)


def _session(session: Session) -> Iterator[Block]:
    yield Paragraph(f"Bắt đầu: {wording.moment(session.started_at)}.")
    yield Paragraph(f"Địa điểm: {session.place}.")
    people = sorted(session.attendees.all(), key=lambda one: one.pk)
    yield from _side("Đoàn kiểm tra", [one for one in people if one.side == AttendeeSide.TEAM])
    yield from _side("Đơn vị được kiểm tra", [one for one in people if one.side == AttendeeSide.UNIT])
    roll = RollCall(session.roll_listed, session.roll_present, session.roll_excused)
    if roll.unexcused is not None:
        note = f" {phrases.sentence(session.roll_note)}" if session.roll_note else ""
        yield Paragraph(
            f"Điểm danh tại thời điểm kiểm tra: {roll.listed} người theo danh sách, có mặt {roll.present}, "
            f"vắng có lý do {roll.excused or 0}, vắng không lý do {roll.unexcused}.{note}"
        )


def _side(title: str, people: Iterable[Attendee]) -> Iterator[Block]:
    there = [one for one in people if one.present]
    if not there:
        return
    yield Paragraph((Run(f"{title}:", bold=True),))
    for index, one in enumerate(there, start=1):
        position = f", {phrases.lowered(one.position)}" if one.position else ""
        yield Bullet(f"{one.full_name}{position}{'.' if index == len(there) else ';'}")


def _results(inspection: Inspection) -> Iterator[Block]:
    yield Part("II", "Nội dung và kết quả kiểm tra")
    confirmed = inspection.results.filter(confirmed=True).order_by("position")
    for number, (area, rows) in enumerate(groupby(confirmed, key=lambda row: row.area), start=1):
        yield Clause(str(number), title=phrases.area_name(area))
        yield Table(
            ("STT", "Nội dung kiểm tra", "Kết quả", "Ghi nhận tại chỗ"),
            tuple(_row(index, row) for index, row in enumerate(rows, start=1)),
            WIDTHS,
            (Align.CENTER, Align.LEFT, Align.LEFT, Align.LEFT),
        )


def _row(index: int, row: CheckResult) -> tuple[str, ...]:
    return (str(index), row.question, OUTCOMES[CheckOutcome(row.outcome)], row.note)


def _end(inspection: Inspection, sessions: list[Session]) -> Iterator[Block]:
    yield Part("III", "Ý kiến của hai bên")
    yield Clause("1", phrases.sentence(inspection.unit_opinion or "Không có ý kiến khác"), title="Ý kiến của đơn vị")
    yield Clause("2", phrases.sentence(inspection.team_opinion or "Không có ý kiến khác"), title="Ý kiến của Đoàn")
    ended = max((session.ended_at for session in sessions if session.ended_at), default=inspection.minutes_closed_at)
    assert ended is not None, "minutes are closed at an hour"
    yield Paragraph(
        f"Buổi kiểm tra kết thúc vào {wording.moment(ended)}. Biên bản đã được đọc lại cho các bên cùng nghe, "
        "nhất trí và ký tên dưới đây."
    )
    yield Signatures(
        (
            _signature(inspection, TeamRole.SECRETARY, "Thư ký"),
            Signature((), ("Đại diện đơn vị được kiểm tra",), _spoke_for_unit(inspection, sessions)),
            _signature(inspection, TeamRole.HEAD, team_paper.HEAD_TITLE),
        )
    )


def _spoke_for_unit(inspection: Inspection, sessions: list[Session]) -> str:
    """The first of the unit's people on the list who was there; its focal point where the list names nobody."""
    people = sorted((one for session in sessions for one in session.attendees.all()), key=lambda one: one.pk)
    there = (one.full_name for one in people if one.side == AttendeeSide.UNIT and one.present)
    return next(there, inspection.focal_name)


def _signature(inspection: Inspection, role: TeamRole, title: str) -> Signature:
    closed = inspection.minutes_closed_at
    seat = team_paper.seat(inspection.team, role, timezone.localdate(closed) if closed else None)
    return Signature((), (title,), seat.full_name if seat else "")
