"""What is due on plans: to submit and issue, documents to number, plans expected from below, tasks to report on."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from kiemtra.domain import documents, expectations, plans, tasks
from kiemtra.domain.conclusions import SteeringState
from kiemtra.domain.documents import DocumentDeed, DocumentState
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.plans import PlanDeed, PlanState
from kiemtra.domain.tasks import TaskDeed, TaskProgress, TaskReview, TaskState, reaches
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Agency, SteeringProposal, TaskStatus
from kiemtra.store.queries import documents as document_rows
from kiemtra.store.queries import expectations as expected_rows
from kiemtra.store.queries import plans as plan_rows
from kiemtra.store.queries import sides, task_cells
from kiemtra.store.queries import tasks as task_rows
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

W = WorkKind
_SUBMIT, _ISSUE = plans.DEEDS[PlanDeed.SUBMIT], plans.DEEDS[PlanDeed.ISSUE]
_ADOPT = plans.DEEDS[PlanDeed.ADOPT_STEERING]
_NUMBER = documents.DEEDS[DocumentDeed.RECORD_ISSUE]
_DELIVER = expectations.DEEDS[ExpectedDeed.DELIVER]
_REPORT = tasks.DEEDS[TaskDeed.REPORT]


def of_plans(asker: Asker) -> Iterator[WorkItem]:
    """Plans to submit and to issue, and proposals for steering that wait for a decision."""
    if not asker.may_ever(_SUBMIT, _ISSUE, _ADOPT):
        return
    waiting = SteeringProposal.objects.filter(plan=OuterRef("pk"), state=SteeringState.PROPOSED)
    rows = plan_rows.visible_to(asker.actor).annotate(has_proposals=Exists(waiting))
    asked = rows.filter(Q(state__in=(PlanState.DRAFT, PlanState.SUBMITTED)) | Q(has_proposals=True))
    for row in asked.select_related("standing_agency").order_by("pk")[:LIMIT]:
        bearings = plan_rows.bearings(row)
        for kind, rule in ((W.SUBMIT_PLAN, _SUBMIT), (W.ISSUE_PLAN, _ISSUE), (W.DECIDE_STEERING, _ADOPT)):
            if kind is W.DECIDE_STEERING and not row.has_proposals:
                continue
            yield from asker.item(
                kind,
                rule,
                bearings,
                row.state,
                title=row.title,
                unit=row.standing_agency.short_name,
                due_on=None,
                page=("plan-detail", row.pk),
            )


def of_documents(asker: Asker) -> Iterator[WorkItem]:
    """Drafts to be numbered or recorded; while an inspection is sealed its papers take no number."""
    if not asker.may_ever(_NUMBER):
        return
    rows = document_rows.visible_to(asker.actor).filter(
        state=DocumentState.DRAFT, inspection__sealed_until__isnull=True
    )
    for row in rows.select_related("plan", "inspection__unit", "jurisdiction").order_by("pk")[:LIMIT]:
        yield from asker.item(
            W.NUMBER_DOCUMENT,
            _NUMBER,
            document_rows.bearings(row),
            row.state,
            title=f"{row.kind_name}: {row.subject}",
            unit=row.inspection.unit.short_name if row.inspection else row.issuer_name,
            due_on=None,
            page=("document-detail", row.pk),
        )


def of_expected(asker: Asker) -> Iterator[WorkItem]:
    """Plans that a plan above expects from the actor's agency."""
    if not asker.may_ever(_DELIVER):
        return
    rows = expected_rows.visible_to(asker.actor).filter(expected_rows.is_open())
    for row in rows.select_related("plan", "agency").order_by("due_on", "pk")[:LIMIT]:
        yield from asker.item(
            W.DELIVER_PLAN,
            _DELIVER,
            expected_rows.bearings(row, asker.actor),
            expectations.state_of(row.due_on, None, asker.today),
            title=row.plan.title,
            unit=row.agency.short_name,
            due_on=row.due_on,
            page=("plan-detail", row.plan_id),
        )


def of_tasks(asker: Asker) -> Iterator[WorkItem]:
    """Tasks of documents that the actor's agency, or one that it has taken over, owes soon or late, or must report anew."""
    posts = [post for post in asker.actor.posts if post.allows(_REPORT.permission)]
    agencies = {agency for post in posts for agency in post.reach}
    if not agencies:
        return
    rows = task_rows.visible_to(asker.actor).annotate(
        unit=F("plan__units__agency"), unit_name=F("plan__units__agency__short_name")
    )
    cells = TaskStatus.objects.filter(task=OuterRef("pk"), agency=OuterRef("unit"))
    soon = task_cells.watch_on(asker.today).soon_until
    owed = Q(due_on__lte=soon) & ~Exists(cells.filter(progress=TaskProgress.DONE))
    returned = Q(Exists(cells.filter(review=TaskReview.RETURNED)))
    asked = rows.filter(owed | returned, unit__in=agencies, state=TaskState.SET, plan__state=PlanState.ISSUED)
    units = Agency.objects.in_bulk(agencies)
    stands_for: dict[UUID, UUID] = {}
    shown = asked.select_related("plan", "document").prefetch_related("agencies")
    for row in shown.order_by("due_on", "pk")[:LIMIT]:
        unit = units[row.unit]
        if not reaches(row.aimed, unit.pk, unit.level, unit.kind):
            continue
        if unit.pk not in stands_for:
            stands_for[unit.pk] = sides.answering_for(unit, asker.actor.day)
        yield from asker.item(
            W.REPORT_TASK,
            _REPORT,
            task_rows.bearings(row, stands_for[unit.pk]),
            row.plan.state,
            title=f"{row.document}: {row.text}",
            unit=row.unit_name,
            due_on=row.due_on,
            page=("unit-tasks", stands_for[unit.pk]),
        )
