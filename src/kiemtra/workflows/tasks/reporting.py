"""How far a unit is with a task: each report is kept, the status says what the last one said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.tasks import (
    DEEDS,
    Said,
    TaskDeed,
    TaskProgress,
    TaskReview,
    TaskState,
    reaches,
    report_faults,
    why_not_remove_proof,
    why_not_report,
)
from kiemtra.domain.text import nfc
from kiemtra.store.models import Agency, StoredFile, Task, TaskProof, TaskReport, TaskStatus
from kiemtra.store.queries import documents, sides
from kiemtra.store.queries import tasks as queries
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

SAID = ("progress", "percent", "result", "product", "product_document_id", "done_on", "cause", "obstacle", "proposal")


@dataclass(frozen=True, slots=True)
class Proof:
    """A stored file that shows what was done, and the name under which it came."""

    file: StoredFile
    name: str


@transaction.atomic
def report(
    task_id: UUID,
    agency: Agency,
    said: Said,
    *,
    revision: int = 0,
    proofs: Sequence[Proof] = (),
    on: date,
    by: Actor,
    now: datetime,
) -> TaskStatus:
    """Report how far this agency is with a task; `revision` is 0 where it has not reported yet.

    Where the agency is gone, who has taken over from it reports: the status stays that of the agency that was asked.
    """
    rows = queries.visible_to(by).select_related("plan").select_for_update(of=("self",))
    task = rows.get(pk=task_id)
    bearings = queries.bearings(task, sides.answering_for(agency, by.day))
    post = require(by, DEEDS[TaskDeed.REPORT], bearings, task.plan.state)
    _check_is_set(task, agency)
    said = _as_kept(said, on, by)
    if faults := report_faults(said, due_on=task.due_on, today=on):
        raise NotValid(faults)
    status = task.statuses.filter(agency=agency).first() or TaskStatus(task=task, agency=agency, revision=0)
    check_revision(status, revision)
    refuse(why_not_report(TaskProgress(status.progress), TaskReview(status.review)))
    before = _told(status) if revision else {}
    _write(status, said, by, on)
    _keep(status, proofs, on, by, now)
    after = {"task": task.text, "agency": agency.name, **_told(status), "proofs": [proof.name for proof in proofs]}
    record("task.reported", status, by=by, post=post, at=now, on=on, plan=task.plan, before=before, after=after)
    return status


@transaction.atomic
def remove_proof(proof_id: UUID, *, revision: int, on: date, by: Actor, now: datetime) -> TaskStatus:
    """Take a file out of the last report before it is confirmed: the next report says the same without it.

    The report with which it came stays in the history, as everything that was reported.
    """
    proofs = queries.proofs_visible_to(by).select_related("report__status__task__plan", "report__status__agency")
    proof = proofs.get(pk=proof_id)
    status = TaskStatus.objects.select_for_update(of=("self",)).get(pk=proof.report.status_id)
    check_revision(status, revision)
    task, agency = proof.report.status.task, proof.report.status.agency
    post = require(
        by, DEEDS[TaskDeed.REPORT], queries.bearings(task, sides.answering_for(agency, by.day)), task.plan.state
    )
    _check_is_set(task, agency)
    is_last = proof.report.number == status.reports.count()
    refuse(why_not_remove_proof(TaskReview(status.review), is_last=is_last))
    kept = [Proof(one.file, one.name) for one in proof.report.proofs.select_related("file") if one.pk != proof.pk]
    status.reported_by_id, status.reported_on, status.review = by.user, on, TaskReview.WAITING
    save(status, "reported_by", "reported_on", "review")
    _keep(status, kept, on, by, now)
    before = {"task": task.text, "agency": agency.name, "name": proof.name}
    record("task.proof_removed", status, by=by, post=post, at=now, on=on, plan=task.plan, before=before)
    return status


def _check_is_set(task: Task, agency: Agency) -> None:
    """Only a unit of the plan to which the task is set reports on it, and only while it is followed."""
    is_unit = task.plan.units.filter(agency=agency).exists()
    if not is_unit or not reaches(task.aimed, agency.pk, agency.level, agency.kind):
        raise NotAllowed(Refusal.NOT_YOUR_AGENCY)
    refuse(Refusal.WITHDRAWN if task.state == TaskState.WITHDRAWN else None)


def _as_kept(said: Said, on: date, by: Actor) -> Said:
    """The words in one form of writing; what is done has a day; a document that the actor does not see is none."""
    done = said.progress is TaskProgress.DONE
    named = said.product_document
    if named and not documents.visible_to(by).filter(pk=named).exists():
        named = None
    return replace(
        said,
        percent=100 if done else said.percent if said.progress is TaskProgress.IN_PROGRESS else None,
        done_on=(said.done_on or on) if done else None,
        product_document=named,
        result=nfc(said.result.strip()),
        product=nfc(said.product.strip()),
        cause=nfc(said.cause.strip()),
        obstacle=nfc(said.obstacle.strip()),
        proposal=nfc(said.proposal.strip()),
    )


def _write(status: TaskStatus, said: Said, by: Actor, on: date) -> None:
    facts = {name: getattr(said, name.removesuffix("_id")) for name in SAID}
    for name, value in facts.items():
        setattr(status, name, value)
    status.reported_by_id, status.reported_on, status.review = by.user, on, TaskReview.WAITING
    if status.revision:
        save(status, *SAID, "reported_by", "reported_on", "review")
    else:
        status.revision = 1
        status.save(force_insert=True)


def _keep(status: TaskStatus, proofs: Sequence[Proof], on: date, by: Actor, now: datetime) -> None:
    """The report as it was made, with its files."""
    assert by.user is not None, "require lets nobody pass who is not known"
    facts = {name: getattr(status, name) for name in SAID}
    number = status.reports.count() + 1
    made = TaskReport.objects.create(status=status, number=number, made_by_id=by.user, made_on=on, made_at=now, **facts)
    once = {proof.file.pk: proof for proof in proofs}
    TaskProof.objects.bulk_create(
        TaskProof(report=made, file=proof.file, name=shown_name(proof.name), received_at=now) for proof in once.values()
    )


def _told(status: TaskStatus) -> dict[str, object]:
    names = ("progress", "percent", "result", "cause", "obstacle", "done_on")
    return {name: getattr(status, name) for name in names if getattr(status, name) not in ("", None)}
