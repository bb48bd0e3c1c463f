"""The list of events for those who watch over a jurisdiction, and the proof that one of them stands in the log."""

import json
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain import log_proof
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Permission
from kiemtra.store.log_key import is_signed
from kiemtra.store.models import Event
from kiemtra.store.queries import log as log_queries
from kiemtra.store.queries import plans
from kiemtra.store.queries import trail as queries
from kiemtra.store.queries.keyset import SIZE, page
from kiemtra.web import trail
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.events import EventFilter
from kiemtra.web.request import Request
from kiemtra.web.views.registers import neighbours

COLUMNS: tuple[Column, ...] = (
    ("Ghi lúc", 18),
    ("Việc", 40),
    ("Về", 40),
    ("Người làm", 40),
    ("Chi tiết", 60),
    ("Ngày diễn ra", 14),
)
EXPORT_LIMIT = 50_000
# More plans than a person would look through in a list.
PLANS_OFFERED = 200


@require_safe
def event_list(request: Request) -> HttpResponse:
    _check_reader(request)
    form = _filter(request)
    rows = queries.searched(queries.visible_to(request.actor), **form.narrowed())
    found = page(rows, request.GET.get("trang", ""), by="pk", size=SIZE)
    about = queries.names_about(found.rows)
    context = {
        "form": form,
        "lines": [trail.line(event, about) for event in found.rows],
        "logged": log_queries.logged_of(event.pk for event in found.rows),
        **neighbours(request, found),
    }
    return render(request, "events/list.html", context)


@require_safe
def event_list_xlsx(request: Request) -> HttpResponse:
    _check_reader(request)
    rows = queries.searched(queries.visible_to(request.actor), **_filter(request).narrowed())
    events = list(rows.order_by("-pk")[:EXPORT_LIMIT])
    about = queries.names_about(events)
    lines = (trail.line(event, about) for event in events)
    return xlsx("Nhật ký công việc", COLUMNS, map(_cells, lines), today=request.today)


@require_safe
def event_proof(request: Request, pk: UUID) -> HttpResponse:
    event = _seen(request, pk)
    proof = log_queries.proof_of(event)
    holds = proof and log_proof.fault_in(log_proof.proof_from(proof.as_data()), is_signed) is None
    context = {
        "line": trail.line(event, queries.names_about([event])),
        "event": event,
        "proof": proof,
        "data": proof and proof.as_data(),
        "holds": holds,
        "command": proof and f"kiemtra trail verify --proof {_file_name(event)} --key {proof.checkpoint.key}",
        "minutes": int(settings.LOG_BEAT.total_seconds() // 60),
    }
    return render(request, "events/proof.html", context)


@require_safe
def event_proof_json(request: Request, pk: UUID) -> HttpResponse:
    event = _seen(request, pk)
    proof = log_queries.proof_of(event)
    if proof is None:
        raise Http404
    text = json.dumps(proof.as_data(), ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_file_name(event)}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _seen(request: Request, pk: UUID) -> Event:
    """The event, where its reader sees it; a hidden one is as one that never was."""
    _check_reader(request)
    event = queries.visible_to(request.actor).filter(pk=pk).first()
    if event is None:
        raise Http404
    return event


def _file_name(event: Event) -> str:
    return f"bang-chung-{event.pk}.json"


def _filter(request: Request) -> EventFilter:
    offered = plans.visible_to(request.actor).order_by("-year", "title")[:PLANS_OFFERED]
    return EventFilter(request.GET, plans=offered)


def _check_reader(request: Request) -> None:
    if not request.actor.may(Permission.EVENTS_READ):
        raise NotAllowed(Refusal.NOT_YOUR_ROLE)


def _cells(line: trail.Line) -> tuple[Cell, ...]:
    return line.at, line.what, line.about, line.who, line.detail, line.happened_on
