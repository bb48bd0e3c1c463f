"""Pages to read: the list of accounts, one account with its posts, one's own posts."""

from datetime import date
from typing import cast
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.accounts import administered, why_not_manage
from kiemtra.domain.errors import NotAllowed
from kiemtra.store.models import Appointment, User
from kiemtra.store.queries import accounts as queries
from kiemtra.store.queries import appointments as posts
from kiemtra.store.queries import handing_over as hands
from kiemtra.store.queries import signing, teams
from kiemtra.store.queries.keyset import rising_page
from kiemtra.web import labels, trail
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.accounts import AccountFilter
from kiemtra.web.request import Request
from kiemtra.web.views.account_rows import (
    COLUMNS,
    Listed,
    PostRow,
    account_cells,
    account_state,
    post_row,
    seat_names,
    seat_row,
)
from kiemtra.web.views.registers import neighbours
from kiemtra.workflows import accounts

EXPORT_LIMIT = 60_000
EVENTS_SHOWN = 20


def check_manager(request: Request) -> None:
    """Raise unless the person administers a system."""
    if refusal := why_not_manage(request.actor):
        raise NotAllowed(refusal)


def _searched(request: Request, form: AccountFilter) -> QuerySet[User]:
    systems = administered(request.actor)
    return queries.searched(queries.visible_to(request.actor), request.today, systems=systems, **form.narrowed())


def _held(request: Request) -> "tuple[Prefetch[str], Prefetch[str]]":
    return queries.held_of(administered(request.actor), request.today)


@require_safe
def account_list(request: Request) -> HttpResponse:
    check_manager(request)
    form = AccountFilter(request.GET)
    found = rising_page(_searched(request, form), request.GET.get("trang", ""), by="name_key")
    prefetch_related_objects(found.rows, *_held(request))
    listed = cast(list[Listed], found.rows)
    rows = [{"user": user, "state": account_state(user), "seats": seat_names(user)} for user in listed]
    return render(request, "accounts/list.html", {"form": form, "rows": rows, **neighbours(request, found)})


@require_safe
def account_list_xlsx(request: Request) -> HttpResponse:
    check_manager(request)
    rows = _searched(request, AccountFilter(request.GET)).prefetch_related(*_held(request))
    rows = rows.order_by("name_key", "pk")[:EXPORT_LIMIT]
    cells = (line for user in rows.iterator(chunk_size=2000) for line in account_cells(cast(Listed, user)))
    return xlsx("Tài khoản và chức vụ", COLUMNS, cells, today=request.today)


@require_safe
def account_detail(request: Request, pk: UUID) -> HttpResponse:
    check_manager(request)
    user = queries.visible_to(request.actor).get(pk=pk)
    rows = posts.visible_to(request.actor).filter(user=user).select_related(*posts.RELATED)
    seen = set(teams.visible_to(request.actor).filter(members__user=user).values_list("pk", flat=True))
    touch = accounts.why_not_touch(user, request.actor)
    held = _timeline(request, rows)
    seats = [seat_row(seat, request.today, None) for seat in posts.seats_of(user.pk, request.actor)]
    context = {
        "user": user,
        "posts": held,
        "without_post": user.is_active
        and not [row for row in held if row.lasts]
        and not [one for one in seats if one.lasts],
        "deputies": _timeline(request, posts.deputies_of(user.pk, request.actor)),
        "seats": seats,
        "seen_teams": seen,
        "sessions": signing.sessions_of(user, request.now).count(),
        "factors": signing.factors_of(user),
        "touch": labels.refusal(touch) if touch else "",
        "is_self": user.pk == request.actor.user,
        "lines": trail.lines(queries.history(user, request.actor)[:EVENTS_SHOWN]),
    }
    return render(request, "accounts/detail.html", context)


@require_safe
def own_posts(request: Request) -> HttpResponse:
    """One's own posts and seats, who stands in, and what only oneself can pass on."""
    user = request.user
    rows = posts.visible_to(request.actor).filter(user=user).select_related(*posts.RELATED)
    seats = posts.own_seats(request.actor)
    context = {
        "posts": _timeline(request, rows),
        "deputies": _timeline(request, posts.deputies_of(user.pk, request.actor)),
        "seats": [seat_row(seat, request.today, None) for seat in seats],
        "proposals": list(hands.own_proposals(request.actor)),
    }
    return render(request, "accounts/posts.html", context)


def _timeline(request: Request, rows: QuerySet[Appointment]) -> list[PostRow]:
    """Future posts first, then those of today, then the past."""
    shown = [post_row(row, request.actor, request.today, request.now) for row in rows]
    return sorted(shown, key=lambda one: (one.row.valid_to or date.max, one.row.valid_from, one.row.pk), reverse=True)
