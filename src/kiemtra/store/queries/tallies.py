"""What has been counted of a visit: the facts on which its minutes rest."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from kiemtra.domain.sessions import AttendeeSide
from kiemtra.store.models import Attendee, CheckResult, Inspection, Session


@dataclass(frozen=True, slots=True)
class Tally:
    """What the minutes rest on: who was there of each side, and the results that stand or wait for a person."""

    attended_unit: int
    attended_team: int
    items: int
    results: int
    unconfirmed: int


def tally(inspection: Inspection) -> Tally:
    """Count attendance and results of one inspection; two queries."""
    present = Attendee.objects.filter(session__inspection=inspection, present=True).aggregate(
        unit=Count("pk", filter=Q(side=AttendeeSide.UNIT)), team=Count("pk", filter=Q(side=AttendeeSide.TEAM))
    )
    results = CheckResult.objects.filter(inspection=inspection).aggregate(
        items=Count("pk"),
        results=Count("pk", filter=Q(confirmed=True)),
        unconfirmed=Count("pk", filter=Q(prefilled=True, confirmed=False)),
    )
    return Tally(
        attended_unit=present["unit"],
        attended_team=present["team"],
        items=results["items"],
        results=results["results"],
        unconfirmed=results["unconfirmed"],
    )


def tally_of(sessions: Iterable[Session], results: Iterable[CheckResult]) -> Tally:
    """The same from rows that are loaded already, with their attendees."""
    there = [one for session in sessions for one in session.attendees.all() if one.present]
    rows = list(results)
    return Tally(
        attended_unit=sum(1 for one in there if one.side == AttendeeSide.UNIT),
        attended_team=sum(1 for one in there if one.side == AttendeeSide.TEAM),
        items=len(rows),
        results=sum(1 for row in rows if row.confirmed),
        unconfirmed=sum(1 for row in rows if row.prefilled and not row.confirmed),
    )
