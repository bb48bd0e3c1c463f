"""What is due on reports: to fill in and to mend, to approve and hand in, to review; with an inspection or without."""

from collections.abc import Iterator

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery

from kiemtra.domain.readiness import last_day_of_quarter
from kiemtra.domain.reports import (
    DEEDS,
    ROUND_DEEDS,
    ReportDeed,
    ReportState,
    RoundDeed,
    RoundPurpose,
    RoundState,
)
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import report_rounds, reports
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

W = WorkKind


def of_reports(asker: Asker) -> Iterator[WorkItem]:
    """Reports of the actor's own agencies while their round takes them, what lies before the head as that.

    A set that is kept current comes again in the quarter at whose end it is due.
    """
    if not asker.may_ever(DEEDS[ReportDeed.FILL], DEEDS[ReportDeed.SUBMIT]):
        return
    own = Q(agency__in=asker.actor.reach) | Q(inspection__carried_by__in=asker.actor.agencies)
    rows = reports.visible_to(asker.actor).filter(own, reports.is_owed(), round__state=RoundState.OPEN)
    for row in _in_order(rows.exclude(state=ReportState.SUBMITTED, due_on__gt=last_day_of_quarter(asker.today))):
        if row.state == ReportState.SUBMITTED:
            yield from _item(asker, row, W.CONFIRM_SET, ReportDeed.UPDATE)
        elif row.presented_at:
            yield from _item(asker, row, W.APPROVE_REPORT, ReportDeed.SUBMIT)
        else:
            kind = W.MEND_REPORT if row.state == ReportState.RETURNED else W.FILL_REPORT
            yield from _item(asker, row, kind, ReportDeed.FILL)


def of_visits(asker: Asker) -> Iterator[WorkItem]:
    """Reports handed in for inspections, each to be reviewed with its visit."""
    if not asker.may_ever(DEEDS[ReportDeed.ACCEPT]):
        return
    rows = reports.visible_to(asker.actor).filter(inspection__isnull=False, state=ReportState.SUBMITTED)
    for row in _in_order(rows):
        yield from _item(asker, row, W.REVIEW_REPORT, ReportDeed.ACCEPT)


def of_rounds(asker: Asker) -> Iterator[WorkItem]:
    """Rounds in which reports wait for review: one line each, however many they are."""
    if not asker.may_ever(DEEDS[ReportDeed.ACCEPT]):
        return
    waiting = ReportRequest.objects.filter(
        round=OuterRef("pk"), inspection__isnull=True, state=ReportState.SUBMITTED
    ).order_by()
    number = Subquery(waiting.values("round").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    rows = report_rounds.visible_to(asker.actor).exclude(purpose=RoundPurpose.READINESS)
    for row in rows.annotate(waiting=number).filter(waiting__gt=0).select_related(*report_rounds.RELATED)[:LIMIT]:
        yield from asker.item(
            W.REVIEW_ROUND,
            ROUND_DEEDS[RoundDeed.EXTEND if row.state == RoundState.OPEN else RoundDeed.REOPEN],
            report_rounds.bearings(row, asker.actor.day),
            row.state,
            title=f"{row.title}: {row.waiting} báo cáo",
            unit=row.asker.short_name,
            due_on=None,
            page=("report-round-detail", row.pk),
        )


def _in_order(rows: QuerySet[ReportRequest]) -> QuerySet[ReportRequest]:
    return rows.select_related(*reports.RELATED).order_by("due_on", "pk")[:LIMIT]


def _item(asker: Asker, row: ReportRequest, kind: WorkKind, deed: ReportDeed) -> list[WorkItem]:
    return asker.item(
        kind,
        DEEDS[deed],
        reports.bearings(row, asker.actor.day),
        row.state,
        title=row.inspection.plan.title if row.inspection else row.round.title,
        unit=row.agency.short_name,
        due_on=None if kind is W.REVIEW_REPORT else row.due_on,
        page=("report-detail", row.pk),
    )
