"""Readiness sets: how fresh those of a round are, and the frozen copies that a team took for its inspection."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.people import Actor
from kiemtra.domain.readiness import DEEDS, CopyDeed, Freshness, freshness
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.models import Answer, Inspection, ReadinessCopy, ReportRound
from kiemtra.store.queries import findings, inspections, reports
from kiemtra.store.queries import readiness as queries
from kiemtra.store.queries.report_pages import Sheet
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.labels import readiness as words
from kiemtra.web.request import Request
from kiemtra.web.views import report_parts
from kiemtra.web.views.form_page import crumbs_of
from kiemtra.web.views.report_page import report_shown
from kiemtra.workflows import readiness, sealed_reading


@login_required
@require_http_methods(["GET", "POST"])
def inspection_readiness(request: Request, pk: UUID) -> HttpResponse:
    """The copies taken for an inspection, one of them item by item; a POST takes one."""
    inspection = _inspection(request, pk)
    if request.method == "POST":
        copy = readiness.take_copy(pk, by=request.actor, now=request.now)
        messages.success(request, f"Đã chụp bộ số liệu sẵn sàng (bản {copy.number}).")
        return redirect("inspection-readiness", pk)
    copies = queries.of_inspection(inspection, request.actor)
    shown = next((one for one in copies if str(one.number) == request.GET.get("ban")), copies[0] if copies else None)
    refusal = why_not(request.actor, DEEDS[CopyDeed.TAKE], inspections.bearings(inspection), inspection.state)
    context = {
        "inspection": inspection,
        "crumbs": crumbs_of(inspection),
        "copies": copies,
        "copy": shown,
        "parts": _parts(shown, request.today) if shown else (),
        "old": _old(shown, request.today) if shown else (),
        "unconfirmed": _unconfirmed(shown) if shown else (),
        "refusal": labels.refusal(refusal) if refusal else "",
        "illustrative": inspection.plan.jurisdiction.illustrative,
    }
    return render(request, "readiness/copies.html", context)


def _inspection(request: Request, pk: UUID) -> Inspection:
    """The inspection, for the side that inspects; for the unit this page does not exist."""
    rows = inspections.seen_whole(request.actor).select_related("plan__jurisdiction", "unit", "team")
    inspection = rows.get(pk=pk)
    if not findings.is_inside(request.actor, inspection):
        raise Http404
    sealed_reading.note([inspection], ReadingOf.PAGE, by=request.actor, now=request.now)
    return inspection


def _parts(copy: ReadinessCopy, today: date) -> list[report_parts.ShownPart]:
    template = reports.template_of(copy.request)
    sheet = Sheet(answers=copy.answers, files=_files(copy))
    return report_parts.parts_of(template, report_shown(template, sheet, today, spare=0))


def _files(copy: ReadinessCopy) -> Mapping[str, Sequence[Answer]]:
    """The files of the copy, by item, as pages of reports show them."""
    kept = {str(file.pk): file for file in copy.files.all()}
    found: dict[str, list[Answer]] = {}
    for item, value in copy.answers.items():
        for one in value if isinstance(value, list) else ():
            if isinstance(one, str) and one in kept:
                found.setdefault(item, []).append(Answer(item=item, file=kept[one], file_name=copy.names.get(one, "")))
    return found


def _old(copy: ReadinessCopy, today: date) -> list[tuple[str, date]]:
    """The items that nobody of the unit looked at for more than a quarter, oldest first; of a table its oldest cell."""
    template = reports.template_of(copy.request)
    oldest: dict[str, date] = {}
    for code, written in copy.touched.items():
        item, day = template.item(code.partition(".")[0]), date.fromisoformat(written)
        if item and freshness(day, today) is Freshness.STALE:
            oldest[item.label] = min(day, oldest.get(item.label, day))
    return sorted(oldest.items(), key=lambda one: one[1])


def _unconfirmed(copy: ReadinessCopy) -> list[str]:
    """The items whose value was put there for the unit and that nobody of the unit had confirmed."""
    looked_at = {code.partition(".")[0] for code in copy.touched}
    return [
        item.label for item in reports.template_of(copy.request).items if item.code in copy.answers.keys() - looked_at
    ]


@login_required
@require_safe
def round_freshness(request: Request, pk: UUID) -> HttpResponse:
    """How fresh each unit's set is, the least fresh first."""
    asked = _round(request.actor, pk)
    sets = queries.kept_sets(asked, request.actor, request.today)
    counts = [(words.FRESHNESS[one], words.TONES[one], sum(row.freshness is one for row in sets)) for one in Freshness]
    rows = [(row, words.FRESHNESS[row.freshness], words.TONES[row.freshness]) for row in sets]
    context: dict[str, Any] = {
        "round": asked,
        "rows": rows,
        "counts": counts,
        "crumbs": (
            ("Đợt báo cáo", reverse("report-round-list")),
            (asked.title, reverse("report-round-detail", args=[pk])),
        ),
        "illustrative": asked.jurisdiction.illustrative,
    }
    return render(request, "readiness/freshness.html", context)


COLUMNS = (
    ("Đơn vị", 40),
    ("Xác nhận lần cuối", 18),
    ("Mục cũ nhất", 18),
    ("Phải xác nhận lại trước", 22),
    ("Tình trạng", 32),
)


@login_required
@require_safe
def round_freshness_xlsx(request: Request, pk: UUID) -> HttpResponse:
    asked = _round(request.actor, pk)
    sets = queries.kept_sets(asked, request.actor, request.today)
    rows = [
        (row.request.agency.name, row.confirmed_on, row.oldest_on, row.due_on, words.FRESHNESS[row.freshness])
        for row in sets
    ]
    return xlsx(f"Bộ số liệu sẵn sàng: {asked.title}", COLUMNS, rows, today=request.today)


def _round(actor: Actor, pk: UUID) -> ReportRound:
    return queries.rounds_visible_to(actor).select_related("jurisdiction", "asker").get(pk=pk)
