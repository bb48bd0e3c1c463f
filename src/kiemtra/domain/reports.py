"""A report asked of a unit: its states and deeds. What an answer must be is decided in `forms.py`."""

from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class ReportState(StrEnum):
    """The same record reopens when it is returned; submitted versions never change."""

    REQUESTED = "requested"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


R = ReportState

MOVES: Moves[ReportState] = {
    R.REQUESTED: frozenset({R.DRAFT, R.WITHDRAWN}),
    R.DRAFT: frozenset({R.SUBMITTED, R.WITHDRAWN}),
    R.SUBMITTED: frozenset({R.RETURNED, R.ACCEPTED}),
    R.RETURNED: frozenset({R.SUBMITTED, R.WITHDRAWN}),
    R.ACCEPTED: frozenset(),
    R.WITHDRAWN: frozenset(),
}


class ReportDeed(StrEnum):
    """What a person may do to a report request."""

    FILL = "fill"
    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"


_UNIT = frozenset({Side.UNIT})
_STAFF = frozenset({Side.TEAM, Side.STANDING})

DEEDS: dict[ReportDeed, DeedRule] = {
    ReportDeed.FILL: DeedRule(
        Permission.REPORT_FILL,
        _UNIT,
        frozenset({R.REQUESTED, R.DRAFT, R.RETURNED}),
        frozenset({R.SUBMITTED, R.ACCEPTED}),
    ),
    ReportDeed.SUBMIT: DeedRule(
        Permission.REPORT_SUBMIT, _UNIT, frozenset({R.DRAFT, R.RETURNED}), frozenset({R.SUBMITTED, R.ACCEPTED})
    ),
    ReportDeed.RETURN: DeedRule(
        Permission.REPORT_REVIEW, _STAFF, frozenset({R.SUBMITTED}), frozenset({R.RETURNED, R.ACCEPTED})
    ),
    ReportDeed.ACCEPT: DeedRule(Permission.REPORT_REVIEW, _STAFF, frozenset({R.SUBMITTED}), frozenset({R.ACCEPTED})),
}
