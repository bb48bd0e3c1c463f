"""Cells: one unit and one task that is set to it, how the unit stands with it, and figures of them.

Figures of thousands of units are counted by the database; a page of cells is cut out by these figures, so that no more
than a page is ever read, however many units the plan has.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.tasks import (
    FIGURES,
    Stand,
    TaskAim,
    TaskFigures,
    TaskProgress,
    Watch,
    figures_of,
    reaches,
    stand,
    watch,
)
from kiemtra.store.models import Agency, PlanUnit, Task, TaskStatus

P = TaskProgress
PAGE = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """How one unit stands with one task; `status` is None until it reports."""

    task: Task
    agency: Agency
    status: TaskStatus | None
    stand: Stand

    @property
    def progress(self) -> TaskProgress:
        """How far the unit says it is."""
        return P(self.status.progress) if self.status else P.NOT_STARTED


@dataclass(frozen=True, slots=True)
class CellPage:
    """One page of cells and how many there are."""

    cells: Sequence[Cell]
    total: int
    number: int

    @property
    def has_next(self) -> bool:
        """Whether another page follows."""
        return self.number * PAGE < self.total


def watch_on(today: date) -> Watch:
    """The day as of which standings are told, by the national calendar."""
    return watch(today, load_calendar())


def cells_of(
    tasks: Sequence[Task], agencies: Sequence[Agency], statuses: Iterable[TaskStatus], at: Watch
) -> list[list[Cell | None]]:
    """For each agency a row of its cells, task by task; None where a task is not set to it."""
    found = {(row.task_id, row.agency_id): row for row in statuses}
    aims = [task.aimed for task in tasks]
    return [
        [
            cell(task, agency, found.get((task.pk, agency.pk)), at)
            if reaches(aim, agency.pk, agency.level, agency.kind)
            else None
            for task, aim in zip(tasks, aims, strict=True)
        ]
        for agency in agencies
    ]


def cell(task: Task, agency: Agency, status: TaskStatus | None, at: Watch) -> Cell:
    """How this agency stands with this task."""
    progress = P(status.progress) if status else P.NOT_STARTED
    return Cell(task, agency, status, stand(progress, task.due_on, status.done_on if status else None, at))


def figures_of_cells(cells: Iterable[Cell | None]) -> TaskFigures:
    """Figures of cells that were read."""
    return figures_of(one.stand.standing for one in cells if one)


def counted(tasks: Sequence[Task], at: Watch, units: QuerySet[Agency] | None = None) -> dict[UUID, TaskFigures]:
    """Figures of each task over the units to which it is set (among `units`), counted by the database; at most three queries."""
    totals, reported = _totals(tasks, units), _reported(tasks, units)
    found = {}
    for task in tasks:
        done, late, not_done = reported.get(task.pk, (0, 0, 0))
        rest = totals[task.pk] - done - late
        past = task.due_on is not None and task.due_on < at.today
        found[task.pk] = (
            TaskFigures(done, late, overdue=rest)
            if past
            else TaskFigures(done, late, under_way=rest - not_done, not_done=not_done)
        )
    return found


def _totals(tasks: Sequence[Task], units: QuerySet[Agency] | None) -> dict[UUID, int]:
    """To how many units each task is set."""
    sizes: dict[UUID, dict[tuple[str, str], int]] = defaultdict(dict)
    rows = PlanUnit.objects.filter(plan__in={task.plan_id for task in tasks}).order_by()
    rows = rows if units is None else rows.filter(agency__in=units)
    for plan, level, kind, count in rows.values_list("plan", "agency__level", "agency__kind").annotate(Count("pk")):
        sizes[plan][(level, kind)] = count
    named = _named(tasks, units)
    return {
        task.pk: named.get(task.pk, 0)
        if task.aim == TaskAim.NAMED
        else sum(
            count for (level, kind), count in sizes[task.plan_id].items() if reaches(task.aimed, task.pk, level, kind)
        )
        for task in tasks
    }


def _named(tasks: Sequence[Task], units: QuerySet[Agency] | None) -> dict[UUID, int]:
    wanted = [task.pk for task in tasks if task.aim == TaskAim.NAMED]
    if not wanted:
        return {}
    in_plan = PlanUnit.objects.filter(plan=OuterRef("task__plan"), agency=OuterRef("agency"))
    rows = Task.agencies.through.objects.filter(Exists(in_plan), task__in=wanted).order_by()
    rows = rows if units is None else rows.filter(agency__in=units)
    return dict(rows.values_list("task").annotate(Count("pk")))


def _reported(tasks: Sequence[Task], units: QuerySet[Agency] | None) -> dict[UUID, tuple[int, int, int]]:
    """For each task the units that are done in time, done late, and cannot do it; read from an index alone."""
    ended = Q(pk__in=[task.pk for task in tasks], statuses__progress__in=[P.DONE, P.NOT_DONE])
    rows = Task.objects.filter(ended, _still_asked(tasks, units)).order_by()
    late = Q(statuses__progress=P.DONE, statuses__done_on__gt=F("due_on"))
    grouped = rows.values_list("pk").annotate(
        done=Count("statuses__agency", filter=Q(statuses__progress=P.DONE)),
        late=Count("statuses__agency", filter=late),
        not_done=Count("statuses__agency", filter=Q(statuses__progress=P.NOT_DONE)),
    )
    return {task: (done - late, late, not_done) for task, done, late, not_done in grouped}


def _still_asked(tasks: Sequence[Task], units: QuerySet[Agency] | None) -> Q:
    """Whether the unit of a status is still in the plan (and among `units`), and the task still set to it."""
    in_plan = PlanUnit.objects.filter(plan=OuterRef("plan"), agency=OuterRef("statuses__agency"))
    asked = Q(Exists(in_plan)) if units is None else Q(Exists(in_plan), statuses__agency__in=units.order_by())
    narrower = [task for task in tasks if task.aim != TaskAim.ALL_UNITS]
    if not narrower:
        return asked
    aimed = ~Q(pk__in=[task.pk for task in narrower])
    for task in narrower:
        aimed |= Q(pk=task.pk) & _is_aimed_at(task, "statuses__agency__")
    return asked & aimed


def _is_aimed_at(task: Task, prefix: str) -> Q:
    aim = task.aimed
    if aim.whom is TaskAim.ALL_UNITS:
        return Q()
    if aim.whom is TaskAim.NAMED:
        return Q(**{f"{prefix}pk__in": aim.agencies})
    groups = Q(pk__in=[])
    for group in aim.groups:
        level, _, kind = group.partition("-")
        groups |= Q(**{f"{prefix}level": level, f"{prefix}kind": kind})
    return groups


def page_of(
    tasks: Sequence[Task],
    figure: str,
    figures: Mapping[UUID, TaskFigures],
    at: Watch,
    *,
    number: int = 1,
    units: QuerySet[Agency] | None = None,
) -> CellPage:
    """One page of the cells that a figure counts, the longest overdue first; three queries however many cells there are."""
    ordered = sorted(tasks, key=lambda task: (task.due_on is None, task.due_on, task.position))
    sizes = [(task, getattr(figures[task.pk], figure)) for task in ordered if task.pk in figures]
    total = sum(size for _, size in sizes)
    number = max(1, min(number, -(-total // PAGE)))
    covered, offset = _covered(sizes, (number - 1) * PAGE)
    return CellPage(list(_read(covered, figure, offset, at, units)), total, number)


def _covered(sizes: Sequence[tuple[Task, int]], start: int) -> tuple[list[Task], int]:
    """The tasks in whose cells the page lies, and how many cells of the first come before it."""
    covered: list[Task] = []
    passed, offset = 0, 0
    for task, size in sizes:
        if size and passed + size > start and passed < start + PAGE:
            offset = offset if covered else start - passed
            covered.append(task)
        passed += size
    return covered, offset


def _read(tasks: Sequence[Task], figure: str, offset: int, at: Watch, units: QuerySet[Agency] | None) -> Iterator[Cell]:
    if not tasks:
        return
    by_id = {task.pk: task for task in tasks}
    places = Case(*(When(pk=task.pk, then=Value(place)) for place, task in enumerate(tasks)))
    aimed = Q(pk__in=[])
    for task in tasks:
        of_whom = Q() if task.aim == TaskAim.ALL_UNITS else Q(unit__in=Agency.objects.filter(_is_aimed_at(task, "")))
        aimed |= Q(pk=task.pk) & of_whom
    rows = Task.objects.filter(pk__in=list(by_id)).annotate(
        unit=F("plan__units__agency"), code=F("plan__units__agency__code"), place_of=places
    )
    rows = rows if units is None else rows.filter(unit__in=units.order_by().values("pk"))
    rows = rows.filter(aimed, _counts(figure)).order_by("place_of", "code")
    pairs = list(rows.values_list("pk", "unit")[offset : offset + PAGE])
    agencies = Agency.objects.in_bulk({unit for _, unit in pairs})
    statuses = TaskStatus.objects.filter(task__in=list(by_id), agency__in=list(agencies))
    known = {(row.task_id, row.agency_id): row for row in statuses}
    for key, unit in pairs:
        yield cell(by_id[key], agencies[unit], known.get((key, unit)), at)


def _counts(figure: str) -> Q:
    """Whether a cell is one of those that the figure counts, its task being past its day or not as the figure wants."""
    assert figure in FIGURES, figure
    of_cell = TaskStatus.objects.filter(task=OuterRef("pk"), agency=OuterRef("unit"))
    done = of_cell.filter(progress=P.DONE)
    late = Q(Exists(done.filter(done_on__gt=OuterRef("due_on"))))
    if figure == "done":
        return Q(Exists(done)) & ~late
    if figure == "done_late":
        return late
    if figure == "not_done":
        return Q(Exists(of_cell.filter(progress=P.NOT_DONE)))
    ended = done if figure == "overdue" else of_cell.filter(progress__in=[P.DONE, P.NOT_DONE])
    return ~Q(Exists(ended))
