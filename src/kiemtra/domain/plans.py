"""The plan: its states, how its units were chosen, and who may do what to it."""

from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class PlanState(StrEnum):
    """From draft to closed; an amendment of an issued plan is a new version."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


MOVES: Moves[PlanState] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED, PlanState.ISSUED, PlanState.WITHDRAWN}),
    PlanState.SUBMITTED: frozenset({PlanState.DRAFT, PlanState.ISSUED, PlanState.WITHDRAWN}),
    PlanState.ISSUED: frozenset({PlanState.CLOSED, PlanState.WITHDRAWN}),
    PlanState.CLOSED: frozenset(),
    PlanState.WITHDRAWN: frozenset(),
}


# From its issue on a plan is known to those it concerns.
TOLD = (PlanState.ISSUED, PlanState.CLOSED)


class UnitChoice(StrEnum):
    """How a unit came into a plan."""

    NAMED_IN_TEXT = "named_in_text"
    WHOLE_GROUP = "whole_group"
    DRAWN = "drawn"
    PROPOSED = "proposed"
    # By rotation and priority, under a rule of coverage.
    BY_RULE = "by_rule"


class ExpectedKind(StrEnum):
    """What a plan expects from the agencies below it."""

    INSPECTION_PLAN = "inspection_plan"
    SELF_INSPECTION_PLAN = "self_inspection_plan"


class PlanDeed(StrEnum):
    """What a person may do to a plan."""

    EDIT = "edit"
    WRITE_PAPERS = "write_papers"
    SUBMIT = "submit"
    RETURN = "return"
    ISSUE = "issue"
    AMEND = "amend"
    STATE_OVERLAP = "state_overlap"
    SET_UP_TEAM = "set_up_team"
    ENTER_ABSENCE = "enter_absence"
    SET_TASK = "set_task"
    EXPECT = "expect"
    PROPOSE_VISITS = "propose_visits"
    PROPOSE_UNANNOUNCED = "propose_unannounced"
    PUBLISH = "publish"
    CONSOLIDATE = "consolidate"
    PROPOSE_STEERING = "propose_steering"
    ADOPT_STEERING = "adopt_steering"
    CLOSE = "close"
    WITHDRAW = "withdraw"


_OPEN = frozenset({PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED})
_SUBMITTED = frozenset({PlanState.SUBMITTED})
_ISSUED = frozenset({PlanState.ISSUED})
_ENDED = frozenset({PlanState.CLOSED, PlanState.WITHDRAWN})
_STANDING = frozenset({Side.STANDING})

DEEDS: dict[PlanDeed, DeedRule] = {
    PlanDeed.EDIT: DeedRule(
        Permission.PLAN_EDIT, _STANDING, frozenset({PlanState.DRAFT}), _SUBMITTED | _ISSUED | _ENDED
    ),
    PlanDeed.WRITE_PAPERS: DeedRule(
        Permission.PLAN_EDIT, _STANDING, frozenset({PlanState.DRAFT, PlanState.SUBMITTED}), _ISSUED | _ENDED
    ),
    PlanDeed.SUBMIT: DeedRule(
        Permission.PLAN_SUBMIT, _STANDING, frozenset({PlanState.DRAFT}), frozenset({PlanState.SUBMITTED}) | _ISSUED
    ),
    PlanDeed.ISSUE: DeedRule(
        Permission.PLAN_ISSUE, frozenset({Side.ISSUER}), frozenset({PlanState.SUBMITTED}), _ISSUED | _ENDED
    ),
    PlanDeed.RETURN: DeedRule(
        Permission.PLAN_ISSUE, frozenset({Side.ISSUER}), frozenset({PlanState.SUBMITTED}), _ISSUED | _ENDED
    ),
    PlanDeed.AMEND: DeedRule(Permission.PLAN_EDIT, _STANDING, _ISSUED, _ENDED),
    PlanDeed.STATE_OVERLAP: DeedRule(Permission.PLAN_EDIT, _STANDING, _OPEN, _ENDED),
    PlanDeed.SET_UP_TEAM: DeedRule(Permission.TEAM_SET_UP, _STANDING, _OPEN, _ENDED),
    PlanDeed.ENTER_ABSENCE: DeedRule(Permission.VISIT_PROPOSE, frozenset({Side.STANDING, Side.TEAM}), _OPEN, _ENDED),
    PlanDeed.SET_TASK: DeedRule(Permission.TASK_SET, _STANDING, _OPEN, _ENDED),
    PlanDeed.EXPECT: DeedRule(Permission.PLAN_EXPECT, _STANDING, _OPEN, _ENDED),
    PlanDeed.PROPOSE_VISITS: DeedRule(Permission.VISIT_PROPOSE, frozenset({Side.STANDING, Side.TEAM}), _ISSUED, _ENDED),
    PlanDeed.PROPOSE_UNANNOUNCED: DeedRule(Permission.UNANNOUNCED_PROPOSE, _STANDING, _ISSUED, _ENDED),
    PlanDeed.PUBLISH: DeedRule(Permission.PLAN_PUBLISH, _STANDING, frozenset({PlanState.ISSUED, PlanState.CLOSED})),
    PlanDeed.CONSOLIDATE: DeedRule(Permission.CONSOLIDATE, _STANDING, _ISSUED, _ENDED),
    PlanDeed.PROPOSE_STEERING: DeedRule(Permission.STEERING_PROPOSE, _STANDING, _ISSUED, _ENDED),
    PlanDeed.ADOPT_STEERING: DeedRule(
        Permission.STEERING_ADOPT, frozenset({Side.ISSUER}), frozenset({PlanState.ISSUED, PlanState.CLOSED})
    ),
    PlanDeed.CLOSE: DeedRule(Permission.PLAN_CLOSE, _STANDING, _ISSUED, _ENDED),
    PlanDeed.WITHDRAW: DeedRule(Permission.PLAN_CLOSE, _STANDING, _OPEN, _ENDED),
}


def why_not_submit(*, units: int, window: bool, expects: int = 0, to_review: int = 0) -> Refusal | None:
    """A plan needs a window, units or plans below it that it expects, and nothing carried over without a look at it."""
    if to_review:
        return Refusal.TO_REVIEW
    if not units and not expects:
        return Refusal.NO_UNIT
    return None if window else Refusal.NO_WINDOW


def why_not_kind(*, thematic: bool, areas: int) -> Refusal | None:
    """A thematic inspection names its areas."""
    return Refusal.FORM_INCOMPLETE if thematic and not areas else None


def why_not_close(*, unfinished: int) -> Refusal | None:
    """A plan closes when each of its inspections has ended."""
    return Refusal.STILL_OPEN if unfinished else None


def why_not_withdraw(*, under_way: int) -> Refusal | None:
    """A plan is withdrawn only while none of its inspections has been announced or begun."""
    return Refusal.STILL_OPEN if under_way else None
