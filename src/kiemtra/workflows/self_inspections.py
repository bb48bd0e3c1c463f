"""Self-inspections: an agency sets one up with its own few people and begins without notifying itself.

How its plan comes about stands in `child_plans.py`; from the visit on it is an inspection like any other.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, InspectionState, why_not_begin_own
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Appointment, Inspection, Team
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries import plans
from kiemtra.workflows import inspections, teams
from kiemtra.workflows.inspections.locking import begin as locked
from kiemtra.workflows.inspections.locking import move
from kiemtra.workflows.results import lay_out_checklist
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save

TEAM = "Tổ tự kiểm tra"
ROLES = (TeamRole.HEAD, TeamRole.SECRETARY)


@transaction.atomic
def set_up(
    plan_id: UUID,
    *,
    people: Sequence[Appointment],
    on: date,
    by: Actor,
    now: datetime,
    team_id: UUID | None = None,
) -> tuple[Team, list[Inspection]]:
    """Set up the team of a self-inspection and plan the inspection of every unit of its plan, in one go.

    `people` are posts at the agency: the first leads, the second writes, the others are members. One person alone does
    both; whoever reports what was remedied is then not the one who verifies it.
    """
    plan = plans.visible_to(by).select_related("issuer").get(pk=plan_id)
    refuse(None if plans.bearings(plan).self_run else Refusal.NOT_OF_ITSELF)
    agency = plan.issuer
    refuse(None if all(post.agency_id == agency.pk for post in people) else Refusal.NOT_YOUR_AGENCY)
    seats = [
        teams.Seat(role, post.user.full_name, post.title, post.user, agency)
        for role, post in zip((*ROLES, *[TeamRole.MEMBER] * len(people)), people, strict=False)
    ]
    team = teams.set_up(plan_id, TEAM, seats, on=on, seal_agency=agency, by=by, now=now, team_id=team_id)
    units = [(row.agency, team) for row in plan.units.select_related("agency").order_by("pk")]
    return team, inspections.plan_visits(plan_id, units, by=by, now=now)


@transaction.atomic
def begin(inspection_id: UUID, *, revision: int, place: str = "", by: Actor, now: datetime, today: date) -> Inspection:
    """Begin today where the agency inspects itself: nobody is notified but those who go; the checklist is laid out."""
    inspection, post = locked(inspection_id, InspectionDeed.BEGIN_OWN, revision=revision, by=by)
    refuse(why_not_begin_own(inspects_itself=queries.bearings(inspection).inspects_itself))
    before = move(inspection, InspectionState.NOTICED)
    move(inspection, InspectionState.ON_SITE)
    inspection.visit_on = today
    inspection.opened_at = now
    inspection.place = place.strip() or inspection.place or inspection.unit.name
    inspection.decided_by_id, inspection.decided_at = by.user, now
    save(inspection, "state", "visit_on", "opened_at", "place", "decided_by", "decided_at")
    lay_out_checklist(inspection, day=today)
    record(
        "inspection.own_begun",
        inspection,
        by=by,
        post=post,
        at=now,
        on=today,
        before={"state": before},
        after={"place": inspection.place},
    )
    return inspection
