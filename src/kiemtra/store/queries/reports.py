"""Reports asked of units: who may see them, and their answers as the rules of forms take them."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from kiemtra.data.forms import load_form, load_forms
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.forms import FormTemplate, ItemType
from kiemtra.domain.people import Actor
from kiemtra.store.models import Answer, Inspection, ReportRequest, ReportVersion
from kiemtra.store.queries import inspections

SUBMITTED = ("submitted", "accepted")


def visible_to(actor: Actor) -> QuerySet[ReportRequest]:
    """The reports of the inspections that this actor may see."""
    if not actor.is_known:
        return ReportRequest.objects.none()
    return ReportRequest.objects.filter(inspections.sees(actor, "inspection__"))


def answers_visible_to(actor: Actor) -> QuerySet[Answer]:
    """The answers in the reports that this actor may see; of a field those to items of its areas, once handed in."""
    if not actor.is_known:
        return Answer.objects.none()
    submitted = Q(request__state__in=SUBMITTED)
    field = inspections.in_field(actor, "request__inspection__", lambda areas: submitted & _items_of(areas))
    return Answer.objects.filter(inspections.sees(actor, "request__inspection__") | field)


def _items_of(areas: Collection[str]) -> Q:
    """The items, and the columns of tables, that ask about these areas, in each form there is."""
    found = Q(pk__in=[])
    for template in load_forms():
        items = [item for item in template.items if item.area in areas]
        codes = [item.code for item in items] + [f"{item.code}.{one.code}" for item in items for one in item.columns]
        found |= Q(request__form=template.code, item__in=codes)
    return found


def bearings(request: ReportRequest) -> Bearings:
    """Who stands on which side: as of its inspection (whose plan must be loaded)."""
    return inspections.bearings(request.inspection)


def template_of(request: ReportRequest) -> FormTemplate:
    """The form that is to be filled."""
    return load_form(request.form)


def typed_answers(request: ReportRequest) -> dict[str, object]:
    """The current answers as they were typed: text, rows of a table, ids of files."""
    return gather(template_of(request), request.answers.order_by("item", "row"))


def gather(template: FormTemplate, rows: Iterable[Answer]) -> dict[str, object]:
    """Put rows of answers together, item by item."""
    single: dict[str, object] = {}
    tables: dict[str, dict[int, dict[str, object]]] = defaultdict(lambda: defaultdict(dict))
    files: dict[str, list[str]] = defaultdict(list)
    kinds = {item.code: item.type for item in template.items}
    for row in rows:
        code, _, column = row.item.partition(".")
        if column:
            tables[code][row.row][column] = row.text
        elif kinds.get(code) is ItemType.FILE:
            files[code].append(str(row.file_id))
        else:
            single[code] = row.text
    lists = {code: tuple(rows[number] for number in sorted(rows)) for code, rows in tables.items()}
    return single | lists | {code: tuple(ids) for code, ids in files.items()}


def last_submitted(inspection: Inspection) -> ReportRequest | None:
    """The report that the unit has handed in for this inspection, None where there is none."""
    return ReportRequest.objects.filter(inspection=inspection, state__in=SUBMITTED).order_by("requested_at").first()


def of_inspection(inspection: Inspection) -> ReportRequest | None:
    """The report asked for in an inspection, None where none is; one query."""
    return inspection.report_requests.order_by("requested_at").first()


def in_full(actor: Actor) -> QuerySet[ReportRequest]:
    """Reports with inspection, plan and unit, as their page shows them."""
    return visible_to(actor).select_related("agency", "inspection__plan", "inspection__unit")


def attached(request: ReportRequest) -> list[Answer]:
    """The files of a report, item by item; one query."""
    return list(request.answers.filter(file__isnull=False).select_related("file").order_by("item", "row"))


def versions(request: ReportRequest) -> list[ReportVersion]:
    """What was handed in, newest first; one query."""
    return list(request.versions.select_related("submitted_by").order_by("-number"))
