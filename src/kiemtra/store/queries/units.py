"""The inspected unit's own page: what is asked of it, and what came of its inspections."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import CLOSED, OPEN
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Agency, Inspection, PlanUnit, Recommendation, ReportRequest
from kiemtra.store.queries import inspections, plans, remediation

_TO_FILL = (ReportState.REQUESTED, ReportState.DRAFT, ReportState.RETURNED)


@dataclass(frozen=True, slots=True)
class UnitFile:
    """All that one agency has to do with inspections, as far as the actor may see it."""

    agency: Agency
    inspections: Sequence[Inspection]
    requests: Sequence[ReportRequest]
    recommendations: Sequence[Recommendation]

    @property
    def to_answer(self) -> list[Inspection]:
        """Notices that wait for the unit's answer."""
        return [row for row in self.inspections if row.state == InspectionState.NOTICED]

    @property
    def drafts(self) -> list[Inspection]:
        """Drafts that lie with the unit and are not answered."""
        return [
            row
            for row in self.inspections
            if row.state == InspectionState.WITH_UNIT and row.conclusion.replied_at is None
        ]

    @property
    def to_fill(self) -> list[ReportRequest]:
        """Reports that wait for the unit."""
        return [row for row in self.requests if row.state in _TO_FILL]

    @property
    def open(self) -> list[Recommendation]:
        """Recommendations that are not closed."""
        return [row for row in self.recommendations if row.state in OPEN]

    @property
    def closed(self) -> list[Recommendation]:
        """Recommendations that are."""
        return [row for row in self.recommendations if row.state in CLOSED]

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for the unit."""
        return not (self.to_answer or self.drafts or self.to_fill or self.open)


def visible_to(actor: Actor) -> QuerySet[Agency]:
    """The agencies whose page this actor may see: their own, and those in plans and inspections that they see."""
    if not actor.is_known:
        return Agency.objects.none()
    planned = PlanUnit.objects.filter(agency=OuterRef("pk"), plan__in=plans.visible_to(actor))
    inspected = inspections.visible_to(actor).filter(Q(unit=OuterRef("pk")) | Q(carried_by=OuterRef("pk")))
    asked = remediation.visible_to(actor).filter(Q(addressee=OuterRef("pk")) | Q(carried_by=OuterRef("pk")))
    staff = actor.reach_as(*inspections.STAFF_ROLES)
    near = Q(pk__in=actor.reach) | Exists(inspected) | Exists(asked)
    return Agency.objects.filter(near | Exists(planned) if staff else near)


def file_of(agency: Agency, actor: Actor, today: date, old: Collection[UUID] = ()) -> UnitFile:
    """What the agency is asked and what came of its inspections, with those of the old units in its stead; three queries."""
    units = {agency.pk, *old}
    seen = inspections.visible_to(actor).filter(Q(unit__in=units) | Q(carried_by=agency))
    requests = ReportRequest.objects.filter(inspections.sees(actor, "inspection__"), agency__in=units)
    return UnitFile(
        agency=agency,
        inspections=list(
            seen.select_related("unit", "plan", "team", "conclusion__document").order_by("-visit_on", "-id")
        ),
        requests=list(requests.exclude(state=ReportState.WITHDRAWN).select_related("inspection").order_by("due_on")),
        recommendations=list(remediation.listed(actor, today).filter(Q(addressee__in=units) | Q(carried_by=agency))),
    )


def own_of(actor: Actor) -> UUID | None:
    """The agency for which this actor answers, where there is one."""
    return next(iter(sorted(actor.agencies_as(*inspections.UNIT_ROLES), key=str)), None)
