"""What is due for one person across all subjects: one query a subject, and none for a subject that is not theirs.

Whether something is theirs is asked of the same tables of deeds that the workflows ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kiemtra.domain import conclusions as conclusion_rules
from kiemtra.domain import documents as document_rules
from kiemtra.domain import expectations as expectation_rules
from kiemtra.domain import inspections as inspection_rules
from kiemtra.domain import obstacles as obstacle_rules
from kiemtra.domain import plans as plan_rules
from kiemtra.domain import remediation as remedy_rules
from kiemtra.domain import reports as report_rules
from kiemtra.domain import tasks as task_rules
from kiemtra.domain import work
from kiemtra.domain.conclusions import SteeringState, is_answered
from kiemtra.domain.deeds import Bearings, DeedRule, acting_post, why_not
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanDeed, PlanState
from kiemtra.domain.remediation import RecommendationDeed, RecommendationState
from kiemtra.domain.reports import ReportDeed, ReportState
from kiemtra.domain.tasks import TaskProgress
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import (
    Document,
    Finding,
    Inspection,
    Message,
    Plan,
    PlanUnit,
    ReportRequest,
    Task,
    TaskStatus,
)
from kiemtra.store.queries import deadlines, documents, expectations, inspections, plans, remediation, tasks

# So many rows of one subject are looked through: a list that nobody can read to its end helps nobody.
LIMIT = 300
W = WorkKind


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing that is due for the actor; `url` and `pk` name its page, `why` is the post that it falls to."""

    kind: WorkKind
    title: str
    unit: str
    due_on: date | None
    late: bool
    url: str
    pk: UUID
    why: str


def due_for(actor: Actor, today: date) -> list[WorkItem]:
    """All that is due for this actor: overdue on top, then by day, what has no day last."""
    if not actor.is_known:
        return []
    sources = (_plans, _inspections, _reports, _recommendations, _documents, _obstacles, _expected, _tasks)
    items = chain.from_iterable(source(actor, today) for source in sources)
    return sorted(items, key=lambda item: (item.due_on or date.max, item.unit, item.kind))


def unread(actor: Actor) -> QuerySet[Message]:
    """The messages that the actor has not read, newest first."""
    return Message.objects.filter(to=actor.user, read_at__isnull=True).order_by("-created_at", "-pk")
