"""What the jobs remind of, in one system: no actor asks, so nothing here may show a sealed inspection."""

from datetime import date

from django.db.models import QuerySet

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.plans import PlanState
from kiemtra.domain.reports import RoundState
from kiemtra.domain.tasks import TaskProgress, TaskState, reaches
from kiemtra.store.models import (
    Agency,
    ExpectedPlan,
    Inspection,
    Jurisdiction,
    PlanUnit,
    ReportRequest,
    Task,
    TaskStatus,
)
from kiemtra.store.queries.expectations import is_open
from kiemtra.store.queries.reports import RELATED, is_owed


def plans_due(jurisdiction: Jurisdiction, last: date) -> list[ExpectedPlan]:
    """The plans that running plans expect by that day and that are not there, agency by agency."""
    rows = ExpectedPlan.objects.filter(
        is_open(), plan__jurisdiction=jurisdiction, plan__state=PlanState.ISSUED, due_on__lte=last
    )
    return list(rows.select_related("plan", "agency").order_by("agency_id", "due_on", "pk"))


def notices_not_sent(jurisdiction: Jurisdiction, today: date) -> QuerySet[Inspection]:
    """Announced inspections with a day ahead of which nobody was told, team by team."""
    rows = Inspection.objects.filter(
        plan__jurisdiction=jurisdiction,
        plan__state=PlanState.ISSUED,
        announced=True,
        sealed_until__isnull=True,
        state=InspectionState.PLANNED,
        visit_on__gt=today,
        team__isnull=False,
    )
    return rows.select_related("plan", "unit", "team").order_by("team_id", "visit_on", "pk")


def reports_due(jurisdiction: Jurisdiction, last: date) -> list[ReportRequest]:
    """The reports that units have not handed in, and the sets to confirm again, due by that day in rounds that take them."""
    rows = ReportRequest.objects.filter(
        is_owed(),
        jurisdiction=jurisdiction,
        due_on__lte=last,
        round__state=RoundState.OPEN,
        inspection__sealed_until__isnull=True,
    )
    return list(rows.select_related(*RELATED).order_by("due_on", "pk"))


def tasks_due(jurisdiction: Jurisdiction, last: date) -> list[tuple[Agency, Task]]:
    """The tasks of running plans that are due by that day and not done, unit by unit; four queries."""
    rows = Task.objects.filter(
        plan__jurisdiction=jurisdiction, plan__state=PlanState.ISSUED, state=TaskState.SET, due_on__lte=last
    )
    asked = list(rows.select_related("document", "plan").prefetch_related("agencies").order_by("due_on", "position"))
    done = set(TaskStatus.objects.filter(task__in=asked, progress=TaskProgress.DONE).values_list("task", "agency"))
    units = PlanUnit.objects.filter(plan__in={task.plan_id for task in asked}).select_related("agency")
    aims = {task.pk: task.aimed for task in asked}
    return [
        (unit.agency, task)
        for unit in units.order_by("agency__code", "pk")
        for task in asked
        if task.plan_id == unit.plan_id
        and (task.pk, unit.agency_id) not in done
        and reaches(aims[task.pk], unit.agency_id, unit.agency.level, unit.agency.kind)
    ]
