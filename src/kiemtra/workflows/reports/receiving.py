"""What the receiving side does with a report: returned item by item, accepted, given more time, called off."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.reports import (
    ReportDeed,
    ReportState,
    RoundPurpose,
    why_not_accept,
    why_not_extend,
    why_not_return_merged,
)
from kiemtra.store.models import ItemRemark, Merge, ReportRequest
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries.report_answers import RECEIVER
from kiemtra.workflows import wording
from kiemtra.workflows.reports import steps
from kiemtra.workflows.reports.steps import Begun
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


@transaction.atomic
def return_(
    request_id: UUID,
    *,
    revision: int,
    remark: str = "",
    items: Mapping[str, str] | None = None,
    by: Actor,
    now: datetime,
) -> ReportRequest:
    """Return the report with a remark on the whole, on items (item → what to mend), or both; the same record opens again.

    Where items are named only those are open, and what turns out wrong or missing with them; else the whole form.
    """
    begun = steps.begin(request_id, ReportDeed.RETURN, by=by, now=now, revision=revision)
    return _returned(begun, remark, items or {})


def return_merged(
    asked: ReportRequest, *, merge: Merge, remark: str, items: Mapping[str, str], by: Actor, post: Post, now: datetime
) -> ReportRequest:
    """Return a report with the merge that counts it, also one that was accepted; allowed by the deed on the merge.

    `asked` is locked. A report of an inspection that was accepted has gone into its results and stays.
    """
    refuse(why_not_return_merged(ReportState(asked.state), of_inspection=asked.inspection_id is not None))
    begun = steps.resume(asked, ReportDeed.RETURN, by=by, post=post, now=now)
    return _returned(begun, remark, items, merge)


def _returned(begun: Begun, remark: str, items: Mapping[str, str], merge: Merge | None = None) -> ReportRequest:
    asked, now = begun.asked, begun.now
    wanted = {item: text.strip() for item, text in items.items() if queries.template_of(asked).item(item)}
    refuse(None if remark.strip() or any(wanted.values()) else Refusal.FORM_INCOMPLETE)
    before = begun.move(ReportState.RETURNED)
    asked.remark, asked.reopened = remark.strip(), list(wanted)
    asked.presented_at = asked.presented_by = None
    save(asked, "state", "remark", "reopened", "presented_at", "presented_by")
    _remark(begun, {item: text for item, text in wanted.items() if text})
    after = {"remark": asked.remark, "items": list(wanted)} | ({"merge": merge} if merge else {})
    steps.leave_event("report.returned", begun, before={"state": before}, after=after)
    body = f"{merge.agency.name if merge else _who(asked)} đã trả lại báo cáo kèm nhận xét."
    to = steps.unit_people(asked, begun.day)
    steps.tell(asked, "returned", to, subject="Báo cáo cần bổ sung", body=body, now=now)
    return asked


@transaction.atomic
def accept(request_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRequest:
    """Accept the report as handed in."""
    begun = steps.begin(request_id, ReportDeed.ACCEPT, by=by, now=now, revision=revision)
    asked = begun.asked
    refuse(why_not_accept(RoundPurpose(asked.round.purpose)))
    before = begun.move(ReportState.ACCEPTED)
    asked.remark = ""
    save(asked, "state", "remark")
    steps.leave_event("report.accepted", begun, before={"state": before})
    body = f"{_who(asked)} đã tiếp nhận báo cáo."
    to = steps.unit_people(asked, begun.day)
    steps.tell(asked, "accepted", to, subject="Báo cáo đã được tiếp nhận", body=body, now=now)
    return asked


@transaction.atomic
def extend(
    request_id: UUID, *, revision: int, due_on: date, reason: str, by: Actor, now: datetime, today: date
) -> ReportRequest:
    """Give the unit more time; the day before and the reason stay in the trail."""
    begun = steps.begin(request_id, ReportDeed.EXTEND, by=by, now=now, revision=revision)
    asked = begun.asked
    _check_reason(reason)
    refuse(why_not_extend(asked.due_on, due_on, today))
    before, asked.due_on = asked.due_on, due_on
    save(asked, "due_on")
    steps.leave_event(
        "report.extended", begun, before={"due_on": before}, after={"due_on": due_on, "reason": reason.strip()}
    )
    body = f"Hạn gửi mới: {wording.day(due_on)}. Lý do: {reason.strip()}"
    steps.tell(asked, "extended", steps.unit_people(asked, begun.day), subject="Gia hạn báo cáo", body=body, now=now)
    return asked


@transaction.atomic
def withdraw(request_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> ReportRequest:
    """Call off a report that is not handed in; what was typed stays with it."""
    begun = steps.begin(request_id, ReportDeed.WITHDRAW, by=by, now=now, revision=revision)
    asked = begun.asked
    _check_reason(reason)
    before = begun.move(ReportState.WITHDRAWN)
    save(asked, "state")
    steps.leave_event("report.withdrawn", begun, before={"state": before}, after={"reason": reason.strip()})
    body = f"{_who(asked)} không yêu cầu báo cáo này nữa. Lý do: {reason.strip()}"
    to = steps.unit_people(asked, begun.day)
    steps.tell(asked, "withdrawn", to, subject="Thôi yêu cầu báo cáo", body=body, now=now)
    return asked


def _remark(begun: Begun, said: Mapping[str, str]) -> None:
    ItemRemark.objects.bulk_create(
        ItemRemark(request=begun.asked, item=item, side=RECEIVER, text=text, made_by_id=begun.user, made_at=begun.now)
        for item, text in said.items()
    )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})


def _who(asked: ReportRequest) -> str:
    return "Đoàn kiểm tra" if asked.inspection else asked.round.asker.name
