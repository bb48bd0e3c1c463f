"""*Việc của tôi*: what is due for the actor across all subjects, what has come in, what is done today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.work import WorkKind
from kiemtra.store.queries import inspections, secrecy
from kiemtra.store.queries import trail as events
from kiemtra.store.queries import work as queries
from kiemtra.store.queries.work_items import WorkItem
from kiemtra.web import trail
from kiemtra.web.exports import Column, xlsx
from kiemtra.web.labels.work import WORK
from kiemtra.web.request import Request
from kiemtra.web.views.secrecy import call_words
from kiemtra.workflows import inbox, sealed_reading

SHOWN = 100
UNANNOUNCED = frozenset({WorkKind.APPROVE_UNANNOUNCED, WorkKind.OPEN_UNANNOUNCED})
MESSAGES_SHOWN = 10
COLUMNS: tuple[Column, ...] = (
    ("Việc", 40),
    ("Đơn vị", 30),
    ("Hồ sơ", 60),
    ("Hạn", 12),
    ("Quá hạn", 10),
    ("Với vai trò", 36),
)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One item in the words of the page."""

    what: str
    title: str
    unit: str
    due_on: date | None
    days_left: int | None
    late: bool
    why: str
    href: str


@require_safe
def my_work(request: Request) -> HttpResponse:
    items = queries.due_for(request.actor, request.today)
    _note_sealed(request, items, ReadingOf.LIST)
    unread = list(queries.unread(request.actor)[: MESSAGES_SHOWN + 1])
    done = events.done_today(request.actor, request.today)[:MESSAGES_SHOWN]
    context = {
        "rows": list(_rows(items[:SHOWN], request.today)),
        "count": len(items),
        "late": sum(item.late for item in items),
        "beyond": max(0, len(items) - SHOWN),
        "roles": len(request.actor.posts) > 1,
        "unread": unread[:MESSAGES_SHOWN],
        "unread_words": f"{_up_to(len(unread))} tin báo chưa đọc",
        "done": trail.lines(done),
        "calls": [call_words(call) for call in secrecy.summons_for(request.actor, request.now)],
    }
    return render(request, "work/list.html", context)


@require_safe
def my_work_xlsx(request: Request) -> HttpResponse:
    items = queries.due_for(request.actor, request.today)
    _note_sealed(request, items, ReadingOf.EXPORT)
    rows = _rows(items, request.today)
    cells = ((row.what, row.unit, row.title, row.due_on, "Có" if row.late else "", row.why) for row in rows)
    calls = secrecy.summons_for(request.actor, request.now)
    called = (("Công tác", "", call_words(call), timezone.localdate(call.meet_at), "", "") for call in calls)
    return xlsx("Việc của tôi", COLUMNS, chain(called, cells), today=request.today)


@require_POST
def message_read(request: Request, pk: UUID) -> HttpResponse:
    return redirect(inbox.read(pk, by=request.actor, now=request.now).path)


@require_POST
def messages_read(request: Request) -> HttpResponse:
    inbox.read_all(by=request.actor, now=request.now)
    return redirect("my-work")


def _note_sealed(request: Request, items: Iterable[WorkItem], how: ReadingOf) -> None:
    """What stands here of sealed inspections has been seen; nothing is asked where there is none."""
    keys = [item.pk for item in items if item.kind in UNANNOUNCED]
    if keys:
        rows = inspections.visible_to(request.actor).filter(pk__in=keys).select_related("plan")
        sealed_reading.note(rows, how, by=request.actor, now=request.now)


def _up_to(count: int) -> str:
    return str(count) if count <= MESSAGES_SHOWN else f"Hơn {MESSAGES_SHOWN}"


def _rows(items: Iterable[WorkItem], today: date) -> Iterator[WorkRow]:
    calendar = load_calendar()
    for item in items:
        yield WorkRow(
            what=WORK[item.kind],
            title=item.title,
            unit=item.unit,
            due_on=item.due_on,
            days_left=calendar.working_days_between(today, item.due_on) if item.due_on else None,
            late=item.late,
            why=item.why,
            href=reverse(item.url, args=[item.pk]),
        )
