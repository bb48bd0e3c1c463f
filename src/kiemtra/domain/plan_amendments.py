"""The amendment of an issued plan: its states, who may do what to it, and which units may not leave any more."""

from enum import StrEnum

from kiemtra.domain import plans
from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class AmendmentState(StrEnum):
    """From draft to issued; an amendment that nobody wants any more is struck."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    STRUCK = "struck"


A = AmendmentState

MOVES: Moves[AmendmentState] = {
    A.DRAFT: frozenset({A.SUBMITTED, A.STRUCK}),
    A.SUBMITTED: frozenset({A.DRAFT, A.ISSUED, A.STRUCK}),
    A.ISSUED: frozenset(),
    A.STRUCK: frozenset(),
}
OPEN = frozenset({A.DRAFT, A.SUBMITTED})


class AmendmentDeed(StrEnum):
    """What a person may do to an amendment."""

    EDIT = "edit"
    SUBMIT = "submit"
    RETURN = "return"
    ISSUE = "issue"
    STRIKE = "strike"


_STANDING = frozenset({Side.STANDING})
_ISSUER = frozenset({Side.ISSUER})
_DRAFT = frozenset({A.DRAFT})
_SUBMITTED = frozenset({A.SUBMITTED})
_ENDED = frozenset({A.ISSUED, A.STRUCK})

DEEDS: dict[AmendmentDeed, DeedRule] = {
    AmendmentDeed.EDIT: DeedRule(Permission.PLAN_EDIT, _STANDING, _DRAFT, _SUBMITTED | _ENDED),
    AmendmentDeed.SUBMIT: DeedRule(Permission.PLAN_SUBMIT, _STANDING, _DRAFT, _SUBMITTED | _ENDED),
    AmendmentDeed.RETURN: DeedRule(Permission.PLAN_ISSUE, _ISSUER, _SUBMITTED, _DRAFT | _ENDED),
    AmendmentDeed.ISSUE: DeedRule(Permission.PLAN_ISSUE, _ISSUER, _SUBMITTED, _ENDED),
    AmendmentDeed.STRIKE: DeedRule(Permission.PLAN_EDIT, _STANDING, OPEN, _ENDED),
}


def why_not_touch_unit(*, begun: bool, noticed: bool) -> Refusal | None:
    """A unit leaves an issued plan, or is inspected in another way, only while it knows nothing of its visit."""
    if begun:
        return Refusal.VISIT_BEGUN
    return Refusal.NOTICE_OUT if noticed else None


def why_not_propose(*, is_open: bool, reason: str) -> Refusal | None:
    """One amendment at a time, and none without a reason."""
    if is_open:
        return Refusal.AMENDMENT_OPEN
    return None if reason.strip() else Refusal.FORM_INCOMPLETE


def why_not_submit(*, changes: bool, units: int, window: bool, expects: int) -> Refusal | None:
    """An amendment changes something, and leaves a plan that could be submitted itself."""
    if not changes:
        return Refusal.AMENDMENT_EMPTY
    return plans.why_not_submit(units=units, window=window, expects=expects)
