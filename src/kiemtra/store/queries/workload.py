"""How much lies with each person of the teams: visits, days out, conclusions to write. Sealed inspections never count."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.domain.text import fold
from kiemtra.store.models import Inspection, Team, TeamMember
from kiemtra.store.queries import inspections, sides

DRAFTING = frozenset({InspectionState.MINUTES_CLOSED, InspectionState.DRAFTING})
CALLED_OFF = (InspectionState.WITHDRAWN, InspectionState.POSTPONED)


@dataclass(slots=True)
class Load:
    """What lies with one person in a year, as far as the actor may know of it."""

    key: str
    name: str
    position: str
    user: UUID | None
    teams: set[str] = field(default_factory=set)
    visits: dict[UUID, Inspection] = field(default_factory=dict)
    drafts: set[UUID] = field(default_factory=set)

    @property
    def days(self) -> int:
        """On how many days the person is out."""
        return len({visit.visit_on for visit in self.visits.values() if visit.visit_on})


def of_people(actor: Actor, year: int) -> list[Load]:
    """The people in teams of the plans that the actor runs or sits in, who has most first; two queries."""
    teams = _teams(actor).filter(plan__year=year)
    seats = list(TeamMember.objects.filter(team__in=teams).select_related("team", "agency", "user").order_by("id"))
    rows = inspections.visible_to(actor).filter(team__in=teams, sealed_until__isnull=True)
    visits = list(rows.exclude(state__in=CALLED_OFF).select_related("unit", "team").order_by("visit_on", "pk"))
    loads = _counted(seats, visits)
    return sorted(loads.values(), key=lambda load: (-len(load.visits), -load.days, load.key))


def of_users(actor: Actor, year: int) -> dict[UUID, Load]:
    """The same by account, for choosing members."""
    return {load.user: load for load in of_people(actor, year) if load.user}


def years_of(actor: Actor) -> list[int]:
    """The years of these plans, the latest first."""
    return list(_teams(actor).order_by("-plan__year").values_list("plan__year", flat=True).distinct())


def _teams(actor: Actor) -> QuerySet[Team]:
    """Whose load the actor may look at: people in teams of plans that he runs, and of his own teams."""
    run = sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")
    return Team.objects.filter(run | Q(pk__in=actor.teams))


def _counted(seats: Iterable[TeamMember], visits: Iterable[Inspection]) -> dict[str, Load]:
    of_team: dict[UUID | None, list[Inspection]] = {}
    for visit in visits:
        of_team.setdefault(visit.team_id, []).append(visit)
    loads: dict[str, Load] = {}
    for seat in seats:
        key = str(seat.user_id) if seat.user_id else fold(f"{seat.full_name}, {seat.position}")
        load = loads.setdefault(key, Load(key, seat.full_name, seat.position, seat.user_id))
        load.teams.add(seat.team.name)
        for visit in of_team.get(seat.team_id, ()):
            if _sits(seat, visit.visit_on):
                load.visits[visit.pk] = visit
                if seat.role == TeamRole.SECRETARY and visit.state in DRAFTING:
                    load.drafts.add(visit.pk)
    return loads


def _sits(seat: TeamMember, day: date | None) -> bool:
    """Whether the seat is held on the day; a visit without a day lies with who sits there for good."""
    if day is None:
        return seat.valid_to is None
    return seat.valid_from <= day and (seat.valid_to is None or day < seat.valid_to)
