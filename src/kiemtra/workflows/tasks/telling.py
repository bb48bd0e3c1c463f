"""Units are told of the tasks that are set to them: one letter for each unit and batch, however many tasks it holds."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from kiemtra.domain.people import UNIT_ROLES
from kiemtra.domain.plans import PlanState
from kiemtra.domain.tasks import reaches
from kiemtra.store.models import Plan, Task
from kiemtra.store.queries import agencies, people, sides
from kiemtra.workflows import messages, wording
from kiemtra.workflows.messages import Letter

# So many tasks are named in a letter; the others stand on the page to which it leads.
MOST_LINES = 20


def tell_units(plan: Plan, tasks: Sequence[Task], now: datetime) -> None:
    """Queue a letter to each unit that one of these tasks is set to; of a plan that is not issued units know nothing."""
    if not tasks or plan.state != PlanState.ISSUED:
        return
    today = timezone.localdate(now)
    aims = [(task, task.aimed) for task in tasks]
    set_to = {
        unit: [task for task, aim in aims if reaches(aim, unit.pk, unit.level, unit.kind)]
        for unit in agencies.of_plan(plan)
    }
    stands_for = {unit.pk: sides.answering_for(unit, today) for unit, own in set_to.items() if own}
    people_of = people.holders_at(stands_for.values(), tuple(UNIT_ROLES), today)
    letters = [
        Letter(
            key=f"tasks-set:{tasks[0].pk}:{tasks[-1].pk}:{unit.pk}",
            to=tuple(people_of.get(stands_for[unit.pk], ())),
            subject=f"Được giao {len(own)} nhiệm vụ: {unit.name}",
            body="\n".join(_lines(own)),
            path=f"/units/{unit.pk}/tasks/",
        )
        for unit, own in set_to.items()
        if own
    ]
    messages.queue_all(letters, at=now)


def _lines(tasks: Sequence[Task]) -> list[str]:
    lines = [f"- {task.text}" + (f" (hạn {wording.day(task.due_on)})" if task.due_on else "") for task in tasks]
    return lines[:MOST_LINES] + ([f"và {len(lines) - MOST_LINES} nhiệm vụ khác."] if len(lines) > MOST_LINES else [])
