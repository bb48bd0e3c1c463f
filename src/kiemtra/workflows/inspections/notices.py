"""The notice of the visit: sent so many working days ahead, or urgent by the head's word; and answered by the unit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionState, why_not_notice
from kiemtra.domain.notices import NoticeKind, why_not_send_urgently
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Inspection, Message, Preparation
from kiemtra.store.queries.deadlines import latest_notice, rule_of
from kiemtra.store.queries.notices import last_of
from kiemtra.workflows import messages, wording
from kiemtra.workflows.inspections import sending
from kiemtra.workflows.inspections.locking import begin, move, team_people, tell, unit_people
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class FocalPoint:
    """Whom the unit names to work with the team."""

    name: str
    title: str = ""
    phone: str = ""


@transaction.atomic
def send_notice(inspection_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Inspection:
    """Tell unit and members of the visit, the plan's number of working days ahead, and draft the notice.

    Raises `NotAllowed` with the days asked for and the latest day where it is too late.
    """
    inspection, post = begin(inspection_id, InspectionDeed.NOTICE, revision=revision, by=by)
    latest = latest_notice(inspection)
    refusal = why_not_notice(
        announced=inspection.announced,
        visit_on=inspection.visit_on,
        decided=inspection.decided_at is not None,
        latest_notice_day=latest.date if latest else None,
        today=today,
    )
    refuse(refusal, **days_asked(inspection))
    return _send(inspection, by=by, post=post, now=now, today=today)


@transaction.atomic
def send_urgent_notice(
    inspection_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date
) -> Inspection:
    """Tell unit and members although the lawful day has passed: the head does, and the reason stands in the notice."""
    inspection, post = begin(inspection_id, InspectionDeed.NOTICE_URGENTLY, revision=revision, by=by)
    latest = latest_notice(inspection)
    refusal = why_not_send_urgently(
        announced=inspection.announced,
        visit_on=inspection.visit_on,
        decided=inspection.decided_at is not None,
        latest_notice_day=latest.date if latest else None,
        today=today,
    )
    refuse(refusal, **days_asked(inspection))
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    return _send(inspection, urgent_reason=reason, by=by, post=post, now=now, today=today)


def days_asked(inspection: Inspection) -> dict[str, object]:
    """What a refusal says of the notice period: the working days asked for and the last lawful day."""
    latest = latest_notice(inspection)
    days = rule_of(inspection.plan, DeadlineCode.NOTICE).days
    return {"days": days, "latest": wording.day(latest.date) if latest else "…"}


def _send(
    inspection: Inspection, *, urgent_reason: str = "", by: Actor, post: Post, now: datetime, today: date
) -> Inspection:
    """The first notice, or after a postponement the one that tells the new day."""
    before = move(inspection, InspectionState.NOTICED)
    inspection.noticed_on = today
    save(inspection, "state", "noticed_on")
    earlier = last_of(inspection)
    sent = sending.send(
        inspection,
        NoticeKind.CHANGE if earlier else NoticeKind.SCHEDULE,
        reason=earlier.reason if earlier else "",
        urgent_reason=urgent_reason,
        by=by,
        post=post,
        now=now,
        today=today,
    )
    after = sending.told(sent)
    record("inspection.noticed", inspection, by=by, post=post, at=now, on=today, before={"state": before}, after=after)
    return inspection


@transaction.atomic
def answer_notice(
    inspection_id: UUID,
    *,
    revision: int,
    focal: FocalPoint,
    ready: Collection[int] = (),
    notes: Mapping[int, str] | None = None,
    by: Actor,
    now: datetime,
    today: date,
) -> Inspection:
    """Name the unit's focal point and tick what is prepared, with a note on each; may be brought up to date until the visit."""
    inspection, post = begin(inspection_id, InspectionDeed.ANSWER_NOTICE, revision=revision, by=by)
    refuse(None if focal.name.strip() else Refusal.FORM_INCOMPLETE)
    is_first = inspection.state == InspectionState.NOTICED
    if is_first:
        move(inspection, InspectionState.PREPARING)
    before = {"focal_name": inspection.focal_name}
    inspection.focal_name = focal.name.strip()
    inspection.focal_title = focal.title.strip()
    inspection.focal_phone = focal.phone.strip()
    inspection.answered_on = today
    save(inspection, "state", "focal_name", "focal_title", "focal_phone", "answered_on")
    prepared = _tick(inspection, ready, notes or {})
    after = {"focal_name": inspection.focal_name, "prepared": prepared}
    record("inspection.notice_answered", inspection, by=by, post=post, at=now, before=before, after=after)
    if is_first:
        tell(
            inspection,
            "notice_answered",
            team_people(inspection, today, TeamRole.HEAD, TeamRole.SECRETARY),
            subject=f"{inspection.unit.name} đã cử đầu mối",
            body=f"Đầu mối: {inspection.focal_name}. Xem mức độ chuẩn bị trên trang cuộc kiểm tra.",
            now=now,
        )
    return inspection


def _tick(inspection: Inspection, ready: Collection[int], notes: Mapping[int, str]) -> int:
    things = list(inspection.preparations.all())
    for thing in things:
        thing.ready = thing.pk in ready
        thing.note = notes.get(thing.pk, thing.note).strip()
    Preparation.objects.bulk_update(things, ["ready", "note"])
    return sum(1 for thing in things if thing.ready)


@transaction.atomic
def remind_unit(inspection_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Inspection:
    """Remind the unit of the visit and of what it has not prepared yet; once a day."""
    inspection, post = begin(inspection_id, InspectionDeed.REMIND_UNIT, revision=revision, by=by)
    key = f"inspection.unit_reminded:{inspection.pk}:{today}"
    refuse(Refusal.TOLD_TODAY if Message.objects.filter(key__startswith=key, inspection=inspection).exists() else None)
    missing = inspection.preparations.filter(ready=False).count()
    day = wording.day(inspection.visit_on) if inspection.visit_on else "…"
    lines = [f"Ngày kiểm tra: {day}."]
    lines += [] if inspection.focal_name else ["Đơn vị chưa cử đầu mối làm việc với Đoàn."]
    lines += [f"Còn {missing:02} nội dung chưa báo đã chuẩn bị."] if missing else []
    messages.queue(
        key,
        unit_people(inspection, today),
        subject=f"Nhắc chuẩn bị cuộc kiểm tra ngày {day}",
        body="\n".join(lines),
        path=f"/inspections/{inspection.pk}/",
        at=now,
        inspection=inspection,
    )
    save(inspection)
    record("inspection.unit_reminded", inspection, by=by, post=post, at=now, after={"not_prepared": missing})
    return inspection
