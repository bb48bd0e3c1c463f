"""People who may be given a seat in a team: proposed by the field their agency is in charge of, or found by words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.people import Role
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Appointment, Plan, TeamMember, User
from kiemtra.store.queries.people import valid_on

SHOWN = 30


@dataclass(slots=True)
class Candidate:
    """A person with an account, the post he would come from, and the areas his agency is in charge of."""

    user: User
    title: str
    agency: Agency | None
    areas: set[str] = field(default_factory=set)

    @property
    def position(self) -> str:
        """Post and agency, as the list of members has it."""
        agency = self.agency
        if agency is None or agency.short_name in self.title or agency.name in self.title:
            return self.title
        return f"{self.title}, {agency.short_name}"


def of_plan(plan: Plan, today: date, *, words: str = "", chosen: Collection[UUID] = ()) -> list[Candidate]:
    """The people chosen already, then those that the words mean by name or agency; without words those proposed.

    Proposed are the people of agencies in charge of an area of the plan, and of the standing agency. Words also find who
    sits in a team of the same government without holding a post there. Four queries at most.
    """
    rows = Appointment.objects.filter(valid_on(today), jurisdiction=plan.jurisdiction_id, user__is_active=True)
    in_charge = _in_charge(rows, plan)
    terms = fold(words).split()
    wanted = _named(terms) if terms else Q(agency__in=[*in_charge, plan.carrier_id]) & ~Q(role=Role.ADMINISTRATOR)
    listed = rows.select_related("user", "agency").order_by("user__name_key", "user", "id")
    posts = listed.filter(wanted | Q(user__in=chosen))
    found = _by_person(posts[: SHOWN * 2 + len(chosen)], in_charge)
    seats = TeamMember.objects.filter(valid_on(today), team__plan__jurisdiction=plan.jurisdiction_id)
    sought = (_named(terms) if terms else Q(pk__in=[])) | Q(user__in=chosen)
    sitting = seats.filter(sought, user__is_active=True).select_related("user", "agency")
    for seat in sitting.order_by("user__name_key", "-id")[:SHOWN] if terms or chosen else ():
        if seat.user:
            found.setdefault(seat.user.pk, Candidate(seat.user, seat.position, seat.agency))
    first = set(chosen)
    return sorted(found.values(), key=lambda one: one.user.pk not in first)[: SHOWN + len(chosen)]


def _named(terms: Collection[str]) -> Q:
    """Each of the words stands in the name of the person or of the agency."""
    found = Q()
    for term in terms:
        found &= Q(user__name_key__contains=term) | Q(agency__folded__contains=term)
    return found


def _in_charge(rows: QuerySet[Appointment], plan: Plan) -> dict[UUID, set[str]]:
    """Agency → the areas of the plan that it is in charge of, as the posts of its field officers say."""
    areas = set(plan.areas.values_list("area", flat=True))
    found: dict[UUID, set[str]] = {}
    for agency, held in rows.filter(role=Role.FIELD_OFFICER).values_list("agency", "areas"):
        if mine := areas & set(held):
            found.setdefault(agency, set()).update(mine)
    return found


def _by_person(rows: Iterable[Appointment], in_charge: dict[UUID, set[str]]) -> dict[UUID, Candidate]:
    """Each person once, by the first post found; those in charge of an area keep it whichever post that is."""
    people: dict[UUID, Candidate] = {}
    for row in rows:
        one = people.setdefault(row.user_id, Candidate(row.user, row.title, row.agency))
        one.areas |= in_charge.get(row.agency_id, set())
    return people
