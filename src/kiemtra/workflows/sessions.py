"""Working sessions of a visit: where and when, who was there of both sides, and the roll call of the unit's staff."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import NotValid
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.sessions import AttendeeSide, RollCall, faults
from kiemtra.store.ids import new_id
from kiemtra.store.models import Attendee, Inspection, Session
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import sessions
from kiemtra.workflows.holding import hold_inspection, hold_inspection_of
from kiemtra.workflows.inspections.locking import begin
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, save
from kiemtra.workflows.trail import record as leave_event


@dataclass(frozen=True, slots=True)
class Presence:
    """One person on the list of a session."""

    side: AttendeeSide
    full_name: str
    position: str = ""
    present: bool = True


@dataclass(frozen=True, slots=True)
class SessionContent:
    """What a session says."""

    started_at: datetime
    place: str
    ended_at: datetime | None = None
    attendees: tuple[Presence, ...] = ()
    roll: RollCall = field(default_factory=RollCall)


@transaction.atomic
def start(
    inspection_id: UUID,
    content: SessionContent,
    *,
    revision: int,
    by: Actor,
    now: datetime,
    session_id: UUID | None = None,
) -> Session:
    """Start a working session of an opened visit; the same `session_id` again returns the session that is there."""
    hold_inspection(inspection_id)
    if session_id and (there := sessions.visible_to(by).filter(pk=session_id).first()):
        return there
    inspection, post = begin(inspection_id, InspectionDeed.RECORD_ATTENDANCE, revision=revision, by=by)
    _check(content)
    session = Session(id=session_id or new_id(), inspection=inspection)
    _put(session, content)
    session.save(force_insert=True)
    _attend(session, content)
    save(inspection)
    after = _told(content)
    leave_event("session.started", session, by=by, post=post, at=now, after=after, inspection=inspection)
    return session


@transaction.atomic
def record(session_id: UUID, content: SessionContent, *, revision: int, by: Actor, now: datetime) -> Session:
    """Bring a session up to date: its end, who was there, the roll call."""
    rows = sessions.visible_to(by).select_related("inspection__plan")
    hold_inspection_of(rows, session_id)
    session = rows.select_for_update(of=("self",)).get(pk=session_id)
    check_revision(session, revision)
    inspection: Inspection = session.inspection
    rule = DEEDS[InspectionDeed.RECORD_ATTENDANCE]
    post = require(by, rule, queries.bearings(inspection), inspection.state)
    _check(content)
    _put(session, content)
    save(session, "started_at", "ended_at", "place", "roll_listed", "roll_present", "roll_excused", "roll_note")
    session.attendees.all().delete()
    _attend(session, content)
    after = _told(content)
    leave_event("session.recorded", session, by=by, post=post, at=now, after=after, inspection=inspection)
    return session


def _check(content: SessionContent) -> None:
    if found := faults(content.started_at, content.ended_at, content.roll):
        raise NotValid(found)


def _put(session: Session, content: SessionContent) -> None:
    session.started_at = content.started_at
    session.ended_at = content.ended_at
    session.place = content.place.strip()
    session.roll_listed = content.roll.listed
    session.roll_present = content.roll.present
    session.roll_excused = content.roll.excused
    session.roll_note = content.roll.note.strip()


def _attend(session: Session, content: SessionContent) -> None:
    Attendee.objects.bulk_create(
        Attendee(
            session=session,
            side=person.side,
            full_name=person.full_name.strip(),
            position=person.position.strip(),
            present=person.present,
        )
        for person in content.attendees
        if person.full_name.strip()
    )


def _told(content: SessionContent) -> dict[str, object]:
    present = [person for person in content.attendees if person.present]
    return {
        "place": content.place,
        "team": sum(1 for person in present if person.side is AttendeeSide.TEAM),
        "unit": sum(1 for person in present if person.side is AttendeeSide.UNIT),
    }
