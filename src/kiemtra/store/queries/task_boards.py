"""What the pages about tasks show: the board of a plan, the tasks of a document over all plans, those of one unit."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import add
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain.people import Actor
from kiemtra.domain.tasks import Stand, TaskFigures, TaskStanding, Watch
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Document, Plan, Task, TaskStatus, Team
from kiemtra.store.queries import plans, tasks
from kiemtra.store.queries.task_cells import Cell, CellPage, cells_of, counted, figures_of_cells, page_of

UNITS = 25
# What a mark in the matrix of units and tasks needs of a status: a page holds many hundred.
MARKED = ("task", "agency", "progress", "done_on")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page of tasks is narrowed to."""

    document: UUID | None = None
    lead: UUID | None = None
    task: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit with its cells, task by task."""

    agency: Agency
    cells: Sequence[Cell | None]
    figures: TaskFigures


@dataclass(frozen=True, slots=True)
class Board:
    """The tasks of a plan with their figures, and one page of its units."""

    tasks: Sequence[Task]
    figures: dict[UUID, TaskFigures]
    lines: Sequence[Line]
    units: int
    number: int

    @property
    def total(self) -> TaskFigures:
        """Figures of all tasks and units that are shown."""
        return total_of(self.figures.values())

    @property
    def has_next(self) -> bool:
        """Whether another page of units follows."""
        return self.number * UNITS < self.units


def total_of(figures: Iterable[TaskFigures]) -> TaskFigures:
    """The sum of figures."""
    return reduce(add, figures, TaskFigures())


def tasks_of(plan: Plan, wanted: Wanted) -> list[Task]:
    """The followed tasks of a plan that are wanted, those of one document together."""
    asked = {"document": wanted.document, "lead": wanted.lead, "pk": wanted.task}
    found = tasks.followed(Task.objects.filter(plan=plan, **{name: value for name, value in asked.items() if value}))
    first: dict[UUID, int] = {}
    for place, task in enumerate(found):
        first.setdefault(task.document_id, place)
    return sorted(found, key=lambda task: first[task.document_id])


def units_of(plan: Plan, actor: Actor, words: str) -> QuerySet[Agency]:
    """The units of a plan whose cells the actor sees, narrowed to those whose name bears these words."""
    rows = tasks.units_of(plan, actor)
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return rows


def board(
    plan: Plan,
    asked: Sequence[Task],
    actor: Actor,
    wanted: Wanted,
    at: Watch,
    number: int = 1,
    *,
    only: Sequence[str] = (),
) -> Board:
    """The board of these tasks of a plan, `only` so much of each status read; the same queries for any size."""
    units = units_of(plan, actor, wanted.words)
    size = units.count()
    number = max(1, min(number, -(-size // UNITS)))
    shown = list(units[(number - 1) * UNITS : number * UNITS])
    lines = lines_of(asked, shown, at, only)
    return Board(asked, counted(asked, at, _limit(plan, actor, wanted, units)), lines, size, number)


def lines_of(asked: Sequence[Task], agencies: Sequence[Agency], at: Watch, only: Sequence[str] = ()) -> list[Line]:
    """These units with their cells; one query."""
    statuses = TaskStatus.objects.filter(task__in=[task.pk for task in asked], agency__in=agencies)
    statuses = statuses.only(*only) if only else statuses.select_related("product_document")
    rows = cells_of(asked, agencies, statuses, at)
    return [Line(agency, cells, figures_of_cells(cells)) for agency, cells in zip(agencies, rows, strict=True)]


def cells(
    plan: Plan, asked: Sequence[Task], actor: Actor, wanted: Wanted, figure: str, at: Watch, number: int = 1
) -> tuple[CellPage, TaskFigures]:
    """One page of the cells of these tasks that a figure counts, and all figures beside it."""
    limit = _limit(plan, actor, wanted, units_of(plan, actor, wanted.words))
    figures = counted(asked, at, limit)
    return page_of(asked, figure, figures, at, number=number, units=limit), total_of(figures.values())


def _limit(plan: Plan, actor: Actor, wanted: Wanted, units: QuerySet[Agency]) -> QuerySet[Agency] | None:
    """The units to which figures are limited; None where all of the plan count, which the database answers sooner."""
    return units if wanted.words or not tasks.sees_all_units(plan, actor) else None


@dataclass(frozen=True, slots=True)
class DocumentBoard:
    """The tasks that one document sets, over all plans in which they are followed."""

    tasks: Sequence[Task]
    figures: dict[UUID, TaskFigures]

    @property
    def total(self) -> TaskFigures:
        """Figures of all its tasks."""
        return total_of(self.figures.values())


def of_document(document: Document, actor: Actor, at: Watch) -> DocumentBoard:
    """What a document sets and how far it is, in each plan over the units whose cells the actor sees."""
    asked = tasks.followed(tasks.visible_to(actor).filter(document=document))
    in_team = set(
        Team.objects.filter(plan__in={task.plan_id for task in asked}, pk__in=actor.teams).values_list(
            "plan", flat=True
        )
    )
    whole = [task for task in asked if task.plan_id in in_team or plans.is_run_by(actor, task.plan)]
    rest = [task for task in asked if task not in whole]
    figures = counted(whole, at) if whole else {}
    if rest:
        figures |= counted(rest, at, Agency.objects.filter(pk__in=actor.reach))
    return DocumentBoard(asked, figures)


def cells_of_document(document: Document, actor: Actor, at: Watch) -> Iterator[Cell]:
    """Every cell of the tasks that a document sets, plan by plan and unit by unit, as far as the actor sees them."""
    asked = tasks.followed(tasks.visible_to(actor).filter(document=document).select_related("plan"))
    for _, group in groupby(asked, key=lambda task: task.plan_id):
        own = list(group)
        for line in lines_of(own, list(tasks.units_of(own[0].plan, actor)), at):
            yield from (one for one in line.cells if one)


_FIRST = (
    TaskStanding.OVERDUE,
    TaskStanding.DUE_SOON,
    TaskStanding.NOT_DONE,
    TaskStanding.NOT_STARTED,
    TaskStanding.IN_PROGRESS,
    TaskStanding.DONE_LATE,
    TaskStanding.DONE,
)


def of_units(agencies: Collection[UUID], actor: Actor, at: Watch) -> list[Cell]:
    """All tasks of a unit (and of those it has taken over) over all plans and documents, overdue on top; five queries."""
    asked = tasks.of_agency(agencies, actor)
    rows = list(Agency.objects.filter(pk__in=agencies).order_by("code"))
    pairs = set(
        Agency.objects.filter(pk__in=agencies, plan_units__plan__in={task.plan_id for task in asked}).values_list(
            "pk", "plan_units__plan"
        )
    )
    found = [one for line in lines_of(asked, rows, at) for one in line.cells if one]
    mine = [one for one in found if (one.agency.pk, one.task.plan_id) in pairs]
    return sorted(mine, key=lambda one: order_of(one.stand))


def order_of(stand: Stand) -> tuple[int, int]:
    """What is overdue longest stands on top, then what is due first."""
    days = -stand.days if stand.is_late else (stand.due_on.toordinal() if stand.due_on else 10**7)
    return _FIRST.index(stand.standing), days
