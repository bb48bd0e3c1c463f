"""What a page of a sealed record shows beside it, and the deeds by which the head keeps things close."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain import accountability as proposals
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.secrecy import DEEDS, ReadingOf, SecrecyDeed, is_keeper
from kiemtra.store.models import Event, Inspection, Summons
from kiemtra.store.queries import accountability, inspections, secrecy
from kiemtra.web import labels
from kiemtra.web.forms.accountability import SummonForm
from kiemtra.web.labels import accountability as words
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.findings import inspection_of
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.workflows import inspections as workflow
from kiemtra.workflows import sealed_drafts

SUMMON_LEAD = (
    "Từ giờ bạn chọn, thành viên Đoàn thấy trong Việc của tôi một dòng “Công tác” với giờ và nơi tập trung, "
    "không có tên đơn vị, nội dung hay đường dẫn. Người ngoài Đoàn không thấy gì."
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read a sealed record, when, in which way."""

    at: datetime
    who: str
    how: str


def reader_lines(events: Iterable[Event]) -> list[Reader]:
    """The readings in words."""
    return [
        Reader(event.recorded_at, event.actor_name, words.READINGS[ReadingOf(event.after["how"])]) for event in events
    ]


def around(request: Request, inspection: Inspection) -> dict[str, Any]:
    """What the page of an inspection shows to the few: who read it, the call to the team, proposals on accountability."""
    bearings = inspections.bearings(inspection)
    keeper = is_keeper(request.actor, bearings)
    drafting = proposals.DEEDS[proposals.ProposalDeed.DRAFT]
    may_propose = keeper and inspection.state in drafting.states
    rows = accountability.listed(request.actor).filter(inspection=inspection) if keeper else ()
    return {
        "readers": reader_lines(secrecy.readers_of_inspection(inspection, request.actor)),
        "call": _call(inspection) if inspection.sealed_until else None,
        "may_summon": why_not(request.actor, DEEDS[SecrecyDeed.SUMMON], bearings, inspection.state) is None,
        "may_propose": may_propose,
        "proposals": [(row, labels.state(proposals.ProposalState(row.state))) for row in rows],
    }


@require_http_methods(["GET", "POST"])
def inspection_summon(request: Request, pk: UUID) -> HttpResponse:
    inspection = inspection_of(request, pk)
    form = SummonForm(request.POST or None, call=_call(inspection), today=request.today)
    if request.method == "POST" and form.is_valid():
        shown_from, meet_at = form.hours()
        said = {"shown_from": shown_from, "meet_at": meet_at, "meeting_point": form.cleaned_data["meeting_point"]}
        try:
            workflow.summon(pk, revision=seen_revision(request), by=request.actor, now=request.now, **said)
            messages.success(request, "Đã đặt giờ, nơi tập trung cho thành viên.")
            return redirect("inspection-detail", pk)
        except NotAllowed as refused:
            form.add_error(None, labels.refusal(refused.refusal, **refused.facts))
    code = why_not(request.actor, DEEDS[SecrecyDeed.SUMMON], inspections.bearings(inspection), inspection.state)
    page = FormPage(
        heading="Báo thành viên tập trung",
        submit="Lưu",
        back=reverse("inspection-detail", args=[pk]),
        crumbs=crumbs_of(inspection),
        lead=SUMMON_LEAD,
        revision=inspection.revision,
        refusal=labels.refusal(code) if code else "",
        illustrative=inspection.plan.jurisdiction.illustrative,
    )
    return page.show(request, form)


@require_POST
def conclusion_seal(request: Request, pk: UUID) -> HttpResponse:
    sealed_drafts.seal(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã giữ kín dự thảo: chỉ Trưởng đoàn và Thư ký thấy cho đến khi gửi đơn vị.")
    return redirect("conclusion-detail", pk)


@require_POST
def conclusion_unseal(request: Request, pk: UUID) -> HttpResponse:
    sealed_drafts.unseal(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ giữ kín dự thảo.")
    return redirect("conclusion-detail", pk)


def call_words(call: Summons) -> str:
    """*Công tác* as a member reads it: hour, day and place; nothing that leads anywhere."""
    at = timezone.localtime(call.meet_at)
    hour = f"{at.hour} giờ {at:%M}" if at.minute else f"{at.hour} giờ"
    return f"{hour} ngày {at:%d/%m/%Y}, tập trung tại {call.meeting_point}"


def _call(inspection: Inspection) -> Summons | None:
    call: Summons | None = getattr(inspection, "summons", None)
    return call
