"""The list of events for those who watch over a jurisdiction."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Permission
from kiemtra.store.queries import trail as queries
from kiemtra.store.queries.keyset import SIZE, page
from kiemtra.web import trail
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.events import EventFilter
from kiemtra.web.request import Request
from kiemtra.web.views.registers import neighbours

COLUMNS: tuple[Column, ...] = (("Ghi lúc", 18), ("Việc", 40), ("Người làm", 40), ("Chi tiết", 60), ("Ngày diễn ra", 14))
EXPORT_LIMIT = 50_000


@require_safe
def event_list(request: Request) -> HttpResponse:
    _check_reader(request)
    form = EventFilter(request.GET)
    rows = queries.searched(queries.visible_to(request.actor), **form.narrowed())
    found = page(rows, request.GET.get("trang", ""), by="pk", size=SIZE)
    context = {"form": form, "lines": list(map(trail.line, found.rows)), **neighbours(request, found)}
    return render(request, "events/list.html", context)


@require_safe
def event_list_xlsx(request: Request) -> HttpResponse:
    _check_reader(request)
    rows = queries.searched(queries.visible_to(request.actor), **EventFilter(request.GET).narrowed())
    lines = map(trail.line, rows.order_by("-pk")[:EXPORT_LIMIT].iterator())
    return xlsx("Nhật ký công việc", COLUMNS, map(_cells, lines), today=request.today)


def _check_reader(request: Request) -> None:
    if not request.actor.may(Permission.EVENTS_READ):
        raise NotAllowed(Refusal.NOT_YOUR_ROLE)


def _cells(line: trail.Line) -> tuple[Cell, ...]:
    return line.at, line.what, line.who, line.detail, line.happened_on
