"""What proves that a notice was received: its page opened, "Đã nhận" pressed, handed over in print, told by phone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.notices import ENTERED, ReceiptWay, why_not_receive
from kiemtra.domain.people import Actor, Post
from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection, NoticeReceipt, NoticeRecipient, StoredFile
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import notices
from kiemtra.workflows.inspections.locking import locked
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record


@dataclass(frozen=True, slots=True)
class Handing:
    """How somebody was told who is not reached otherwise."""

    way: ReceiptWay
    on: date
    # Who took it, or under which number they were told.
    note: str
    file: StoredFile | None = None


@transaction.atomic
def note_opened(inspection: Inspection, *, by: Actor, now: datetime) -> int:
    """Record that a recipient has opened the page of the notices; returns how many notices were new to them."""
    rows = NoticeRecipient.objects.filter(notice__inspection=inspection, user=by.user) if by.user else []
    fresh = [row for row in rows if not row.receipts.filter(way=ReceiptWay.PAGE).exists()]
    for row in fresh:
        _enter(row, inspection, ReceiptWay.PAGE, by=by, post=None, now=now)
    return len(fresh)


@transaction.atomic
def acknowledge(inspection_id: UUID, *, by: Actor, now: datetime) -> NoticeReceipt:
    """Acknowledge the notice that holds: whom it was sent to says "Đã nhận", once."""
    inspection = locked(inspection_id, by)
    last = notices.last_of(inspection)
    row = NoticeRecipient.objects.filter(notice=last, user=by.user).first() if last and by.user else None
    done = row is not None and row.receipts.filter(way=ReceiptWay.ACKNOWLEDGED).exists()
    refuse(why_not_receive(is_recipient=row is not None, done=done))
    assert row is not None, "why_not_receive has found the recipient"
    return _enter(row, inspection, ReceiptWay.ACKNOWLEDGED, by=by, post=None, now=now)


@transaction.atomic
def record_receipt(
    recipient_id: UUID, handing: Handing, *, by: Actor, now: datetime, today: date, receipt_id: UUID | None = None
) -> NoticeReceipt:
    """Record that a recipient was told by hand: the notice handed over, or told by phone, on which day and to whom.

    The same `receipt_id` again returns the receipt that is there.
    """
    row = notices.recipients_visible_to(by).select_related("notice").get(pk=recipient_id)
    inspection = locked(row.notice.inspection_id, by)
    post = require(by, DEEDS[InspectionDeed.RECORD_RECEIPT], queries.bearings(inspection), inspection.state)
    if receipt_id and (there := row.receipts.filter(pk=receipt_id).first()):
        return there
    if faults := handing_faults(handing, sent_on=row.notice.sent_on, today=today):
        raise NotValid({field: str(fault) for field, fault in faults.items()})
    return _enter(row, inspection, handing.way, by=by, post=post, now=now, handing=handing, receipt_id=receipt_id)


def handing_faults(handing: Handing, *, sent_on: date, today: date) -> dict[str, Fault]:
    """What is missing or wrong: who took it, and a day between the notice and today."""
    faults = {}
    if handing.way not in ENTERED or not handing.note.strip():
        faults["note"] = Fault.TEXT_MISSING
    if handing.on > today:
        faults["on"] = Fault.DONE_AFTER_TODAY
    if handing.on < sent_on:
        faults["on"] = Fault.TOLD_BEFORE_NOTICE
    return faults


def _enter(
    row: NoticeRecipient,
    inspection: Inspection,
    way: ReceiptWay,
    *,
    by: Actor,
    post: Post | None,
    now: datetime,
    handing: Handing | None = None,
    receipt_id: UUID | None = None,
) -> NoticeReceipt:
    assert by.user is not None, "who receives or records is known"
    on = handing.on if handing else timezone.localdate(now)
    happened_at = now if on == timezone.localdate(now) else timezone.make_aware(datetime(on.year, on.month, on.day))
    receipt = NoticeReceipt.objects.create(
        id=receipt_id or new_id(),
        recipient=row,
        way=way,
        happened_at=happened_at,
        recorded_at=now,
        recorded_by_id=by.user,
        note=handing.note.strip() if handing else "",
        file=handing.file if handing else None,
    )
    after = {"notice": row.notice.number, "way": way, "recipient": row.full_name, "file": bool(receipt.file_id)}
    record("inspection.notice_received", inspection, by=by, post=post, at=now, on=on, after=after)
    return receipt
