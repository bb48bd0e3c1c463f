"""Proposals to consider the accountability of a collective or a person: *kiến nghị xem xét trách nhiệm*.

Seen by the head and the secretary of the team, and, once sent, by head and leadership of the competent authority; by
nobody else, whatever else they may see: not the unit, the deputies and members, the standing agency, auditors or
administrators. It rests on confirmed findings, is sent after the conclusion, and its outcome is recorded by the
authority.
"""

from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import VISITED, WITH_RESULT, InspectionState
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission, Role


class Accountable(StrEnum):
    """Whose accountability is to be considered."""

    COLLECTIVE = "collective"
    PERSON = "person"


class ProposalState(StrEnum):
    """The life of a proposal."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What came of it."""

    DISCIPLINED = "disciplined"
    REVIEWED = "reviewed"
    NOT_PURSUED = "not_pursued"


MOVES: Moves[ProposalState] = {
    ProposalState.DRAFT: frozenset({ProposalState.SENT, ProposalState.WITHDRAWN}),
    ProposalState.SENT: frozenset({ProposalState.ANSWERED, ProposalState.WITHDRAWN}),
    ProposalState.ANSWERED: frozenset(),
    ProposalState.WITHDRAWN: frozenset(),
}


class ProposalDeed(StrEnum):
    """What a person may do to a proposal; drafting one is asked of the inspection."""

    DRAFT = "draft"
    EDIT = "edit"
    SEND = "send"
    WITHDRAW = "withdraw"
    ANSWER = "answer"


# The roles of a competent authority that read and answer a proposal.
AUTHORITY_ROLES = (Role.AGENCY_HEAD, Role.LEADERSHIP)

_TEAM = frozenset({Side.TEAM})
P = ProposalState

DEEDS: dict[ProposalDeed, DeedRule] = {
    ProposalDeed.DRAFT: DeedRule(Permission.ACCOUNTABILITY_DRAFT, _TEAM, frozenset(VISITED)),
    ProposalDeed.EDIT: DeedRule(
        Permission.ACCOUNTABILITY_DRAFT, _TEAM, frozenset({P.DRAFT}), frozenset({P.SENT, P.ANSWERED})
    ),
    ProposalDeed.SEND: DeedRule(
        Permission.ACCOUNTABILITY_SEND, _TEAM, frozenset({P.DRAFT}), frozenset({P.SENT, P.ANSWERED})
    ),
    ProposalDeed.WITHDRAW: DeedRule(
        Permission.ACCOUNTABILITY_SEND, _TEAM, frozenset({P.DRAFT, P.SENT}), frozenset({P.ANSWERED})
    ),
    ProposalDeed.ANSWER: DeedRule(
        Permission.ACCOUNTABILITY_ANSWER, frozenset({Side.ADDRESSEE}), frozenset({P.SENT}), frozenset({P.ANSWERED})
    ),
}


def why_not_send(*, inspection: InspectionState, standing_findings: int) -> Refusal | None:
    """The reason against sending: it follows the conclusion, and rests on a finding that still stands."""
    if inspection not in WITH_RESULT:
        return Refusal.NOT_CONCLUDED
    return None if standing_findings else Refusal.NO_FINDING
