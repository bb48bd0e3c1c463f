"""Tasks set by documents that an actor may see, and how far each unit is with each."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.store.models import Plan, Task, TaskStatus
from kiemtra.store.queries import plans, sides
from kiemtra.store.queries.inspections import STAFF_ROLES


def visible_to(actor: Actor) -> QuerySet[Task]:
    """The tasks of the plans that this actor may see."""
    return Task.objects.filter(plan__in=plans.visible_to(actor))


def bearings(task: Task, agency: UUID) -> Bearings:
    """Who stands on which side of a task; `agency` answers for it today (the plan must be loaded)."""
    return Bearings(jurisdiction=task.plan.jurisdiction_id, standing=task.plan.carrier_id, unit=agency)


def statuses(plan: Plan, actor: Actor) -> QuerySet[TaskStatus]:
    """How far each unit is with each task of a plan: all for its staff and teams, else the actor's own agencies."""
    rows = TaskStatus.objects.filter(task__plan=plan).select_related("agency")
    if sees_all_units(plan, actor):
        return rows
    return rows.filter(agency__in=actor.reach)


def sees_all_units(plan: Plan, actor: Actor) -> bool:
    """Whether this actor sees what every unit of the plan reports: its staff and the people of its teams."""
    return bool(actor.reach_as(*STAFF_ROLES) & sides.of(plan)) or plan.teams.filter(pk__in=actor.teams).exists()


def by_cell(rows: Iterable[TaskStatus]) -> dict[tuple[UUID, UUID], TaskStatus]:
    """The statuses by task and agency: the cells of the matrix."""
    return {(row.task_id, row.agency_id): row for row in rows}
