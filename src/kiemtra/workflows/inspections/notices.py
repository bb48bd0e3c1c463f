"""The notice of the visit: sent so many working days ahead, and answered by the unit."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionState, why_not_notice
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Document, Inspection, Preparation
from kiemtra.store.queries.deadlines import latest_notice, rule_of
from kiemtra.workflows import documents, wording
from kiemtra.workflows.inspections.locking import begin, move, team_people, tell, unit_people
from kiemtra.workflows.papers import notice
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
    refuse(
        why_not_notice(
            announced=inspection.announced,
            visit_on=inspection.visit_on,
            decided=inspection.decided_at is not None,
            latest_notice_day=latest.date if latest else None,
            today=today,
        ),
        days=rule_of(inspection.plan, DeadlineCode.NOTICE).days,
        latest=wording.day(latest.date) if latest else "…",
    )
    before = move(inspection, InspectionState.NOTICED)
    inspection.noticed_on = today
    save(inspection, "state", "noticed_on")
    wanted = _ask_to_prepare(inspection)
    document = _draft(inspection, wanted, by, post, now)
    after = {"visit_on": inspection.visit_on, "latest": latest.date if latest else None, "document": document}
    record("inspection.noticed", inspection, by=by, post=post, at=now, before={"state": before}, after=after)
    _tell_both_sides(inspection, now, today)
    return inspection


def _ask_to_prepare(inspection: Inspection) -> list[str]:
    """What the unit is to prepare; things asked for and ticked before a postponement stay as they are."""
    there = list(inspection.preparations.all())
    if there:
        return [one.text for one in there]
    wanted = notice.wanted(inspection.plan.preparation)
    Preparation.objects.bulk_create(
        Preparation(inspection=inspection, text=text, position=position) for position, text in enumerate(wanted)
    )
    return wanted


def _draft(inspection: Inspection, wanted: list[str], by: Actor, post: Post, now: datetime) -> Document:
    """The notice as a document; a draft of an earlier day is rewritten, an issued one stays."""
    earlier = inspection.papers.filter(kind=DocumentKind.NOTICE, kind_name=notice.NAME, state=DocumentState.DRAFT)
    return documents.draft(
        kind=DocumentKind.NOTICE,
        kind_name=notice.NAME,
        symbol=notice.symbol(inspection),
        subject=notice.subject(inspection),
        issuer=notice.sealing_agency(inspection),
        content=notice.content(inspection, wanted),
        plan=inspection.plan,
        inspection=inspection,
        by=by,
        post=post,
        now=now,
        document=earlier.first(),
    )


def _tell_both_sides(inspection: Inspection, now: datetime, today: date) -> None:
    assert inspection.visit_on is not None, "the notice has a day"
    when = f"{wording.hour(inspection.visit_at)}, " if inspection.visit_at else ""
    when += f"{wording.weekday(inspection.visit_on)}, ngày {wording.day(inspection.visit_on)}"
    tell(
        inspection,
        "noticed.team",
        team_people(inspection, today),
        subject=f"Lịch kiểm tra {inspection.unit.name}",
        body=f"Thời gian: {when}. Địa điểm: {inspection.place or inspection.unit.name}.",
        now=now,
    )
    tell(
        inspection,
        "noticed.unit",
        unit_people(inspection, today),
        subject="Thông báo lịch kiểm tra công tác cải cách hành chính",
        body=f"Thời gian: {when}. Đề nghị đơn vị cử đầu mối và chuẩn bị theo nội dung thông báo.",
        now=now,
    )


@transaction.atomic
def answer_notice(
    inspection_id: UUID,
    *,
    revision: int,
    focal: FocalPoint,
    ready: Collection[int] = (),
    by: Actor,
    now: datetime,
    today: date,
) -> Inspection:
    """Name the unit's focal point and tick what is prepared; may be brought up to date until the visit."""
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
    inspection.preparations.update(ready=False)
    prepared = inspection.preparations.filter(pk__in=ready).update(ready=True)
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
