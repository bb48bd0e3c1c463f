"""What the receiving side says of a unit's report on a task: confirmed, on paper or at the unit, or returned."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.people import UNIT_ROLES, Actor, Post
from kiemtra.domain.tasks import DEEDS, TaskDeed, TaskProgress, TaskReview, why_not_review
from kiemtra.store.models import TaskReport, TaskStatus, TaskVerdict
from kiemtra.store.queries import people, sides
from kiemtra.store.queries import tasks as queries
from kiemtra.workflows import messages
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def confirm(status_id: UUID, *, revision: int, remark: str = "", on: date, by: Actor, now: datetime) -> TaskStatus:
    """Confirm what a unit reported: by a team it was checked at the unit, by the standing side on paper."""
    return _judge(status_id, TaskReview.CONFIRMED, revision, remark, on, by, now)


@transaction.atomic
def return_(status_id: UUID, *, revision: int, remark: str, on: date, by: Actor, now: datetime) -> TaskStatus:
    """Return a report with what is missing; what it called done is under way again until the unit reports anew."""
    if not remark.strip():
        raise NotValid({"remark": Fault.REMARK_MISSING})
    return _judge(status_id, TaskReview.RETURNED, revision, remark, on, by, now)


def _judge(
    status_id: UUID, verdict: TaskReview, revision: int, remark: str, on: date, by: Actor, now: datetime
) -> TaskStatus:
    rows = queries.statuses_visible_to(by).select_related("task__plan", "task__document", "agency")
    status = rows.select_for_update(of=("self",)).get(pk=status_id)
    check_revision(status, revision)
    bearings = queries.bearings(status.task, sides.answering_for(status.agency, by.day), by, status.agency_id)
    post = require(by, DEEDS[TaskDeed.REVIEW], bearings, status.task.plan.state)
    last = status.reports.last()
    refuse(why_not_review(last is not None, TaskReview(status.review)))
    assert last is not None, "why_not_review asks for a report"
    _write(status, verdict)
    made = _kept(last, verdict, remark, post, on, by, now)
    if verdict is TaskReview.RETURNED:
        _tell(status, made, now)
    name = "task.confirmed" if verdict is TaskReview.CONFIRMED else "task.returned"
    after = {"task": status.task.text, "agency": status.agency.name, "remark": made.remark, "on_site": made.on_site}
    record(name, status, by=by, post=post, at=now, on=on, plan=status.task.plan, after=after)
    return status


def _write(status: TaskStatus, verdict: TaskReview) -> None:
    status.review = verdict
    if verdict is TaskReview.RETURNED and status.progress == TaskProgress.DONE:
        status.progress, status.percent, status.done_on = TaskProgress.IN_PROGRESS, None, None
    save(status, "review", "progress", "percent", "done_on")


def _kept(
    last: TaskReport, verdict: TaskReview, remark: str, post: Post, on: date, by: Actor, now: datetime
) -> TaskVerdict:
    assert by.user is not None, "require lets nobody pass who is not known"
    return TaskVerdict.objects.create(
        report=last,
        verdict=verdict,
        remark=remark.strip(),
        on_site=post.team is not None,
        made_by_id=by.user,
        made_on=on,
        made_at=now,
    )


def _tell(status: TaskStatus, made: TaskVerdict, now: datetime) -> None:
    messages.queue(
        f"task-returned:{made.pk}",
        people.holders(sides.answering_for(status.agency, made.made_on), tuple(UNIT_ROLES), made.made_on),
        subject=f"Báo cáo nhiệm vụ của {status.agency.short_name} bị trả lại",
        body=f"{status.task.document}: {status.task.text}\n\nCần bổ sung: {made.remark}",
        path=f"/tasks/{status.task_id}/{status.agency_id}/",
        at=now,
    )
