"""*Lịch của tôi*: my visits, calls, absences and recusals, and the secret address that other programs read them by."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kiemtra.data.recusals import former_post_on
from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.recusals import RecusalGround
from kiemtra.store.models import Absence, Inspection, Recusal
from kiemtra.store.queries import absences, inspections, people, recusals, secrecy
from kiemtra.store.queries import feeds as queries
from kiemtra.web import ics, labels
from kiemtra.web.forms.members import GROUNDS
from kiemtra.web.labels.inspections import TONES
from kiemtra.web.labels.teams import ABSENCES
from kiemtra.web.middleware import moment
from kiemtra.web.request import Request
from kiemtra.web.signing_in import client_address
from kiemtra.web.views.findings import inspection_of
from kiemtra.web.views.secrecy import call_words
from kiemtra.workflows import feeds

# How far back a calendar goes.
PAST = timedelta(days=60)
HOUR = 3600
# In an hour: so often one address may be read, so often somebody may try wrong ones.
MOST_READS = 60
MOST_TRIES = 30


@require_safe
def my_calendar(request: Request) -> HttpResponse:
    return _page(request)


def _page(request: Request, token: str = "") -> HttpResponse:
    actor, today = request.actor, request.today
    own = absences.visible_to(actor).filter(user=actor.user, withdrawn_at__isnull=True, last__gte=today)
    declared = recusals.visible_to(actor).filter(user=actor.user, withdrawn_at__isnull=True).select_related("agency")
    rule = former_post_on(today)
    context: dict[str, Any] = {
        "visits": [_visit(row, request) for row in queries.visits_of(actor, today)],
        "calls": [call_words(call) for call in secrecy.summons_for(actor, request.now)],
        "absences": [_absence(row) for row in own.order_by("first", "pk")],
        "recusals": [_recusal(row, request) for row in declared.order_by("-declared_at", "-pk")],
        "posts": recusals.posts_counting(actor, today, rule.years),
        "rule": rule,
        "feed": queries.live_of(actor).first(),
        "address": _address(token) if token else "",
    }
    response = render(request, "work/calendar.html", context)
    if token:
        response["Cache-Control"] = "private, no-store"
    return response


def _visit(row: Inspection, request: Request) -> dict[str, Any]:
    state = InspectionState(row.state)
    role = row.team.name if row.team and row.is_out else "Đơn vị tiếp Đoàn"  # type: ignore[attr-defined]
    decided = bool(row.decided_at or row.opened_at)
    return {"row": row, "state": labels.state(state), "tone": TONES[state], "role": role, "decided": decided}


def _absence(row: Absence) -> dict[str, Any]:
    return {"row": row, "kind": ABSENCES[AbsenceKind(row.kind)]}


def _recusal(row: Recusal, request: Request) -> dict[str, Any]:
    holds = row.until is None or row.until >= request.today
    return {"row": row, "ground": dict(GROUNDS)[RecusalGround(row.ground)], "holds": holds}


def _address(token: str) -> str:
    return f"{settings.BASE_URL}{reverse('feed', args=[token])}"


@require_POST
def feed_make(request: Request) -> HttpResponse:
    """The page with the new address on it: it is shown this once, so there is nothing to go on to."""
    return _page(request, feeds.make(by=request.actor, now=request.now))


@require_POST
def feed_withdraw(request: Request) -> HttpResponse:
    feeds.withdraw(by=request.actor, now=request.now)
    messages.success(request, "Đã thu hồi đường dẫn lịch; ai có đường dẫn cũ cũng không xem được nữa.")
    return redirect("my-calendar")


@require_safe
def feed(request: Request, token: str) -> HttpResponse:
    """The calendar behind a secret address; the rights are those of its person at this hour. Others find nothing."""
    if _counted(f"feed-tries:{client_address(request)}", by=0) > MOST_TRIES:
        return HttpResponse(status=429, headers={"Retry-After": str(HOUR)})
    user = queries.owner_of(token)
    if user is None:
        _counted(f"feed-tries:{client_address(request)}")
        return HttpResponse(status=404)
    if _counted(f"feed-reads:{user.pk}") > MOST_READS:
        return HttpResponse(status=429, headers={"Retry-After": str(HOUR)})
    now = moment(people.jurisdiction_of(user))
    today = timezone.localdate(now)
    actor = people.actor_of(user, today)
    visits = queries.visits_of(actor, today - PAST)
    name = f"Lịch kiểm tra: {user.full_name}"
    return ics.response(ics.feed_of(name, visits, secrecy.summons_for(actor, now)), "lich-kiem-tra.ics")


def _counted(key: str, by: int = 1) -> int:
    """How often this was counted within the hour, this time included."""
    cache.add(key, 0, HOUR)
    try:
        return int(cache.incr(key, by))
    except ValueError:
        # Forgotten between the two steps: a new hour has begun.
        return by


@require_safe
def inspection_ics(request: Request, pk: UUID) -> HttpResponse:
    """One visit for one's own calendar; of a sealed one there is no day to be given away."""
    inspection = inspection_of(request, pk)
    is_told = inspections.sees_day(inspection, request.actor)
    if inspection.sealed_until or inspection.visit_on is None or not is_told:
        raise NotAllowed(Refusal.NO_VISIT_DAY)
    return ics.response(ics.one_visit(inspection), f"kiem-tra-{inspection.visit_on:%Y%m%d}.ics")
