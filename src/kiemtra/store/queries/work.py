"""What is due for one person across all subjects: one query a subject, and none for a subject that is not theirs."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from django.db.models import QuerySet

from kiemtra.domain.people import Actor
from kiemtra.store.models import Message
from kiemtra.store.queries import (
    work_of_draws,
    work_of_evidence,
    work_of_inspections,
    work_of_merges,
    work_of_plans,
    work_of_reports,
    work_of_transfers,
)
from kiemtra.store.queries.work_items import Asker, WorkItem

SOURCES: tuple[Callable[[Asker], Iterator[WorkItem]], ...] = (
    work_of_inspections.of_inspections,
    work_of_reports.of_reports,
    work_of_reports.of_visits,
    work_of_reports.of_rounds,
    work_of_merges.of_merges,
    work_of_evidence.of_evidence,
    work_of_inspections.of_recommendations,
    work_of_inspections.of_obstacles,
    work_of_inspections.of_proposals,
    work_of_plans.of_plans,
    work_of_draws.of_draws,
    work_of_plans.of_documents,
    work_of_plans.of_expected,
    work_of_plans.of_tasks,
    work_of_transfers.of_transfers,
)


def due_for(actor: Actor, today: date) -> list[WorkItem]:
    """All that is due for this actor: overdue on top, then by day, what has no day last."""
    if not actor.is_known:
        return []
    items = chain.from_iterable(source(Asker(actor, today)) for source in SOURCES)
    return sorted(items, key=lambda item: (item.due_on or date.max, item.unit, item.kind))


def unread(actor: Actor) -> QuerySet[Message]:
    """The messages that the actor has not read, newest first."""
    return Message.objects.filter(to=actor.user, read_at__isnull=True).order_by("-created_at", "-pk")
