"""Teams that an actor may see, their seats on a day, and for the timetable: who is away when and stands aside where."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from kiemtra.domain.absences import days_within
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Absence, Inspection, Plan, SeatChange, Team, TeamMember
from kiemtra.store.queries import inspections, plans, recusals, sides
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.recusals import Grounds


def visible_to(actor: Actor) -> QuerySet[Team]:
    """The teams of the plans that this actor may see."""
    return Team.objects.filter(plan__in=plans.visible_to(actor))


def seats_visible_to(actor: Actor) -> QuerySet[TeamMember]:
    """The seats of the teams that this actor may see, those given up included."""
    return TeamMember.objects.filter(team__in=visible_to(actor)).select_related("team")


def members_on(teams: QuerySet[Team], day: date) -> QuerySet[TeamMember]:
    """Who sits in these teams on the day, heads first."""
    return TeamMember.objects.filter(valid_on(day), team__in=teams).select_related("user", "agency").order_by("id")


def lasting_members(teams: QuerySet[Team], day: date) -> QuerySet[TeamMember]:
    """Who sits in these teams on the day or will later, heads first."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    rows = TeamMember.objects.filter(lasting, team__in=teams).select_related("user", "agency")
    return rows.order_by("valid_from", "id")


def others_for(inspection: Inspection, day: date) -> QuerySet[Team]:
    """The teams of its plan that could take the inspection over: another one, with a head on the day."""
    heads = TeamMember.objects.filter(valid_on(day), team=OuterRef("pk"), role=TeamRole.HEAD)
    rows = Team.objects.filter(Exists(heads), plan=inspection.plan_id)
    return (rows.exclude(pk=inspection.team_id) if inspection.team_id else rows).order_by("name", "pk")


def workload(plan: Plan, actor: Actor) -> dict[UUID, int]:
    """The number of inspections that lie with each team of the plan, as far as this actor may know of them."""
    rows = inspections.visible_to(actor).filter(plan=plan, team__isnull=False).order_by()
    return dict(rows.values_list("team").annotate(Count("pk")))


def changes_visible_to(actor: Actor) -> QuerySet[SeatChange]:
    """The changes of members of the teams that this actor runs or sits in, with their reasons; the latest first."""
    teams = Team.objects.filter(
        sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__") | Q(pk__in=actor.teams)
    )
    rows = SeatChange.objects.filter(team__in=visible_to(actor)).filter(team__in=teams)
    return rows.select_related("ended", "begun", "decision", "team").order_by("-on", "-id")


def undecided_changes(teams: QuerySet[Team]) -> QuerySet[SeatChange]:
    """The changes of members of these teams that rest on no issued decision, the oldest first."""
    open_paper = Q(decision__isnull=True) | Q(decision__state__in=[DocumentState.DRAFT, DocumentState.WITHDRAWN])
    # What was changed before stands in the decision itself.
    decided = Q(team__decision__state=DocumentState.ISSUED, made_at__gt=F("team__decision__issued_at"))
    rows = SeatChange.objects.filter(open_paper, decided, team__in=teams)
    return rows.select_related("team__decision", "ended__agency", "begun__agency", "decision").order_by("on", "id")


def seats_between(plan: Plan, first: date, last: date) -> QuerySet[TeamMember]:
    """The seats of the plan's teams that are held on some day of [first, last]."""
    held = Q(valid_from__lte=last) & (Q(valid_to__isnull=True) | Q(valid_to__gt=first))
    return TeamMember.objects.filter(held, team__plan=plan).order_by("team", "id")


def away(seats: Collection[TeamMember], first: date, last: date) -> dict[UUID, frozenset[date]]:
    """Seat → the days in [first, last] on which its holder cannot go out: absences, and days outside the seat; one query.

    Every seat has its entry, so that who sits there for a time only is not planned longer.
    """
    people = [seat.user_id for seat in seats if seat.user_id]
    about = Q(user__in=people) | Q(member__in=[seat.pk for seat in seats])
    rows = Absence.objects.filter(about, withdrawn_at__isnull=True, first__lte=last, last__gte=first)
    absent: dict[UUID, frozenset[date]] = {}
    for row in rows:
        person = row.user_id or row.member_id
        assert person is not None, "the table keeps one of the two filled"
        absent[person] = absent.get(person, frozenset()) | days_within(row.first, row.last, first, last)
    return {seat.pk: absent.get(seat.user_id or seat.pk, frozenset()) | _outside(seat, first, last) for seat in seats}


def _outside(seat: TeamMember, first: date, last: date) -> frozenset[date]:
    day = timedelta(days=1)
    before = days_within(first, seat.valid_from - day, first, last)
    return before | days_within(seat.valid_to, last, first, last) if seat.valid_to else before


def recused(plan: Plan, seats: Iterable[TeamMember], units: Collection[UUID], today: date) -> Grounds:
    """Seat → unit → why its holder stands aside there, for those of the plan's seats held today or later; three queries."""
    lasting = [seat for seat in seats if seat.valid_to is None or seat.valid_to > today]
    return recusals.of_seats(lasting, units, today, sides.of(plan))
