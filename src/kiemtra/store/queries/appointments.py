"""Posts: those that an actor may see and change, where an agency stands towards a system, who else administers it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.accounts import Held, Place, administered
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.store.models import Agency, AgencyAncestor, Appointment, Jurisdiction, TeamMember
from kiemtra.store.queries.accounts import lasting
from kiemtra.store.queries.people import valid_on

RELATED = ("user", "agency", "over", "jurisdiction__root", "jurisdiction__standing_agency", "stands_in_for__user")


def visible_to(actor: Actor) -> QuerySet[Appointment]:
    """The posts in the systems that the actor administers, its own, and those that stand in for its own."""
    if actor == SYSTEM:
        return Appointment.objects.all()
    own = Q(user=actor.user) | Q(stands_in_for__user=actor.user)
    return Appointment.objects.filter(Q(jurisdiction__in=administered(actor)) | (own if actor.user else Q(pk__in=[])))


def held_by(user: UUID, *, but: UUID | None = None) -> list[Held]:
    """The posts of a person in all systems, one of them left out; those that never held too, which meet nothing."""
    rows = Appointment.objects.filter(user=user).exclude(pk__in=[but] if but else [])
    return [
        Held(row.agency_id, row.role, row.valid_from, row.valid_to) for row in rows if row.valid_to != row.valid_from
    ]


def place_of(agency: UUID | None, system: Jurisdiction, start: date | None) -> Place | None:
    """Where the agency stands towards the system; None where there is no such agency."""
    row = Agency.objects.filter(pk=agency).first() if agency else None
    return Register([row], system).place(row.pk, start) if row else None


class Register:
    """Where agencies stand towards a system on any day: two queries for however many of them."""

    def __init__(self, agencies: Iterable[Agency], system: Jurisdiction) -> None:
        self._rows = {row.pk: row for row in agencies}
        own = {system.root_id, system.standing_agency_id}
        others = Jurisdiction.objects.exclude(pk=system.pk).values_list("root", "standing_agency")
        self._elsewhere = {key for pair in others for key in pair} - own
        self._below = set(own)
        self._lines: dict[UUID, list[AgencyAncestor]] = defaultdict(list)
        for line in AgencyAncestor.objects.filter(agency__in=list(self._rows)).order_by("depth"):
            self._lines[line.agency_id].append(line)
            if line.ancestor_id == system.root_id:
                self._below.add(line.agency_id)

    def place(self, agency: UUID, start: date | None) -> Place:
        """Where the agency stands, and which stand above it on the day."""
        row = self._rows[agency]
        is_ours, elsewhere = agency in self._below, agency in self._elsewhere
        return Place(agency, row.valid_from, row.valid_to, is_ours, elsewhere, frozenset(self.above(agency, start)))

    def above(self, agency: UUID, day: date | None) -> list[UUID]:
        """The agencies above it on the day, the nearest first."""
        lines = self._lines[agency] if day else []
        held = (line for line in lines if line.depth and line.valid_from <= day)  # type: ignore[operator]
        return [line.ancestor_id for line in held if line.valid_to is None or day < line.valid_to]  # type: ignore[operator]


def of_register(system: Jurisdiction) -> QuerySet[Agency]:
    """All agencies that have ever stood at or below the head of the system, and its standing agency."""
    below = AgencyAncestor.objects.filter(ancestor=system.root_id, agency=OuterRef("pk"))
    return Agency.objects.filter(Exists(below) | Q(pk__in=[system.root_id, system.standing_agency_id]))


def other_administrators(appointment: Appointment, day: date) -> int:
    """How many others administer the system on the day, in accounts in use and in their own right."""
    rows = Appointment.objects.filter(
        valid_on(day),
        jurisdiction=appointment.jurisdiction_id,
        role=Role.ADMINISTRATOR,
        stands_in_for__isnull=True,
        user__is_active=True,
    )
    return rows.exclude(user=appointment.user_id).count()


def open_of(user: UUID, day: date, actor: Actor) -> QuerySet[Appointment]:
    """The posts of a person that hold on the day or later and that the actor may see."""
    rows = visible_to(actor).filter(lasting(day), user=user)
    return rows.select_related(*RELATED).order_by("valid_from", "pk")


def seats_of(user: UUID, actor: Actor) -> QuerySet[TeamMember]:
    """The seats of a person in teams of the systems that the actor administers."""
    systems = administered(actor)
    rows = TeamMember.objects.filter(user=user, team__plan__jurisdiction__in=systems)
    return rows.select_related("team__plan").order_by("-valid_from", "-pk")


def own_seats(actor: Actor) -> QuerySet[TeamMember]:
    """The actor's own seats, those given up included."""
    rows = TeamMember.objects.filter(user=actor.user, user__isnull=False)
    return rows.select_related("team__plan").order_by("-valid_from", "-pk")


def deputies_of(user: UUID, actor: Actor) -> QuerySet[Appointment]:
    """Who stands or stood in for posts of this person, as far as the actor may see."""
    return visible_to(actor).filter(stands_in_for__user=user).select_related(*RELATED)
