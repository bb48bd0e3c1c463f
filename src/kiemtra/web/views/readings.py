"""Pages of readings: texts given, each shown with its facts beside it, and kept as an example."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.evidence import SHOWN_INLINE, MediaType
from kiemtra.domain.people import Permission
from kiemtra.domain.readings import FactGroup
from kiemtra.store.models import Reading, Recognition
from kiemtra.store.queries import readings as queries
from kiemtra.store.queries import recognitions
from kiemtra.web import labels
from kiemtra.web.forms.readings import TakeForm
from kiemtra.web.labels import readings as words
from kiemtra.web.labels.documents import FILES
from kiemtra.web.request import Request
from kiemtra.web.views.reading_page import review_of, shown, with_text
from kiemtra.web.views.recognitions import shown_scan
from kiemtra.workflows import readings
from kiemtra.workflows.readings.examples import example_of

SHOWN = 50
LONGEST = 140
NOT_KEPT = {Refusal.SECRET_PAPER, Refusal.FILE_INFECTED}


@require_http_methods(["GET", "HEAD", "POST"])
def reading_list(request: Request) -> HttpResponse:
    if request.jurisdiction is None or not request.actor.may(Permission.READING_MAKE):
        raise Http404
    form = TakeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = readings.open_all(request.jurisdiction, form.sources(), by=request.actor, now=request.now)
            taken = readings.take_all(request.jurisdiction, opened, by=request.actor, now=request.now)
        except NotValid as error:
            for said in error.faults.values():
                form.add_error(form.given_in, labels.fault(said))
        except NotAllowed as error:
            if error.refusal not in NOT_KEPT:
                raise
            said = labels.refusal(error.refusal, **error.facts)
            form.add_error(form.given_in, f"“{error.facts['name']}”: {said}")
        else:
            return redirect(_page_of(taken[0])) if len(taken) == 1 else redirect("reading-list")
    if request.htmx and request.htmx.target == "van-ban-da-doc":
        return render(request, "readings/_rows.html", _rows(request))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "readings/list.html", {"form": form, **_rows(request)}, status=status)


def _rows(request: Request) -> dict[str, Any]:
    rows = list(queries.listed(request.actor)[:SHOWN])
    for row in rows:
        row.heading = heading_of(row.opening, row.own_kind, row.own_reference) or row.name  # type: ignore[attr-defined]
    scans = [shown_scan(scan) for scan in recognitions.listed(request.actor, now=request.now)]
    return {"rows": rows, "scans": scans, "under_way": any(scan.under_way for scan in scans)}


def _page_of(taken: Reading | Recognition) -> str:
    name = "reading-detail" if isinstance(taken, Reading) else "recognition-detail"
    return reverse(name, args=[taken.pk])


@require_safe
def reading_detail(request: Request, pk: UUID) -> HttpResponse:
    reading = shown(request, pk)
    page = with_text(review_of(request, reading))
    own = reading.facts.get("self") or {}
    heading = heading_of(reading.text, own.get("kind"), own.get("reference")) or reading.name
    context = page | {
        "heading": heading,
        "from_file": not heading.startswith(reading.name.rstrip("…")),
        "legend": words.LEGEND,
        "original": _original(reading),
        "has_units": any(fact.group in {FactGroup.UNITS, FactGroup.UNIT_COUNTS} for fact in page["facts"]),
        "about_inspection": bool(page["facts"]),
    }
    return render(request, "readings/detail.html", context)


def _original(reading: Reading) -> dict[str, Any] | None:
    """The scan or file that it was read from, as its link shows it."""
    if reading.file is None:
        return None
    kind = MediaType(reading.file.media_type)
    return {"file": reading.file, "kind": FILES[kind], "opens": kind in SHOWN_INLINE}


@require_safe
def reading_example(request: Request, pk: UUID) -> HttpResponse:
    """The text with what people said of its facts, as one labelled example."""
    reading = queries.visible_to(request.actor).get(pk=pk)
    response = JsonResponse(example_of(reading), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="vi-du-{reading.sha256[:16]}.json"'
    return response


def heading_of(text: str, kind: str | None, reference: str | None) -> str:
    """What a text is called: an official document by its own number, another one by its first line."""
    if kind and reference:
        return f"{kind} số {reference}"
    first = next((line for line in text.splitlines() if line.strip()), "")
    return Truncator(" ".join(first.split())).chars(LONGEST)
