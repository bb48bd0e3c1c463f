"""Pages of documents: the register, one document, and what the records clerk does to it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import (
    DEEDS,
    CitationRole,
    DocumentDeed,
    DocumentKind,
    DocumentSource,
    IssueWay,
    PaperFormat,
    next_number,
    why_not_replace,
    why_not_withdraw,
)
from kiemtra.domain.errors import NotAllowed
from kiemtra.store.models import Document
from kiemtra.store.queries import documents as queries
from kiemtra.store.queries.keyset import SIZE, page
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.documents import DocumentFilter, IssueForm, ReasonForm, RecordIssueForm
from kiemtra.web.labels.documents import CITES
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.registers import COLUMNS, document_cells, document_row, neighbours
from kiemtra.workflows import documents, files

MEDIA = {
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.PDF: "application/pdf",
}


@require_safe
def document_list(request: Request) -> HttpResponse:
    form = DocumentFilter(request.GET)
    rows = queries.searched(queries.by_day(queries.visible_to(request.actor)), **form.narrowed())
    found = page(rows, request.GET.get("trang", ""), by="day", size=SIZE)
    context = {"form": form, "rows": list(map(document_row, found.rows)), **neighbours(request, found)}
    return render(request, "documents/list.html", context)


@require_safe
def document_list_xlsx(request: Request) -> HttpResponse:
    narrowed = DocumentFilter(request.GET).narrowed()
    rows = queries.searched(queries.by_day(queries.visible_to(request.actor)), **narrowed)
    return xlsx("Danh sách văn bản", COLUMNS, map(document_cells, rows.iterator()), today=request.today)


@require_safe
def document_detail(request: Request, pk: UUID) -> HttpResponse:
    document = _seen(request, pk)
    relations = queries.relations(document, request.actor)
    context = {
        "document": document,
        "row": document_row(document),
        "relations": relations,
        "cites": [(citation, CITES[CitationRole(citation.role)]) for citation in relations.cites],
        "refusals": _refusals(request, document),
        "reason": ReasonForm(),
    }
    return render(request, "documents/detail.html", context)


@require_GET
def document_export(request: Request, pk: UUID, format: PaperFormat) -> HttpResponse:
    document = _seen(request, pk)
    response = HttpResponse(documents.export(document, format), content_type=MEDIA[format])
    name = (document.reference or f"du-thao-{document.symbol}").replace("/", "-").lower()
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{format}") or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
def document_record_issue(request: Request, pk: UUID) -> HttpResponse:
    document = _seen(request, pk)
    initial = _signer(document)
    form = RecordIssueForm(request.POST or None, request.FILES or None, today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid() and _issued(request, document, form, IssueWay.RECORDED):
        return redirect("document-detail", pk=pk)
    return _issue_page(request, document, form, IssueWay.RECORDED)


@require_http_methods(["GET", "POST"])
def document_number(request: Request, pk: UUID) -> HttpResponse:
    document = _seen(request, pk)
    number = next_number(queries.numbers_of_series(document, request.today.year))
    initial = _signer(document) | {"number": number, "dated": request.today}
    form = IssueForm(request.POST or None, today=request.today, initial=initial)
    if request.method == "POST" and form.is_valid() and _issued(request, document, form, IssueWay.NUMBERED_HERE):
        return redirect("document-detail", pk=pk)
    return _issue_page(request, document, form, IssueWay.NUMBERED_HERE)


@require_POST
def document_withdraw(request: Request, pk: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    documents.withdraw(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
    messages.success(request, "Đã hủy dự thảo văn bản.")
    return redirect("document-detail", pk=pk)


@require_POST
def document_replace(request: Request, pk: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")
    new = documents.replace(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
    messages.success(request, "Đã lập dự thảo văn bản thay thế; văn bản cũ còn hiệu lực đến khi bản thay thế có số.")
    return redirect("document-detail", pk=new.pk)


def _seen(request: Request, pk: UUID) -> Document:
    related = ("jurisdiction", "plan", "inspection__unit", "issuer", "signed_file")
    return queries.by_day(queries.visible_to(request.actor)).select_related(*related).get(pk=pk)


def _refusals(request: Request, document: Document) -> dict[str, str]:
    """For each deed the sentence against it, empty where it is open."""
    bearings = queries.bearings(document)
    found = {deed: why_not(request.actor, rule, bearings, document.state) for deed, rule in DEEDS.items()}
    found[DocumentDeed.WITHDRAW] = found[DocumentDeed.WITHDRAW] or why_not_withdraw(
        DocumentKind(document.kind), decided=queries.is_decided(document)
    )
    found[DocumentDeed.REPLACE] = found[DocumentDeed.REPLACE] or why_not_replace(DocumentSource(document.source))
    return {str(deed): labels.refusal(refusal) if refusal else "" for deed, refusal in found.items()}


def _issued(request: Request, document: Document, form: IssueForm, way: IssueWay) -> bool:
    """Whether the document is issued now; a refusal that belongs to a field is put there."""
    facts: dict[str, Any] = dict(form.cleaned_data)
    copy = facts.pop("signed_copy", None)
    facts.pop("not_secret", None)
    try:
        signed = copy and files.store(copy, name=copy.name, limit=settings.UPLOAD_LIMIT, at=request.now)
        documents.record_issue(
            document.pk,
            revision=seen_revision(request),
            signed_copy=signed,
            way=way,
            by=request.actor,
            now=request.now,
            **facts,
        )
    except NotAllowed as error:
        if form.takes(error):
            return False
        raise
    messages.success(request, f"Đã ghi nhận văn bản số {facts['number']}/{document.symbol}.")
    return True


def _issue_page(request: Request, document: Document, form: IssueForm, way: IssueWay) -> HttpResponse:
    context = {
        "document": document,
        "row": document_row(document),
        "form": form,
        "here": way is IssueWay.NUMBERED_HERE,
        "refusal": _refusals(request, document)[DocumentDeed.RECORD_ISSUE],
    }
    return render(request, "documents/issue.html", context, status=422 if form.errors else 200)


def _signer(document: Document) -> dict[str, str]:
    signer = (document.content or {}).get("signer") or {}
    position = " ".join(signer.get("position", [])) or " ".join(signer.get("authority", []))
    return {"signer_name": signer.get("name", ""), "signer_title": position.capitalize()}
