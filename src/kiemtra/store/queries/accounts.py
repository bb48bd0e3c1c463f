"""The accounts that an administrator manages, how they are listed, and who may take something over."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from kiemtra.domain.accounts import administered
from kiemtra.domain.people import Actor
from kiemtra.domain.text import fold
from kiemtra.store.models import AccountSheet, Appointment, Event, Jurisdiction, TeamMember, User
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.signing import jurisdictions_of

__all__ = ["jurisdictions_of"]

# So many people stand in one list of choices at most.
CHOICES = 300


def visible_to(actor: Actor) -> QuerySet[User]:
    """The accounts of the systems that the actor administers: entered there, or with a post or seat there, also once."""
    return of_systems(administered(actor))


def of_systems(systems: Collection[UUID]) -> QuerySet[User]:
    """The accounts that belong to these systems."""
    rows: QuerySet[User] = User.objects.all()
    if not systems:
        return rows.none()
    posts = Appointment.objects.filter(user=OuterRef("pk"), jurisdiction__in=systems)
    seats = TeamMember.objects.filter(user=OuterRef("pk"), team__plan__jurisdiction__in=systems)
    return rows.filter(Q(jurisdiction__in=systems) | Exists(posts) | Exists(seats))


def jurisdictions(actor: Actor) -> QuerySet[Jurisdiction]:
    """The systems that the actor administers, by name."""
    rows = Jurisdiction.objects.filter(pk__in=administered(actor))
    return rows.select_related("root", "standing_agency").order_by("name")


def lasting(day: date) -> Q:
    """The condition of a post or seat that holds on the day or will; one taken back never does."""
    return Q(valid_to__isnull=True) | (Q(valid_to__gt=day) & Q(valid_to__gt=F("valid_from")))


def searched(
    rows: QuerySet[User],
    today: date,
    *,
    words: str = "",
    agency: str = "",
    role: str = "",
    state: str = "",
    systems: Collection[UUID] = (),
) -> QuerySet[User]:
    """Narrow to people by name, username or address, by agency and role of a post of today, and by state."""
    for word in fold(words).split():
        rows = rows.filter(Q(name_key__contains=word) | Q(email__icontains=word))
    posts = Appointment.objects.filter(user=OuterRef("pk"), jurisdiction__in=systems)
    if agency or role:
        held = posts.filter(valid_on(today))
        for word in fold(agency).split():
            held = held.filter(agency__folded__contains=word)
        rows = rows.filter(Exists(held.filter(role=role) if role else held))
    if state == "active":
        return rows.filter(is_active=True)
    if state == "inactive":
        return rows.filter(is_active=False)
    if state == "without_post":
        seats = TeamMember.objects.filter(lasting(today), user=OuterRef("pk"), team__plan__jurisdiction__in=systems)
        return rows.filter(~Exists(posts.filter(lasting(today))), ~Exists(seats), is_active=True)
    return rows


def held_of(systems: Collection[UUID], today: date) -> "tuple[Prefetch[str], Prefetch[str]]":
    """What reads, for many accounts at once, what they hold in these systems today and later: `posts` and `held_seats`."""
    held = Appointment.objects.filter(lasting(today), jurisdiction__in=systems)
    held = held.select_related("agency").order_by("valid_from", "pk")
    seats = TeamMember.objects.filter(lasting(today), team__plan__jurisdiction__in=systems)
    seats = seats.select_related("team").order_by("valid_from", "pk")
    return Prefetch("appointments", held, to_attr="posts"), Prefetch("seats", seats, to_attr="held_seats")


def candidates(system: UUID, agency: UUID | None, today: date, *, but: UUID) -> list[User]:
    """Who may take a post over or stand in for it: people with a post in the system, those of the agency first."""
    held = Appointment.objects.filter(valid_on(today), jurisdiction=system, user=OuterRef("pk"))
    rows = User.objects.filter(Exists(held), is_active=True).exclude(pk=but)
    near = list(rows.filter(Exists(held.filter(agency=agency))).order_by("name_key", "pk")[:CHOICES]) if agency else []
    known = {user.pk for user in near}
    rest = rows.exclude(pk__in=known).order_by("name_key", "pk")[: CHOICES - len(near)]
    return [*near, *rest]


def history(user: User, actor: Actor) -> QuerySet[Event]:
    """What was done to the account and to its posts in the systems that the actor administers, newest first."""
    posts = Appointment.objects.filter(user=user, jurisdiction__in=administered(actor)).values("pk")
    about = Q(subject_kind="user", subject_id=user.pk) | Q(subject_kind="appointment", subject_id__in=posts)
    return Event.objects.filter(about, inspection_id__isnull=True).order_by("-pk")


def sheets_visible_to(actor: Actor) -> QuerySet[AccountSheet]:
    """The workbooks of accounts that the actor has taken in, for the systems that it administers still."""
    rows = AccountSheet.objects.filter(jurisdiction__in=administered(actor), taken_by=actor.user)
    return rows.select_related("jurisdiction__root", "jurisdiction__standing_agency")
