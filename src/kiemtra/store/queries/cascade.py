"""The tree of plans below a plan: what is expected at each level, what is done and what is late, as an actor sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from kiemtra.data.checklist import load_checklist
from kiemtra.domain.cascade import ComparedPart, PlanText, Term, compare
from kiemtra.domain.expectations import ExpectedState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import TOLD, ExpectedKind
from kiemtra.store.models import Plan, PlanLine
from kiemtra.store.queries import expectations, self_inspections

# Late on top, then what is awaited, then what is there.
RANKS = (ExpectedState.LATE, ExpectedState.WAITING, ExpectedState.DELIVERED_LATE, ExpectedState.DELIVERED)


@dataclass(frozen=True, slots=True)
class Level:
    """How many plans of a kind are expected so many levels below a plan, by state."""

    kind: ExpectedKind
    depth: int
    counts: dict[ExpectedState, int]

    @property
    def total(self) -> int:
        """All that are expected on this level."""
        return sum(self.counts.values())


def expected_below(plan: Plan, actor: Actor, today: date) -> QuerySet[Any]:
    """All that the plan and the plans below it expect, with `depth` (1 is asked by the plan itself), `rank` and `done`."""
    line = PlanLine.objects.filter(above=plan, plan=OuterRef("plan"))
    rows = expectations.visible_to(actor).filter(Q(plan=plan) | Exists(line))
    issued = Case(When(child__state__in=TOLD, then=F("child__issued_on")))
    return rows.annotate(
        depth=Coalesce(line.values("depth")[:1], Value(0), output_field=IntegerField()) + 1,
        done=Coalesce(F("delivered_on"), issued),
    ).annotate(rank=_rank(today))


def levels(plan: Plan, actor: Actor, today: date) -> list[Level]:
    """The counts of each level and kind; one query."""
    rows = expected_below(plan, actor, today).order_by().values_list("kind", "depth", "rank")
    counts: dict[tuple[str, int], dict[ExpectedState, int]] = {}
    for kind, depth, rank, count in rows.annotate(Count("pk")):
        counts.setdefault((kind, depth), {})[RANKS[rank]] = count
    return [Level(ExpectedKind(kind), depth, found) for (kind, depth), found in sorted(counts.items())]


@dataclass(frozen=True, slots=True)
class Results:
    """How far the self-inspections of one level are carried out; late are those whose time is over with units left."""

    depth: int
    late: int
    running: int
    carried_out: int


def results(plan: Plan, actor: Actor, today: date) -> list[Results]:
    """For each level the self-inspections with a plan made here, by what came of them; one query."""
    rows = expected_below(plan, actor, today).filter(kind=ExpectedKind.SELF_INSPECTION_PLAN, child__state__in=TOLD)
    told = self_inspections.carried_out(rows, today).order_by().values_list("depth", "result_rank")
    counts: dict[int, dict[int, int]] = {}
    for depth, rank, count in told.annotate(Count("pk")):
        counts.setdefault(depth, {})[rank] = count
    return [Results(depth, *(found.get(rank, 0) for rank in range(3))) for depth, found in sorted(counts.items())]


def counts_of(plans: Iterable[UUID], actor: Actor, today: date) -> dict[UUID, dict[ExpectedState, int]]:
    """For each of these plans how much of what it expects itself is there and how much is late; one query."""
    rows = expectations.visible_to(actor).filter(plan__in=list(plans))
    issued = Case(When(child__state__in=TOLD, then=F("child__issued_on")))
    rows = rows.annotate(done=Coalesce(F("delivered_on"), issued)).annotate(rank=_rank(today))
    found: dict[UUID, dict[ExpectedState, int]] = {}
    for plan, rank, count in rows.order_by().values_list("plan", "rank").annotate(Count("pk")):
        found.setdefault(plan, {})[RANKS[rank]] = count
    return found


def _rank(today: date) -> Case:
    """The place of each state in `RANKS`, by the rule of `expectations.state_of`."""
    return Case(
        When(done__isnull=True, due_on__lt=today, then=Value(0)),
        When(done__isnull=True, then=Value(1)),
        When(done__gt=F("due_on"), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )


def text_of(plan: Plan) -> PlanText:
    """What the plan says in the parts that are handed down (its areas prefetched for many)."""
    areas = tuple(area.area for area in plan.areas.all())
    chosen = set(plan.items)
    items = {item.code: item.area for item in load_checklist() if item.area in areas}
    return PlanText(
        areas=areas,
        items={code: area for code, area in items.items() if not chosen or code in chosen},
        window=(plan.window_from, plan.window_to),
        data_period=(plan.data_from, plan.data_to),
        deadlines={code: Term(row["days"], row["working"]) for code, row in plan.deadlines.items()},
        preparation=tuple(line for line in plan.preparation.splitlines() if line.strip()),
    )


def compared(above: Plan, below: Plan) -> tuple[ComparedPart, ...]:
    """The two plans part by part."""
    return compare(text_of(above), text_of(below))
