"""Pages on which a document of others is entered in the register, or corrected: what is there already is shown at once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DEEDS, DocumentDeed, DocumentSource, why_not_correct
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.store.ids import new_id
from kiemtra.store.models import Document, Jurisdiction
from kiemtra.store.queries import documents as queries
from kiemtra.store.queries import register_entries
from kiemtra.web import labels
from kiemtra.web.forms.register_entries import CorrectForm, EnterForm, RegisterForm
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.beside import beside_rows
from kiemtra.workflows import register_entries as workflow

_AT_NUMBER = {Refusal.IN_REGISTER, Refusal.LIKE_IN_REGISTER, Refusal.SECRET_PAPER}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document_enter(request: Request) -> HttpResponse:
    register = request.jurisdiction
    if register is None:
        raise Http404
    refusal = why_not(request.actor, DEEDS[DocumentDeed.ENTER], queries.bearings_of_register(register), "")
    if refusal:
        raise NotAllowed(refusal)
    form = EnterForm(_typed(request))
    entered, key = form.entered(), write_id(request) or new_id()
    if request.method == "POST" and form.is_valid() and entered:
        source = DocumentSource(form.cleaned_data["source"])

        def enter(is_another: bool) -> Document:
            return workflow.enter(
                register,
                entered,
                source=source,
                is_another=is_another,
                document_id=key,
                by=request.actor,
                now=request.now,
            )

        if document := _done(form, request, enter):
            said = "Đã vào sổ {}." if document.pk == key else "{} đã có trong sổ; không vào sổ lần nữa."
            messages.success(request, said.format(document))
            return redirect("document-detail", pk=document.pk)
    return _page(request, form, register, {"write_id": key})


@require_http_methods(["GET", "HEAD", "POST"])
def document_correct(request: Request, pk: UUID) -> HttpResponse:
    document = queries.visible_to(request.actor).select_related("jurisdiction", "plan", "inspection").get(pk=pk)
    refusal = why_not(request.actor, DEEDS[DocumentDeed.CORRECT], queries.bearings(document), document.state)
    refusal = refusal or why_not_correct(DocumentSource(document.source))
    held = {name: getattr(document, name) for name in ("reference", "dated", "issuer_name", "kind", "subject")}
    form = CorrectForm(_typed(request), initial=held)
    entered = form.entered(document)
    if request.method == "POST" and form.is_valid() and entered:

        def correct(is_another: bool) -> Document:
            return workflow.correct(
                pk,
                entered,
                revision=seen_revision(request),
                reason=form.cleaned_data["reason"],
                is_another=is_another,
                by=request.actor,
                now=request.now,
            )

        if _done(form, request, correct):
            messages.success(request, "Đã sửa thông tin đăng ký; thông tin trước đó còn trong nhật ký.")
            return redirect("document-detail", pk=pk)
    more = {"document": document, "refusal": labels.refusal(refusal) if refusal else ""}
    return _page(request, form, document.jurisdiction, more, but=document)


def _typed(request: Request) -> QueryDict | None:
    """What was sent; or, asked while somebody is still typing, what stands in the fields so far."""
    if request.method == "POST":
        return request.POST
    return request.GET if request.headers.get("HX-Request") else None


def _done(form: RegisterForm, request: Request, do: Callable[[bool], Document]) -> Document | None:
    """The document where the deed is done; None with what stands against it at its field."""
    try:
        return do("is_another" in request.POST)
    except NotValid as error:
        form.take(error.faults)
    except NotAllowed as error:
        if error.refusal not in _AT_NUMBER:
            raise
        form.take_refusal(error.refusal, error.facts)
    return None


def _page(
    request: Request, form: RegisterForm, register: Jurisdiction, more: dict[str, Any], *, but: Document | None = None
) -> HttpResponse:
    """The form with what the register has of this number; asked by htmx the latter alone."""
    entered = form.entered(but)
    found = list(register_entries.beside(register, entered.entry, request.actor, but=but)) if entered else []
    form.ask_whether_another(like for _, like in found)
    context = {
        "form": form,
        "beside": beside_rows(found, entered.dated, entered.subject) if entered else [],
        "illustrative": register.illustrative,
        **more,
    }
    if request.headers.get("HX-Request"):
        return render(request, "documents/_beside.html", context)
    failed = request.method == "POST" and bool(form.errors)
    return render(request, "documents/enter.html", context, status=422 if failed else 200)
