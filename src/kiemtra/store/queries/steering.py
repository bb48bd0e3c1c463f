"""Steering proposals that an actor may see, and the findings and tasks on which one may rest."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.findings import FindingState
from kiemtra.domain.people import Actor
from kiemtra.domain.tasks import TaskProgress, TaskState
from kiemtra.store.models import Finding, Plan, SteeringProposal, TaskStatus, Team
from kiemtra.store.queries import sides, tasks
from kiemtra.store.queries.inspections import sees


def visible_to(actor: Actor) -> QuerySet[SteeringProposal]:
    """The proposals of the plans that the actor's office runs or issued; units do not see them."""
    in_team = Exists(Team.objects.filter(plan=OuterRef("plan"), pk__in=actor.teams))
    return SteeringProposal.objects.filter(sides.run_by(actor, "plan__") | Q(in_team))


def possible_grounds(plan: Plan, actor: Actor) -> QuerySet[Finding]:
    """The confirmed findings of a plan's inspections; what is sealed never is a ground."""
    return (
        Finding.objects.filter(sees(actor, "inspection__"), inspection__plan=plan, state=FindingState.CONFIRMED)
        .filter(inspection__sealed_until__isnull=True)
        .select_related("inspection__unit")
    )


def possible_task_grounds(plan: Plan, actor: Actor) -> QuerySet[TaskStatus]:
    """What units reported of the plan's tasks that asks for steering: an obstacle, a proposal, a task they cannot do."""
    asking = ~Q(obstacle="") | ~Q(proposal="") | Q(progress=TaskProgress.NOT_DONE)
    rows = tasks.statuses_visible_to(actor).filter(asking, task__plan=plan, task__state=TaskState.SET)
    return rows.select_related("agency", "task__document").order_by("task__position", "agency__code")
