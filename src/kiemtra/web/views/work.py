"""*Việc của tôi*: what is due for the actor across all subjects, what has come in, what is done today."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemtra.data.calendar import load_calendar
from kiemtra.store.queries import trail as events
from kiemtra.store.queries import work as queries
from kiemtra.store.queries.work_items import WorkItem
from kiemtra.web import trail
from kiemtra.web.exports import Column, xlsx
from kiemtra.web.labels.work import WORK
from kiemtra.web.request import Request
from kiemtra.workflows import inbox

SHOWN = 100
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
    }
    return render(request, "work/list.html", context)


@require_safe
def my_work_xlsx(request: Request) -> HttpResponse:
    rows = _rows(queries.due_for(request.actor, request.today), request.today)
    cells = ((row.what, row.unit, row.title, row.due_on, "Có" if row.late else "", row.why) for row in rows)
    return xlsx("Việc của tôi", COLUMNS, cells, today=request.today)


@require_POST
def message_read(request: Request, pk: UUID) -> HttpResponse:
    return redirect(inbox.read(pk, by=request.actor, now=request.now).path)


@require_POST
def messages_read(request: Request) -> HttpResponse:
    inbox.read_all(by=request.actor, now=request.now)
    return redirect("my-work")


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
