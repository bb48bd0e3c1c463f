"""The day of a visit: proposed, then decided by the head; of one inspection or of many at once, all or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, why_not_decide_visit
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Event, Inspection
from kiemtra.store.queries import people
from kiemtra.store.queries.overlaps import Overlap
from kiemtra.workflows import messages, wording
from kiemtra.workflows.inspections import overlaps
from kiemtra.workflows.inspections.locking import letter, locked_all, post_for
from kiemtra.workflows.inspections.schedule import check_day
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import drafted, save_all

PROPOSED = ("visit_on", "visit_at", "place", "overlap_reason", "proposed_by", "decided_by", "decided_at")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Day, hour and place of one visit, for the inspection as the person saw it."""

    inspection: UUID
    revision: int
    day: date
    hour: time | None
    place: str


def propose_visit(
    inspection_id: UUID,
    *,
    revision: int,
    day: date,
    hour: time | None,
    place: str,
    overlap_reason: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> Inspection:
    """Propose day, hour and place of the visit; a day decided before is open again.

    A day on which others inspect the same unit about the same things is taken with a reason only.
    """
    proposal = Proposal(inspection_id, revision, day, hour, place)
    [inspection] = propose_visits([proposal], overlap_reason=overlap_reason, by=by, now=now, today=today)
    return inspection


@transaction.atomic
def propose_visits(
    proposals: Sequence[Proposal], *, overlap_reason: str = "", by: Actor, now: datetime, today: date
) -> list[Inspection]:
    """Propose the visits of different inspections; as many queries for one as for two hundred.

    The reason is kept with those that lie near others of the same unit.
    """
    found = locked_all([one.inspection for one in proposals], by)
    rows = [found[one.inspection] for one in proposals]
    near = overlaps.first_of_each([(row, one.day) for row, one in zip(rows, proposals, strict=True)], by=by)
    events = [
        _propose(row, one, overlap, overlap_reason, by, now, today)
        for row, one, overlap in zip(rows, proposals, near, strict=True)
    ]
    save_all(rows, *PROPOSED)
    Event.objects.bulk_create(events)
    _tell_heads(rows, now, today)
    return rows


def _propose(
    inspection: Inspection,
    proposal: Proposal,
    near: Overlap | None,
    overlap_reason: str,
    by: Actor,
    now: datetime,
    today: date,
) -> Event:
    post = post_for(inspection, InspectionDeed.PROPOSE_VISIT, revision=proposal.revision, by=by)
    refuse(None if inspection.team_id else Refusal.NO_TEAM)
    check_day(inspection, proposal.day, today)
    reason_kept = overlaps.kept(near, overlap_reason)
    before = {"visit_on": inspection.visit_on, "place": inspection.place}
    inspection.visit_on = proposal.day
    inspection.visit_at = proposal.hour
    inspection.place = proposal.place.strip()
    inspection.overlap_reason = reason_kept
    inspection.proposed_by_id = by.user
    inspection.decided_by = None
    inspection.decided_at = None
    hour = f"{proposal.hour:%H:%M}" if proposal.hour else ""
    after = {"visit_on": proposal.day, "visit_at": hour, "place": inspection.place} | overlaps.told(inspection)
    return drafted("inspection.visit_proposed", inspection, by=by, post=post, at=now, before=before, after=after)


def _tell_heads(rows: Sequence[Inspection], now: datetime, today: date) -> None:
    heads = people.members_of((row.team_id for row in rows if row.team_id), today, TeamRole.HEAD)
    letters = []
    for row in rows:
        assert row.team_id, "proposed for a team"
        assert row.visit_on, "with a day"
        subject = f"Đề xuất lịch kiểm tra {row.unit.name}"
        body = f"Ngày đề xuất: {wording.day(row.visit_on)}. Đề nghị Trưởng đoàn quyết định."
        letters.append(letter(row, "visit_proposed", heads.get(row.team_id, []), subject=subject, body=body))
    messages.queue_all(letters, at=now)


def decide_visit(inspection_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Inspection:
    """Decide the day that was proposed; the head of the team does."""
    [inspection] = decide_visits([(inspection_id, revision)], by=by, now=now, today=today)
    return inspection


@transaction.atomic
def decide_visits(seen: Sequence[tuple[UUID, int]], *, by: Actor, now: datetime, today: date) -> list[Inspection]:
    """Decide the proposed days of these inspections at these revisions; as many queries for one as for two hundred."""
    found = locked_all([inspection for inspection, _ in seen], by)
    rows = [found[inspection] for inspection, _ in seen]
    events = [_decide(row, revision, by, now, today) for row, (_, revision) in zip(rows, seen, strict=True)]
    save_all(rows, "decided_by", "decided_at")
    Event.objects.bulk_create(events)
    return rows


def _decide(inspection: Inspection, revision: int, by: Actor, now: datetime, today: date) -> Event:
    post = post_for(inspection, InspectionDeed.DECIDE_VISIT, revision=revision, by=by)
    refuse(why_not_decide_visit(visit_on=inspection.visit_on, decided=inspection.decided_at is not None))
    assert inspection.visit_on is not None, "why_not_decide_visit has found a day"
    check_day(inspection, inspection.visit_on, today)
    inspection.decided_by_id = by.user
    inspection.decided_at = now
    after = {"visit_on": inspection.visit_on}
    return drafted("inspection.visit_decided", inspection, by=by, post=post, at=now, after=after)
