"""Recusals: the declarations that an actor may see, and who stands aside at which unit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kiemtra.data.recusals import former_post_on
from kiemtra.domain.people import Actor
from kiemtra.domain.recusals import Declared, PostHeld, RecusalGround, ground_at, years_before
from kiemtra.store.models import AgencyHeir, Appointment, Recusal, TeamMember
from kiemtra.store.queries.absences import about_kept

Grounds = dict[UUID, dict[UUID, RecusalGround]]


def visible_to(actor: Actor) -> QuerySet[Recusal]:
    """The declarations of this actor and of those whose visits he plans; those taken back too."""
    return Recusal.objects.filter(about_kept(actor)) if actor.is_known else Recusal.objects.none()


def of_seats(seats: Collection[TeamMember], units: Collection[UUID], today: date, self_run: frozenset[UUID]) -> Grounds:
    """Seat → unit → why its holder stands aside there; three queries, whatever the number of seats and units.

    `self_run` are the units that inspect themselves. Where nothing speaks against it, a unit is not named.
    """
    if not seats or not units:
        return {}
    families = families_of(units)
    users = {seat.user_id for seat in seats if seat.user_id}
    posts = _posts_of(users)
    declared = _declared_by(users, [seat.pk for seat in seats])
    years = former_post_on(today).years
    found: Grounds = {}
    for seat in seats:
        held = posts.get(seat.user_id, []) if seat.user_id else _seat_as_post(seat)
        said = declared.get(seat.user_id or seat.pk, [])
        # Most people never had to do with most units: those pairs need no closer look.
        touched = {one.agency for one in held} | {one.agency for one in said}
        touched = touched.union(*(post.above for post in held))
        for unit in units:
            if touched.isdisjoint(families[unit]):
                continue
            inside = unit in self_run
            if ground := ground_at(families[unit], held, said, today=today, years=years, self_run=inside):
                found.setdefault(seat.pk, {})[unit] = ground
    return found


def posts_counting(actor: Actor, today: date, years: int) -> list[Appointment]:
    """The actor's own posts for which he stands aside: those held, and those left within so many years."""
    since = years_before(today, years)
    rows = Appointment.objects.filter(user=actor.user, user__isnull=False, valid_from__lte=today)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since)).exclude(valid_to=F("valid_from"))
    return list(rows.select_related("agency").order_by("-valid_from", "pk"))


def families_of(units: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """Each unit with the agencies that it has taken over and those that took it over; one query."""
    wanted = set(units)
    families: dict[UUID, set[UUID]] = {unit: {unit} for unit in wanted}
    rows = AgencyHeir.objects.filter(Q(heir__in=wanted) | Q(predecessor__in=wanted))
    for heir, predecessor in rows.values_list("heir", "predecessor"):
        for one, other in ((heir, predecessor), (predecessor, heir)):
            if one in wanted:
                families[one].add(other)
    return {unit: frozenset(family) for unit, family in families.items()}


def _posts_of(users: Collection[UUID | None]) -> dict[UUID, list[PostHeld]]:
    """All posts of these people, each with the agencies that ever stood above it; one query."""
    rows = Appointment.objects.filter(user__in=users).order_by()
    lines = rows.values_list("pk", "user", "agency", "valid_from", "valid_to", "agency__ancestor_rows__ancestor")
    found: dict[UUID, tuple[UUID, UUID, date, date | None]] = {}
    above: dict[UUID, set[UUID]] = defaultdict(set)
    for post, user, agency, first, until, ancestor in lines:
        found[post] = (user, agency, first, until)
        if ancestor:
            above[post].add(ancestor)
    posts: dict[UUID, list[PostHeld]] = defaultdict(list)
    for post, (user, agency, first, until) in found.items():
        posts[user].append(PostHeld(agency, first, until, frozenset(above[post])))
    return posts


def _seat_as_post(seat: TeamMember) -> list[PostHeld]:
    """Of somebody without an account only the agency of the seat is known."""
    return [PostHeld(seat.agency_id, seat.valid_from, None)] if seat.agency_id else []


def _declared_by(users: Collection[UUID | None], members: Collection[UUID]) -> dict[UUID, list[Declared]]:
    about = Q(user__in=users) | Q(member__in=members)
    found: dict[UUID, list[Declared]] = defaultdict(list)
    for row in Recusal.objects.filter(about, withdrawn_at__isnull=True):
        person = row.user_id or row.member_id
        assert person is not None, "the table keeps one of the two filled"
        found[person].append(Declared(row.agency_id, RecusalGround(row.ground), row.until))
    return found
