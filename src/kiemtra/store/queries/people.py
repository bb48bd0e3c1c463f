"""Who somebody is on a day: the actor, from the appointments and team seats valid then."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from kiemtra.domain.people import STRANGER, Actor, Post, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Appointment, Jurisdiction, TeamMember, User

_SEATS = {
    TeamRole.HEAD: Role.TEAM_HEAD,
    TeamRole.STANDING_DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.DEPUTY: Role.TEAM_DEPUTY,
    TeamRole.SECRETARY: Role.TEAM_SECRETARY,
    TeamRole.MEMBER: Role.TEAM_MEMBER,
    TeamRole.EXPERT: Role.TEAM_MEMBER,
}

# What stands behind the title of one who stands in for somebody.
STANDS_IN = " (được ủy quyền)"


def valid_on(day: date) -> Q:
    """The condition of a half-open interval [valid_from, valid_to) that holds on the day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def actor_of(user: User | None, today: date) -> Actor:
    """The actor: name and posts of this person on the day; two queries."""
    if user is None or not user.is_active:
        return STRANGER
    posts = (*_appointments(user.pk, today), *_seats(user.pk, today))
    return Actor(user=user.pk, name=user.full_name, posts=posts, day=today)


def _appointments(user: UUID, today: date) -> list[Post]:
    """One query: each appointment once for every agency that its agency has taken over by the day."""
    heritage = FilteredRelation("agency__heritage_rows", condition=Q(agency__heritage_rows__since__lte=today))
    rows = Appointment.objects.filter(valid_on(today), user=user).annotate(heritage=heritage).order_by("id")
    lines = rows.values(
        "pk",
        "role",
        "title",
        "jurisdiction",
        "agency",
        "areas",
        "over",
        "stands_in_for",
        agency_name=F("agency__short_name"),
        predecessor=F("heritage__predecessor"),
    )
    return [_post(*group) for _, group in groupby(lines, key=lambda line: line["pk"])]


def _post(line: Mapping[str, Any], *more: Mapping[str, Any]) -> Post:
    return Post(
        id=line["pk"],
        role=Role(line["role"]),
        jurisdiction=line["jurisdiction"],
        agency=line["agency"],
        team=None,
        title=f"{line['title']}{STANDS_IN if line['stands_in_for'] else ''}, {line['agency_name']}",
        inherits=frozenset(one["predecessor"] for one in (line, *more) if one["predecessor"]),
        areas=frozenset(line["areas"]),
        over=line["over"],
        stands_in_for=line["stands_in_for"],
    )


def _seats(user: UUID, today: date) -> list[Post]:
    rows = TeamMember.objects.filter(valid_on(today), user=user).order_by("id")
    lines = rows.values_list(
        "pk", "role", "team__plan__jurisdiction", "team", "position", "full_name", "team__name", named=True
    )
    return [
        Post(
            id=line.pk,
            role=_SEATS[TeamRole(line.role)],
            jurisdiction=line.team__plan__jurisdiction,
            agency=None,
            team=line.team,
            title=f"{line.position or line.full_name}, {line.team__name}",
        )
        for line in lines
    ]


def holders(agency: UUID, roles: tuple[Role, ...], today: date) -> list[User]:
    """The people who hold one of these roles at the agency on the day."""
    rows = Appointment.objects.filter(valid_on(today), agency=agency, role__in=roles, user__is_active=True)
    return list(User.objects.filter(pk__in=rows.values("user")).order_by("pk"))


def holders_at(agencies: Iterable[UUID], roles: tuple[Role, ...], today: date) -> dict[UUID, list[User]]:
    """For each of these agencies the people who hold one of these roles on the day; one query."""
    rows = Appointment.objects.filter(valid_on(today), agency__in=set(agencies), role__in=roles, user__is_active=True)
    found: dict[UUID, dict[UUID, User]] = {}
    for row in rows.select_related("user").order_by("user"):
        found.setdefault(row.agency_id, {})[row.user_id] = row.user
    return {agency: list(users.values()) for agency, users in found.items()}


def members(team: UUID, today: date, *roles: TeamRole) -> list[User]:
    """The people with an account who sit in the team on the day, in these roles or in any."""
    return members_of([team], today, *roles).get(team, [])


def members_of(teams: Iterable[UUID], today: date, *roles: TeamRole) -> dict[UUID, list[User]]:
    """The same for each of these teams; one query."""
    rows = TeamMember.objects.filter(valid_on(today), team__in=set(teams), user__is_active=True)
    if roles:
        rows = rows.filter(role__in=roles)
    found: dict[UUID, dict[UUID, User]] = {}
    for row in rows.select_related("user").order_by("user_id"):
        if row.user is not None:
            found.setdefault(row.team_id, {})[row.user.pk] = row.user
    return {team: list(users.values()) for team, users in found.items()}


def leaders_of(teams: Collection[UUID], today: date) -> dict[UUID, list[User]]:
    """For each of these teams its head and secretary on the day, where they have an account; one query."""
    return members_of(teams, today, TeamRole.HEAD, TeamRole.SECRETARY)


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


def name_of(user: UUID | str) -> str:
    """The name of an account; nothing where there is none."""
    return User.objects.filter(pk=user).values_list("full_name", flat=True).first() or ""


def account_named(username: str) -> User | None:
    """The account with this name; None where there is none."""
    account: User | None = User.objects.filter(username=username).first()
    return account


def account_within(jurisdictions: Collection[UUID], username: str) -> User:
    """The account with this name, where it has or had a post or a seat in one of these systems; else not found."""
    posts = Appointment.objects.filter(jurisdiction__in=jurisdictions).values("user")
    seats = TeamMember.objects.filter(team__plan__jurisdiction__in=jurisdictions, user__isnull=False).values("user")
    found: User = User.objects.filter(Q(pk__in=posts) | Q(pk__in=seats)).get(username=username)
    return found


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
