"""The deeds of notices as trials, for `rights_of_deeds`: what the real workflow is given for one inspection."""

from collections.abc import Callable
from datetime import timedelta

from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.notices import ReceiptWay
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, NoticeRecipient
from kiemtra.workflows import inspections, self_inspections
from tests.factories_inspections import VISIT
from tests.world import NOW, TODAY

HANDING = inspections.Handing(ReceiptWay.PHONE, TODAY, "Đã báo qua điện thoại")
NEW = inspections.Visit(VISIT + timedelta(days=7))


def of_notices(row: Inspection) -> dict[InspectionDeed, Callable[[Actor], object]]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    found = {
        InspectionDeed.NOTICE_URGENTLY: lambda by: _send_urgently(row, by),
        InspectionDeed.CHANGE_VISIT: lambda by: inspections.change_visit(
            key, NEW, reason="Đơn vị họp", overlap_reason="Đã thống nhất", by=by, today=TODAY, **said
        ),
        # Who inspects himself begins without any notice.
        InspectionDeed.BEGIN_OWN: lambda by: self_inspections.begin(key, by=by, today=TODAY, **said),
        InspectionDeed.REMIND_UNIT: lambda by: inspections.remind_unit(key, by=by, today=TODAY, **said),
    }
    if told := NoticeRecipient.objects.filter(notice__inspection=row).first():
        found[InspectionDeed.RECORD_RECEIPT] = lambda by: inspections.record_receipt(
            told.pk, HANDING, by=by, now=NOW, today=TODAY
        )
    return found


def _send_urgently(row: Inspection, by: Actor) -> Inspection:
    """With a day that was decided; the last lawful day for its notice has passed."""
    Inspection.objects.filter(pk=row.pk).update(visit_on=VISIT, decided_by=by.user, decided_at=NOW)
    return inspections.send_urgent_notice(
        row.pk, revision=row.revision, reason="Thiên tai", by=by, now=NOW, today=VISIT - timedelta(days=1)
    )
