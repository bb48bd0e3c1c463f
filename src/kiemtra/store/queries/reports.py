"""Reports asked of units: who may see them and what hangs on them, with an inspection or without any.

What stands in a report is read in `report_answers`; the rounds in which reports are asked, in `report_rounds`.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import FILLING, ReportState, RoundPurpose
from kiemtra.store.models import (
    Answer,
    AnswerConflict,
    Inspection,
    ItemRemark,
    ReportRequest,
    ReportRound,
)
from kiemtra.store.queries import forms, inspections, sides
from kiemtra.store.queries.inspections import UNIT_ROLES
from kiemtra.store.queries.merge_reach import merges_it
from kiemtra.store.queries.report_answers import base_of as base_of
from kiemtra.store.queries.report_answers import conflicts as conflicts
from kiemtra.store.queries.report_answers import examined as examined
from kiemtra.store.queries.report_answers import gather as gather
from kiemtra.store.queries.report_answers import history as history
from kiemtra.store.queries.report_answers import remarks as remarks
from kiemtra.store.queries.report_answers import template_of as template_of
from kiemtra.store.queries.report_answers import typed_answers as typed_answers
from kiemtra.store.queries.report_answers import unconfirmed as unconfirmed
from kiemtra.store.queries.report_versions import Difference as Difference
from kiemtra.store.queries.report_versions import differences as differences
from kiemtra.store.queries.report_versions import versions as versions

SUBMITTED = ("submitted", "accepted")
# What decides who stands on which side of a report.
RELATED = ("inspection__plan", "inspection__unit", "round__plan", "round__asker", "agency")


def visible_to(actor: Actor) -> QuerySet[ReportRequest]:
    """The reports that this actor may see: with an inspection as that is seen, else as unit, asker or who is above."""
    if not actor.is_known:
        return ReportRequest.objects.none()
    return ReportRequest.objects.filter(_sees(actor))


def answers_visible_to(actor: Actor) -> QuerySet[Answer]:
    """The answers in the reports that this actor may see; of a field those to items of its areas, once handed in."""
    if not actor.is_known:
        return Answer.objects.none()
    return Answer.objects.filter(_sees(actor, "request__") | _in_field(actor))


def remarks_visible_to(actor: Actor) -> QuerySet[ItemRemark]:
    """What both sides said of items, as far as the answers are seen."""
    if not actor.is_known:
        return ItemRemark.objects.none()
    return ItemRemark.objects.filter(_sees(actor, "request__") | _in_field(actor))


def conflicts_visible_to(actor: Actor) -> QuerySet[AnswerConflict]:
    """Values that wait for a decision, in the reports that the actor sees as a whole."""
    if not actor.is_known:
        return AnswerConflict.objects.none()
    return AnswerConflict.objects.filter(_sees(actor, "request__"))


def _in_field(actor: Actor) -> Q:
    """Whether an answer, or what is said of one, is to an item of a field of the actor, in a report handed in."""
    return in_field(actor, "request__", _items_of(actor)) if actor.fields else Q(pk__in=[])


def in_field(actor: Actor, prefix: str = "", of: Callable[[Collection[str]], Q] | None = None) -> Q:
    """Whether a report was handed in by a unit below a field of the actor; `of` is the condition of the field's areas."""
    areas: Callable[[frozenset[str]], Q] | None = (lambda held: of(held)) if of else None
    visited = inspections.in_field(actor, f"{prefix}inspection__", areas)
    alone = Q(pk__in=[])
    for post in actor.fields:
        below = inspections.in_subtree([post.over] if post.over else [], f"{prefix}agency", actor.day)
        alone |= below & of(post.areas) if of else below
    handed_in = Q(**{f"{prefix}state__in": SUBMITTED})
    return handed_in & ((_has_inspection(prefix) & visited) | (~_has_inspection(prefix) & alone))


def _sees(actor: Actor, prefix: str = "") -> Q:
    """The condition of `visible_to`, for rows that point to a report through `prefix` ("request__")."""
    with_inspection = _has_inspection(prefix) & inspections.sees(actor, f"{prefix}inspection__")
    unit = Q(**{f"{prefix}agency__in": actor.reach_as(*UNIT_ROLES)}) | inspections.stands_below(
        actor, f"{prefix}agency"
    )
    return with_inspection | (
        ~_has_inspection(prefix) & (unit | asks(actor, f"{prefix}round__") | merges_it(actor, prefix))
    )


def asks(actor: Actor, prefix: str = "") -> Q:
    """Whether the actor is staff of the agency that asks, of who carries its plan, or stands above the asker."""
    staff = Q(**{f"{prefix}asker__in": actor.reach_as(*sides.STAFF_ROLES)})
    of_plan = sides.run_by(actor, f"{prefix}plan__") | sides.run_by_itself(actor, f"{prefix}plan__")
    return staff | of_plan | inspections.stands_below(actor, f"{prefix}asker")


def _has_inspection(prefix: str) -> Q:
    return Q(**{f"{prefix}inspection__isnull": False})


def _items_of(actor: Actor) -> Callable[[Collection[str]], Q]:
    """The condition of the items, and the columns of tables, that ask about some areas, in each form there is."""
    templates = [form for system in sorted(actor.jurisdictions) for form in forms.all_templates(system)]

    def asking(areas: Collection[str]) -> Q:
        found = Q(pk__in=[])
        for form, codes in _codes_of(templates, areas).items():
            found |= Q(request__form=form, item__in=codes)
        return found

    return asking


def _codes_of(templates: Iterable[FormTemplate], areas: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for template in templates:
        for item in template.items:
            if item.area in areas:
                codes = {item.code, *(f"{item.code}.{one.code}" for one in item.columns)}
                found.setdefault(template.code, set()).update(codes)
    return found


def is_owed() -> Q:
    """Whether the unit owes it by its day: what it has not handed in, and what it keeps current and confirms again."""
    kept = Q(state=ReportState.SUBMITTED, round__purpose=RoundPurpose.READINESS)
    return Q(state__in=FILLING) | kept


def bearings(request: ReportRequest, day: date | None) -> Bearings:
    """Who stands on which side today (with what `RELATED` names loaded): as of its inspection, else of its round.

    A unit that is gone is answered for by who has taken over from it, as for tasks: of a report no transfer is recorded.
    """
    if request.inspection is not None:
        return inspections.bearings(request.inspection)
    return replace(bearings_of_round(request.round, day), unit=sides.answering_for(request.agency, day))


def bearings_of_round(asked: ReportRound, day: date | None) -> Bearings:
    """Who asks today: who carries the plan where its standing agency asked, else who answers for the asker."""
    if asked.plan is None:
        return Bearings(jurisdiction=asked.jurisdiction_id, standing=sides.answering_for(asked.asker, day))
    of_plan = sides.bearings(asked.plan)
    if asked.asker_id == asked.plan.standing_agency_id:
        return of_plan
    return replace(of_plan, standing=sides.answering_for(asked.asker, day), self_run=False)


def last_submitted(inspection: Inspection) -> ReportRequest | None:
    """The report that the unit has handed in for this inspection, None where there is none."""
    rows = ReportRequest.objects.filter(inspection=inspection, state__in=SUBMITTED).select_related("round")
    return rows.order_by("requested_at").first()


def of_inspection(inspection: Inspection) -> ReportRequest | None:
    """The report asked for in an inspection, None where none is; one query."""
    return inspection.report_requests.order_by("requested_at").first()


def all_of_inspection(inspection: Inspection) -> list[ReportRequest]:
    """All reports asked for in an inspection, in the order in which they were; one query."""
    return list(inspection.report_requests.order_by("requested_at", "pk"))


def in_full(actor: Actor) -> QuerySet[ReportRequest]:
    """Reports with inspection, round, plan and unit, as their page shows them."""
    return visible_to(actor).select_related(*RELATED)


def attached(request: ReportRequest) -> list[Answer]:
    """The files of a report, item by item; one query."""
    return list(request.answers.filter(file__isnull=False).select_related("file").order_by("item", "row"))
