"""Proposals to consider somebody's accountability: drafted by head or secretary, sent by the head, answered by the
competent authority. Messages about them name neither the unit nor the person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain import accountability as rules
from kiemtra.domain.accountability import Accountable, Outcome, ProposalDeed, ProposalState
from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import AccountabilityProposal, Finding, Inspection, User
from kiemtra.store.queries import accountability as queries
from kiemtra.store.queries import inspections, people
from kiemtra.workflows import messages
from kiemtra.workflows.holding import hold_inspection, hold_inspection_of
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class ProposalContent:
    """Whose accountability, for what, on which findings, and who is to decide."""

    kind: Accountable
    name: str
    text: str
    authority: UUID
    findings: tuple[UUID, ...]
    position: str = ""
    legal_ground: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the authority decided, on which day, in which document."""

    outcome: Outcome
    text: str
    decided_on: date
    number: str = ""


@transaction.atomic
def draft(
    inspection_id: UUID, content: ProposalContent, *, by: Actor, now: datetime, proposal_id: UUID | None = None
) -> AccountabilityProposal:
    """Draft a proposal; the same `proposal_id` again returns the one that is there."""
    hold_inspection(inspection_id)
    if proposal_id and (there := queries.visible_to(by).filter(pk=proposal_id).first()):
        return there
    inspection = inspections.visible_to(by).select_related("plan").get(pk=inspection_id)
    rule = rules.DEEDS[ProposalDeed.DRAFT]
    post = require(by, rule, inspections.bearings(inspection), inspection.state)
    assert by.user, "who holds a post is known"
    grounds = _checked(inspection, content)
    proposal = AccountabilityProposal(id=proposal_id or new_id(), inspection=inspection, drafted_by_id=by.user)
    _write(proposal, content)
    proposal.save(force_insert=True)
    proposal.findings.set(grounds)
    _note("drafted", proposal, by, post, now, after=_said(proposal))
    return proposal


@transaction.atomic
def edit(
    proposal_id: UUID, content: ProposalContent, *, revision: int, by: Actor, now: datetime
) -> AccountabilityProposal:
    """Write a drafted proposal anew."""
    proposal, post = _locked(proposal_id, revision, ProposalDeed.EDIT, by)
    grounds = _checked(proposal.inspection, content)
    before = _said(proposal)
    _write(proposal, content)
    save(proposal, "kind", "name", "position", "text", "legal_ground", "authority")
    proposal.findings.set(grounds)
    _note("edited", proposal, by, post, now, before=before, after=_said(proposal))
    return proposal


@transaction.atomic
def send(proposal_id: UUID, *, revision: int, by: Actor, now: datetime) -> AccountabilityProposal:
    """Send it to the competent authority, once the head has concluded."""
    proposal, post = _locked(proposal_id, revision, ProposalDeed.SEND, by)
    state = InspectionState(proposal.inspection.state)
    refuse(rules.why_not_send(inspection=state, standing_findings=queries.standing_grounds(proposal)))
    _move(proposal, ProposalState.SENT)
    proposal.sent_by_id, proposal.sent_at = by.user, now
    save(proposal, "state", "sent_by", "sent_at")
    _tell(proposal, "sent", _deciders(proposal, now), "Có kiến nghị thuộc thẩm quyền xem xét của bạn", now)
    _note("sent", proposal, by, post, now, after={"authority": proposal.authority_id})
    return proposal


@transaction.atomic
def withdraw(proposal_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> AccountabilityProposal:
    """Take it back before it is answered, saying why."""
    proposal, post = _locked(proposal_id, revision, ProposalDeed.WITHDRAW, by)
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    before = _move(proposal, ProposalState.WITHDRAWN)
    proposal.withdrawn_reason = reason.strip()
    save(proposal, "state", "withdrawn_reason")
    if before is ProposalState.SENT:
        _tell(proposal, "withdrawn", _deciders(proposal, now), "Một kiến nghị gửi bạn xem xét đã được rút", now)
    _note("withdrawn", proposal, by, post, now, after={"reason": proposal.withdrawn_reason})
    return proposal


@transaction.atomic
def answer(
    proposal_id: UUID, said: Answer, *, revision: int, by: Actor, now: datetime, today: date
) -> AccountabilityProposal:
    """Record as the authority what came of it."""
    proposal, post = _locked(proposal_id, revision, ProposalDeed.ANSWER, by)
    faults: dict[str, str] = {}
    if not said.text.strip():
        faults["text"] = Fault.ANSWER_MISSING
    if said.decided_on > today:
        faults["decided_on"] = Fault.DECIDED_AFTER_TODAY
    if faults:
        raise NotValid(faults)
    _move(proposal, ProposalState.ANSWERED)
    proposal.outcome, proposal.outcome_text = said.outcome, said.text.strip()
    proposal.decided_on, proposal.decision_number = said.decided_on, said.number.strip()
    proposal.answered_by_id, proposal.answered_at = by.user, now
    answered = ("outcome", "outcome_text", "decided_on", "decision_number", "answered_by", "answered_at")
    save(proposal, "state", *answered)
    _tell(proposal, "answered", _keepers(proposal, now), "Cơ quan có thẩm quyền đã trả lời một kiến nghị", now)
    after: dict[str, object] = {"outcome": proposal.outcome, "number": proposal.decision_number}
    _note("answered", proposal, by, post, now, on=said.decided_on, after=after)
    return proposal


def _locked(proposal_id: UUID, revision: int, deed: ProposalDeed, by: Actor) -> tuple[AccountabilityProposal, Post]:
    rows = queries.visible_to(by)
    hold_inspection_of(rows, proposal_id)
    proposal = rows.select_related("inspection__plan").select_for_update(of=("self",)).get(pk=proposal_id)
    check_revision(proposal, revision)
    return proposal, require(by, rules.DEEDS[deed], queries.bearings(proposal), proposal.state)


def _move(proposal: AccountabilityProposal, after: ProposalState) -> ProposalState:
    before = ProposalState(proposal.state)
    check_move(rules.MOVES, before, after)
    proposal.state = after
    return before


def _checked(inspection: Inspection, content: ProposalContent) -> list[Finding]:
    """The confirmed findings that it names; NotValid with all that is missing."""
    faults: dict[str, str] = {}
    if not content.name.strip():
        faults["name"] = Fault.ACCOUNTABLE_MISSING
    if content.kind is Accountable.PERSON and not content.position.strip():
        faults["position"] = Fault.POSITION_MISSING
    if not content.text.strip():
        faults["text"] = Fault.TEXT_MISSING
    grounds = list(queries.possible_grounds(inspection).filter(pk__in=content.findings))
    if not grounds or len(grounds) != len(set(content.findings)):
        faults["findings"] = Fault.GROUND_MISSING
    if faults:
        raise NotValid(faults)
    return grounds


def _write(proposal: AccountabilityProposal, content: ProposalContent) -> None:
    proposal.kind, proposal.name = content.kind, content.name.strip()
    proposal.position = content.position.strip() if content.kind is Accountable.PERSON else ""
    proposal.text, proposal.legal_ground = content.text.strip(), content.legal_ground.strip()
    proposal.authority_id = content.authority


def _said(proposal: AccountabilityProposal) -> dict[str, object]:
    return {
        "name": proposal.name,
        "position": proposal.position,
        "text": proposal.text,
        "legal_ground": proposal.legal_ground,
        "authority": proposal.authority_id,
    }


def _deciders(proposal: AccountabilityProposal, now: datetime) -> list[User]:
    return people.holders(proposal.authority_id, rules.AUTHORITY_ROLES, timezone.localdate(now))


def _keepers(proposal: AccountabilityProposal, now: datetime) -> list[User]:
    team = proposal.inspection.team_id
    today = timezone.localdate(now)
    return people.members(team, today, TeamRole.HEAD, TeamRole.SECRETARY) if team else []


def _tell(proposal: AccountabilityProposal, what: str, to: Iterable[User], subject: str, now: datetime) -> None:
    body = "Mở trang để xem; không chuyển tiếp lời nhắn này."
    key = f"accountability.{what}:{proposal.pk}:{proposal.revision}"
    messages.queue(key, to, subject=subject, body=body, path=f"/accountability/{proposal.pk}/", at=now)


def _note(
    happened: str,
    proposal: AccountabilityProposal,
    by: Actor,
    post: Post,
    now: datetime,
    *,
    on: date | None = None,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    record(
        f"accountability.{happened}",
        proposal,
        by=by,
        post=post,
        at=now,
        on=on,
        before=before,
        after=after,
        inspection=proposal.inspection,
        sealed=True,
    )
