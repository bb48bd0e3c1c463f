"""The days on which a unit cannot receive a team, told by the unit or by who plans: timetables and moves keep off them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import Bearings, why_not
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.timetables import BUSY_DEEDS, MOST_BUSY_DAYS, BusyDeed
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, BusyDays
from kiemtra.store.queries import busy_days as queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record


@transaction.atomic
def enter(
    unit: Agency, first: date, last: date, reason: str, *, by: Actor, now: datetime, entry_id: UUID | None = None
) -> BusyDays:
    """Enter days, first and last included; the same `entry_id` again returns what is there."""
    post = _require(unit, by)
    if entry_id and (there := queries.visible_to(by).filter(pk=entry_id).first()):
        return there
    faults: dict[str, str] = {}
    if last < first:
        faults["last"] = Fault.WINDOW_ENDS_BEFORE_START
    elif (last - first).days >= MOST_BUSY_DAYS:
        faults["last"] = Fault.BUSY_TOO_LONG
    if not reason.strip():
        faults["reason"] = Fault.REASON_MISSING
    if faults:
        raise NotValid(faults)
    assert by.user is not None, "a post is somebody's"
    row = BusyDays.objects.create(
        id=entry_id or new_id(),
        unit=unit,
        first=first,
        last=last,
        reason=reason.strip()[:200],
        entered_by_id=by.user,
        entered_at=now,
    )
    after = {"unit": unit.name, "first": first, "last": last, "reason": row.reason}
    record("busy_days.entered", row, by=by, post=post, at=now, after=after)
    return row


@transaction.atomic
def remove(entry_id: UUID, *, by: Actor, now: datetime) -> Agency:
    """Take back what was entered; returns the unit."""
    row = queries.visible_to(by).select_for_update(of=("self",)).select_related("unit").get(pk=entry_id)
    post = _require(row.unit, by)
    before = {"unit": row.unit.name, "first": row.first, "last": row.last, "reason": row.reason}
    record("busy_days.removed", row, by=by, post=post, at=now, before=before)
    row.delete()
    return row.unit


def deed_of(by: Actor, bearings: Bearings) -> BusyDeed:
    """As whom the actor would enter: for the own unit where that is open, else for a unit of a plan."""
    own = BusyDeed.ENTER_OWN
    return BusyDeed.ENTER_FOR_UNIT if why_not(by, BUSY_DEEDS[own], bearings, "") else own


def _require(unit: Agency, by: Actor) -> Post:
    bearings = queries.bearings(unit, by)
    return require(by, BUSY_DEEDS[deed_of(by, bearings)], bearings, "")
