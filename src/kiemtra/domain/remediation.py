"""What must be done about a finding: states of a recommendation, who may report, who may verify."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Actor, Permission


class RecommendationState(StrEnum):
    """From the draft beside a conclusion to closed; a transfer to a successor is an event, not a state."""

    DRAFT = "draft"
    ISSUED = "issued"
    PLANNED = "planned"
    REPORTED = "reported"
    RETURNED = "returned"
    VERIFIED = "verified"
    CLOSED_IMPLEMENTED = "closed_implemented"
    CLOSED_NOT_IMPLEMENTED = "closed_not_implemented"
    WITHDRAWN = "withdrawn"


R = RecommendationState

MOVES: Moves[RecommendationState] = {
    R.DRAFT: frozenset({R.ISSUED, R.WITHDRAWN}),
    R.ISSUED: frozenset({R.PLANNED, R.REPORTED, R.CLOSED_NOT_IMPLEMENTED}),
    R.PLANNED: frozenset({R.REPORTED, R.CLOSED_NOT_IMPLEMENTED}),
    R.REPORTED: frozenset({R.RETURNED, R.VERIFIED}),
    R.RETURNED: frozenset({R.REPORTED, R.CLOSED_NOT_IMPLEMENTED}),
    R.VERIFIED: frozenset({R.CLOSED_IMPLEMENTED, R.RETURNED}),
    R.CLOSED_IMPLEMENTED: frozenset(),
    R.CLOSED_NOT_IMPLEMENTED: frozenset(),
    R.WITHDRAWN: frozenset(),
}

OPEN = frozenset({R.ISSUED, R.PLANNED, R.REPORTED, R.RETURNED, R.VERIFIED})
WITH_ADDRESSEE = frozenset({R.ISSUED, R.PLANNED, R.RETURNED})
CLOSED = frozenset({R.CLOSED_IMPLEMENTED, R.CLOSED_NOT_IMPLEMENTED})


class RecommendationDeed(StrEnum):
    """What a person may do to an issued recommendation."""

    PLAN = "plan"
    REPORT = "report"
    RETURN = "return"
    VERIFY = "verify"
    CLOSE = "close"
    GIVE_UP = "give_up"


_ADDRESSEE = frozenset({Side.ADDRESSEE})
_STAFF = frozenset({Side.TEAM, Side.STANDING})

DEEDS: dict[RecommendationDeed, DeedRule] = {
    RecommendationDeed.PLAN: DeedRule(
        Permission.REMEDY_PLAN,
        _ADDRESSEE,
        frozenset({R.ISSUED}),
        frozenset({R.PLANNED, R.REPORTED, R.VERIFIED}) | CLOSED,
    ),
    RecommendationDeed.REPORT: DeedRule(
        Permission.REMEDY_REPORT, _ADDRESSEE, WITH_ADDRESSEE, frozenset({R.REPORTED, R.VERIFIED}) | CLOSED
    ),
    RecommendationDeed.RETURN: DeedRule(
        Permission.REMEDY_VERIFY, _STAFF, frozenset({R.REPORTED}), frozenset({R.RETURNED}) | CLOSED
    ),
    RecommendationDeed.VERIFY: DeedRule(
        Permission.REMEDY_VERIFY, _STAFF, frozenset({R.REPORTED}), frozenset({R.VERIFIED}) | CLOSED
    ),
    RecommendationDeed.CLOSE: DeedRule(Permission.REMEDY_VERIFY, _STAFF, frozenset({R.VERIFIED}), CLOSED),
    RecommendationDeed.GIVE_UP: DeedRule(Permission.REMEDY_VERIFY, _STAFF, WITH_ADDRESSEE, CLOSED),
}


def why_not_verify(actor: Actor, *, reported_by: UUID | None, interested: Collection[UUID]) -> Refusal | None:
    """The reason why this person may not verify: they reported it, or hold a post in one of the interested agencies.

    These are the addressee and all below it; where an agency inspects itself, only those below: then somebody else of its
    own people verifies, never who reported.
    """
    if actor.user == reported_by:
        return Refusal.OWN_REPORT
    if actor.agencies & frozenset(interested):
        return Refusal.INTERESTED_PARTY
    return None


def why_not_report(*, statement: str, evidence: int) -> Refusal | None:
    """A report of what was done needs words and at least one piece of evidence."""
    return None if statement.strip() and evidence else Refusal.NO_EVIDENCE


def is_overdue(state: RecommendationState, due_on: date | None, *, today: date) -> bool:
    """Whether the addressee is late; what lies with the inspecting side is not the addressee's delay."""
    return state in WITH_ADDRESSEE and due_on is not None and today > due_on
