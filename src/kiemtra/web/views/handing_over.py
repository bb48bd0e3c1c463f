"""Handing over: everything in somebody's hands on one page, and who takes it over; and a sealed proposal, by its proposer."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemtra.domain.accounts import why_not_manage
from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.store.models import User
from kiemtra.store.queries import accounts as account_queries
from kiemtra.store.queries import handing_over as queries
from kiemtra.web import labels
from kiemtra.web.forms.accounts import HandingOverForm, ProposalForm
from kiemtra.web.labels.work import WORK
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.account_rows import post_row, seat_row
from kiemtra.web.views.accounts import seen
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import handing_over
from kiemtra.workflows.handing_over import HandedOver

Items = dict[UUID, tuple[str, Sequence[User]]]


@require_http_methods(["GET", "POST"])
def account_hand_over(request: Request, pk: UUID) -> HttpResponse:
    user = seen(request, pk)
    hands = queries.in_hands(user, request.actor, request.today)
    hands.posts[:] = [row for row in hands.posts if why_not_manage(request.actor, row.jurisdiction_id) is None]
    form = HandingOverForm(request.POST or None, items=_items(user, hands, request), initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            done = handing_over.hand_over(
                pk,
                form.choices(),
                on=given["on"],
                close=given["close"],
                revision=seen_revision(request),
                by=request.actor,
                now=request.now,
            )
        except NotValid as error:
            form.take(error.faults)
        else:
            _tell(request, user, done)
            return redirect("account-detail", pk=pk)
    context = _context(request, user, hands, form)
    return render(request, "accounts/hand_over.html", context, status=422 if form.errors else 200)


def _items(user: User, hands: queries.Hands, request: Request) -> Items:
    """What somebody may take over, with its name and the people who may."""
    items: Items = {}
    for row in hands.posts:
        people = account_queries.candidates(row.jurisdiction_id, row.agency_id, request.today, but=user.pk)
        others = [one for one in people if one.pk != request.actor.user]
        items[row.pk] = (f"{row.title}, {row.agency.short_name}", others)
    for held in hands.seats:
        if held.refusal is None and held.seat.valid_to is None:
            people = account_queries.candidates(held.seat.team.plan.jurisdiction_id, None, request.today, but=user.pk)
            items[held.seat.pk] = (held.seat.team.name, people)
    return items


def _context(request: Request, user: User, hands: queries.Hands, form: HandingOverForm) -> dict[str, object]:
    refusal = Refusal.OWN_ACCOUNT if user.pk == request.actor.user else None
    return {
        "user": user,
        "form": form,
        "posts": [
            {"post": post_row(row, request.actor, request.today, request.now), "field": form.heir_field(row.pk)}
            for row in hands.posts
        ],
        "seats": [
            {
                "row": seat_row(held.seat, request.today, held.refusal),
                "field": form.heir_field(held.seat.pk) if held.seat.pk in form.items else None,
            }
            for held in hands.seats
        ],
        "work": [
            {"what": WORK[item.kind], "item": item, "href": reverse(item.url, args=[item.pk])} for item in hands.work
        ],
        "refusal": labels.refusal(refusal) if refusal else "",
        "revision": seen_revision(request) if request.method == "POST" else user.revision,
    }


def _tell(request: Request, user: User, done: HandedOver) -> None:
    messages.success(request, f"Đã bàn giao {len(done.inherited)} việc của {user.full_name}.")
    if done.left:
        messages.warning(request, f"Chưa có người nhận: {'; '.join(done.left)}.")


@require_http_methods(["GET", "POST"])
def proposal_pass_on(request: Request, pk: UUID) -> HttpResponse:
    inspection = queries.own_proposals(request.actor).get(pk=pk)
    form = ProposalForm(request.POST or None, people=queries.heirs_of_proposal(inspection, request.today))
    if request.method == "POST" and form.is_valid():
        heir = form.cleaned_data["heir"]
        try:
            handing_over.pass_on_proposal(
                pk, UUID(heir) if heir else None, revision=seen_revision(request), by=request.actor, now=request.now
            )
        except NotValid as error:
            form.take(error.faults)
        else:
            messages.success(request, "Đã bàn giao đề xuất. Từ nay chỉ người nhận xem được.")
            return redirect("own-posts")
    page = FormPage(
        "Bàn giao đề xuất kiểm tra không báo trước",
        "Bàn giao",
        reverse("own-posts"),
        (("Chức vụ của tôi", reverse("own-posts")),),
        lead=f"Đề xuất kiểm tra {inspection.unit.short_name}. Sau khi bàn giao, bạn không còn xem được hồ sơ này.",
        revision=inspection.revision,
    )
    return page.show(request, form)
