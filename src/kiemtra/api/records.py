"""The addresses of the API, each over the one door to its rows: what the actor may not see is not found."""

from collections.abc import Iterable
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from kiemtra.api.schemas import (
    DocumentOut,
    DocumentPage,
    Fault,
    InspectionOut,
    InspectionPage,
    PlanOut,
    PlanPage,
    RecommendationOut,
    RecommendationPage,
)
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.domain.reorganisations import Obligation
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.models import Inspection, Plan, Recommendation
from kiemtra.store.queries import document_search, documents, inspections, plans, remediation
from kiemtra.store.queries.keyset import page
from kiemtra.store.queries.transfers import with_carrier
from kiemtra.workflows import sealed_reading

M = TypeVar("M", bound=Model)
# Where the last answer said to go on, and how many records are wanted.
After = Annotated[str, Query(max_length=120, description="Giá trị next của câu trả lời trước")]
Limit = Annotated[int, Query(ge=1, le=200)]
FAULTS: dict[int, Any] = {401: Fault, 404: Fault, 422: Fault}

router = Router()


def told(words: str) -> dict[str, Any]:
    """What the description says of an address, to people."""
    return {"summary": words, "description": f"{words} trong phạm vi được xem của bạn."}


@router.get("/plans/", response={200: PlanPage, **FAULTS}, **told("Danh sách kế hoạch"))
def plan_list(
    request: HttpRequest, after: After = "", limit: Limit = 50, state: PlanState | None = None, year: int | None = None
) -> dict[str, Any]:
    """The plans that you may see, newest first."""
    rows = _plans(request)
    return _page(_narrowed(rows, state=state, year=year), after, limit)


@router.get("/plans/{uuid:pk}/", response={200: PlanOut, **FAULTS}, **told("Một kế hoạch"))
def plan_detail(request: HttpRequest, pk: UUID) -> Model:
    """One plan."""
    return _plans(request).get(pk=pk)


@router.get("/inspections/", response={200: InspectionPage, **FAULTS}, **told("Danh sách cuộc kiểm tra"))
def inspection_list(
    request: HttpRequest,
    after: After = "",
    limit: Limit = 50,
    state: InspectionState | None = None,
    plan: UUID | None = None,
) -> dict[str, Any]:
    """The inspections that you may see, newest first."""
    rows = _inspections(request)
    found = _page(_narrowed(rows, state=state, plan=plan), after, limit)
    _note_reading(request, found["items"])
    return found


@router.get("/inspections/{uuid:pk}/", response={200: InspectionOut, **FAULTS}, **told("Một cuộc kiểm tra"))
def inspection_detail(request: HttpRequest, pk: UUID) -> Model:
    """One inspection."""
    found = _inspections(request).get(pk=pk)
    _note_reading(request, [found])
    return found


@router.get("/documents/", response={200: DocumentPage, **FAULTS}, **told("Danh sách văn bản"))
def document_list(
    request: HttpRequest,
    after: After = "",
    limit: Limit = 50,
    q: Annotated[str, Query(max_length=200, description="Từ cần tìm; không phân biệt dấu, chữ hoa")] = "",
    kind: DocumentKind | None = None,
    state: DocumentState | None = None,
    year: int | None = None,
) -> dict[str, Any]:
    """The documents that you may see, newest first."""
    rows = document_search.searched(documents.visible_to(_actor(request)), words=q)
    return _page(_narrowed(rows, kind=kind, state=state, year=year), after, limit)


@router.get("/documents/{uuid:pk}/", response={200: DocumentOut, **FAULTS}, **told("Một văn bản"))
def document_detail(request: HttpRequest, pk: UUID) -> Model:
    """One document."""
    return documents.visible_to(_actor(request)).get(pk=pk)


@router.get("/recommendations/", response={200: RecommendationPage, **FAULTS}, **told("Danh sách kiến nghị"))
def recommendation_list(
    request: HttpRequest,
    after: After = "",
    limit: Limit = 50,
    state: RecommendationState | None = None,
    inspection: UUID | None = None,
) -> dict[str, Any]:
    """The recommendations that you may see, newest first."""
    rows = _recommendations(request)
    return _page(_narrowed(rows, state=state, inspection=inspection), after, limit)


@router.get("/recommendations/{uuid:pk}/", response={200: RecommendationOut, **FAULTS}, **told("Một kiến nghị"))
def recommendation_detail(request: HttpRequest, pk: UUID) -> Model:
    """One recommendation."""
    return _recommendations(request).get(pk=pk)


def _plans(request: HttpRequest) -> QuerySet[Plan]:
    rows = plans.visible_to(_actor(request)).select_related("issuer", "standing_agency")
    return with_carrier(with_carrier(rows, Obligation.INSPECTING_SIDE), Obligation.ISSUING_SIDE)


def _inspections(request: HttpRequest) -> QuerySet[Inspection]:
    rows = inspections.visible_to(_actor(request)).select_related("plan", "unit", "conducting_agency")
    return with_carrier(rows, Obligation.INSPECTED_SIDE)


def _recommendations(request: HttpRequest) -> QuerySet[Recommendation]:
    return with_carrier(remediation.visible_to(_actor(request)).select_related("addressee"), Obligation.RECOMMENDATION)


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _note_reading(request: HttpRequest, rows: Iterable[Inspection]) -> None:
    sealed_reading.note(rows, ReadingOf.API, by=_actor(request), now=request.now)  # type: ignore[attr-defined]


def _narrowed(rows: QuerySet[M], **wanted: object) -> QuerySet[M]:
    return rows.filter(**{field: value for field, value in wanted.items() if value is not None})


def _page(rows: QuerySet[M], after: str, limit: int) -> dict[str, Any]:
    found = page(rows, after, by="pk", size=limit)
    return {"items": found.rows, "next": found.following or None}
