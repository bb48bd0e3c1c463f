"""Pages of documents: the register, one document, and what the records clerk does to it."""

from dataclasses import replace
from datetime import date
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
    DocumentDeed,
    DocumentKind,
    DocumentSource,
    IssueWay,
    PaperFormat,
    next_number,
    why_not_correct,
    why_not_replace,
    why_not_withdraw,
)
from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.people import Permission
from kiemtra.domain.register_entries import Entry
from kiemtra.store.models import Document
from kiemtra.store.queries import document_pages, register_entries
from kiemtra.store.queries import document_search as search
from kiemtra.store.queries import documents as queries
from kiemtra.store.queries.keyset import SIZE, page
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.documents import DocumentFilter, IssueForm, ReasonForm, RecordIssueForm
from kiemtra.web.forms.register_entries import SeenForm
from kiemtra.web.labels.documents import ASKED_FIRST, BEARS_NUMBER
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.beside import BesideRow, beside_rows
from kiemtra.web.views.citation_rows import cited_by_rows, cites_rows, read_in_rows
from kiemtra.web.views.registers import COLUMNS, document_cells, document_row, neighbours
from kiemtra.workflows import documents, files

MEDIA = {
    PaperFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.PDF: "application/pdf",
}


@require_safe
def document_list(request: Request) -> HttpResponse:
    form = DocumentFilter(request.GET)
    rows = search.by_nearness(search.searched(queries.visible_to(request.actor), **form.narrowed()), form.words)
    found = page(rows, request.GET.get("trang", ""), by="day", size=SIZE)
    context = {
        "form": form,
        "rows": list(map(document_row, found.rows)),
        "may_enter": request.actor.may(Permission.DOCUMENT_REGISTER),
        **neighbours(request, found),
    }
    return render(request, "documents/list.html", context)


@require_safe
def document_list_xlsx(request: Request) -> HttpResponse:
    form = DocumentFilter(request.GET)
    rows = search.by_nearness(search.searched(queries.visible_to(request.actor), **form.narrowed()), form.words)
    return xlsx("Danh sách văn bản", COLUMNS, map(document_cells, rows.iterator()), today=request.today)


@require_safe
def document_detail(request: Request, pk: UUID) -> HttpResponse:
    document = _seen(request, pk)
    relations = document_pages.relations(document, request.actor)
    context = {
        "document": document,
        "row": document_row(document),
        "relations": relations,
        "cites": cites_rows(relations),
        "cited_by": cited_by_rows(relations),
        "read_in": read_in_rows(relations),
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
    return queries.visible_to(request.actor).select_related(*related).get(pk=pk)


def _refusals(request: Request, document: Document) -> dict[str, str]:
    """For each deed the sentence against it, empty where it is open."""
    bearings = queries.bearings(document)
    found = {deed: why_not(request.actor, rule, bearings, document.state) for deed, rule in DEEDS.items()}
    found[DocumentDeed.WITHDRAW] = found[DocumentDeed.WITHDRAW] or why_not_withdraw(
        DocumentKind(document.kind), decided=queries.is_decided(document)
    )
    found[DocumentDeed.CORRECT] = found[DocumentDeed.CORRECT] or why_not_correct(DocumentSource(document.source))
    found[DocumentDeed.REPLACE] = found[DocumentDeed.REPLACE] or why_not_replace(DocumentSource(document.source))
    return {str(deed): labels.refusal(refusal) if refusal else "" for deed, refusal in found.items()}


def _issued(request: Request, document: Document, form: IssueForm, way: IssueWay) -> bool:
    """Whether the document is issued now; a refusal that belongs to a field is put there.

    Where the register has the number already, of another source, the person says first that it is no slip.
    """
    number, dated = form.cleaned_data["number"], form.cleaned_data["dated"]
    if "is_another" not in request.POST and _beside(request, document, number, dated):
        form.add_error("number", ASKED_FIRST)
        return False
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


def _beside(request: Request, document: Document, number: str, dated: date | None) -> list[BesideRow]:
    """What the register has of the number, but for documents of ours: those the workflow refuses."""
    if not number.strip():
        return []
    year = dated.year if dated else None
    entry = Entry(number.strip(), document.symbol, document.issuer_name, dated, year)
    found = register_entries.beside(document.jurisdiction, entry, request.actor, but=document)
    others = [(row, like) for row, like in found if row.source != DocumentSource.OWN]
    return [replace(row, said=BEARS_NUMBER, tone="warning") for row in beside_rows(others, dated)]


def _issue_page(request: Request, document: Document, form: IssueForm, way: IssueWay) -> HttpResponse:
    live = bool(request.headers.get("HX-Request"))
    form = IssueForm(request.GET, today=request.today) if live else form
    dated = form.cleaned_data.get("dated") if form.is_bound and form.errors is not None else None
    beside = _beside(request, document, form.data.get("number", ""), dated)
    context = {
        "beside": beside,
        "asked": SeenForm() if beside else None,
        "document": document,
        "row": document_row(document),
        "form": form,
        "here": way is IssueWay.NUMBERED_HERE,
        "refusal": _refusals(request, document)[DocumentDeed.RECORD_ISSUE],
    }
    if live:
        return render(request, "documents/_beside.html", context | {"form": context["asked"]})
    return render(request, "documents/issue.html", context, status=422 if form.errors else 200)


def _signer(document: Document) -> dict[str, str]:
    signer = (document.content or {}).get("signer") or {}
    position = " ".join(signer.get("position", [])) or " ".join(signer.get("authority", []))
    return {"signer_name": signer.get("name", ""), "signer_title": position.capitalize()}
