"""Rounds of reports: who may see them, and who has sent, in time, late or not yet.

Units know their own reports only. A round of inspections is there for those who see a report in it, and counts no other:
it tells nothing of a sealed inspection.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportState, RoundPurpose
from kiemtra.store.models import AgencyAncestor, Jurisdiction, Plan, PlanUnit, ReportRequest, ReportRound
from kiemtra.store.queries import inspections, reports
from kiemtra.store.queries.people import valid_on

# Who asks today (with what `RELATED` names loaded).
bearings = reports.bearings_of_round
# What decides who stands on which side of a round.
RELATED = ("plan", "asker")

_SENT = Q(first_submitted_at__isnull=False)
_COUNTED = ~Q(state=ReportState.WITHDRAWN)


def visible_to(actor: Actor) -> QuerySet[ReportRound]:
    """The rounds that this actor may see: as asker or above it; of inspections with the reports in them."""
    if not actor.is_known:
        return ReportRound.objects.none()
    seen = reports.visible_to(actor).filter(round=OuterRef("pk"))
    of_visits = Q(purpose=RoundPurpose.INSPECTION)
    found = reports.asks(actor) & (~of_visits | Q(Exists(seen)))
    if actor.teams:
        found |= of_visits & Q(Exists(seen.filter(inspection__team__in=actor.teams)))
    if actor.fields:
        found |= Q(Exists(ReportRequest.objects.filter(reports.in_field(actor), round=OuterRef("pk"))))
    return ReportRound.objects.filter(found)


def requests_of(asked: ReportRound, actor: Actor) -> QuerySet[ReportRequest]:
    """The reports asked for in a round that the actor sees, with their units; of inspections those seen only."""
    return ReportRequest.objects.filter(_counted_for(actor), round=asked).select_related("agency", "inspection")


def _counted_for(actor: Actor) -> Q:
    """Of what is asked without inspections every one; else as the inspections are seen."""
    visited = inspections.sees(actor, "inspection__") | reports.in_field(actor)
    return Q(inspection__isnull=True) | visited


def missing(today: date) -> Q:
    """Whose day has passed without anything handed in."""
    return Q(first_submitted_at__isnull=True, due_on__lt=today) & _COUNTED


def late() -> Q:
    """What was first handed in after its day."""
    return Q(first_submitted_at__date__gt=F("due_on")) & _COUNTED


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """How many were asked, and how they stand towards their days and towards acceptance."""

    asked: int
    on_time: int
    late: int
    # Not handed in, and still in time or not any more.
    due: int
    missing: int
    # Of those handed in: wait for review, came back, taken.
    waiting: int
    returned: int
    accepted: int

    @property
    def sent(self) -> int:
        """Handed in at least once."""
        return self.on_time + self.late


def status(asked: ReportRound, actor: Actor, today: date) -> RoundStatus:
    """How the reports of a round stand, as far as the actor sees them; one query. What was withdrawn is not counted."""
    rows = ReportRequest.objects.filter(_counted_for(actor), _COUNTED, round=asked)
    told = rows.aggregate(
        asked=Count("pk"),
        late=Count("pk", filter=late()),
        sent=Count("pk", filter=_SENT),
        missing=Count("pk", filter=missing(today)),
        waiting=Count("pk", filter=Q(state=ReportState.SUBMITTED)),
        returned=Count("pk", filter=Q(state=ReportState.RETURNED)),
        accepted=Count("pk", filter=Q(state=ReportState.ACCEPTED)),
    )
    sent = told.pop("sent")
    due = told["asked"] - sent - told["missing"]
    return RoundStatus(on_time=sent - told["late"], due=due, **told)


def listed(actor: Actor, today: date) -> QuerySet[ReportRound]:
    """The rounds that the actor sees, open ones first and the newest on top, each with `asked`, `sent` and `missing`."""
    rows = ReportRequest.objects.filter(_counted_for(actor), _COUNTED, round=OuterRef("pk")).order_by()
    counts = {
        "asked": _number(rows),
        "sent": _number(rows.filter(_SENT)),
        "missing": _number(rows.filter(missing(today))),
    }
    # "open" comes before "closed" from behind.
    return visible_to(actor).select_related(*RELATED).annotate(**counts).order_by("-state", "-opened_at", "-pk")


def of_plan(plan: Plan, actor: Actor, today: date) -> QuerySet[ReportRound]:
    """Those of `listed` that were asked under a plan."""
    return listed(actor, today).filter(plan=plan)


def is_seen(round_id: UUID, actor: Actor) -> bool:
    """Whether the actor sees the round itself, not only figures merged from it."""
    return visible_to(actor).filter(pk=round_id).exists()


def _number(rows: QuerySet[ReportRequest]) -> Coalesce:
    counted = rows.values("round").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def units_of(asked: ReportRound) -> frozenset[UUID]:
    """The agencies that a round asks already."""
    return frozenset(asked.requests.values_list("agency_id", flat=True))


def may_be_asked(asked: ReportRound, day: date) -> frozenset[UUID]:
    """The units that this round may ask: below the asker, of its plan or below who issued it.

    The standing agency of a system asks for the whole of it; two queries.
    """
    roots = {asked.asker_id}
    if asked.plan is not None:
        roots.add(asked.plan.issuer_carrier_id)
    heads = Jurisdiction.objects.filter(pk=asked.jurisdiction_id, standing_agency=asked.asker_id).values("root")
    lines = AgencyAncestor.objects.filter(Q(ancestor__in=roots) | Q(ancestor__in=heads), valid_on(day))
    found = frozenset(lines.values_list("agency", flat=True))
    if asked.plan is None:
        return found
    return found | frozenset(PlanUnit.objects.filter(plan=asked.plan).values_list("agency", flat=True))
