"""The facts on which the next steps of one inspection depend, gathered for `domain.steps`."""

from collections.abc import Iterable
from datetime import date

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.remediation import OPEN
from kiemtra.domain.reports import ReportState
from kiemtra.domain.steps import InspectionFacts
from kiemtra.store.models import Conclusion, Inspection, Recommendation
from kiemtra.store.queries.deadlines import latest_notice
from kiemtra.store.queries.inspections import bearings
from kiemtra.store.queries.tallies import Tally
from kiemtra.store.queries.teams import others_for


def facts_of(
    inspection: Inspection,
    counted: Tally,
    report: str | None,
    recommendations: Iterable[Recommendation],
    today: date,
) -> InspectionFacts:
    """What is known of the inspection (plan and conclusion must be loaded), beside what was counted of it."""
    latest = latest_notice(inspection)
    conclusion: Conclusion | None = getattr(inspection, "conclusion", None)
    return InspectionFacts(
        state=InspectionState(inspection.state),
        bearings=bearings(inspection),
        today=today,
        announced=inspection.announced,
        has_team=inspection.team_id is not None,
        has_other_team=others_for(inspection, today).exists(),
        visit_on=inspection.visit_on,
        decided=inspection.decided_at is not None,
        latest_notice_day=latest.date if latest else None,
        report=ReportState(report) if report else None,
        attended_unit=counted.attended_unit,
        attended_team=counted.attended_team,
        items=counted.items,
        results=counted.results,
        unconfirmed=counted.unconfirmed,
        draft_sent=bool(conclusion and conclusion.sent_at),
        draft_sealed=bool(conclusion and conclusion.sealed_at),
        replied=bool(conclusion and conclusion.replied_at),
        open_recommendations=sum(1 for one in recommendations if one.state in OPEN),
    )
