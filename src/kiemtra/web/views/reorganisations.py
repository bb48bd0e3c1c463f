"""Reorganisations: the list with what waits for a decision, one with its transfers, and the form of the deed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.domain.people import Permission
from kiemtra.domain.reorganisations import ReorganisationKind, why_not_decide
from kiemtra.store.models import Reorganisation
from kiemtra.store.queries import documents
from kiemtra.store.queries import reorganisations as queries
from kiemtra.store.queries import transfers as transfer_queries
from kiemtra.web import labels
from kiemtra.web.forms.reorganisations import ReorganisationForm
from kiemtra.web.labels.reorganisations import KINDS
from kiemtra.web.request import Request, write_id
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.transfers import shown
from kiemtra.workflows import reorganisations

LIMIT = 200


@login_required
@require_safe
def reorganisation_list(request: Request) -> HttpResponse:
    """What was reorganised in the actor's systems, newest first; on top what waits for this actor's decision."""
    waiting = transfer_queries.for_decision(request.actor)[:LIMIT]
    rows = [{"row": row, "kind": KINDS[ReorganisationKind(row.kind)]} for row in queries.in_full(request.actor)[:LIMIT]]
    context = {
        "rows": rows,
        "waiting": shown(waiting, request),
        "may_reorganise": not _refusal(request),
    }
    return render(request, "reorganisations/list.html", context)


@login_required
@require_safe
def reorganisation_detail(request: Request, pk: UUID) -> HttpResponse:
    """One reorganisation: what ended, what followed, on what ground; and what has passed on because of it."""
    row = queries.in_full(request.actor).get(pk=pk)
    transfers = transfer_queries.visible_to(request.actor).filter(reorganisation=row)
    context = {
        "row": row,
        "kind": KINDS[ReorganisationKind(row.kind)],
        "successions": _successions(row),
        "transfers": shown(transfer_queries.in_order(transfers)[:LIMIT], request),
        "waiting": transfer_queries.waiting(transfers).count(),
        "illustrative": row.jurisdiction.illustrative,
    }
    return render(request, "reorganisations/detail.html", context)


def _successions(row: Reorganisation) -> list[Any]:
    rows = row.successions.select_related("predecessor", "successor")
    return list(rows.order_by("predecessor__name", "-is_main", "successor__name"))


def _refusal(request: Request) -> str:
    if request.jurisdiction is None:
        return labels.refusal(Refusal.NOT_YOUR_ROLE)
    found = why_not_decide(request.actor, Permission.AGENCIES_MANAGE, queries.bearings(request.jurisdiction))
    return labels.refusal(found) if found else ""


@login_required
@require_http_methods(["GET", "POST"])
def reorganisation_new(request: Request) -> HttpResponse:
    """The deed, with everything that is wrong with it at once."""
    page = FormPage(
        heading="Ghi nhận sắp xếp cơ quan",
        submit="Ghi nhận sắp xếp",
        back=reverse("reorganisation-list"),
        crumbs=(("Sắp xếp cơ quan", reverse("reorganisation-list")),),
        lead="Cơ quan được sắp xếp kết thúc từ ngày có hiệu lực; việc còn dở chuyển sang cơ quan tiếp nhận và sửa được sau.",
        refusal=_refusal(request),
        illustrative=bool(request.jurisdiction and request.jurisdiction.illustrative),
    )
    if page.refusal:
        return page.show(request)
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = _reorganise(request, form)
        except NotValid as error:
            form.takes(error)
        else:
            messages.success(request, "Đã ghi nhận sắp xếp cơ quan.")
            return redirect("reorganisation-detail", made.pk)
    return page.show(request, form)


def _form(request: Request) -> ReorganisationForm:
    assert request.jurisdiction is not None, "who manages agencies has a system"
    return ReorganisationForm(
        request.POST or None,
        today=request.today,
        roots=queries.roots(request.jurisdiction, request.today),
        documents=documents.grounds(request.actor),
        initial={"on": request.today},
    )


def _reorganise(request: Request, form: ReorganisationForm) -> Reorganisation:
    assert request.jurisdiction is not None, "who manages agencies has a system"
    return reorganisations.reorganise(
        request.jurisdiction.pk,
        form.content(),
        by=request.actor,
        now=request.now,
        today=request.today,
        reorganisation_id=write_id(request),
    )
