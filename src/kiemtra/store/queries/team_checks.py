"""What is to be said about the people of a plan's teams before they go out: gaps, doubles, recusals, absences."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kiemtra.domain.inspections import ENDED
from kiemtra.domain.people import Actor
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import INDISPENSABLE, TeamRole, TeamTrouble
from kiemtra.store.models import Absence, Agency, Inspection, Plan, TeamMember
from kiemtra.store.queries import inspections, recusals, sides, teams
from kiemtra.store.queries.absences import kept_by
from kiemtra.store.queries.recusals import Grounds

T = TeamTrouble


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to be said; what it is about is filled as its kind needs."""

    kind: TeamTrouble
    areas: tuple[str, ...] = ()
    team: str = ""
    other_team: str = ""
    member: TeamMember | None = None
    unit: Agency | None = None
    ground: RecusalGround | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """What is looked through: all seats held today or later, those of this plan, the visits to come."""

    seats: Sequence[TeamMember]
    here: Sequence[TeamMember]
    visits: Sequence[Inspection]
    today: date

    def in_team(self, team: UUID | None) -> list[TeamMember]:
        """Those who sit in a team of this plan."""
        return [seat for seat in self.here if seat.team_id == team]

    def kept(self, team: UUID | None) -> list[TeamMember]:
        """The same, as far as absences and recusals of the person are told to the actor."""
        return [seat for seat in self.in_team(team) if seat.is_kept]  # type: ignore[attr-defined]


def of_plan(plan: Plan, actor: Actor, today: date) -> list[Trouble]:
    """All that is to be said today, as far as it is told to this actor; no sealed inspection has a part in it.

    Seven queries at most, whatever the number of teams, members and visits.
    """
    checked = _checked(plan, actor, today)
    areas = list(plan.areas.values_list("area", flat=True))
    grounds = _grounds(checked, plan)
    found = [*_gaps(checked, areas), *_doubles(checked), *_recused(checked, grounds), *_away(checked)]
    closed = (seat for seat in checked.here if seat.user and not seat.user.is_active)
    return [*found, *(Trouble(T.ACCOUNT_CLOSED, team=seat.team.name, member=seat) for seat in closed)]


def _checked(plan: Plan, actor: Actor, today: date) -> _Checked:
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    people = TeamMember.objects.filter(lasting, team__plan=plan, user__isnull=False).values("user")
    rows = TeamMember.objects.filter(lasting, team__in=teams.visible_to(actor)).filter(
        Q(team__plan=plan) | Q(user__in=people)
    )
    rows = rows.annotate(is_kept=Exists(kept_by(actor).filter(pk=OuterRef("pk"))))
    seats = list(rows.select_related("team", "user").order_by("team__name", "team_id", "id"))
    visits = inspections.visible_to(actor).filter(plan=plan, team__isnull=False, sealed_until__isnull=True)
    coming = visits.exclude(state__in=ENDED).filter(Q(visit_on__isnull=True) | Q(visit_on__gte=today))
    return _Checked(
        seats,
        [seat for seat in seats if seat.team.plan_id == plan.pk],
        list(coming.select_related("unit").order_by("visit_on", "pk")),
        today,
    )


def _gaps(checked: _Checked, areas: list[str]) -> Iterator[Trouble]:
    """Areas that nobody of a team covers, and teams without a secretary. Who has no area of his own covers none."""
    by_team: dict[str, list[TeamMember]] = defaultdict(list)
    for seat in checked.here:
        by_team[seat.team.name].append(seat)
    for team, seats in by_team.items():
        covered = {area for seat in seats for area in seat.areas}
        if missing := tuple(area for area in areas if area not in covered):
            yield Trouble(T.AREA_UNCOVERED, areas=missing, team=team)
        if all(seat.role != TeamRole.SECRETARY for seat in seats):
            yield Trouble(T.NO_SECRETARY, team=team)


def _doubles(checked: _Checked) -> Iterator[Trouble]:
    for seat in checked.here:
        for other in checked.seats:
            same_person = seat.user_id is not None and seat.user_id == other.user_id and seat.team_id != other.team_id
            if same_person and _meet(seat, other) and (other.team.plan_id != seat.team.plan_id or seat.pk < other.pk):
                yield Trouble(T.IN_TWO_TEAMS, team=seat.team.name, other_team=other.team.name, member=seat)


def _meet(one: TeamMember, other: TeamMember) -> bool:
    return (one.valid_to is None or other.valid_from < one.valid_to) and (
        other.valid_to is None or one.valid_from < other.valid_to
    )


def _grounds(checked: _Checked, plan: Plan) -> Grounds:
    return recusals.of_seats(checked.here, {visit.unit_id for visit in checked.visits}, checked.today, sides.of(plan))


def _recused(checked: _Checked, grounds: Grounds) -> Iterator[Trouble]:
    for visit in checked.visits:
        for seat in checked.kept(visit.team_id):
            ground = grounds.get(seat.pk, {}).get(visit.unit_id)
            if ground is None:
                continue
            alone = sum(1 for one in checked.in_team(visit.team_id) if one.role == seat.role) == 1
            kind = T.KEEPER_RECUSED if seat.role in INDISPENSABLE and alone else T.RECUSED
            yield Trouble(kind, team=seat.team.name, member=seat, unit=visit.unit, ground=ground)


def _away(checked: _Checked) -> Iterator[Trouble]:
    dated = [(visit, visit.visit_on) for visit in checked.visits if visit.visit_on]
    kept = {seat.user_id or seat.pk for visit, _ in dated for seat in checked.kept(visit.team_id)}
    if not kept:
        return
    rows = Absence.objects.filter(
        Q(user__in=kept) | Q(member__in=kept), withdrawn_at__isnull=True, last__gte=checked.today
    )
    days = [(row.user_id or row.member_id, row.first, row.last) for row in rows]
    for visit, day in dated:
        for seat in checked.kept(visit.team_id):
            if any(who == (seat.user_id or seat.pk) and first <= day <= last for who, first, last in days):
                yield Trouble(T.AWAY_ON_VISIT, team=seat.team.name, member=seat, unit=visit.unit, day=day)
