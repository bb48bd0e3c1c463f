"""A task is set, changed, followed no longer: by the standing side of its plan."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.task_sheets import key_of
from kiemtra.domain.tasks import (
    DEEDS,
    TASK_MOVES,
    TaskAim,
    TaskContent,
    TaskDeed,
    TaskState,
    TaskTerm,
    aim_faults,
    due_day,
    term_faults,
)
from kiemtra.domain.text import nfc
from kiemtra.store.models import Document, Plan, Task
from kiemtra.store.queries import agencies
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import tasks as queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.tasks.telling import tell_units
from kiemtra.workflows.trail import check_revision, record, save

WRITTEN = (
    "place",
    "text",
    "product",
    "term",
    "due_on",
    "due_days",
    "due_working",
    "due_source",
    "lead_id",
    "taking_part",
    "aim",
    "groups",
)


@transaction.atomic
def set_task(plan_id: UUID, document: Document, content: TaskContent, *, by: Actor, now: datetime) -> Task:
    """Set a task of a document for units of the plan; the same words at the same place of a document are set once."""
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.SET_TASK], plan_queries.bearings(plan), plan.state)
    check_content(plan, document, content)
    if there := same(plan, document, content):
        return there
    task = lay(plan, document, content, plan.tasks.count(), by=by, post=post, now=now)
    tell_units(plan, [task], now)
    return task


def check_content(plan: Plan, document: Document, content: TaskContent) -> None:
    """Raise `NotValid` with all that is wrong with a task."""
    faults = {} if content.text.strip() else {"text": Fault.TEXT_MISSING}
    faults |= term_faults(content.term, document.dated)
    units = plan.units.values_list("agency", flat=True) if content.aim.whom is TaskAim.NAMED else ()
    if faults := faults | aim_faults(content.aim, set(units)):
        raise NotValid(faults)


def same(plan: Plan, document: Document, content: TaskContent) -> Task | None:
    """The task of this plan that says the same at the same place of the document, whatever became of it."""
    wanted = key_of(content.place, content.text)
    rows = plan.tasks.filter(document=document)
    return next((row for row in rows if key_of(row.place, row.text) == wanted), None)


def lay(
    plan: Plan, document: Document, content: TaskContent, position: int, *, by: Actor, post: Post, now: datetime
) -> Task:
    """Write a task that was checked, with its event."""
    task = Task(plan=plan, document=document, position=position)
    _write(task, content)
    task.save(force_insert=True)
    _name(task, content)
    record("task.set", task, by=by, post=post, at=now, plan=plan, after=_told(task))
    return task


@transaction.atomic
def change(task_id: UUID, content: TaskContent, *, revision: int, by: Actor, now: datetime) -> Task:
    """Write a task anew; what it said before stays in the trail, and standings follow its new day at once."""
    task, post = _locked(task_id, TaskDeed.CHANGE, revision, by)
    check_content(task.plan, task.document, content)
    before = _told(task)
    _write(task, content)
    save(task, *WRITTEN)
    _name(task, content)
    record("task.changed", task, by=by, post=post, at=now, plan=task.plan, before=before, after=_told(task))
    return task


@transaction.atomic
def withdraw(task_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Task:
    """Follow a task no longer, saying why; what units reported of it stays."""
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    return _move(task_id, TaskState.WITHDRAWN, revision, reason.strip(), by, now)


@transaction.atomic
def restore(task_id: UUID, *, revision: int, by: Actor, now: datetime) -> Task:
    """Follow a task again."""
    return _move(task_id, TaskState.SET, revision, "", by, now)


def _move(task_id: UUID, state: TaskState, revision: int, reason: str, by: Actor, now: datetime) -> Task:
    task, post = _locked(task_id, TaskDeed.WITHDRAW, revision, by)
    check_move(TASK_MOVES, TaskState(task.state), state)
    task.state, task.withdrawn_reason = state, reason
    save(task, "state", "withdrawn_reason")
    happened = "task.withdrawn" if state is TaskState.WITHDRAWN else "task.restored"
    record(happened, task, by=by, post=post, at=now, plan=task.plan, after={"text": task.text, "reason": reason})
    return task


def _locked(task_id: UUID, deed: TaskDeed, revision: int, by: Actor) -> tuple[Task, Post]:
    rows = queries.visible_to(by).select_related("plan", "document").select_for_update(of=("self",))
    task = rows.get(pk=task_id)
    check_revision(task, revision)
    return task, require(by, DEEDS[deed], plan_queries.bearings(task.plan), task.plan.state)


def _write(task: Task, content: TaskContent) -> None:
    term, counts = content.term, content.term.rule is TaskTerm.AFTER_DOCUMENT
    facts = {
        "place": nfc(content.place.strip()),
        "text": nfc(content.text.strip()),
        "product": nfc(content.product.strip()),
        "term": term.rule,
        "due_on": due_day(term, task.document.dated, load_calendar()),
        "due_days": term.days if counts else None,
        "due_working": counts and term.working,
        "due_source": nfc(term.source.strip()),
        "lead_id": content.lead,
        "taking_part": nfc(content.taking_part.strip()),
        "aim": content.aim.whom,
        "groups": list(content.aim.groups) if content.aim.whom is TaskAim.GROUPS else [],
    }
    for name in WRITTEN:
        setattr(task, name, facts[name])


def _name(task: Task, content: TaskContent) -> None:
    """Keep the agencies that are aimed at by name."""
    named = content.aim.agencies if content.aim.whom is TaskAim.NAMED else ()
    task.agencies.set(agencies.with_keys(named) if named else [])


def _told(task: Task) -> dict[str, Any]:
    """What the trail keeps of a task."""
    told = {"text": task.text, "place": task.place, "product": task.product, "due_on": task.due_on, "aim": task.aim}
    return {"document": str(task.document), **told, "lead": task.lead_id}
