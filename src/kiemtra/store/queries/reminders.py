"""What the jobs remind of, in one system: no actor asks, so nothing here may show a sealed inspection."""

from datetime import date

from django.db.models import QuerySet

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.plans import PlanState
from kiemtra.store.models import ExpectedPlan, Inspection, Jurisdiction
from kiemtra.store.queries.expectations import is_open


def plans_due(jurisdiction: Jurisdiction, last: date) -> list[ExpectedPlan]:
    """The plans that running plans expect by that day and that are not there, agency by agency."""
    rows = ExpectedPlan.objects.filter(
        is_open(), plan__jurisdiction=jurisdiction, plan__state=PlanState.ISSUED, due_on__lte=last
    )
    return list(rows.select_related("plan", "agency").order_by("agency_id", "due_on", "pk"))


def notices_not_sent(jurisdiction: Jurisdiction, today: date) -> QuerySet[Inspection]:
    """Announced inspections with a day ahead of which nobody was told, team by team."""
    rows = Inspection.objects.filter(
        plan__jurisdiction=jurisdiction,
        plan__state=PlanState.ISSUED,
        announced=True,
        sealed_until__isnull=True,
        state=InspectionState.PLANNED,
        visit_on__gt=today,
        team__isnull=False,
    )
    return rows.select_related("plan", "unit", "team").order_by("team_id", "visit_on", "pk")
