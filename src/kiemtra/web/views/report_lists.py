"""The reports of a unit: what it owes, late on top, and what it has sent."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemtra.domain.deadlines import days_left
from kiemtra.domain.people import UNIT_ROLES
from kiemtra.domain.reports import ReportState, timeliness
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_lists as queries
from kiemtra.store.queries.keyset import page as keyset_page
from kiemtra.web import labels
from kiemtra.web.labels.reports import TIMELY, TONES
from kiemtra.web.request import Request


@login_required
@require_safe
def report_list(request: Request) -> HttpResponse:
    if not request.actor.reach_as(*UNIT_ROLES):
        return redirect("report-round-list")
    sent = keyset_page(queries.sent(request.actor), request.GET.get("trang", ""), by="pk")
    context = {
        "to_fill": [row_of(row, request) for row in queries.to_fill(request.actor)],
        "sent": [row_of(row, request) for row in sent.rows],
        "page": sent,
    }
    return render(request, "reports/list.html", context)


def row_of(row: ReportRequest, request: Request) -> dict[str, Any]:
    """A report in a list: its state, how it stands towards its day, how far it is filled."""
    state = ReportState(row.state)
    first = timezone.localdate(row.first_submitted_at) if row.first_submitted_at else None
    timely = timeliness(first, row.due_on, request.today)
    return {
        "report": row,
        "state_label": labels.state(state),
        "tone": TONES[state],
        "timely": TIMELY[timely],
        "left": days_left(row.due_on, request.today),
        "late": first is None and row.due_on < request.today and state is not ReportState.WITHDRAWN,
        "sent_on": row.submitted_at,
        "presented": row.presented_at is not None,
    }
