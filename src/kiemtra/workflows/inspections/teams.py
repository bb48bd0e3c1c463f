"""An open inspection given to another team of its plan: a team may lose its people, and the inspection goes on."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionDeed, why_not_move_to_team
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, Team
from kiemtra.store.queries import teams
from kiemtra.workflows.inspections.locking import begin, team_people, tell, unit_people
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@transaction.atomic
def move_to_team(
    inspection_id: UUID, team: Team, *, revision: int, reason: str, by: Actor, now: datetime, today: date
) -> Inspection:
    """Give an inspection that is not concluded to another team of its plan, with a reason; what was done stays.

    The team must be another one of the plan with a head today. A draft that is held close stays so: for head and
    secretary of the team that takes it over.
    """
    inspection, post = begin(inspection_id, InspectionDeed.MOVE_TO_TEAM, revision=revision, by=by)
    others = teams.others_for(inspection, today)
    refuse(why_not_move_to_team(has_other_team=others.exists()))
    refuse(None if others.filter(pk=team.pk).exists() else Refusal.NO_TEAM)
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    before = {"team": inspection.team.name if inspection.team else ""}
    inspection.team = team
    save(inspection, "team")
    after = {"team": team.name, "reason": reason.strip()}
    record("inspection.moved_to_team", inspection, by=by, post=post, at=now, before=before, after=after)
    people = [*team_people(inspection, today), *(unit_people(inspection, today) if inspection.noticed_on else [])]
    subject = f"{team.name} tiếp nhận cuộc kiểm tra {inspection.unit.name}"
    tell(inspection, "moved_to_team", people, subject=subject, body="Xem trên trang cuộc kiểm tra.", now=now)
    return inspection
