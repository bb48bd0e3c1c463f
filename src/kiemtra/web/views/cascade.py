"""The tree of plans below a plan: the rows of its page and workbook, and what differs between a plan and the one above."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.cascade import ComparedPart, PartOrigin, differences
from kiemtra.domain.deeds import why_not
from kiemtra.domain.expectations import DEEDS, ExpectedDeed, ExpectedState
from kiemtra.domain.plans import TOLD, ExpectedKind, PlanState
from kiemtra.domain.text import fold
from kiemtra.store.models import ExpectedPlan, Plan
from kiemtra.store.queries import cascade, plans, self_inspections
from kiemtra.store.queries import expectations as queries
from kiemtra.web.exports import Cell, xlsx
from kiemtra.web.labels import cascade as words
from kiemtra.web.labels.plans import EXPECTED, EXPECTED_STATES, EXPECTED_TONES
from kiemtra.web.request import Request
from kiemtra.web.views.plan_page import around, seen_plan

# Rows of one page; a province's agencies stand on one.
SIZE = 200
# Days before the day on which a row begins to tell how many are left.
SOON = 14
# What came of self-inspections, in the address and by rank: late, still running, carried out.
RESULTS = {"qua-han": 0, "dang-lam": 1, "da-xong": 2}
COLUMNS = (
    ("Cơ quan", 36),
    ("Theo kế hoạch của", 36),
    ("Loại kế hoạch", 24),
    ("Thời hạn", 12),
    ("Ngày ban hành", 14),
    ("Văn bản", 24),
    ("Trạng thái", 16),
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the reader asked to see: one kind on one level, of one state or all, agencies with these words."""

    kind: ExpectedKind
    depth: int
    state: ExpectedState | None
    words: str
    # Of self-inspections: what came of them, as the rank in `self_inspections.carried_out`.
    result: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether a row may be missing that belongs to kind and level."""
        return bool(self.state or self.words or self.result is not None)


def narrowed(asked: QueryDict, levels: Iterable[cascade.Level]) -> Narrowed:
    """What the address asks for; where it asks for nothing that there is, the first kind on the first level."""
    there = [(level.kind, level.depth) for level in levels]
    kinds = [kind for kind, _ in there]
    kind = next(
        (kind for kind in kinds if kind == asked.get("loai")), kinds[0] if kinds else ExpectedKind.INSPECTION_PLAN
    )
    depths = [depth for known, depth in there if known is kind]
    depth = next((depth for depth in depths if str(depth) == asked.get("cap")), min(depths, default=1))
    state = next((state for state in ExpectedState if state == asked.get("trang-thai")), None)
    wanted = asked.get("ket-qua", "") if kind is ExpectedKind.SELF_INSPECTION_PLAN else ""
    return Narrowed(kind, depth, state, asked.get("q", "").strip(), RESULTS.get(wanted))


def found(request: Request, plan: Plan, wanted: Narrowed) -> QuerySet[Any]:
    """The rows that the reader asked for, late ones on top."""
    rows = cascade.expected_below(plan, request.actor, request.today).filter(kind=wanted.kind, depth=wanted.depth)
    if wanted.state:
        rows = rows.filter(rank=cascade.RANKS.index(wanted.state))
    for word in fold(wanted.words).split():
        rows = rows.filter(agency__folded__contains=word)
    rows = self_inspections.carried_out(rows, request.today)
    if wanted.result is not None:
        rows = rows.filter(result_rank=wanted.result, child__state__in=TOLD)
    rows = rows.select_related("agency", "document", "plan__issuer", "child")
    # A plan that never came stands above one whose time is over without results.
    missing = Case(When(rank=0, then=Value(0)), When(result_rank=0, then=Value(1)), default=Value(2))
    ordered: QuerySet[Any] = rows.annotate(top=missing)
    return ordered.order_by("top", "rank", "due_on", "plan__issuer__code", "agency__code")


def tree(request: Request, plan: Plan) -> dict[str, Any]:
    """The counts of all levels and the rows that were asked for."""
    levels = cascade.levels(plan, request.actor, request.today)
    wanted = narrowed(request.GET, levels)
    pages = Paginator(found(request, plan, wanted).prefetch_related("plan__areas"), SIZE)
    if not wanted.is_filtered:
        # The counts of the levels know it already.
        pages.count = sum(level.total for level in levels if (level.kind, level.depth) == (wanted.kind, wanted.depth))
    page: Page[Any] = pages.get_page(request.GET.get("trang"))
    selves = [level for level in levels if level.kind is ExpectedKind.SELF_INSPECTION_PLAN]
    results = cascade.results(plan, request.actor, request.today) if selves else []
    children = _children(request, page.object_list)
    below = cascade.counts_of(children, request.actor, request.today)
    return {
        "levels": [_level(level, wanted) for level in levels],
        "wanted": wanted,
        "results": [_results(one) for one in results],
        "result": next((key for key, rank in RESULTS.items() if rank == wanted.result), ""),
        "kind": EXPECTED[wanted.kind],
        "states": [(state, EXPECTED_STATES[state], state is wanted.state) for state in cascade.RANKS],
        "page": page,
        "rows": [_row(request, row, children.get(row.child_id), below) for row in page.object_list],
    }


def workbook(request: Request, plan: Plan) -> HttpResponse:
    """All rows of the kind and level, with the filters, to download."""
    wanted = narrowed(request.GET, cascade.levels(plan, request.actor, request.today))
    title = f"{EXPECTED[wanted.kind]} của cơ quan cấp dưới"
    rows = (_cells(row) for row in found(request, plan, wanted).iterator(500))
    return xlsx(title, COLUMNS, rows, today=request.today)


def _cells(row: Any) -> tuple[Cell, ...]:
    document = f"{row.document}" if row.document else ""
    state = EXPECTED_STATES[cascade.RANKS[row.rank]]
    kind = EXPECTED[ExpectedKind(row.kind)]
    return (row.agency.name, row.plan.issuer.name, kind, row.due_on, row.done, document, state)


def _level(level: cascade.Level, wanted: Narrowed) -> dict[str, Any]:
    here = f"?loai={level.kind}&cap={level.depth}"
    return {
        "kind": EXPECTED[level.kind],
        "name": f"Cấp {level.depth}" + (" (trực tiếp)" if level.depth == 1 else ""),
        "href": here,
        "total": level.total,
        "current": (level.kind, level.depth) == (wanted.kind, wanted.depth),
        "counts": [
            (EXPECTED_STATES[state], level.counts.get(state, 0), f"{here}&trang-thai={state}")
            for state in cascade.RANKS
        ],
    }


def _results(found: cascade.Results) -> dict[str, Any]:
    here = f"?loai={ExpectedKind.SELF_INSPECTION_PLAN}&cap={found.depth}&ket-qua="
    counts = zip(RESULTS, (found.late, found.running, found.carried_out), strict=True)
    return {
        "name": f"Cấp {found.depth}" + (" (trực tiếp)" if found.depth == 1 else ""),
        "counts": [(words.RESULTS[key], count, here + key) for key, count in counts],
    }


def _children(request: Request, rows: Iterable[ExpectedPlan]) -> dict[UUID, Plan]:
    """The plans made in the system that the reader may see."""
    made = [row.child_id for row in rows if row.child_id]
    seen = plans.visible_to(request.actor).filter(pk__in=made).exclude(state=PlanState.WITHDRAWN)
    return {child.pk: child for child in seen.prefetch_related("areas")}


def _row(
    request: Request, row: Any, child: Plan | None, below: Mapping[UUID, Mapping[ExpectedState, int]]
) -> dict[str, Any]:
    state = cascade.RANKS[row.rank]
    bearings = queries.bearings(row, request.actor)
    refusal = why_not(request.actor, DEEDS[ExpectedDeed.DELIVER], bearings, state)
    own = row.agency_id in request.actor.agencies
    return {
        "expected": row,
        "state": EXPECTED_STATES[state],
        "tone": EXPECTED_TONES[state],
        "left": left if (left := (row.due_on - request.today).days) <= SOON else None,
        "delivers": bearings.unit in request.actor.agencies and refusal is None,
        "makes": own and child is None and row.plan.state == PlanState.ISSUED and _may_make(request, row),
        "child": child,
        "is_draft": child is not None and child.state in (PlanState.DRAFT, PlanState.SUBMITTED),
        "differing": len(differences(cascade.compared(row.plan, child))) if child else 0,
        "carried_out": _carried_out(row, child),
        "below": _below(below[child.pk]) if child and child.pk in below else None,
    }


def _may_make(request: Request, row: ExpectedPlan) -> bool:
    return why_not(request.actor, DEEDS[ExpectedDeed.MAKE], queries.bearings(row), row.plan.state) is None


def _carried_out(row: Any, child: Plan | None) -> dict[str, Any] | None:
    """How many units of an issued self-inspection have a result that counts."""
    is_told = child is not None and child.state in TOLD
    if not is_told or row.kind != ExpectedKind.SELF_INSPECTION_PLAN:
        return None
    return {"inspected": row.inspected, "units": row.units, "late": row.result_rank == 0}


def _below(counts: Mapping[ExpectedState, int]) -> dict[str, int]:
    done = counts.get(ExpectedState.DELIVERED, 0) + counts.get(ExpectedState.DELIVERED_LATE, 0)
    return {"done": done, "total": sum(counts.values()), "late": counts.get(ExpectedState.LATE, 0)}


@require_safe
def plan_differences(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-differences")
    parts = cascade.compared(context["above"], plan) if context["above"] else ()
    context |= {
        "differing": [words.sentence(part) for part in differences(parts)],
        "counts": _counted(parts),
        "groups": _grouped(parts),
    }
    return render(request, "plans/differences.html", context)


def _counted(parts: Iterable[ComparedPart]) -> list[tuple[str, int]]:
    origins = [part.origin for part in parts]
    return [(words.ORIGINS[origin], origins.count(origin)) for origin in PartOrigin if origin in origins]


def _grouped(parts: Iterable[ComparedPart]) -> list[tuple[str, list[dict[str, str]]]]:
    """The parts under their headings, each with what the two plans say and where it comes from."""
    rows: dict[str, list[dict[str, str]]] = {}
    for part in parts:
        rows.setdefault(words.GROUPS[part.part], []).append(
            {
                "name": words.name(part),
                "above": words.value(part, part.above),
                "below": words.value(part, part.below),
                "origin": words.ORIGINS[part.origin],
                "tone": words.ORIGIN_TONES[part.origin],
            }
        )
    return list(rows.items())
