"""Reading what is sealed leaves a trace: who, when, in which way; once for each person, record, way and hour.

The views call it when they show such a record to one of those who may see it. Nobody else ever comes here: for all
others nothing is read, written or delayed.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.models import AccountabilityProposal, Conclusion, Draw, Inspection
from kiemtra.store.queries import accountability, draws, inspections
from kiemtra.store.queries.secrecy import VIEWED, readers
from kiemtra.workflows.trail import record

Sealed = Inspection | Conclusion | AccountabilityProposal | Draw


@transaction.atomic
def note(rows: Iterable[Sealed], how: ReadingOf, *, by: Actor, now: datetime) -> int:
    """Record that these rows were shown to the actor, as far as they are sealed; returns how many events were added.

    The inspection of a row, and its plan, must be loaded; of a draw its plan.
    """
    noted = 0
    for row in rows:
        if not _is_sealed(row):
            continue
        hour = timezone.localtime(now).replace(minute=0, second=0, microsecond=0)
        earlier = readers(row.pk).filter(actor_id=by.user, recorded_at__gte=hour, after__how=how)
        if not earlier.exists():
            _record(row, how, by, now)
            noted += 1
    return noted


def _is_sealed(row: Sealed) -> bool:
    match row:
        case Inspection():
            return row.sealed_until is not None
        case Conclusion():
            return row.sealed_at is not None
        case AccountabilityProposal():
            return True
        case Draw():
            return row.is_sealed


def _record(row: Sealed, how: ReadingOf, by: Actor, now: datetime) -> None:
    if isinstance(row, Draw):
        post = _post(by, draws.bearings(row))
        record(VIEWED, row, by=by, post=post, at=now, plan=row.plan, after={"how": how}, sealed=True)
        return
    inspection = row if isinstance(row, Inspection) else row.inspection
    sides = (
        accountability.bearings(row) if isinstance(row, AccountabilityProposal) else inspections.bearings(inspection)
    )
    post = _post(by, sides)
    record(VIEWED, row, by=by, post=post, at=now, inspection=inspection, after={"how": how}, sealed=True)


def _post(by: Actor, sides: Bearings) -> Post | None:
    """The post for the sake of which it was shown."""
    near = (post for post in by.posts if post.team == sides.team and post.team)
    led = (post for post in by.posts if sides.addressee in post.reach or sides.standing in post.reach)
    return next(near, None) or next(led, None)
