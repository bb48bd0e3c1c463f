"""The checklist on the spot: one area a page, saved item by item as it is filled, or as a whole without JavaScript."""

from copy import copy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms.utils import flatatt
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Conflict, NotAllowed
from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import CheckResult, Evidence, Inspection
from kiemtra.store.queries import inspections
from kiemtra.store.queries import results as queries
from kiemtra.web import labels
from kiemtra.web.forms.file_inputs import upload_attrs
from kiemtra.web.forms.results import Said, said_of, shown_mark
from kiemtra.web.labels import inspections as words
from kiemtra.web.request import Request
from kiemtra.web.views.inspection_page import found
from kiemtra.web.views.uploads import arrived
from kiemtra.workflows import evidence, results

CHOICES = tuple((str(outcome), label) for outcome, label in words.OUTCOMES.items())


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the page shows it."""

    result: CheckResult
    outcome: str
    note: str
    shown: str
    photos: tuple[Evidence, ...] = ()
    # Taken over from the unit's report, not yet observed by anybody.
    suggestion: str = ""
    recorded_by: str = ""
    # What somebody else has recorded meanwhile, where it contradicts what was typed here.
    theirs: str = ""
    # The revision that would be overwritten knowingly.
    current: int = 0
    fault: str = ""
    just_saved: bool = False

    @property
    def label(self) -> str:
        return words.OUTCOMES[CheckOutcome(self.outcome)]

    @property
    def tone(self) -> str:
        return words.OUTCOME_TONES[CheckOutcome(self.outcome)]


@login_required
@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def inspection_results(request: Request, pk: UUID) -> HttpResponse:
    """One area of the checklist; htmx sends the same form and gets the items that changed."""
    inspection = found(request, pk)
    refusal = why_not(
        request.actor, DEEDS[InspectionDeed.RECORD_RESULT], inspections.bearings(inspection), inspection.state
    )
    rows = queries.of_inspection(inspection)
    areas = _areas(request, inspection, rows)
    area = request.GET.get("area", "") or (areas[0]["code"] if areas else "")
    items = [_item(row) for row in rows if row.area == area]
    if request.method == "POST":
        if refusal:
            raise NotAllowed(refusal)
        return _save(request, inspection, areas, area, items)
    facts = {"refusal": labels.refusal(refusal) if refusal else ""}
    return _page(request, inspection, areas, area, _with_photos(items), facts)


def _save(
    request: Request, inspection: Inspection, areas: list[dict[str, Any]], area: str, items: list[Item]
) -> HttpResponse:
    saved = [_take(request, inspection, item) for item in items]
    touched = [item for item in saved if item.just_saved or item.theirs or item.fault]
    failed = any(item.theirs or item.fault for item in saved)
    if request.htmx:
        # 422, because htmx is set to show the answer to that and to no other refusal.
        shown = {"items": _with_photos(touched), "choices": CHOICES, "upload_attrs": _upload_attrs(inspection)}
        return render(request, "inspections/_results_saved.html", shown, status=422 if failed else 200)
    if failed:
        return _page(request, inspection, areas, area, _with_photos(saved), {}, status=409)
    messages.success(request, f"Đã lưu {sum(1 for item in saved if item.just_saved)} nội dung.")
    return redirect(f"{reverse('inspection-results', args=[inspection.pk])}?{urlencode({'area': area})}")


def _take(request: Request, inspection: Inspection, item: Item) -> Item:
    """Record what was changed for one item and keep its photos; what cannot be taken stays on the page with its reason."""
    said = said_of(item.result, request.POST)
    if said is None:
        return item
    if said.mark != said.shown:
        item = _record(request, item, said)
    return _attach(request, inspection, item)


def _record(request: Request, item: Item, said: Said) -> Item:
    stored = item.result
    if said.revision != stored.revision and said.mark == shown_mark(stored):
        return _said_before(request, item)
    try:
        result = results.record(
            stored.pk,
            revision=said.revision,
            outcome=said.outcome,
            note=said.note,
            by=request.actor,
            now=request.now,
        )
    except Conflict:
        stored.refresh_from_db()
        there = _item(stored)
        return _said_before(request, there) if said.mark == shown_mark(stored) else _contradicted(there, said)
    return replace(_item(result), recorded_by=request.actor.name, just_saved=True)


def _said_before(request: Request, item: Item) -> Item:
    """Two requests of one page may run side by side: what the other has saved is saved, and the page goes on from there."""
    return replace(item, just_saved=item.result.member_id == request.actor.user)


def _contradicted(item: Item, said: Said) -> Item:
    """What was typed stays on the page beside what somebody else has recorded; the old revision stays with it."""
    stored = item.result
    seen = copy(stored)
    seen.revision = said.revision
    return replace(
        item,
        result=seen,
        outcome=str(said.outcome or ""),
        note=said.note,
        shown=said.shown,
        theirs=_in_words(stored),
        current=stored.revision,
    )


def _attach(request: Request, inspection: Inspection, item: Item) -> Item:
    """Hang the photos that came for an item on it."""
    field = f"{item.result.pk}-photo"
    if field not in request.FILES and f"{field}-upload" not in request.POST:
        return item
    came, faults = arrived(request, field, UploadPurpose.RESULT, inspection.pk)
    for photo in came:
        evidence.attach(
            inspection=inspection,
            file=photo.file,
            name=photo.name,
            caption=item.result.question[:300],
            happened_at=request.now,
            place=inspection.place,
            result=item.result,
            by=request.actor,
            now=request.now,
        )
    return replace(item, just_saved=item.just_saved or bool(came), fault=" ".join([item.fault, *faults]).strip())


def _item(row: CheckResult) -> Item:
    waiting = row.prefilled and not row.confirmed
    return Item(
        result=row,
        outcome=row.outcome if row.confirmed else "",
        note=row.note,
        shown=shown_mark(row),
        suggestion=words.OUTCOMES[CheckOutcome(row.outcome)] if waiting and row.outcome else "",
        recorded_by=row.member.full_name if row.member else "",
    )


def _in_words(row: CheckResult) -> str:
    outcome = words.OUTCOMES[CheckOutcome(row.outcome)] if row.outcome else "chưa ghi kết quả"
    who = row.member.full_name if row.member else "người khác"
    note = f"; ghi chú: “{row.note}”" if row.note else ""
    return f"{who}: {outcome}{note}"


def _with_photos(items: list[Item]) -> list[Item]:
    photos = queries.photos(item.result.pk for item in items)
    return [replace(item, photos=tuple(photos.get(item.result.pk, ()))) for item in items]


def _upload_attrs(inspection: Inspection) -> str:
    """What the input for photos says to the script that sends them; the camera keeps its own kinds of files."""
    return flatatt(upload_attrs(UploadPurpose.RESULT, inspection.pk) | {"accept": "image/*"})


def _areas(request: Request, inspection: Inspection, rows: list[CheckResult]) -> list[dict[str, Any]]:
    """The areas with what is left in each: those of the actor's own seat first, then in the order of the plan."""
    mine = queries.own_areas(inspection, request.actor)
    found_areas = []
    for code, group in groupby(rows, key=lambda row: row.area):
        members = list(group)
        left = sum(1 for row in members if not row.confirmed)
        found_areas.append({"code": code, "label": words.area(code), "left": left, "mine": code in mine})
    return sorted(found_areas, key=lambda area: not area["mine"])


def _page(
    request: Request,
    inspection: Inspection,
    areas: list[dict[str, Any]],
    area: str,
    items: list[Item],
    facts: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    tabs = [
        {
            "label": one["label"],
            "href": f"?{urlencode({'area': one['code']})}",
            "count": one["left"] or None,
            "current": one["code"] == area,
        }
        for one in areas
    ]
    shown = {
        "inspection": inspection,
        "tabs": tabs,
        "area_label": words.area(area),
        "items": items,
        "choices": CHOICES,
    }
    shown["upload_attrs"] = _upload_attrs(inspection)
    return render(request, "inspections/results.html", shown | facts, status=status)
