"""Steering proposals: what the People's Committee should steer or add next, resting on findings and tasks; adopted or not."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.conclusions import SteeringState
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.store.models import SteeringProposal
from kiemtra.store.queries import plans
from kiemtra.store.queries import steering as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def propose(
    plan_id: UUID,
    text: str,
    findings: Collection[UUID],
    *,
    statuses: Collection[UUID] = (),
    by: Actor,
    now: datetime,
    proposal_id: UUID | None = None,
) -> SteeringProposal:
    """Propose what to steer next; it rests on at least one confirmed finding of the plan, or on how a task stands."""
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    if proposal_id and (there := plan.steering_proposals.filter(pk=proposal_id).first()):
        return there
    post = require(by, DEEDS[PlanDeed.PROPOSE_STEERING], plans.bearings(plan), plan.state)
    if not text.strip():
        raise NotValid({"text": Fault.TEXT_MISSING})
    grounds = list(queries.possible_grounds(plan, by).filter(pk__in=findings))
    tasks = list(queries.possible_task_grounds(plan, by).filter(pk__in=statuses)) if statuses else []
    refuse(None if grounds or tasks else Refusal.NO_FINDING)
    proposal = SteeringProposal(plan=plan, text=text.strip())
    if proposal_id:
        proposal.pk = proposal_id
    proposal.save(force_insert=True)
    proposal.findings.set(grounds)
    proposal.task_statuses.set(tasks)
    after = {"text": proposal.text, "findings": [one.pk for one in grounds], "tasks": [one.task.text for one in tasks]}
    record("steering.proposed", proposal, by=by, post=post, at=now, plan=plan, after=after)
    return proposal


def adopt(proposal_id: UUID, *, revision: int, note: str = "", by: Actor, now: datetime) -> SteeringProposal:
    """Adopt a proposal."""
    return _decide(proposal_id, SteeringState.ADOPTED, revision, note, by, now)


def not_adopt(proposal_id: UUID, *, revision: int, note: str, by: Actor, now: datetime) -> SteeringProposal:
    """Decide against a proposal, saying why."""
    if not note.strip():
        raise NotValid({"note": Fault.REASON_MISSING})
    return _decide(proposal_id, SteeringState.NOT_ADOPTED, revision, note, by, now)


@transaction.atomic
def _decide(
    proposal_id: UUID, state: SteeringState, revision: int, note: str, by: Actor, now: datetime
) -> SteeringProposal:
    rows = queries.visible_to(by).select_related("plan").select_for_update(of=("self",))
    proposal = rows.get(pk=proposal_id)
    check_revision(proposal, revision)
    post = require(by, DEEDS[PlanDeed.ADOPT_STEERING], plans.bearings(proposal.plan), proposal.plan.state)
    if proposal.state != SteeringState.PROPOSED:
        raise NotAllowed(Refusal.ALREADY_DONE)
    proposal.state, proposal.decision_note = state, note.strip()
    proposal.decided_by_id, proposal.decided_at = by.user, now
    save(proposal, "state", "decision_note", "decided_by", "decided_at")
    record(f"steering.{state}", proposal, by=by, post=post, at=now, plan=proposal.plan, after={"note": note})
    return proposal
