"""How each deed on an inspection begins and moves it: read locked through what the actor may see, checked, permitted."""

from collections.abc import Collection
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
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision

UNIT_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD)
RELATED = ("plan__document", "plan__issuer", "plan__standing_agency", "unit", "team__decision", "team__seal_agency")


def locked(inspection_id: UUID, by: Actor) -> Inspection:
    """The inspection, locked; not found where this actor may not see it."""
    return locked_all([inspection_id], by)[inspection_id]


def locked_all(inspection_ids: Collection[UUID], by: Actor) -> dict[UUID, Inspection]:
    """The inspections, locked, in one query; not found where this actor may not see one of them."""
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related("jurisdiction", *RELATED)
    found = {row.pk: row for row in rows.filter(pk__in=inspection_ids).order_by("pk")}
    if len(found) < len(set(inspection_ids)):
        raise Inspection.DoesNotExist
    return found


def begin(inspection_id: UUID, deed: InspectionDeed, *, revision: int, by: Actor) -> tuple[Inspection, Post]:
    """The locked inspection and the post under which the actor does the deed; raises where it is not open."""
    inspection = locked(inspection_id, by)
    return inspection, post_for(inspection, deed, revision=revision, by=by)


def post_for(inspection: Inspection, deed: InspectionDeed, *, revision: int, by: Actor) -> Post:
    """The post under which the actor does the deed on a locked inspection; raises where it is not open."""
    check_revision(inspection, revision)
    return require(by, DEEDS[deed], queries.bearings(inspection), inspection.state)


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
    messages.queue_all([letter(inspection, what, to, subject=subject, body=body)], at=now)


def letter(inspection: Inspection, what: str, to: list[User], *, subject: str, body: str) -> Letter:
    """That message, for deeds on many inspections, which queue all theirs at once."""
    key = f"inspection.{what}:{inspection.pk}:{inspection.revision}"
    return Letter(key, tuple(to), subject, body, f"/inspections/{inspection.pk}/", inspection)
