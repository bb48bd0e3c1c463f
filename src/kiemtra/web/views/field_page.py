"""An inspection for who is in charge of a field: that it takes place, and what of it lies in the field."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Answer, Inspection
from kiemtra.store.queries import findings, inspections, remediation, reports, results
from kiemtra.web import labels
from kiemtra.web.labels import inspections as words
from kiemtra.web.request import Request
from kiemtra.web.views.report_page import items_shown


def is_for_field_only(request: Request, pk: UUID) -> bool:
    """Whether this inspection is seen for the sake of a field and not as a whole; no query for who has no field."""
    return bool(request.actor.fields) and not inspections.seen_whole(request.actor).filter(pk=pk).exists()


def page(request: Request, pk: UUID) -> HttpResponse:
    """The line of the inspection, and findings, results, recommendations and answers of the field."""
    rows = inspections.visible_to(request.actor).select_related("plan__jurisdiction", "unit", "team")
    inspection = rows.get(pk=pk)
    state = InspectionState(inspection.state)
    checked = results.visible_to(request.actor).filter(inspection=inspection).order_by("position")
    context = {
        "inspection": inspection,
        "state_label": labels.state(state),
        "tone": words.TONES[state],
        "areas": [words.area(code) for code in sorted({area for post in request.actor.fields for area in post.areas})],
        "findings": list(findings.of_inspection(inspection, request.actor)),
        "results": list(checked),
        "recommendations": list(remediation.listed(request.actor, request.today).filter(inspection=inspection)),
        "answers": _answers(inspection, request),
        "illustrative": inspection.plan.jurisdiction.illustrative,
    }
    return render(request, "inspections/field.html", context)


def _answers(inspection: Inspection, request: Request) -> list[Any]:
    """The items of the field as the unit answered them."""
    seen = reports.answers_visible_to(request.actor).filter(request__inspection=inspection)
    rows: list[Answer] = list(seen.select_related("request", "file").order_by("item", "row"))
    if not rows:
        return []
    template = reports.template_of(rows[0].request)
    given = {row.item.partition(".")[0] for row in rows}
    files = [row for row in rows if row.file_id]
    shown = items_shown(template, reports.gather(template, rows), files, new_rows=0)
    return [one for one in shown if one.item.code in given or one.item.numerator in given]
