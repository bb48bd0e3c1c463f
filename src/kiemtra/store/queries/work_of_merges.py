"""What is due on merged figures: to be prepared, to be mended after a send-back, to be approved."""

from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q

from kiemtra.domain.deeds import why_not
from kiemtra.domain.merges import DEEDS, MergeDeed, MergeState
from kiemtra.domain.reports import FILLING, HANDED_IN
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import AgencyAncestor, Merge, ReportRequest
from kiemtra.store.queries import merges
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

W = WorkKind


def of_merges(asker: Asker) -> Iterator[WorkItem]:
    """Merges of the actor's agencies with figures, once all reports have come or the day for them has passed."""
    if not asker.may_ever(DEEDS[MergeDeed.ANNOTATE], DEEDS[MergeDeed.APPROVE]):
        return
    waiting = merges.in_full(asker.actor).filter(state__in=[MergeState.OPEN, MergeState.SENT_BACK])
    ripe = Q(state=MergeState.SENT_BACK) | Q(round__due_on__lt=asker.today) | ~_some(asker, FILLING)
    for row in waiting.filter(_some(asker, HANDED_IN)).filter(ripe).order_by("round__due_on", "pk")[:LIMIT]:
        yield from _item(asker, row)


def _some(asker: Asker, states: Iterable[str]) -> Q:
    """Whether a report of the merge is in one of these states."""
    below = AgencyAncestor.objects.filter(
        valid_on(asker.today), agency=OuterRef("agency"), ancestor=OuterRef(OuterRef("over"))
    )
    reports = ReportRequest.objects.filter(round=OuterRef("round"), state__in=states)
    return Q(Exists(reports), over__isnull=True) | Q(Exists(reports.filter(Exists(below))))


def _item(asker: Asker, row: Merge) -> list[WorkItem]:
    stand = merges.bearings(row, asker.actor.day)
    approves = why_not(asker.actor, DEEDS[MergeDeed.APPROVE], stand, row.state) is None
    mended = W.MEND_MERGE if row.state == MergeState.SENT_BACK else W.PREPARE_MERGE
    return asker.item(
        W.APPROVE_MERGE if approves else mended,
        DEEDS[MergeDeed.APPROVE if approves else MergeDeed.ANNOTATE],
        stand,
        row.state,
        title=row.round.title,
        unit=row.agency.short_name,
        due_on=None,
        page=("round-merged", row.round_id),
    )
