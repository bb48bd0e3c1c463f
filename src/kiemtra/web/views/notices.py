"""The page that proves the notices of an inspection: what was sent when, to whom, and who has it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import DeadlineCode, due_date
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.notices import ENTERED, NoticeKind, ReceiptWay, RecipientSide
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection, StoredFile
from kiemtra.store.queries import documents, notices
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.store.queries.notices import Proof, Told
from kiemtra.web import labels
from kiemtra.web.forms.inspections import HandingForm
from kiemtra.web.labels import notices as words
from kiemtra.web.labels.deadlines import told as explained
from kiemtra.web.labels.inspections import DONE
from kiemtra.web.request import Request, write_id
from kiemtra.workflows import files, sealed_reading
from kiemtra.workflows import inspections as workflow


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of a recipient."""

    label: str
    at: datetime
    note: str = ""
    by: str = ""
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One notice as the page shows it."""

    proof: Proof
    title: str
    explain: dict[str, Any] | None
    # Its paper; while it is a draft, only those who write it see it.
    sees_document: bool
    sides: tuple[tuple[str, list[tuple[Told, list[Line]]]], ...]
    message: str


@login_required
@require_http_methods(["GET", "POST"])
def notice_list(request: Request, pk: UUID) -> HttpResponse:
    """The notices with their receipts; whoever a notice is for has it from the moment of opening this page."""
    inspection = _found(request, pk)
    if request.method == "POST":
        return _record(request, inspection)
    proofs = notices.proofs(inspection)
    if any(_is_new_to(request, proof) for proof in proofs):
        workflow.note_opened(inspection, by=request.actor, now=request.now)
        proofs = notices.proofs(inspection)
    return _page(request, inspection, proofs)


@login_required
@require_POST
def notice_acknowledge(request: Request, pk: UUID) -> HttpResponse:
    """The recipient says "Đã nhận"."""
    workflow.acknowledge(_found(request, pk).pk, by=request.actor, now=request.now)
    messages.success(request, "Đã ghi nhận bạn đã nhận thông báo.")
    return redirect("notice-list", pk)


def _found(request: Request, pk: UUID) -> Inspection:
    related = ("plan__issuer", "plan__standing_agency", "jurisdiction", "unit", "team")
    inspection = queries.seen_whole(request.actor).select_related(*related).get(pk=pk)
    sealed_reading.note([inspection], ReadingOf.PAGE, by=request.actor, now=request.now)
    return inspection


def _is_new_to(request: Request, proof: Proof) -> bool:
    """Whether the notice is for who asks, who has not opened it yet."""
    mine = (one for one in proof.told if one.recipient.user_id == request.actor.user)
    return any(all(receipt.way != ReceiptWay.PAGE for receipt in one.receipts) for one in mine)


def _page(
    request: Request, inspection: Inspection, proofs: Sequence[Proof], form: Form | None = None, status: int = 200
) -> HttpResponse:
    refusal = why_not(
        request.actor, DEEDS[InspectionDeed.RECORD_RECEIPT], queries.bearings(inspection), inspection.state
    )
    last = proofs[0] if proofs else None
    papers = {paper.pk for paper in documents.of_inspection(inspection, request.actor)}
    context = {
        "inspection": inspection,
        "sheets": [_sheet(request, inspection, proof, papers) for proof in proofs],
        "may_acknowledge": last is not None and _is_waiting_for(request, last),
        "form": form or (None if refusal or last is None else _form(request, last)),
        "refusal": labels.refusal(refusal) if refusal else "",
        "write_id": write_id(request) or new_id(),
    }
    return render(request, "inspections/notices.html", context, status=status)


def _is_waiting_for(request: Request, proof: Proof) -> bool:
    mine = (one for one in proof.told if one.recipient.user_id == request.actor.user)
    return any(not one.has_acknowledged for one in mine)


def _form(request: Request, proof: Proof, data: Any = None, sent: Any = None) -> HandingForm:
    form = HandingForm(data, sent, initial={"on": request.today})
    choices = [(str(one.recipient.pk), one.recipient.full_name) for one in proof.told]
    form.fields["recipient"].choices = choices  # type: ignore[attr-defined]
    ways = [(str(way), words.WAYS[way]) for way in ReceiptWay if way in ENTERED]
    form.fields["way"].choices = ways  # type: ignore[attr-defined]
    by_hand = (str(one.recipient.pk) for one in proof.told if one.is_by_hand)
    form.initial["recipient"] = next(by_hand, choices[0][0] if choices else "")
    return form


def _record(request: Request, inspection: Inspection) -> HttpResponse:
    proofs = notices.proofs(inspection)
    if not proofs:
        raise Inspection.DoesNotExist
    form = _form(request, proofs[0], request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, inspection, proofs, form, status=422)
    said = form.cleaned_data
    try:
        upload = said["file"]
        kept = upload and files.store(upload, name=upload.name, limit=settings.UPLOAD_LIMIT, at=request.now)
        workflow.record_receipt(
            UUID(said["recipient"]),
            workflow.Handing(ReceiptWay(said["way"]), said["on"], said["note"], kept or None),
            by=request.actor,
            now=request.now,
            today=request.today,
            receipt_id=write_id(request),
        )
    except NotValid as refused:
        for field, fault in refused.faults.items():
            form.add_error(field, labels.fault(fault))
        return _page(request, inspection, proofs, form, status=422)
    except NotAllowed as refused:
        if "name" not in refused.facts:
            raise
        form.add_error("file", labels.refusal(refused.refusal, **refused.facts))
        return _page(request, inspection, proofs, form, status=422)
    messages.success(request, DONE[InspectionDeed.RECORD_RECEIPT])
    return redirect("notice-list", inspection.pk)


def _sheet(request: Request, inspection: Inspection, proof: Proof, papers: Collection[UUID]) -> Sheet:
    sides = tuple(
        (words.SIDES[side], [(one, _lines(one)) for one in proof.told if one.recipient.side == side])
        for side in (RecipientSide.UNIT, RecipientSide.TEAM)
    )
    address = request.build_absolute_uri(reverse("notice-list", args=[inspection.pk]))
    title = words.KINDS[NoticeKind(proof.notice.kind)]
    message = f"{title} tại {inspection.unit.name}. Mời mở và bấm “Đã nhận”: {address}"
    return Sheet(
        proof=proof,
        title=title,
        explain=_explained(inspection, proof),
        sees_document=proof.notice.document_id in papers,
        sides=sides,
        message=message,
    )


def _explained(inspection: Inspection, proof: Proof) -> dict[str, Any] | None:
    """How the last lawful day was counted."""
    notice = proof.notice
    if notice.latest_on is None or notice.visit_on is None:
        return None
    return explained(due_date(notice.visit_on, rule_of(inspection.plan, DeadlineCode.NOTICE), load_calendar()))


def _lines(told: Told) -> list[Line]:
    """What is known of one recipient: the mail, then each receipt, the oldest first."""
    sent = told.message.sent_at if told.message else None
    mail = [Line("Thư điện tử đã gửi", sent)] if sent else []
    return mail + [
        Line(
            words.WAYS[ReceiptWay(one.way)],
            one.happened_at,
            one.note,
            one.recorded_by.full_name if one.way in ENTERED else "",
            one.file,
        )
        for one in told.receipts
    ]
