"""Reports asked of units: rounds in which they are asked, the states of one report, and who may do what.

A round asks one form, for one period, of many units. A report is asked for an inspection, in a collection of data, for a
field that a department is in charge of, or as a set that each unit keeps current without any inspection.
"""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission
from kiemtra.domain.plans import PlanState


class RoundPurpose(StrEnum):
    """What the reports of a round are for."""

    # For inspections of a plan, each due before its visit.
    INSPECTION = "inspection"
    # Data of a period, from many units by one day.
    COLLECTION = "collection"
    # What departments in charge of a field report on it.
    FIELD = "field"
    # Kept current by each unit without any inspection.
    READINESS = "readiness"


class RoundState(StrEnum):
    """A closed round takes no answer any more."""

    OPEN = "open"
    CLOSED = "closed"


ROUND_MOVES: Moves[RoundState] = {
    RoundState.OPEN: frozenset({RoundState.CLOSED}),
    RoundState.CLOSED: frozenset({RoundState.OPEN}),
}


class ReportState(StrEnum):
    """The same record reopens when it is returned; submitted versions never change."""

    REQUESTED = "requested"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


R = ReportState

# What was accepted opens again only when the merge that counts it is sent back: no deed on the report does it.
MOVES: Moves[ReportState] = {
    R.REQUESTED: frozenset({R.DRAFT, R.WITHDRAWN}),
    R.DRAFT: frozenset({R.SUBMITTED, R.WITHDRAWN}),
    R.SUBMITTED: frozenset({R.DRAFT, R.RETURNED, R.ACCEPTED}),
    R.RETURNED: frozenset({R.SUBMITTED, R.WITHDRAWN}),
    R.ACCEPTED: frozenset({R.RETURNED}),
    R.WITHDRAWN: frozenset(),
}

HANDED_IN = frozenset({R.SUBMITTED, R.ACCEPTED})
# Where the unit is at it.
FILLING = frozenset({R.REQUESTED, R.DRAFT, R.RETURNED})


class AnswerOrigin(StrEnum):
    """Where the value of an answer comes from; one that was put there for the unit counts once it is confirmed."""

    TYPED = "typed"
    LAST_PERIOD = "last_period"
    PROFILE = "profile"
    TASKS = "tasks"
    WORKBOOK = "workbook"


class RoundDeed(StrEnum):
    """What a person may do to a round."""

    ADD_UNITS = "add_units"
    EXTEND = "extend"
    CLOSE = "close"
    REOPEN = "reopen"


class ReportDeed(StrEnum):
    """What a person may do to a report."""

    FILL = "fill"
    PRESENT = "present"
    SUBMIT = "submit"
    RECALL = "recall"
    UPDATE = "update"
    WRITE_PAPER = "write_paper"
    RETURN = "return"
    ACCEPT = "accept"
    EXTEND = "extend"
    WITHDRAW = "withdraw"


_UNIT = frozenset({Side.UNIT})
_STAFF = frozenset({Side.TEAM, Side.STANDING})
_STANDING = frozenset({Side.STANDING})
_OPEN = frozenset({RoundState.OPEN})
_CLOSED = frozenset({RoundState.CLOSED})

ROUND_DEEDS: dict[RoundDeed, DeedRule] = {
    RoundDeed.ADD_UNITS: DeedRule(Permission.REPORT_REQUEST, _STANDING, _OPEN, _CLOSED),
    RoundDeed.EXTEND: DeedRule(Permission.REPORT_REQUEST, _STANDING, _OPEN, _CLOSED),
    RoundDeed.CLOSE: DeedRule(Permission.REPORT_REQUEST, _STANDING, _OPEN, _CLOSED),
    RoundDeed.REOPEN: DeedRule(Permission.REPORT_REQUEST, _STANDING, _CLOSED, _OPEN),
}

DEEDS: dict[ReportDeed, DeedRule] = {
    ReportDeed.FILL: DeedRule(Permission.REPORT_FILL, _UNIT, FILLING, HANDED_IN),
    ReportDeed.PRESENT: DeedRule(Permission.REPORT_FILL, _UNIT, frozenset({R.DRAFT, R.RETURNED}), HANDED_IN),
    ReportDeed.SUBMIT: DeedRule(Permission.REPORT_SUBMIT, _UNIT, frozenset({R.DRAFT, R.RETURNED}), HANDED_IN),
    ReportDeed.RECALL: DeedRule(
        Permission.REPORT_SUBMIT, _UNIT, frozenset({R.SUBMITTED}), frozenset({R.DRAFT, R.RETURNED, R.ACCEPTED})
    ),
    ReportDeed.UPDATE: DeedRule(
        Permission.REPORT_FILL, _UNIT, frozenset({R.SUBMITTED}), frozenset({R.DRAFT, R.RETURNED, R.ACCEPTED})
    ),
    ReportDeed.WRITE_PAPER: DeedRule(
        Permission.REPORT_FILL, _UNIT, frozenset({R.DRAFT, R.SUBMITTED, R.RETURNED, R.ACCEPTED})
    ),
    ReportDeed.RETURN: DeedRule(
        Permission.REPORT_REVIEW, _STAFF, frozenset({R.SUBMITTED}), frozenset({R.RETURNED, R.ACCEPTED})
    ),
    ReportDeed.ACCEPT: DeedRule(Permission.REPORT_REVIEW, _STAFF, frozenset({R.SUBMITTED}), frozenset({R.ACCEPTED})),
    ReportDeed.EXTEND: DeedRule(Permission.REPORT_REQUEST, _STAFF, FILLING, HANDED_IN),
    ReportDeed.WITHDRAW: DeedRule(Permission.REPORT_REQUEST, _STAFF, FILLING, HANDED_IN | {R.WITHDRAWN}),
}

# What a closed round takes no more.
IN_OPEN_ROUND = frozenset(
    {
        ReportDeed.FILL,
        ReportDeed.PRESENT,
        ReportDeed.SUBMIT,
        ReportDeed.UPDATE,
        ReportDeed.RETURN,
        ReportDeed.EXTEND,
    }
)


class Timeliness(StrEnum):
    """How a report stands towards its day."""

    ON_TIME = "on_time"
    LATE = "late"
    DUE = "due"
    # The day has passed and nothing was handed in.
    MISSING = "missing"


def timeliness(first_submitted_on: date | None, due_on: date, today: date) -> Timeliness:
    """Tell how a report stands: by the day on which it was first handed in, or by today where it was not."""
    if first_submitted_on is not None:
        return Timeliness.ON_TIME if first_submitted_on <= due_on else Timeliness.LATE
    return Timeliness.MISSING if today > due_on else Timeliness.DUE


def why_not_fill(round_state: RoundState) -> Refusal | None:
    """A closed round takes no answers; an answer after the day is taken and marked late."""
    return Refusal.ROUND_CLOSED if round_state is RoundState.CLOSED else None


def why_not_accept(purpose: RoundPurpose) -> Refusal | None:
    """A set that is kept current is never accepted: it stays the unit's own."""
    return Refusal.KEPT_CURRENT if purpose is RoundPurpose.READINESS else None


def why_not_update(purpose: RoundPurpose) -> Refusal | None:
    """Only a set that is kept current is opened again by its unit; any other report is recalled by the head."""
    return None if purpose is RoundPurpose.READINESS else Refusal.NOT_KEPT_CURRENT


def why_not_hand_in(*, is_complete: bool, conflicts: int) -> Refusal | None:
    """Two values of one field wait for a decision, or something is still to be mended."""
    if conflicts:
        return Refusal.CONFLICTS_OPEN
    return None if is_complete else Refusal.FORM_INCOMPLETE


def why_not_return_merged(state: ReportState, *, of_inspection: bool) -> Refusal | None:
    """With its merge goes back what was handed in; what an inspection has accepted has gone into its results."""
    if state not in HANDED_IN:
        return Refusal.NOT_YET
    return Refusal.ROUND_OF_INSPECTIONS if of_inspection and state is R.ACCEPTED else None


def why_not_extend(due_on: date | None, later: date, today: date) -> Refusal | None:
    """More time means a later day, and one that has not passed."""
    return Refusal.NOT_LATER if later < today or (due_on is not None and later <= due_on) else None


def why_not_ask(plan_state: PlanState | None, *, fits: bool, stands_below: bool) -> Refusal | None:
    """A unit is asked where it stands below the asker or in its issued plan, and on a form that is made for it."""
    if plan_state is not None and plan_state is not PlanState.ISSUED:
        return Refusal.NOT_YET
    if not stands_below:
        return Refusal.NOT_BELOW_ASKER
    return None if fits else Refusal.FORM_NOT_FOR_UNIT
