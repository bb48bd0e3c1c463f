"""Lists of reports: those that a unit owes and has sent, and those of a round, what is overdue always on top."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.reports import HANDED_IN, ReportState
from kiemtra.store.models import ReportRequest, ReportRound
from kiemtra.store.queries import report_rounds, reports

SIZE = 100
TO_FILL = (ReportState.REQUESTED, ReportState.DRAFT, ReportState.RETURNED)
_NOT_SENT = Q(first_submitted_at__isnull=True)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, by number."""

    rows: list[ReportRequest]
    number: int
    has_more: bool


def own(actor: Actor) -> QuerySet[ReportRequest]:
    """The reports that the actor's units owe or have sent."""
    rows = reports.visible_to(actor).filter(agency__in=actor.reach_as(*UNIT_ROLES))
    return rows.exclude(state=ReportState.WITHDRAWN).select_related("agency", "round__asker", "inspection__plan")


def to_fill(actor: Actor) -> list[ReportRequest]:
    """What waits for the actor's units, the earliest day first; one query."""
    return list(own(actor).filter(state__in=TO_FILL).order_by("due_on", "requested_at"))


def sent(actor: Actor) -> QuerySet[ReportRequest]:
    """What they have handed in."""
    return own(actor).filter(state__in=HANDED_IN)


def of_round(asked: ReportRound, actor: Actor, today: date, only: str = "") -> QuerySet[ReportRequest]:
    """The reports of a round, what is missing and overdue on top, then what is due, came back, waits, is taken."""
    rows = report_rounds.requests_of(asked, actor)
    if only in ONLY:
        rows = rows.filter(ONLY[only](today)).exclude(state=ReportState.WITHDRAWN)
    rank = Case(
        When(report_rounds.missing(today), then=Value(0)),
        When(_NOT_SENT & ~Q(state=ReportState.WITHDRAWN), then=Value(1)),
        When(state__in=(ReportState.DRAFT, ReportState.RETURNED), then=Value(2)),
        When(state=ReportState.SUBMITTED, then=Value(3)),
        When(state=ReportState.ACCEPTED, then=Value(4)),
        default=Value(5),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=rank).order_by("rank", "due_on", "agency__code")


# What the figures above a round count, and so open.
ONLY: dict[str, Callable[[date], Q]] = {
    "asked": lambda today: Q(),
    "missing": report_rounds.missing,
    "due": lambda today: _NOT_SENT & Q(due_on__gte=today),
    "on_time": lambda today: Q(first_submitted_at__isnull=False) & ~report_rounds.late(),
    "late": lambda today: report_rounds.late(),
    "waiting": lambda today: Q(state=ReportState.SUBMITTED),
    "returned": lambda today: Q(state=ReportState.RETURNED),
    "accepted": lambda today: Q(state=ReportState.ACCEPTED),
}


def page(rows: QuerySet[ReportRequest], number: int) -> Page:
    """One page by number; one query."""
    first = (number - 1) * SIZE
    found = list(rows[first : first + SIZE + 1])
    return Page(found[:SIZE], number, len(found) > SIZE)
