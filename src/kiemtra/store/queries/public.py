"""What strangers see of published plans, and nothing else: facts, units, how far it is, headlines of documents.

The page that publishes a plan shows this same value, so that nobody publishes more than they saw.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from kiemtra.data.areas import load_areas
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.inspections import VISITED, WITH_RESULT, InspectionState
from kiemtra.store.models import Document, Draw, Inspection, Plan
from kiemtra.store.queries import draws, plans


@dataclass(frozen=True, slots=True)
class Progress:
    """How many inspections the plan has and how far they are; sealed ones are not among them."""

    all: int
    visited: int
    concluded: int


@dataclass(frozen=True, slots=True)
class PublicDraw:
    """What the page of a plan says of one of its draws; the rest stands on the draw's own page."""

    pk: UUID
    title: str
    commitment: str
    draw_on: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class PublicPlan:
    """All that a stranger sees of one plan."""

    title: str
    place: str
    year: int
    issuer: str
    standing: str
    reference: str
    dated: date | None
    purpose: str
    window: tuple[date | None, date | None]
    areas: tuple[str, ...]
    units: tuple[str, ...]
    teams: int
    progress: Progress
    headlines: tuple[tuple[str, str, date | None], ...]
    draws: tuple[PublicDraw, ...]
    illustrative: bool


def plans_by_place() -> QuerySet[Plan]:
    """The published plans in the order of their places, the newest year first."""
    rows = plans.published().select_related("jurisdiction", "issuer", "document")
    return rows.order_by("jurisdiction__name", "-year", "title")


def published(slug: str) -> Plan:
    """The published plan at this address. DoesNotExist where there is none, or no longer."""
    return whole(plans.published()).get(slug=slug)


def whole(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    """The plans with all that `of_plan` reads of their own row."""
    return rows.select_related("jurisdiction", "issuer", "standing_agency", "document")


def of_plan(plan: Plan) -> PublicPlan:
    """What strangers see of this plan; six queries."""
    names = {area.code: area.label for area in load_areas()}
    units = plan.units.select_related("agency").order_by("id")
    return PublicPlan(
        title=plan.title,
        place=plan.jurisdiction.name,
        year=plan.year,
        issuer=plan.issuer.name,
        standing=plan.standing_agency.name,
        reference=plan.document.reference if plan.document else "",
        dated=plan.document.dated if plan.document else plan.issued_on,
        purpose=plan.purpose,
        window=(plan.window_from, plan.window_to),
        areas=tuple(names.get(row.area, row.area) for row in plan.areas.all()),
        units=tuple(unit.agency.name for unit in units),
        teams=plan.teams.count(),
        progress=_progress(plan),
        headlines=tuple(_headline(document) for document in _published_papers(plan)),
        draws=tuple(_draw(row) for row in draws.told_of(plan)),
        illustrative=plan.jurisdiction.illustrative,
    )


def _progress(plan: Plan) -> Progress:
    """Counted without sealed inspections, and without those that were never told of."""
    told = Inspection.objects.filter(plan=plan, sealed_until__isnull=True).exclude(
        state__in=[InspectionState.WITHDRAWN, InspectionState.PROPOSED, InspectionState.APPROVED]
    )
    counts = dict(told.values_list("state").annotate(count=Count("pk")).order_by())
    return Progress(
        all=sum(counts.values()),
        visited=sum(counts.get(state, 0) for state in VISITED),
        concluded=sum(counts.get(state, 0) for state in WITH_RESULT),
    )


def _published_papers(plan: Plan) -> QuerySet[Document]:
    rows = Document.objects.filter(plan=plan, published_at__isnull=False, state=DocumentState.ISSUED)
    return rows.exclude(inspection__sealed_until__isnull=False).order_by("dated", "id")


def _headline(document: Document) -> tuple[str, str, date | None]:
    return str(document), document.subject, document.dated


def _draw(row: Draw) -> PublicDraw:
    return PublicDraw(row.pk, row.title, row.commitment, row.draw_on, row.opened_at is not None)
