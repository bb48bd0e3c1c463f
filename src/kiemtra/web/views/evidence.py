"""The evidence of an inspection, of a report or of a round: the tree by unit and criterion, and what is asked for."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid
from kiemtra.domain.evidence_asks import DEEDS, AskDeed, AskState
from kiemtra.domain.text import fold
from kiemtra.store.models import Answer, Evidence, EvidenceAsk
from kiemtra.store.queries import evidence as queries
from kiemtra.store.queries import report_rounds
from kiemtra.store.queries.evidence import Expected, Place
from kiemtra.web import labels
from kiemtra.web.forms.evidence import AskForm, EvidenceFilter, area_name
from kiemtra.web.request import Request
from kiemtra.web.views.evidence_rows import Folder, folders, names_in, names_of
from kiemtra.workflows import evidence_asks
from kiemtra.workflows.evidence_asks import Wanted

INSPECTION, REPORT, ROUND = "inspection", "report", "round"
_PLACES = {INSPECTION: queries.inspection_place, REPORT: queries.report_place}


def place_for(request: Request, kind: str, pk: UUID) -> Place:
    """The inspection or report of the address."""
    return _PLACES[kind](pk, request.actor)


def address(kind: str, what: str, pk: UUID) -> str:
    """The address of a page about the evidence of a place."""
    return reverse(f"{kind}-{what}", args=[pk])


@require_safe
def evidence_tree(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """The tree of an inspection or of a report."""
    place = place_for(request, kind, pk)
    found = folders_of(request, place)
    refusal = why_not(request.actor, DEEDS[AskDeed.ASK], place.bearings(request.today), place.state)
    shown = {
        "place": place,
        "back": reverse(f"{kind}-detail", args=[pk]),
        "heading": f"Minh chứng: {place.unit.name}",
        "illustrative": place.record.jurisdiction.illustrative,
        "refusal_ask": labels.refusal(refusal) if refusal else "",
        "ask_url": address(kind, "evidence-ask", pk),
    }
    return _tree(request, found, kind, pk, shown)


@require_safe
def round_evidence(request: Request, pk: UUID) -> HttpResponse:
    """The tree of a round, unit by unit."""
    asked = report_rounds.visible_to(request.actor).select_related("jurisdiction").get(pk=pk)
    found = folders_of_round(request, asked.pk)
    shown = {"heading": f"Minh chứng: {asked.title}", "illustrative": asked.jurisdiction.illustrative, "many": True}
    return _tree(request, found, ROUND, pk, shown)


def folders_of(request: Request, place: Place) -> list[Folder]:
    """All folders of a place as far as the actor may see them."""
    asks: Sequence[EvidenceAsk] = queries.asks_of(place, request.actor)
    files: Sequence[Evidence] = list(queries.of_place(place, request.actor))
    attached = queries.attached(place, request.actor)
    return folders(asks, files, attached, names_of(place) | _labels(attached), request.today)


def folders_of_round(request: Request, pk: UUID) -> list[Folder]:
    """All folders of a round as far as the actor may see them."""
    attached = queries.attached_in_round(pk, request.actor)
    return folders(*queries.of_round(pk, request.actor), attached, _labels(attached), request.today)


def _labels(attached: Sequence[Answer]) -> dict[str, str]:
    """What each item asks to which files are attached."""
    forms = {row.request.form: row.request for row in attached}
    return {code: label for one in forms.values() for code, label in names_in(one).items()}


def _tree(request: Request, found: list[Folder], kind: str, pk: UUID, shown: dict[str, Any]) -> HttpResponse:
    form = EvidenceFilter(request.GET)
    narrowed = narrow(found, *form.narrowed())
    counts = {
        "files": sum(len(one.files) for one in found),
        "waiting": sum(ask.waits for one in found for ask in one.asks),
        "answered": sum(ask.row.state == AskState.ANSWERED for one in found for ask in one.asks),
        "late": sum(ask.late for one in found for ask in one.asks),
    }
    around = {
        "folders": narrowed,
        "is_empty": not found,
        "form": form,
        "filtered": len(narrowed) < len(found),
        "counts": counts,
        "here": address(kind, "evidence", pk),
        "zip_url": address(kind, "evidence-zip", pk),
        "xlsx_url": address(kind, "evidence-xlsx", pk),
    }
    return render(request, "evidence/tree.html", shown | around)


def narrow(found: list[Folder], words: str, state: AskState | None) -> list[Folder]:
    """The folders in which the words stand, with what of them is in the state."""
    kept = []
    for one in found:
        asks = [ask for ask in one.asks if state is None or ask.row.state == state]
        files = [file for file in one.files if state is None or file.asked == state]
        if fold(words):
            asks = [ask for ask in asks if fold(words) in fold(f"{one.criterion} {one.label} {ask.row.text}")]
            files = [
                file for file in files if fold(words) in fold(f"{one.criterion} {one.label} {file.filed} {file.name}")
            ]
        if asks or files:
            kept.append(Folder(one.unit, one.criterion, one.label, asks, files))
    return kept


@require_http_methods(["GET", "POST"])
def evidence_ask_new(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """Ask for expected evidence, one by one or of a whole area at a press, or for something in words."""
    place = place_for(request, kind, pk)
    refusal = why_not(request.actor, DEEDS[AskDeed.ASK], place.bearings(request.today), place.state)
    if refusal:
        raise NotAllowed(refusal)
    expected = queries.expected(place, request.today)
    form = AskForm(request.POST or None, expected=expected)
    if request.method == "POST" and form.is_valid():
        wanted = _wanted(request, form, expected)
        try:
            asked = evidence_asks.ask(
                place,
                wanted,
                due_on=form.cleaned_data["due_on"],
                by=request.actor,
                now=request.now,
                today=request.today,
            )
        except NotValid as error:
            form.takes(error)
        else:
            said = (
                f"Đã gửi yêu cầu {len(asked)} minh chứng." if asked else "Các minh chứng này đã được yêu cầu trước đó."
            )
            messages.success(request, said)
            return redirect(address(kind, "evidence", pk))
    back = address(kind, "evidence", pk)
    shown = {"place": place, "form": form, "areas": _areas(request, place, expected), "back": back}
    return render(request, "evidence/ask.html", shown, status=422 if form.errors else 200)


def _wanted(request: Request, form: AskForm, expected: list[Expected]) -> list[Wanted]:
    """What was ticked; all of an area where its button was pressed; and what was typed."""
    ticked, whole = set(request.POST.getlist("items")), request.POST.get("area")
    chosen = [one for one in expected if (one.area == whole if whole is not None else one.key in ticked)]
    found = [Wanted(one.text, one.criterion, one.area) for one in chosen]
    areas = {one.criterion: one.area for one in expected}
    if whole is None and form.cleaned_data["text"].strip():
        criterion = form.cleaned_data["criterion"]
        found.append(Wanted(form.cleaned_data["text"], criterion, areas.get(criterion, "")))
    return found


def _areas(request: Request, place: Place, expected: list[Expected]) -> list[dict[str, Any]]:
    ticked, there = set(request.POST.getlist("items")), queries.asked_already(place)
    ordered = sorted(expected, key=lambda one: [row.area for row in expected].index(one.area))
    return [
        {
            "code": area,
            "label": area_name(area),
            "items": [
                {"row": one, "ticked": one.key in ticked, "asked": (one.criterion, one.text) in there} for one in group
            ],
        }
        for area, group in groupby(ordered, key=lambda one: one.area)
    ]
