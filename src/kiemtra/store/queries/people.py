"""Who somebody is on a day: the actor, from the appointments and team seats valid then."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.people import STRANGER, Actor, Post, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, AgencyHeir, Appointment, Jurisdiction, TeamMember, User

_SEATS = {
    TeamRole.HEAD: Role.TEAM_HEAD,
    TeamRole.STANDING_DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.SECRETARY: Role.TEAM_SECRETARY,
    TeamRole.MEMBER: Role.TEAM_MEMBER,
}


def valid_on(day: date) -> Q:
    """The condition of a half-open interval [valid_from, valid_to) that holds on the day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def actor_of(user: User | None, today: date) -> Actor:
    """The actor: name and posts of this person on the day; three queries, two for who holds no appointment."""
    if user is None or not user.is_active:
        return STRANGER
    posts = (*_appointments(user.pk, today), *_seats(user.pk, today))
    return Actor(user=user.pk, name=user.full_name, posts=posts, day=today)


def _appointments(user: UUID, today: date) -> list[Post]:
    rows = list(Appointment.objects.filter(valid_on(today), user=user).select_related("agency").order_by("id"))
    taken_over = _taken_over({row.agency_id for row in rows}, today)
    return [
        Post(
            id=row.pk,
            role=Role(row.role),
            jurisdiction=row.jurisdiction_id,
            agency=row.agency_id,
            team=None,
            title=f"{row.title}, {row.agency.short_name}",
            inherits=frozenset(taken_over[row.agency_id]),
            areas=frozenset(row.areas),
            over=row.over_id,
            stands_in_for=row.stands_in_for_id,
        )
        for row in rows
    ]


def _taken_over(agencies: Collection[UUID], today: date) -> Mapping[UUID, set[UUID]]:
    """What each of these agencies has taken over by the day; one query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    if agencies:
        for row in AgencyHeir.objects.filter(heir__in=agencies, since__lte=today):
            found[row.heir_id].add(row.predecessor_id)
    return found


def _seats(user: UUID, today: date) -> list[Post]:
    rows = TeamMember.objects.filter(valid_on(today), user=user).select_related("team__plan").order_by("id")
    return [
        Post(
            id=row.pk,
            role=_SEATS[TeamRole(row.role)],
            jurisdiction=row.team.plan.jurisdiction_id,
            agency=None,
            team=row.team_id,
            title=f"{row.position or row.full_name}, {row.team.name}",
        )
        for row in rows
    ]


def holders(agency: UUID, roles: tuple[Role, ...], today: date) -> list[User]:
    """The people who hold one of these roles at the agency on the day."""
    rows = Appointment.objects.filter(valid_on(today), agency=agency, role__in=roles, user__is_active=True)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("pk"))


def members(team: UUID, today: date, *roles: TeamRole) -> list[User]:
    """The people with an account who sit in the team on the day, in these roles or in any."""
    rows = TeamMember.objects.filter(valid_on(today), team=team, user__is_active=True)
    if roles:
        rows = rows.filter(role__in=roles)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("pk"))


def jurisdiction_of(user: User) -> Jurisdiction | None:
    """The jurisdiction of this person's posts (the first appointment, else the first seat); one query."""
    by_appointment = Appointment.objects.filter(user=user).order_by("id").values("jurisdiction")[:1]
    by_seat = TeamMember.objects.filter(user=user).order_by("id").values("team__plan__jurisdiction")[:1]
    return (
        Jurisdiction.objects.filter(Q(pk__in=by_appointment) | Q(pk__in=by_seat))
        .select_related("root", "standing_agency")
        .order_by("id")
        .first()
    )


def account_named(username: str) -> User | None:
    """The account with this name; None where there is none."""
    account: User | None = User.objects.filter(username=username).first()
    return account


def jurisdiction_coded(code: str) -> Jurisdiction | None:
    """The government's system with this code; None where there is none."""
    return Jurisdiction.objects.filter(code=code).first()


def agency_coded(code: str) -> Agency | None:
    """The agency of the register with this code; None where there is none."""
    return Agency.objects.filter(code=code).first()


def jurisdictions_beside(jurisdiction: Jurisdiction) -> QuerySet[Jurisdiction]:
    """All other governments' systems, by code."""
    return Jurisdiction.objects.exclude(pk=jurisdiction.pk).order_by("code")


def demo_accounts() -> QuerySet[User]:
    """The accounts of the demo, system by system: those of illustrative jurisdictions, which no password opens."""
    rows = Appointment.objects.filter(jurisdiction__illustrative=True).values("user")
    seats = TeamMember.objects.filter(team__plan__jurisdiction__illustrative=True, user__isnull=False).values("user")
    accounts: QuerySet[User] = User.objects.filter(Q(pk__in=rows) | Q(pk__in=seats), is_active=True)
    return accounts.order_by("id")


def jurisdiction_codes() -> set[str]:
    """The codes of all jurisdictions."""
    return set(Jurisdiction.objects.values_list("code", flat=True))


def of_jurisdiction(jurisdiction: UUID, today: date) -> list[User]:
    """The people who hold a post in the jurisdiction on the day: those who may be given a seat in a team."""
    rows = Appointment.objects.filter(valid_on(today), jurisdiction=jurisdiction, user__is_active=True)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("full_name", "pk"))
