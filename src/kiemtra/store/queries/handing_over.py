"""What lies in the hands of somebody who leaves, as far as the acting person may know of it.

A sealed inspection is told of to its three persons only: whoever else hands over sees neither it nor a trace of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import ENDED
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.store.models import Appointment, Inspection, TeamMember, User
from kiemtra.store.queries import appointments, documents, findings, inspections, people, plans, remediation, reports
from kiemtra.store.queries import work as due
from kiemtra.store.queries.accounts import lasting
from kiemtra.store.queries.work_items import WorkItem

# By which door the acting person sees what a work item is about.
_DOORS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "plan-detail": plans.visible_to,
    "inspection-detail": inspections.visible_to,
    "conclusion-detail": inspections.visible_to,
    "inspection-results": inspections.visible_to,
    "report-detail": reports.visible_to,
    "recommendation-detail": remediation.visible_to,
    "document-detail": documents.visible_to,
    "obstacle-answer": findings.visible_to,
}


@dataclass(frozen=True, slots=True)
class SeatInHand:
    """A seat in a team, and why the acting person cannot put somebody else into it."""

    seat: TeamMember
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Hands:
    """Everything in somebody's hands that the acting person may know of."""

    posts: list[Appointment]
    seats: list[SeatInHand]
    work: list[WorkItem]


def in_hands(user: User, actor: Actor, today: date) -> Hands:
    """What the person holds on the day or will: posts (authorities among them), seats, and what is due for them."""
    posts = list(appointments.open_of(user.pk, today, actor))
    seats = appointments.seats_of(user.pk, actor).filter(lasting(today)).order_by("pk")
    return Hands(posts, [SeatInHand(seat, _why_not(actor, seat)) for seat in seats], _work(user, actor, today))


def _why_not(actor: Actor, seat: TeamMember) -> Refusal | None:
    plan = seat.team.plan
    if not plans.visible_to(actor).filter(pk=plan.pk).exists():
        return Refusal.NOT_YOUR_SIDE
    return why_not(actor, DEEDS[PlanDeed.SET_UP_TEAM], plans.bearings(plan), plan.state)


def _work(user: User, actor: Actor, today: date) -> list[WorkItem]:
    """What is due for the person, of the records that the acting person sees too."""
    items = [item for item in due.due_for(people.actor_of(user, today), today) if item.url in _DOORS]
    seen: set[UUID] = set()
    for name in {item.url for item in items}:
        keys = {item.pk for item in items if item.url == name}
        seen |= set(_DOORS[name](actor).filter(pk__in=keys).values_list("pk", flat=True))
    return [item for item in items if item.pk in seen]


def own_proposals(actor: Actor) -> QuerySet[Inspection]:
    """The sealed inspections that the actor has proposed and that are still to come: for the proposer alone to pass on."""
    rows = inspections.visible_to(actor).filter(proposed_by=actor.user, sealed_until__isnull=False)
    return rows.exclude(state__in=ENDED).select_related("unit", "plan", "team").order_by("pk")


def heirs_of_proposal(inspection: Inspection, today: date) -> list[User]:
    """The other officers of the standing agency, one of whom may take the proposal over."""
    officers = people.holders(inspection.plan.standing_agency_id, (Role.STANDING_OFFICER,), today)
    return [user for user in officers if user.pk != inspection.proposed_by_id]
