"""The page of a conclusion and its deeds: draft, send, reply, take up, conclude, hand over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.documents import DocumentKind, PaperFormat
from kiemtra.domain.errors import NotValid
from kiemtra.domain.findings import FindingState
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.drafting.pdf import to_pdf
from kiemtra.drafting.word import to_docx
from kiemtra.store.models import Conclusion
from kiemtra.store.queries import conclusions as queries
from kiemtra.store.queries import findings as finding_queries
from kiemtra.web.forms.conclusions import ConcludeForm, DraftForm, ReplyForm, ResponseForm, SendForm
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.conclusion_page import page_of
from kiemtra.web.views.documents import MEDIA
from kiemtra.web.views.findings import inspection_of, refusal_of
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.workflows import conclusions, sealed_reading, terms
from kiemtra.workflows.papers import result_notice

D = InspectionDeed
PRINT = {PaperFormat.DOCX: to_docx, PaperFormat.PDF: to_pdf}


@login_required
@require_safe
def conclusion_detail(request: Request, pk: UUID) -> HttpResponse:
    """The draft or the conclusion: each sentence with its source; for the unit once it is sent."""
    conclusion = _found(request, pk)
    return render(request, "conclusions/detail.html", page_of(request, conclusion))


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_start(request: Request, pk: UUID) -> HttpResponse:
    """Begin the draft."""
    if request.method == "POST":
        conclusions.start_draft(pk, revision=seen_revision(request), by=request.actor, now=request.now)
        return _done(request, pk, "Đã lập dự thảo từ kết quả và nhận định đã xác nhận. Hãy đọc lại từng câu.")
    inspection = inspection_of(request, pk)
    if queries.visible_to(request.actor).filter(inspection=inspection).exists():
        return redirect("conclusion-detail", pk)
    left = finding_queries.visible_to(request.actor).filter(inspection=inspection, state=FindingState.DRAFT).count()
    page = FormPage(
        heading="Soạn dự thảo kết luận",
        submit="Lập dự thảo",
        back=reverse("inspection-detail", args=[pk]),
        crumbs=crumbs_of(inspection),
        lead="Phần mềm ghép kết quả kiểm tra và nhận định đã xác nhận thành từng đoạn theo lĩnh vực; mỗi câu dẫn về nguồn của nó."
        + (f" Còn {left} nhận định chưa xác nhận, chưa đưa vào đánh giá." if left else ""),
        revision=inspection.revision,
        refusal=refusal_of(request, inspection, D.START_DRAFT),
        illustrative=inspection.plan.jurisdiction.illustrative,
    )
    return page.show(request)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_edit(request: Request, pk: UUID) -> HttpResponse:
    """Write the assessment anew."""
    conclusion = _found(request, pk)
    form = DraftForm(request.POST or None, conclusion=conclusion)
    if request.method == "POST" and form.is_valid():
        conclusions.edit(
            pk,
            revision=seen_revision(request),
            general=form.cleaned_data["general"],
            paragraphs=form.paragraphs(),
            by=request.actor,
            now=request.now,
        )
        return _done(request, pk, "Đã lưu phần đánh giá.")
    return _page(request, conclusion, D.EDIT_DRAFT, "Sửa phần đánh giá", "Lưu đánh giá").show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_send(request: Request, pk: UUID) -> HttpResponse:
    """Send the draft to the unit."""
    conclusion = _found(request, pk)
    due = terms.due(conclusion.inspection.plan, DeadlineCode.REPLY_TO_DRAFT, request.today)
    form = SendForm(request.POST or None, due=due.date)
    if request.method == "POST" and form.is_valid():
        try:
            conclusions.send(
                pk,
                revision=seen_revision(request),
                reply_due=form.cleaned_data["reply_due"],
                by=request.actor,
                now=request.now,
                today=request.today,
            )
            return _done(request, pk, "Đã gửi dự thảo; đơn vị đã được báo.")
        except NotValid as error:
            form.takes(error)
    lead = f"Hạn trả lời điền sẵn theo: {due.rule.source}."
    return _page(request, conclusion, D.SEND_DRAFT, "Gửi dự thảo cho đơn vị", "Gửi dự thảo", lead).show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_reply(request: Request, pk: UUID) -> HttpResponse:
    """Answer the draft as the unit."""
    conclusion = _found(request, pk)
    rows = finding_queries.of_inspection(conclusion.inspection, request.actor)
    form = ReplyForm(request.POST or None, findings=rows)
    if request.method == "POST" and form.is_valid():
        try:
            conclusions.reply(
                pk,
                revision=seen_revision(request),
                text=form.cleaned_data["text"],
                opinions=form.opinions(),
                by=request.actor,
                now=request.now,
                today=request.today,
            )
            return _done(request, pk, "Đã gửi ý kiến của đơn vị cho Đoàn kiểm tra.")
        except NotValid as error:
            form.takes(error)
    lead = "Trả lời một lần; sau khi gửi, Đoàn kiểm tra tiếp thu hoặc giải trình từng ý kiến."
    return _page(request, conclusion, D.REPLY, "Ý kiến của đơn vị về dự thảo", "Gửi ý kiến", lead).show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_take_up(request: Request, pk: UUID) -> HttpResponse:
    """Take the unit's answer up."""
    conclusion = _found(request, pk)
    form = ResponseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            conclusions.take_up_reply(
                pk,
                revision=seen_revision(request),
                response=form.cleaned_data["response"],
                by=request.actor,
                now=request.now,
                today=request.today,
            )
            return _done(request, pk, "Đã tiếp thu ý kiến; dự thảo mở lại để hoàn thiện.")
        except NotValid as error:
            form.takes(error)
    about = conclusion.reply or "Đơn vị không có ý kiến trong thời hạn."
    return _page(request, conclusion, D.TAKE_UP_REPLY, "Tiếp thu ý kiến của đơn vị", "Lưu", about=about).show(
        request, form
    )


@login_required
@require_http_methods(["GET", "POST"])
def conclusion_conclude(request: Request, pk: UUID) -> HttpResponse:
    """Decide as head."""
    conclusion = _found(request, pk)
    form = ConcludeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        conclusions.conclude(
            pk,
            revision=seen_revision(request),
            paper=DocumentKind(form.cleaned_data["paper"]),
            by=request.actor,
            now=request.now,
            today=request.today,
        )
        return _done(request, pk, "Đã kết luận. Văn bản đã soạn, chờ ký và ghi số.")
    lead = "Sau khi kết luận, nội dung không sửa được nữa; các kiến nghị được giao và văn bản được soạn, để trống số và ngày."
    return _page(request, conclusion, D.CONCLUDE, "Kết luận cuộc kiểm tra", "Kết luận", lead).show(request, form)


@login_required
@require_POST
def conclusion_hand_over(request: Request, pk: UUID) -> HttpResponse:
    conclusions.hand_over(pk, revision=seen_revision(request), by=request.actor, now=request.now, today=request.today)
    return _done(request, pk, "Đã gửi văn bản đến đơn vị và các cơ quan có kiến nghị.")


@login_required
@require_safe
def conclusion_preview(request: Request, pk: UUID, format: PaperFormat) -> HttpResponse:
    """The document as it would be drafted now."""
    conclusion = _found(request, pk, ReadingOf.EXPORT)
    content = result_notice.content_of(conclusion)
    response = HttpResponse(PRINT[format](content), content_type=MEDIA[format])
    response["Content-Disposition"] = f'attachment; filename="du-thao-ket-qua-kiem-tra.{format}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _found(request: Request, pk: UUID, how: ReadingOf = ReadingOf.PAGE) -> Conclusion:
    conclusion = queries.in_full(request.actor).get(inspection=pk)
    sealed_reading.note([conclusion], how, by=request.actor, now=request.now)
    return conclusion


def _done(request: Request, pk: UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("conclusion-detail", pk)


def _page(
    request: Request,
    conclusion: Conclusion,
    deed: InspectionDeed,
    heading: str,
    submit: str,
    lead: str = "",
    about: str = "",
) -> FormPage:
    back = reverse("conclusion-detail", args=[conclusion.inspection_id])
    told: dict[str, Any] = page_of(request, conclusion)
    return FormPage(
        heading=heading,
        submit=submit,
        back=back,
        crumbs=crumbs_of(conclusion.inspection, ("Kết luận", back)),
        lead=lead,
        about=about,
        revision=conclusion.revision,
        refusal=told["refusals"].get(str(deed), told["edit_refusal"]),
        illustrative=conclusion.inspection.jurisdiction.illustrative,
    )
