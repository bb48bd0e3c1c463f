"""Obstacles: what a unit cannot solve goes to a superior, who answers by a date."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.obstacles import DEEDS, ObstacleDeed, state_of, why_not_address
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Finding
from kiemtra.store.queries import findings as queries
from kiemtra.store.queries import people
from kiemtra.workflows import messages, terms
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def address(
    finding_id: UUID,
    *,
    revision: int,
    to: Agency,
    due_on: date | None = None,
    by: Actor,
    now: datetime,
    today: date,
) -> Finding:
    """Address an obstacle to the agency that can remove it; without a day the plan's rule sets it."""
    finding = _locked(finding_id, revision, by)
    post = require(by, DEEDS[ObstacleDeed.ADDRESS], queries.bearings(finding), _state(finding))
    refuse(why_not_address(FindingKind(finding.kind), FindingState(finding.state)))
    finding.addressed_to, finding.carried_by = to, None
    finding.answer_due_on = due_on or terms.due(finding.inspection.plan, DeadlineCode.OBSTACLE_ANSWER, today).date
    save(finding, "addressed_to", "carried_by", "answer_due_on")
    messages.queue(
        f"obstacle-addressed:{finding.pk}:{finding.revision}",
        people.holders(to.pk, queries.ANSWERING_ROLES, today),
        subject=f"Đề nghị trả lời khó khăn, vướng mắc của {finding.inspection.unit.short_name}",
        body=f"{finding.text}\n\nĐề nghị trả lời chậm nhất ngày {finding.answer_due_on:%d/%m/%Y}.",
        path=f"/obstacles/#{finding.pk}",
        at=now,
    )
    record(
        "obstacle.addressed",
        finding,
        by=by,
        post=post,
        at=now,
        inspection=finding.inspection,
        after={"to": to.name, "due_on": finding.answer_due_on},
    )
    return finding


@transaction.atomic
def answer(finding_id: UUID, *, revision: int, text: str, by: Actor, now: datetime, today: date) -> Finding:
    """Answer an obstacle as the agency that it was addressed to."""
    finding = _locked(finding_id, revision, by)
    post = require(by, DEEDS[ObstacleDeed.ANSWER], queries.bearings(finding), _state(finding))
    if not text.strip():
        raise NotValid({"answer": Fault.ANSWER_MISSING})
    finding.answer, finding.answered_by_id, finding.answered_at = text.strip(), by.user, now
    save(finding, "answer", "answered_by", "answered_at")
    _tell(finding, now, today)
    record(
        "obstacle.answered", finding, by=by, post=post, at=now, inspection=finding.inspection, after={"answer": text}
    )
    return finding


def _locked(finding_id: UUID, revision: int, by: Actor) -> Finding:
    finding = (
        queries.visible_to(by)
        .select_related("inspection__plan", "inspection__unit")
        .select_for_update(of=("self",))
        .get(pk=finding_id)
    )
    check_revision(finding, revision)
    return finding


def _state(finding: Finding) -> str:
    return state_of(addressed=finding.addressed_to_id is not None, answered_at=finding.answered_at)


def _tell(finding: Finding, now: datetime, today: date) -> None:
    """Tell those who asked: the team that addressed it, and the unit that raised it."""
    inspection = finding.inspection
    asked = people.holders(inspection.carrier_id, (Role.AGENCY_HEAD, Role.FOCAL_POINT), today)
    if inspection.team_id:
        asked += people.members(inspection.team_id, today, TeamRole.HEAD, TeamRole.SECRETARY)
    messages.queue(
        f"obstacle-answered:{finding.pk}",
        asked,
        subject=f"Đã có trả lời khó khăn, vướng mắc của {inspection.unit.short_name}",
        body=f"{finding.text}\n\nTrả lời: {finding.answer}",
        path=f"/obstacles/#{finding.pk}",
        at=now,
    )
