"""How a notice goes out: its paper drafted, whom it is for written down, both sides told. The deeds stand beside it."""

from datetime import date, datetime

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.notices import FIXES_A_DAY, NoticeKind, RecipientSide
from kiemtra.domain.people import Actor, Post
from kiemtra.drafting.content import OfficialDocument
from kiemtra.store.models import Document, Inspection, Notice, NoticeRecipient, Preparation
from kiemtra.store.queries import notices
from kiemtra.store.queries.deadlines import latest_notice, rule_of
from kiemtra.workflows import documents, messages, wording
from kiemtra.workflows.papers import notice as first_paper
from kiemtra.workflows.papers import schedule_change, team_paper

# What stands before the subject of an urgent notice.
URGENT = "[Khẩn] "


def send(
    inspection: Inspection,
    kind: NoticeKind,
    *,
    reason: str = "",
    urgent_reason: str = "",
    by: Actor,
    post: Post,
    now: datetime,
    today: date,
) -> Notice:
    """Send the notice of the visit as it now stands: part of the deed that decided what it tells.

    Each notice has a paper of its own, and an earlier one stays as it was sent.
    """
    assert by.user is not None, "who may notice is known"
    earlier = notices.last_with_a_day(inspection)
    if kind is NoticeKind.CHANGE and earlier is None:  # told before notices were kept one by one
        kind = NoticeKind.SCHEDULE
    counted = Notice.objects.filter(inspection=inspection).count()
    sent = Notice(
        inspection=inspection,
        number=counted + 1,
        kind=kind,
        sent_on=today,
        sent_at=now,
        sent_by_id=by.user,
        visit_on=inspection.visit_on,
        visit_at=inspection.visit_at,
        place=inspection.place,
        urgent_reason=urgent_reason.strip(),
        reason=reason.strip(),
    )
    _count_days(sent, inspection)
    sent.document = _draft(sent, inspection, earlier, by, post, now)
    sent.save(force_insert=True)
    people = notices.whom_to_tell(inspection, today)
    for one in people:
        one.notice = sent
    NoticeRecipient.objects.bulk_create(people)
    _tell(sent, inspection, people, earlier, now)
    return sent


def told(sent: Notice) -> dict[str, object]:
    """What the event says of a notice: the day, the last lawful day, the working days there were, how many were told."""
    facts = {
        "notice": sent.number,
        "kind": sent.kind,
        "visit_on": sent.visit_on,
        "latest": sent.latest_on,
        "working_days": sent.ahead,
        "recipients": sent.recipients.count(),
        "document": sent.document,
    }
    more = {"urgent": sent.urgent_reason, "reason": sent.reason}
    return facts | {key: value for key, value in more.items() if value}


def ask_to_prepare(inspection: Inspection) -> list[str]:
    """What the unit is to prepare; things asked for and ticked before a change stay as they are."""
    there = list(inspection.preparations.all())
    if there:
        return [one.text for one in there]
    wanted = first_paper.wanted(inspection.plan.preparation)
    Preparation.objects.bulk_create(
        Preparation(inspection=inspection, text=text, position=position) for position, text in enumerate(wanted)
    )
    return wanted


def _count_days(sent: Notice, inspection: Inspection) -> None:
    """The rule, and how it was kept, of a notice that fixes a day."""
    latest = latest_notice(inspection)
    if sent.kind not in FIXES_A_DAY or latest is None or sent.visit_on is None:
        return
    sent.days = rule_of(inspection.plan, DeadlineCode.NOTICE).days
    sent.latest_on = latest.date
    sent.ahead = load_calendar().working_days_between(sent.sent_on, sent.visit_on)


def _draft(
    sent: Notice, inspection: Inspection, earlier: Notice | None, by: Actor, post: Post, now: datetime
) -> Document:
    content = _content(sent, inspection, earlier)
    return documents.draft(
        kind=DocumentKind.NOTICE,
        kind_name=first_paper.NAME,
        symbol=content.symbol,
        subject=content.subject,
        issuer=team_paper.sealing_agency(inspection),
        content=content,
        plan=inspection.plan,
        inspection=inspection,
        by=by,
        post=post,
        now=now,
    )


def _content(sent: Notice, inspection: Inspection, earlier: Notice | None) -> OfficialDocument:
    if sent.kind == NoticeKind.SCHEDULE:
        return first_paper.content(inspection, ask_to_prepare(inspection), urgent_reason=sent.urgent_reason)
    assert earlier is not None, "only what was told is changed"
    return schedule_change.content(inspection, sent, earlier)


def _tell(
    sent: Notice, inspection: Inspection, people: list[NoticeRecipient], earlier: Notice | None, now: datetime
) -> None:
    subjects = _subjects(inspection)
    for side in RecipientSide:
        messages.queue(
            notices.message_key(sent.pk, side),
            [one.user for one in people if one.side == side and one.user],
            subject=f"{URGENT if sent.urgent_reason else ''}{subjects[NoticeKind(sent.kind)]}",
            body=_body(sent, inspection, side, earlier),
            path=f"/inspections/{inspection.pk}/notices/",
            at=now,
            inspection=inspection,
        )


def _subjects(inspection: Inspection) -> dict[NoticeKind, str]:
    at = f"kiểm tra công tác cải cách hành chính tại {inspection.unit.name}"
    return {
        NoticeKind.SCHEDULE: f"Thông báo lịch {at}",
        NoticeKind.CHANGE: f"Thay đổi lịch {at}",
        NoticeKind.POSTPONEMENT: f"Hoãn {at}",
        NoticeKind.CANCELLATION: f"Hủy {at}",
    }


def _body(sent: Notice, inspection: Inspection, side: RecipientSide, earlier: Notice | None) -> str:
    where = inspection.place or f"trụ sở {inspection.unit.name}"
    ask = "Đề nghị mở trang thông báo và bấm “Đã nhận”."
    if sent.kind not in FIXES_A_DAY:
        end = "Lịch mới sẽ được thông báo sau." if sent.kind == NoticeKind.POSTPONEMENT else ""
        was = f"Lịch đã thông báo ({when(earlier)}) không còn hiệu lực." if earlier else ""
        return "\n".join(line for line in (was, end, ask) if line)
    lines = [f"Thời gian: {when(sent)}.", f"Địa điểm: {where}."]
    if sent.kind == NoticeKind.CHANGE and earlier:
        lines.append(f"Lịch đã thông báo trước đây ({when(earlier)}) không còn hiệu lực.")
    if side is RecipientSide.UNIT:
        lines.append("Đề nghị đơn vị cử đầu mối và chuẩn bị theo nội dung thông báo.")
    return "\n".join((*lines, ask))


def when(sent: Notice) -> str:
    """The hour and day that a notice tells, as `08 giờ 00, thứ Tư, ngày 19/06/2019`."""
    assert sent.visit_on is not None, "it fixes a day"
    hour = f"{wording.hour(sent.visit_at)}, " if sent.visit_at else ""
    return f"{hour}{wording.weekday(sent.visit_on)}, ngày {wording.day(sent.visit_on)}"
