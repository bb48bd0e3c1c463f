"""How each deed on an inspection begins and moves it: read locked through what the actor may see, checked, permitted."""

from datetime import date, datetime
from uuid import UUID

from kiemtra.domain.inspections import DEEDS, MOVES, InspectionDeed, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Inspection, User
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import people
from kiemtra.workflows import messages
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision

UNIT_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD)
RELATED = ("plan__document", "plan__issuer", "plan__standing_agency", "unit", "team__decision", "team__seal_agency")


def locked(inspection_id: UUID, by: Actor) -> Inspection:
    """The inspection, locked; not found where this actor may not see it."""
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related("jurisdiction", *RELATED)
    return rows.get(pk=inspection_id)


def begin(inspection_id: UUID, deed: InspectionDeed, *, revision: int, by: Actor) -> tuple[Inspection, Post]:
    """The locked inspection and the post under which the actor does the deed; raises where it is not open."""
    inspection = locked(inspection_id, by)
    check_revision(inspection, revision)
    return inspection, require(by, DEEDS[deed], queries.bearings(inspection), inspection.state)


def move(inspection: Inspection, after: InspectionState) -> InspectionState:
    """Move to the state, checked against the table; returns the state before."""
    before = InspectionState(inspection.state)
    check_move(MOVES, before, after)
    inspection.state = after
    return before


def team_people(inspection: Inspection, today: date, *roles: TeamRole) -> list[User]:
    """The people of the team with an account, in these roles or in any."""
    return people.members(inspection.team_id, today, *roles) if inspection.team_id else []


def unit_people(inspection: Inspection, today: date) -> list[User]:
    """The focal point and the head of the unit."""
    return people.holders(inspection.carrier_id, UNIT_ROLES, today)


def tell(inspection: Inspection, what: str, to: list[User], *, subject: str, body: str, now: datetime) -> None:
    """Queue a message about the inspection that leads to its page; one for each revision of it."""
    messages.queue(
        f"inspection.{what}:{inspection.pk}:{inspection.revision}",
        to,
        subject=subject,
        body=body,
        path=f"/inspections/{inspection.pk}/",
        at=now,
        inspection=inspection,
    )
