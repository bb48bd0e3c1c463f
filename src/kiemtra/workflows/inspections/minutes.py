"""Closing the minutes: both sides were there, results stand and are confirmed; the document is drafted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.inspections import InspectionDeed, InspectionState, why_not_close_minutes
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.store.queries.tallies import tally
from kiemtra.workflows import documents
from kiemtra.workflows.inspections.locking import begin, move, tell, unit_people
from kiemtra.workflows.papers import minutes, notice
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@transaction.atomic
def close_minutes(
    inspection_id: UUID, *, revision: int, team_opinion: str = "", unit_opinion: str = "", by: Actor, now: datetime
) -> Inspection:
    """Close the minutes of the visit with the opinions of both sides, and draft them as a document."""
    inspection, post = begin(inspection_id, InspectionDeed.CLOSE_MINUTES, revision=revision, by=by)
    counted = tally(inspection)
    refuse(
        why_not_close_minutes(
            attended_unit=counted.attended_unit,
            attended_team=counted.attended_team,
            results=counted.results,
            unconfirmed=counted.unconfirmed,
        )
    )
    before = move(inspection, InspectionState.MINUTES_CLOSED)
    inspection.team_opinion = team_opinion.strip()
    inspection.unit_opinion = unit_opinion.strip()
    inspection.minutes_closed_at = now
    save(inspection, "state", "team_opinion", "unit_opinion", "minutes_closed_at")
    inspection.sessions.filter(ended_at__isnull=True, started_at__lte=now).update(ended_at=now)
    document = documents.draft(
        kind=DocumentKind.MINUTES,
        kind_name=minutes.NAME,
        symbol=minutes.symbol(inspection),
        subject=minutes.subject(inspection),
        issuer=notice.sealing_agency(inspection),
        content=minutes.content(inspection),
        plan=inspection.plan,
        inspection=inspection,
        by=by,
        post=post,
        now=now,
    )
    after = {"results": counted.results, "document": document}
    record("inspection.minutes_closed", inspection, by=by, post=post, at=now, before={"state": before}, after=after)
    tell(
        inspection,
        "minutes_closed",
        unit_people(inspection, timezone.localdate(now)),
        subject=f"Biên bản kiểm tra tại {inspection.unit.name}",
        body="Đoàn kiểm tra đã chốt biên bản. Mời đơn vị xem và ký.",
        now=now,
    )
    return inspection
