"""Who else inspects the same unit, about the same things, at the same time: across all plans and levels of the system.

What the actor may open is told whole. Of others' only that an agency is there in a month, and only once the unit was
told or the plan issued: no day of theirs can be found out by asking for one day after another. What is sealed is in
nobody's answer but that of its three persons; the questions asked of the database are the same for everybody.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from kiemtra.data.overlaps import load_overlap_window
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.overlaps import Closeness, Occasion, Span, closeness, shared
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import TOLD, PlanState
from kiemtra.store.models import AgencyHeir, Inspection, Plan, PlanArea, PlanUnit, Team
from kiemtra.store.queries import inspections, sides

# These take place on no day that anybody could run into.
_OFF = (InspectionState.WITHDRAWN, InspectionState.POSTPONED)
_OF_PLAN = (
    "plan_id",
    "plan__title",
    "plan__year",
    "plan__window_from",
    "plan__window_to",
    "plan__standing_agency__name",
)
_OF_INSPECTION = (
    "pk",
    "unit_id",
    "unit__name",
    "carried_by_id",
    "conducting_agency_id",
    "state",
    "visit_on",
    "sealed_until",
    "areas",
    "seen",
    "inside",
    *_OF_PLAN,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A unit that is to be inspected: about what, when, and which inspection or plan it is itself."""

    unit: UUID
    span: Span
    # Empty: those of the plan that it is apart from, and all where that is none.
    areas: frozenset[str] = frozenset()
    apart_from: UUID | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """An inspection that lies close to what was asked about, as far as the actor may know of it."""

    unit: UUID
    closeness: Closeness
    # What both look into; empty: all areas.
    areas: frozenset[str]
    agency: str
    # The day; whole months where the actor may not open it; the window of its plan where it has no day.
    span: Span
    is_dated: bool
    is_sealed: bool
    # Only where the actor may open them.
    inspection: UUID | None
    plan: UUID | None
    title: str
    # The name of the unit there, where that is one before or after it.
    other_unit: str

    @property
    def needs_reason(self) -> bool:
        """Whether whoever goes on in spite of it says why. Of what is sealed no reason may tell."""
        return self.is_dated and self.closeness is Closeness.SAME_TIME and not self.is_sealed


def of(
    unit_ids: Collection[UUID],
    areas: Collection[str],
    first: date,
    last: date,
    actor: Actor,
    *,
    apart_from: UUID | None = None,
) -> list[Overlap]:
    """Who else inspects these units about these areas near these days, the nearest first.

    `apart_from` is an inspection, or a plan with all its inspections but for sealed ones.
    """
    span = Span(first, last)
    return of_all([Question(unit, span, frozenset(areas), apart_from) for unit in unit_ids], actor)


def of_all(questions: Sequence[Question], actor: Actor) -> list[Overlap]:
    """The answers to many questions at once, the nearest first; four queries whatever their number."""
    return sorted((one for found in of_each(questions, actor) for one in found), key=_nearness)


def of_each(questions: Sequence[Question], actor: Actor) -> list[list[Overlap]]:
    """The same, the answers to each question by themselves."""
    if not questions or not actor.is_known:
        return [[] for _ in questions]
    lines = _lines({one.unit for one in questions})
    units = {unit for line in lines.values() for unit in line}
    span = _asked_years(questions)
    found = _candidates(units, span, actor)
    asking = {one.apart_from for one in questions if one.apart_from and not one.areas}
    areas = _areas_of_plans({row["plan_id"] for row in found} | asking)
    by_unit: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        for unit in {row["unit_id"], row["carried_by_id"]} - {None}:
            by_unit[unit].append(row)
    return [sorted(_answers(one, lines[one.unit], by_unit, areas), key=_nearness) for one in questions]


def _nearness(one: Overlap) -> tuple[bool, date, str, str]:
    return one.closeness is not Closeness.SAME_TIME, one.span.first, one.agency, one.title


def plans_open_to(actor: Actor) -> QuerySet[Plan]:
    """The plans whose overlaps this actor may see: those that it runs or sits in a team of. Units see those of nobody."""
    if not actor.is_known:
        return Plan.objects.none()
    of_team = Exists(Team.objects.filter(plan=OuterRef("pk"), pk__in=actor.teams))
    told = Q(of_team, state__in=TOLD)
    return Plan.objects.filter(sides.run_by(actor) | sides.run_by_itself(actor) | told)


def of_plan(plan: Plan, actor: Actor) -> list[Overlap]:
    """The overlaps of a plan's units: on the day of the visit where there is one, else in the window of the plan."""
    return of_units(plan, plan.units.values_list("agency_id", flat=True), actor)


def of_units(plan: Plan, units: Iterable[UUID], actor: Actor) -> list[Overlap]:
    """The same for these units, whether they are in the plan or only thought of."""
    window = Span(plan.window_from or date(plan.year, 1, 1), plan.window_to or date(plan.year, 12, 31))
    visits = _visits(plan, actor) if plan.state in TOLD else {}
    questions = []
    for unit in units:
        day, areas = visits.get(unit, (None, frozenset()))
        questions.append(Question(unit, Span(day, day) if day else window, areas, apart_from=plan.pk))
    return of_all(questions, actor)


def _visits(plan: Plan, actor: Actor) -> dict[UUID, tuple[date, frozenset[str]]]:
    """Unit → the day of its announced visit under the plan, with the areas where it is limited to some; one query."""
    rows = (
        inspections.visible_to(actor).filter(plan=plan, announced=True, visit_on__isnull=False).exclude(state__in=_OFF)
    )
    said = rows.values_list("unit_id", "visit_on", "areas")
    return {unit: (day, frozenset(areas)) for unit, day, areas in said if day is not None}


def unexplained(plan: Plan, actor: Actor) -> list[PlanUnit]:
    """The units of a plan that others inspect at that time, without a reason on record; nothing sealed is among them.

    An agency that inspects itself needs no reason.
    """
    near = {one.unit for one in of_plan(plan, actor) if one.needs_reason}
    rows = plan.units.filter(agency__in=near, overlap_reason="") if near else PlanUnit.objects.none()
    return list(rows.exclude(agency=plan.standing_agency_id).select_related("agency").order_by("agency__code"))


def occasions(year: int, actor: Actor) -> list[Occasion]:
    """Every inspection of the year that has a day and that this actor may open, but for sealed ones; three queries.

    One of a unit that has ended stands under each of those that took over from it.
    """
    days = (date(year, 1, 1), date(year, 12, 31))
    rows = inspections.visible_to(actor).filter(sealed_until__isnull=True, visit_on__range=days)
    rows = rows.exclude(state__in=_OFF).exclude(conducting_agency=F("unit")).order_by()
    found = list(rows.values_list("pk", "unit_id", "visit_on", "areas", "plan_id", "unit__valid_to"))
    areas = _areas_of_plans({row[4] for row in found})
    heirs: dict[UUID, set[UUID]] = defaultdict(set)
    ended = {row[1] for row in found if row[5] is not None}
    for old, new in AgencyHeir.objects.filter(predecessor__in=ended).values_list("predecessor_id", "heir_id"):
        heirs[old].add(new)
    return [
        Occasion(str(pk), str(stands), Span(day, day), frozenset(own) or areas.get(plan, frozenset()))
        for pk, unit, day, own, plan, _ in found
        if day is not None
        for stands in heirs.get(unit, (unit,))
    ]


def _lines(units: set[UUID]) -> dict[UUID, set[UUID]]:
    """Each unit with those from which it took over and those that took over from it; one query."""
    lines = {unit: {unit} for unit in units}
    links = AgencyHeir.objects.filter(Q(heir__in=units) | Q(predecessor__in=units))
    for heir, predecessor in links.values_list("heir_id", "predecessor_id"):
        if heir in lines:
            lines[heir].add(predecessor)
        if predecessor in lines:
            lines[predecessor].add(heir)
    return lines


def _asked_years(questions: Iterable[Question]) -> Span:
    """All that can lie near: the years that the questions touch, and the window on both sides."""
    first, last = min(one.span.first for one in questions), max(one.span.last for one in questions)
    return Span(date(first.year, 1, 1), date(last.year, 12, 31))


def _candidates(units: set[UUID], span: Span, actor: Actor) -> list[dict[str, Any]]:
    """The inspections of these units around these years, and the units of plans that have none yet; two queries."""
    rows = _inspections(units, span, actor).values(*_OF_INSPECTION)
    return [*rows, *_expected(units, span, actor)]


def _inspections(units: set[UUID], span: Span, actor: Actor) -> QuerySet[Inspection]:
    within = load_overlap_window().within_days
    around = (date.fromordinal(span.first.toordinal() - within), date.fromordinal(span.last.toordinal() + within))
    in_time = Q(visit_on__range=around) | Q(visit_on__isnull=True, plan__year__range=(around[0].year, around[1].year))
    told = Q(noticed_on__isnull=False) | Q(opened_at__isnull=False) | Q(announced=True, plan__state__in=TOLD)
    seen = inspections.sees(actor) | inspections.in_field(actor)
    inside = Q(team__in=actor.teams) | _runs(actor)
    # Found by their units first, each by its own index: a plain "or" lets SQLite go through all plans instead.
    rows = Inspection.objects.order_by().values("pk")
    here = rows.filter(unit__in=units).union(rows.filter(carried_by__in=units, carried_by__isnull=False))
    found = Inspection.objects.filter(in_time, seen | (Q(sealed_until__isnull=True) & told), pk__in=here)
    return found.exclude(state__in=_OFF).annotate(
        seen=ExpressionWrapper(seen, BooleanField()), inside=ExpressionWrapper(inside, BooleanField())
    )


def _runs(actor: Actor) -> Q:
    return sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")


def _expected(units: set[UUID], span: Span, actor: Actor) -> Iterable[dict[str, Any]]:
    """Units of plans that have no inspection yet: of issued ones, and of the actor's own drafts; as rows of one shape."""
    planned = Inspection.objects.filter(plan_unit=OuterRef("pk")).exclude(state=InspectionState.WITHDRAWN)
    runs = _runs(actor)
    rows = PlanUnit.objects.filter(
        Q(plan__state=PlanState.ISSUED) | (runs & Q(plan__state__in=[PlanState.DRAFT, PlanState.SUBMITTED])),
        ~Exists(planned),
        agency__in=units,
        plan__year__range=(span.first.year, span.last.year),
    )
    rows = rows.annotate(seen=ExpressionWrapper(runs, BooleanField()))
    names = ("agency_id", "agency__name", "seen", "plan__standing_agency_id", *_OF_PLAN)
    for row in rows.values(*names):
        yield row | {
            "pk": None,
            "unit_id": row["agency_id"],
            "unit__name": row["agency__name"],
            "carried_by_id": None,
            "conducting_agency_id": row["plan__standing_agency_id"],
            "state": InspectionState.PLANNED,
            "visit_on": None,
            "sealed_until": None,
            "areas": [],
            "inside": row["seen"],
        }


def _areas_of_plans(plan_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """The areas of each plan; one query."""
    areas: dict[UUID, set[str]] = defaultdict(set)
    for plan, area in PlanArea.objects.filter(plan__in=plan_ids).values_list("plan_id", "area"):
        areas[plan].add(area)
    return {plan: frozenset(found) for plan, found in areas.items()}


def _answers(
    question: Question,
    line: Iterable[UUID],
    by_unit: dict[UUID, list[dict[str, Any]]],
    areas: dict[UUID, frozenset[str]],
) -> Iterable[Overlap]:
    rows = {(row["pk"] or row["plan_id"], row["unit_id"]): row for unit in line for row in by_unit.get(unit, ())}
    own = areas.get(question.apart_from, frozenset()) if question.apart_from else frozenset()
    asked = question.areas or own
    for row in rows.values():
        if _is_itself(question, row):
            continue
        same = shared(asked, frozenset(row["areas"]) or areas.get(row["plan_id"], frozenset()))
        span, is_dated = _when(row)
        near = closeness(question.span, span, within_days=load_overlap_window().within_days)
        if same is not None and near is not None:
            yield _overlap(question, row, near, same, span, is_dated=is_dated)


def _is_itself(question: Question, row: dict[str, Any]) -> bool:
    """What was asked about itself, and a unit's inspection of itself, which burdens nobody."""
    of_plan = row["plan_id"] == question.apart_from and row["sealed_until"] is None
    is_one = row["pk"] is not None and row["pk"] == question.apart_from
    return is_one or of_plan or row["conducting_agency_id"] == row["unit_id"]


def _when(row: dict[str, Any]) -> tuple[Span, bool]:
    """When it takes place as the actor may know it, and whether a day is fixed."""
    year = row["plan__year"]
    window = Span(row["plan__window_from"] or date(year, 1, 1), row["plan__window_to"] or date(year, 12, 31))
    if row["sealed_until"]:
        opening = timezone.localdate(row["sealed_until"])
        return Span(opening, opening), True
    is_told = row["state"] != InspectionState.PLANNED
    if row["visit_on"] and (row["inside"] or is_told):
        day = Span(row["visit_on"], row["visit_on"])
        return (day if row["seen"] else day.in_months()), True
    return (window if row["seen"] else window.in_months()), False


def _overlap(
    question: Question, row: dict[str, Any], near: Closeness, same: frozenset[str], span: Span, *, is_dated: bool
) -> Overlap:
    seen = bool(row["seen"])
    return Overlap(
        unit=question.unit,
        closeness=near,
        areas=same,
        agency=row["plan__standing_agency__name"],
        span=span,
        is_dated=is_dated,
        is_sealed=row["sealed_until"] is not None,
        inspection=row["pk"] if seen else None,
        plan=row["plan_id"] if seen else None,
        title=row["plan__title"] if seen else "",
        other_unit=row["unit__name"] if row["unit_id"] != question.unit else "",
    )
