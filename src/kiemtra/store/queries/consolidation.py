"""What the consolidated report of a plan counts: inspections, findings and recommendations of what is concluded.

Sealed inspections are left out for everyone: the report goes to people for whom they do not exist.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiemtra.domain.findings import CALLS_FOR_ACTION, FindingKind, FindingState
from kiemtra.domain.inspections import VISITED, WITH_RESULT, InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import CLOSED, OPEN, RecommendationState, is_overdue
from kiemtra.domain.tasks import TaskFigures
from kiemtra.domain.two_times import Times
from kiemtra.store.models import (
    Agency,
    Document,
    Finding,
    Inspection,
    Plan,
    Recommendation,
    SteeringProposal,
    Task,
    TaskStatus,
)
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import inspections, notices, remediation, steering, task_boards, task_cells, two_times
from kiemtra.store.queries.two_times import Shown

# So many reports of units on tasks are told in full.
MOST_ASKING = 60


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One inspection of one unit in numbers."""

    inspection: Inspection
    # The unit by whose name the figures are told: the inspection's own, or the one of today that stands for it.
    unit: Shown
    findings: Counter[str]
    recommendations: int
    closed: int
    overdue: int

    @property
    def strong(self) -> int:
        """Strengths and good practice."""
        return self.findings[FindingKind.STRENGTH] + self.findings[FindingKind.GOOD_PRACTICE]

    @property
    def weak(self) -> int:
        """Shortcomings and signs of violation."""
        return sum(self.findings[kind] for kind in CALLS_FOR_ACTION)

    @property
    def obstacles(self) -> int:
        """Obstacles that the unit raised."""
        return self.findings[FindingKind.OBSTACLE]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """All inspections of one unit of today, by whatever name it was inspected, in numbers."""

    unit: Agency
    rows: Sequence[UnitRow]
    strong: int
    weak: int
    obstacles: int
    recommendations: int
    closed: int
    overdue: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area over all units."""

    area: str
    strong: int
    weak: int
    units: int
    recommendations: int
    closed: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """The tasks that one document sets, over all units, in numbers."""

    document: Document
    tasks: int
    figures: TaskFigures


@dataclass(frozen=True, slots=True)
class Figures:
    """All that the report says of one plan on one day."""

    plan: Plan
    planned_units: int
    units: Sequence[UnitRow]
    areas: Sequence[AreaRow]
    findings: Sequence[Finding]
    recommendations: Sequence[Recommendation]
    proposals: Sequence[SteeringProposal]
    today: date
    # By document the tasks that the plan follows, and what units ask for when they report them.
    tasks: Sequence[TaskRow] = ()
    asking: Sequence[TaskStatus] = ()

    @property
    def visited(self) -> int:
        """Units whose visit has ended."""
        return len({row.unit.agency.pk for row in self.units if row.inspection.state in VISITED})

    @property
    def groups(self) -> list[GroupRow]:
        """The rows gathered by the unit by whose name they are told, in the order of their first inspection."""
        gathered: dict[UUID, list[UnitRow]] = {}
        for row in self.units:
            gathered.setdefault(row.unit.agency.pk, []).append(row)
        return [_group_row(rows) for rows in gathered.values()]

    @property
    def concluded(self) -> int:
        """Inspections with a conclusion."""
        return sum(1 for row in self.units if row.inspection.state in WITH_RESULT)

    @property
    def unannounced(self) -> int:
        """Inspections without notice among those whose visit has ended."""
        return sum(1 for row in self.units if not row.inspection.announced and row.inspection.state in VISITED)

    @property
    def urgent(self) -> int:
        """Inspections whose unit was told too late, by the word of the team's head."""
        return sum(1 for row in self.units if getattr(row.inspection, "is_urgent", False))

    def of(self, *kinds: FindingKind) -> list[Finding]:
        """The findings of these kinds."""
        return [finding for finding in self.findings if finding.kind in kinds]

    @property
    def weak(self) -> list[Finding]:
        """Shortcomings and signs of violation."""
        return self.of(*CALLS_FOR_ACTION)

    @property
    def overdue(self) -> list[Recommendation]:
        """Recommendations whose addressee is late."""
        return [row for row in self.recommendations if _is_late(row, self.today)]

    @property
    def open(self) -> list[Recommendation]:
        """Recommendations that are not closed."""
        return [row for row in self.recommendations if row.state in OPEN]

    @property
    def closed(self) -> list[Recommendation]:
        """Recommendations that are closed, carried out or not."""
        return [row for row in self.recommendations if row.state in CLOSED]

    @property
    def by_state(self) -> Counter[str]:
        """Recommendations by state."""
        return Counter(row.state for row in self.recommendations)

    @property
    def repeated(self) -> list[Finding]:
        """Shortcomings that were found at the same unit before."""
        return [finding for finding in self.weak if finding.repeat_of_id]


def figures(plan: Plan, actor: Actor, today: date, times: Times = Times.THEN) -> Figures:
    """Count what this actor may see of the plan, by its units as they were or by today's.

    The same queries whatever the number of units and tasks.
    """
    visits = list(
        inspections.visible_to(actor)
        .filter(plan=plan, sealed_until__isnull=True)
        .exclude(state=InspectionState.WITHDRAWN)
        .select_related("unit", "team")
        .annotate(is_urgent=notices.is_urgent())
        .order_by("visit_on", "id")
    )
    done = [visit.pk for visit in visits if visit.state in WITH_RESULT]
    findings = list(
        finding_queries.visible_to(actor)
        .filter(inspection__in=done, state=FindingState.CONFIRMED)
        .select_related("inspection__unit", "addressed_to", "result")
        .order_by("area", "inspection__visit_on", "position")
    )
    recommendations = list(
        remediation.visible_to(actor)
        .filter(inspection__in=done, state__in=remediation.TOLD)
        .select_related("addressee", "inspection__unit")
        .order_by("inspection__visit_on", "inspection", "number")
    )
    planned = [row.agency for row in plan.units.select_related("agency")]
    shown = _shown([visit.unit for visit in visits] + planned, today, times)
    return Figures(
        plan=plan,
        planned_units=len({shown[agency.pk].agency.pk for agency in planned}),
        units=[_unit_row(visit, shown[visit.unit_id], findings, recommendations, today) for visit in visits],
        areas=_area_rows(findings, recommendations, shown),
        findings=findings,
        recommendations=recommendations,
        proposals=list(
            steering.visible_to(actor)
            .filter(plan=plan)
            .prefetch_related("findings__inspection__unit", "task_statuses__agency")
            .order_by("id")
        ),
        today=today,
        tasks=(followed := _task_rows(plan, today)),
        asking=list(steering.possible_task_grounds(plan, actor)[:MOST_ASKING]) if followed else (),
    )


def _task_rows(plan: Plan, today: date) -> list[TaskRow]:
    """The tasks of the plan by the documents that set them; one query where there are none."""
    followed = task_boards.tasks_of(plan, task_boards.Wanted())
    if not followed:
        return []
    counted = task_cells.counted(followed, task_cells.watch_on(today))
    by_document: dict[UUID, list[Task]] = {}
    for task in followed:
        by_document.setdefault(task.document_id, []).append(task)
    return [
        TaskRow(rows[0].document, len(rows), task_boards.total_of(counted[row.pk] for row in rows))
        for rows in by_document.values()
    ]


def _shown(units: Sequence[Agency], today: date, times: Times) -> Mapping[UUID, Shown]:
    """Each unit as it was, or as it stands today."""
    if times is Times.NOW:
        return two_times.today_of(units, today)
    return {unit.pk: Shown(unit, unit) for unit in units}


def _unit_row(
    visit: Inspection,
    unit: Shown,
    findings: Sequence[Finding],
    recommendations: Sequence[Recommendation],
    today: date,
) -> UnitRow:
    mine = [row for row in recommendations if row.inspection_id == visit.pk]
    return UnitRow(
        inspection=visit,
        unit=unit,
        findings=Counter(finding.kind for finding in findings if finding.inspection_id == visit.pk),
        recommendations=len(mine),
        closed=sum(1 for row in mine if row.state in CLOSED),
        overdue=sum(1 for row in mine if _is_late(row, today)),
    )


def _group_row(rows: Sequence[UnitRow]) -> GroupRow:
    return GroupRow(
        unit=rows[0].unit.agency,
        rows=rows,
        strong=sum(row.strong for row in rows),
        weak=sum(row.weak for row in rows),
        obstacles=sum(row.obstacles for row in rows),
        recommendations=sum(row.recommendations for row in rows),
        closed=sum(row.closed for row in rows),
        overdue=sum(row.overdue for row in rows),
    )


def _area_rows(
    findings: Sequence[Finding], recommendations: Sequence[Recommendation], shown: Mapping[UUID, Shown]
) -> list[AreaRow]:
    areas = dict.fromkeys([finding.area for finding in findings] + [row.area for row in recommendations])
    return [_area_row(area, findings, recommendations, shown) for area in areas]


def _area_row(
    area: str,
    findings: Sequence[Finding],
    recommendations: Sequence[Recommendation],
    shown: Mapping[UUID, Shown],
) -> AreaRow:
    mine = [finding for finding in findings if finding.area == area]
    weak = [finding for finding in mine if finding.kind in CALLS_FOR_ACTION]
    asked = [row for row in recommendations if row.area == area]
    units: set[UUID] = {shown[finding.inspection.unit_id].agency.pk for finding in weak}
    return AreaRow(
        area=area,
        strong=sum(1 for finding in mine if finding.kind in (FindingKind.STRENGTH, FindingKind.GOOD_PRACTICE)),
        weak=len(weak),
        units=len(units),
        recommendations=len(asked),
        closed=sum(1 for row in asked if row.state in CLOSED),
    )


def _is_late(row: Recommendation, today: date) -> bool:
    return is_overdue(RecommendationState(row.state), row.due_on, today=today)
