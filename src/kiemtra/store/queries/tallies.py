"""What has been counted of a visit: the facts on which its minutes rest."""

from dataclasses import dataclass

from django.db.models import Count, Q

from kiemtra.domain.sessions import AttendeeSide
from kiemtra.store.models import Attendee, CheckResult, Inspection, Session


@dataclass(frozen=True, slots=True)
class Tally:
    """What the minutes rest on: who was there of each side, and the results that stand or wait for a person."""

    sessions: int
    attended_unit: int
    attended_team: int
    items: int
    results: int
    unconfirmed: int

    @property
    def left(self) -> int:
        """Items that nobody has recorded yet."""
        return self.items - self.results


def tally(inspection: Inspection) -> Tally:
    """Count sessions, attendance and results of one inspection; three queries."""
    present = Attendee.objects.filter(session__inspection=inspection, present=True).aggregate(
        unit=Count("pk", filter=Q(side=AttendeeSide.UNIT)), team=Count("pk", filter=Q(side=AttendeeSide.TEAM))
    )
    results = CheckResult.objects.filter(inspection=inspection).aggregate(
        items=Count("pk"),
        results=Count("pk", filter=Q(confirmed=True)),
        unconfirmed=Count("pk", filter=Q(prefilled=True, confirmed=False)),
    )
    return Tally(
        sessions=Session.objects.filter(inspection=inspection).count(),
        attended_unit=present["unit"],
        attended_team=present["team"],
        items=results["items"],
        results=results["results"],
        unconfirmed=results["unconfirmed"],
    )
