"""What stands in a calendar: the visits that an actor sees, and the journeys of the actor's teams. Nothing that is sealed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.text import fold
from kiemtra.store.models import Inspection, Summons
from kiemtra.store.queries import inspections


def visits(actor: Actor, first: date = date.min, last: date = date.max) -> QuerySet[Inspection]:
    """The visits of these days that this actor sees and that are not called off; none that is sealed."""
    rows = inspections.visible_to(actor).filter(sealed_until__isnull=True, visit_on__range=(first, last))
    return (
        rows.exclude(state=InspectionState.WITHDRAWN)
        .select_related("unit", "team", "plan")
        .order_by("visit_on", "visit_at", "unit__code", "id")
    )


def narrowed(
    rows: QuerySet[Inspection], *, plan: UUID | str = "", state: str = "", words: str = ""
) -> QuerySet[Inspection]:
    """Those of one plan, in one state, of units or teams with these words."""
    if plan:
        rows = rows.filter(plan=UUID(str(plan)))
    if words.strip():
        rows = rows.filter(Q(unit__folded__contains=fold(words)) | Q(team__name__icontains=words.strip()))
    return rows.filter(_OF_STATE.get(state, Q()))


S = InspectionState
_NOT_VISITED = [S.PLANNED, S.NOTICED, S.PREPARING, S.POSTPONED]
_OF_STATE = {
    "proposed": Q(state=S.PLANNED, decided_at__isnull=True),
    "decided": Q(state=S.PLANNED, decided_at__isnull=False),
    "noticed": Q(state=S.NOTICED),
    "preparing": Q(state=S.PREPARING),
    "visited": ~Q(state__in=_NOT_VISITED),
}


@dataclass(frozen=True, slots=True)
class Journey:
    """*Công tác*: the hour at which a team meets, and where. Neither unit nor topic."""

    at: datetime
    where: str

    @property
    def day(self) -> date:
        """The day on which the team meets."""
        return timezone.localdate(self.at)


def journeys(actor: Actor, first: date, last: date, now: datetime) -> list[Journey]:
    """The calls to the actor's teams: to members from the hour that the head set, to its three persons from the start."""
    if not actor.teams and not actor.agencies:
        return []
    told = Q(inspection__team__in=actor.teams, shown_from__lte=now)
    rows = Summons.objects.filter(
        told | inspections.sees(actor, "inspection__"),
        inspection__state=InspectionState.APPROVED,
        inspection__sealed_until__isnull=False,
        meet_at__gte=_start(first),
        meet_at__lt=_start(last + timedelta(days=1)),
    )
    shown = rows.exclude(inspection__unit__in=actor.reach).order_by("meet_at", "meeting_point")
    return [Journey(at, where) for at, where in shown.values_list("meet_at", "meeting_point")]


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
