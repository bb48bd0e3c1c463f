"""Tasks that a named document sets: written by the standing side, reported unit by unit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.tasks import DEEDS, TaskDeed, TaskProgress, report_faults
from kiemtra.store.models import Agency, Document, Task, TaskStatus
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import sides
from kiemtra.store.queries import tasks as queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def set_task(
    plan_id: UUID, document: Document, text: str, *, due_on: date | None = None, by: Actor, now: datetime
) -> Task:
    """Set a task of a document for all units of the plan; the same text of the same document is set once."""
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.SET_TASK], plan_queries.bearings(plan), plan.state)
    if not text.strip():
        raise NotValid({"text": Fault.TEXT_MISSING})
    if there := plan.tasks.filter(document=document, text=text).first():
        return there
    task = Task.objects.create(plan=plan, document=document, text=text, due_on=due_on, position=plan.tasks.count())
    record("task.set", task, by=by, post=post, at=now, plan=plan, after={"text": text, "due_on": due_on})
    return task


@transaction.atomic
def report(
    task_id: UUID,
    agency: Agency,
    *,
    progress: TaskProgress,
    result: str = "",
    cause: str = "",
    revision: int = 0,
    on: date,
    by: Actor,
    now: datetime,
) -> TaskStatus:
    """Report how far this agency is with a task; `revision` is 0 where it has not reported yet.

    Where the agency is gone, who has taken over from it reports: the status stays that of the agency that was asked.
    """
    task = queries.visible_to(by).select_related("plan").select_for_update(of=("self",)).get(pk=task_id)
    post = require(
        by, DEEDS[TaskDeed.REPORT], queries.bearings(task, sides.answering_for(agency, by.day)), task.plan.state
    )
    if not task.plan.units.filter(agency=agency).exists():
        raise NotAllowed(Refusal.NOT_YOUR_AGENCY)
    if faults := report_faults(progress, result=result, cause=cause):
        raise NotValid(faults)
    status = task.statuses.filter(agency=agency).first() or TaskStatus(task=task, agency=agency, revision=0)
    check_revision(status, revision)
    before = {"progress": status.progress} if revision else {}
    status.progress, status.result, status.cause = progress, result, cause
    status.reported_by_id, status.reported_on = by.user, on
    if status.revision:
        save(status, "progress", "result", "cause", "reported_by", "reported_on")
    else:
        status.revision = 1
        status.save(force_insert=True)
    after = {"task": task.text, "agency": agency.name, "progress": progress, "result": result, "cause": cause}
    record("task.reported", status, by=by, post=post, at=now, on=on, plan=task.plan, before=before, after=after)
    return status
