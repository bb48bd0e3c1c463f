"""An inspection for who is in charge of a field: that it takes place, and what of it lies in the field."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Answer, Inspection
from kiemtra.store.queries import findings, inspections, remediation, reports, results
from kiemtra.store.queries.report_pages import Sheet, files_by_item
from kiemtra.web import labels
from kiemtra.web.labels import inspections as words
from kiemtra.web.request import Request
from kiemtra.web.views.report_page import ShownItem, report_shown


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


def _answers(inspection: Inspection, request: Request) -> list[ShownItem]:
    """The items of the field as the unit answered them, form by form."""
    seen = reports.answers_visible_to(request.actor).filter(request__inspection=inspection)
    found: dict[UUID, list[Answer]] = {}
    for row in seen.select_related("request__round", "file").order_by("request__requested_at", "item", "row"):
        found.setdefault(row.request_id, []).append(row)
    return [one for rows in found.values() for one in _of_form(rows, request)]


def _of_form(rows: list[Answer], request: Request) -> list[ShownItem]:
    template = reports.template_of(rows[0].request)
    given = {row.item.partition(".")[0] for row in rows}
    sheet = Sheet(reports.gather(template, rows), files_by_item(rows))
    shown = report_shown(template, sheet, request.today, spare=0).items
    return [one for one in shown if one.item.code in given or one.item.numerator in given]
