"""One inspection of one unit: four separate qualities, its states, its deeds, and when it is sealed."""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class InspectionOrigin(StrEnum):
    """Where the inspection comes from. *Đột xuất* (outside the plan) is not *không báo trước*."""

    PLANNED = "planned"
    AD_HOC = "ad_hoc"
    REINSPECTION = "reinspection"


class InspectionMethod(StrEnum):
    """How it is carried out."""

    ON_SITE = "on_site"
    DESK = "desk"
    DIGITAL = "digital"


class InspectionScope(StrEnum):
    """How much of the unit's work it covers."""

    FULL = "full"
    THEMATIC = "thematic"


class InspectionState(StrEnum):
    """The life of an inspection; the first two are those of an unannounced one until it is opened at the door."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    PLANNED = "planned"
    NOTICED = "noticed"
    PREPARING = "preparing"
    ON_SITE = "on_site"
    MINUTES_CLOSED = "minutes_closed"
    DRAFTING = "drafting"
    WITH_UNIT = "with_unit"
    CONCLUDED = "concluded"
    FOLLOWING_UP = "following_up"
    CLOSED = "closed"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


S = InspectionState

MOVES: Moves[InspectionState] = {
    S.PROPOSED: frozenset({S.APPROVED, S.WITHDRAWN}),
    S.APPROVED: frozenset({S.ON_SITE, S.WITHDRAWN}),
    S.PLANNED: frozenset({S.NOTICED, S.POSTPONED, S.WITHDRAWN}),
    S.NOTICED: frozenset({S.PREPARING, S.ON_SITE, S.POSTPONED, S.WITHDRAWN}),
    S.PREPARING: frozenset({S.ON_SITE, S.POSTPONED, S.WITHDRAWN}),
    S.ON_SITE: frozenset({S.MINUTES_CLOSED}),
    S.MINUTES_CLOSED: frozenset({S.DRAFTING}),
    S.DRAFTING: frozenset({S.WITH_UNIT, S.CONCLUDED}),
    S.WITH_UNIT: frozenset({S.DRAFTING}),
    S.CONCLUDED: frozenset({S.FOLLOWING_UP, S.CLOSED}),
    S.FOLLOWING_UP: frozenset({S.CLOSED}),
    S.CLOSED: frozenset(),
    S.POSTPONED: frozenset({S.PLANNED, S.WITHDRAWN}),
    S.WITHDRAWN: frozenset(),
}

# The line a reader sees: where an inspection stands.
ANNOUNCED_LINE = (
    S.PLANNED,
    S.NOTICED,
    S.PREPARING,
    S.ON_SITE,
    S.MINUTES_CLOSED,
    S.DRAFTING,
    S.WITH_UNIT,
    S.CONCLUDED,
    S.FOLLOWING_UP,
    S.CLOSED,
)
UNANNOUNCED_LINE = (
    S.PROPOSED,
    S.APPROVED,
    S.ON_SITE,
    S.MINUTES_CLOSED,
    S.DRAFTING,
    S.WITH_UNIT,
    S.CONCLUDED,
    S.FOLLOWING_UP,
    S.CLOSED,
)

BEGUN = frozenset(ANNOUNCED_LINE[ANNOUNCED_LINE.index(S.ON_SITE) :])
ENDED = frozenset({S.CLOSED, S.WITHDRAWN})
VISITED = frozenset({S.MINUTES_CLOSED, S.DRAFTING, S.WITH_UNIT, S.CONCLUDED, S.FOLLOWING_UP, S.CLOSED})
WITH_RESULT = frozenset({S.CONCLUDED, S.FOLLOWING_UP, S.CLOSED})


class InspectionDeed(StrEnum):
    """What a person may do to an inspection, in the order of its life."""

    APPROVE = "approve"
    PROPOSE_VISIT = "propose_visit"
    DECIDE_VISIT = "decide_visit"
    NOTICE = "notice"
    NOTICE_URGENTLY = "notice_urgently"
    RECORD_RECEIPT = "record_receipt"
    CHANGE_VISIT = "change_visit"
    REMIND_UNIT = "remind_unit"
    ANSWER_NOTICE = "answer_notice"
    REQUEST_REPORT = "request_report"
    BEGIN_OWN = "begin_own"
    OPEN = "open"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_RESULT = "record_result"
    RECORD_FINDING = "record_finding"
    CONFIRM_FINDING = "confirm_finding"
    CLOSE_MINUTES = "close_minutes"
    START_DRAFT = "start_draft"
    EDIT_DRAFT = "edit_draft"
    SEND_DRAFT = "send_draft"
    REPLY = "reply"
    TAKE_UP_REPLY = "take_up_reply"
    CONCLUDE = "conclude"
    REINSPECT = "reinspect"
    CLOSE = "close"
    MOVE_TO_TEAM = "move_to_team"
    POSTPONE = "postpone"
    RESUME = "resume"
    WITHDRAW = "withdraw"


_TEAM = frozenset({Side.TEAM})
_STAFF = frozenset({Side.TEAM, Side.STANDING})
_UNIT = frozenset({Side.UNIT})


def _states(*states: InspectionState) -> frozenset[str]:
    return frozenset(states)


def _after(*states: InspectionState) -> frozenset[str]:
    """All later states of the line after the last one named here."""
    last = max(ANNOUNCED_LINE.index(state) for state in states if state in ANNOUNCED_LINE)
    return frozenset(ANNOUNCED_LINE[last + 1 :])


_AT_WORK = _states(S.ON_SITE)
_FINDING_OPEN = _states(S.ON_SITE, S.MINUTES_CLOSED, S.DRAFTING)

DEEDS: dict[InspectionDeed, DeedRule] = {
    InspectionDeed.APPROVE: DeedRule(
        Permission.UNANNOUNCED_APPROVE, _TEAM, _states(S.PROPOSED), _states(S.APPROVED) | _after(S.PREPARING)
    ),
    InspectionDeed.PROPOSE_VISIT: DeedRule(Permission.VISIT_PROPOSE, _STAFF, _states(S.PLANNED), _after(S.PLANNED)),
    InspectionDeed.DECIDE_VISIT: DeedRule(Permission.VISIT_DECIDE, _TEAM, _states(S.PLANNED), _after(S.PLANNED)),
    InspectionDeed.NOTICE: DeedRule(Permission.NOTICE_SEND, _STAFF, _states(S.PLANNED), _after(S.PLANNED)),
    InspectionDeed.NOTICE_URGENTLY: DeedRule(Permission.VISIT_DECIDE, _TEAM, _states(S.PLANNED), _after(S.PLANNED)),
    InspectionDeed.RECORD_RECEIPT: DeedRule(
        Permission.NOTICE_SEND, _STAFF, _states(S.NOTICED, S.PREPARING, S.POSTPONED), _after(S.PREPARING)
    ),
    InspectionDeed.CHANGE_VISIT: DeedRule(
        Permission.VISIT_DECIDE, _TEAM, _states(S.NOTICED, S.PREPARING), _after(S.PREPARING)
    ),
    InspectionDeed.REMIND_UNIT: DeedRule(
        Permission.NOTICE_SEND, _STAFF, _states(S.NOTICED, S.PREPARING), _after(S.PREPARING)
    ),
    InspectionDeed.ANSWER_NOTICE: DeedRule(
        Permission.NOTICE_ANSWER, _UNIT, _states(S.NOTICED, S.PREPARING), _after(S.PREPARING)
    ),
    InspectionDeed.REQUEST_REPORT: DeedRule(
        Permission.REPORT_REQUEST, _STAFF, _states(S.NOTICED, S.PREPARING, S.ON_SITE), _after(S.ON_SITE)
    ),
    InspectionDeed.BEGIN_OWN: DeedRule(Permission.VISIT_OPEN, _TEAM, _states(S.PLANNED), _after(S.PLANNED)),
    InspectionDeed.OPEN: DeedRule(
        Permission.VISIT_OPEN, _TEAM, _states(S.APPROVED, S.NOTICED, S.PREPARING), _after(S.PREPARING)
    ),
    InspectionDeed.RECORD_ATTENDANCE: DeedRule(Permission.RESULT_RECORD, _TEAM, _AT_WORK, _after(S.ON_SITE)),
    InspectionDeed.RECORD_RESULT: DeedRule(Permission.RESULT_RECORD, _TEAM, _AT_WORK, _after(S.ON_SITE)),
    InspectionDeed.RECORD_FINDING: DeedRule(Permission.FINDING_RECORD, _TEAM, _FINDING_OPEN, _after(S.DRAFTING)),
    InspectionDeed.CONFIRM_FINDING: DeedRule(Permission.FINDING_CONFIRM, _TEAM, _FINDING_OPEN, _after(S.DRAFTING)),
    InspectionDeed.CLOSE_MINUTES: DeedRule(Permission.MINUTES_CLOSE, _TEAM, _AT_WORK, _after(S.ON_SITE)),
    InspectionDeed.START_DRAFT: DeedRule(
        Permission.CONCLUSION_DRAFT, _TEAM, _states(S.MINUTES_CLOSED), _after(S.MINUTES_CLOSED)
    ),
    InspectionDeed.EDIT_DRAFT: DeedRule(Permission.CONCLUSION_DRAFT, _TEAM, _states(S.DRAFTING), _after(S.DRAFTING)),
    InspectionDeed.SEND_DRAFT: DeedRule(Permission.CONCLUSION_SEND, _TEAM, _states(S.DRAFTING), _after(S.DRAFTING)),
    InspectionDeed.REPLY: DeedRule(Permission.CONCLUSION_REPLY, _UNIT, _states(S.WITH_UNIT), _after(S.WITH_UNIT)),
    InspectionDeed.TAKE_UP_REPLY: DeedRule(
        Permission.CONCLUSION_DRAFT, _TEAM, _states(S.WITH_UNIT), _after(S.WITH_UNIT)
    ),
    InspectionDeed.CONCLUDE: DeedRule(Permission.CONCLUSION_ISSUE, _TEAM, _states(S.DRAFTING), _after(S.WITH_UNIT)),
    InspectionDeed.REINSPECT: DeedRule(Permission.REINSPECT, _STAFF, _states(S.FOLLOWING_UP), _states(S.CLOSED)),
    InspectionDeed.CLOSE: DeedRule(Permission.REMEDY_VERIFY, _STAFF, _states(S.FOLLOWING_UP), _states(S.CLOSED)),
    InspectionDeed.MOVE_TO_TEAM: DeedRule(
        Permission.TEAM_SET_UP,
        frozenset({Side.STANDING}),
        _states(S.PLANNED, S.NOTICED, S.PREPARING, S.POSTPONED, S.ON_SITE, S.MINUTES_CLOSED, S.DRAFTING, S.WITH_UNIT),
        _after(S.WITH_UNIT),
    ),
    InspectionDeed.POSTPONE: DeedRule(
        Permission.VISIT_DECIDE,
        _TEAM,
        _states(S.PLANNED, S.NOTICED, S.PREPARING),
        _states(S.POSTPONED) | _after(S.PREPARING),
    ),
    InspectionDeed.RESUME: DeedRule(Permission.VISIT_DECIDE, _TEAM, _states(S.POSTPONED), _after(S.PLANNED)),
    InspectionDeed.WITHDRAW: DeedRule(
        Permission.VISIT_DECIDE,
        _TEAM,
        _states(S.PROPOSED, S.APPROVED, S.PLANNED, S.NOTICED, S.PREPARING, S.POSTPONED),
        _states(S.WITHDRAWN) | _after(S.PREPARING),
    ),
}


def why_not_visit_on(
    day: date, *, today: date, window: tuple[date | None, date | None], is_working: bool
) -> Refusal | None:
    """The reason why a unit cannot be visited on this day under this plan."""
    start, end = window
    if day < today:
        return Refusal.BEFORE_TODAY
    if (start and day < start) or (end and day > end):
        return Refusal.OUTSIDE_WINDOW
    return None if is_working else Refusal.NOT_A_WORKING_DAY


def why_not_decide_visit(*, visit_on: date | None, decided: bool) -> Refusal | None:
    """The reason against deciding the day of the visit: none is proposed, or it is decided."""
    if visit_on is None:
        return Refusal.NO_VISIT_DAY
    return Refusal.ALREADY_DONE if decided else None


def why_not_notice(
    *, announced: bool, visit_on: date | None, decided: bool, latest_notice_day: date | None, today: date
) -> Refusal | None:
    """The reason against sending the notice: it must go out the plan's number of working days ahead."""
    if not announced:
        return Refusal.UNANNOUNCED
    if visit_on is None or not decided or latest_notice_day is None:
        return Refusal.NO_VISIT_DAY
    return Refusal.TOO_LATE_FOR_NOTICE if today > latest_notice_day else None


def why_not_begin_own(*, inspects_itself: bool) -> Refusal | None:
    """Nobody notifies himself: only an agency that inspects itself begins without day and notice."""
    return None if inspects_itself else Refusal.NOT_OF_ITSELF


def why_not_open(*, announced: bool, visit_on: date | None, today: date) -> Refusal | None:
    """The reason against opening at the unit: an announced visit takes place on its day, not before."""
    if not announced:
        return None
    if visit_on is None:
        return Refusal.NO_VISIT_DAY
    return Refusal.VISIT_DAY_NOT_COME if today < visit_on else None


def why_not_close_minutes(*, attended_unit: int, attended_team: int, results: int, unconfirmed: int) -> Refusal | None:
    """Minutes need both sides present, results, and each prefilled result confirmed by a person."""
    if not attended_unit or not attended_team:
        return Refusal.NO_ATTENDANCE
    if not results:
        return Refusal.NO_RESULTS
    return Refusal.RESULTS_NOT_CONFIRMED if unconfirmed else None


def why_not_move_to_team(*, has_other_team: bool) -> Refusal | None:
    """An inspection goes over to another team of the plan that has a head."""
    return None if has_other_team else Refusal.NO_OTHER_TEAM


def why_not_close(*, open_recommendations: int) -> Refusal | None:
    """An inspection closes when nothing that it recommended is open."""
    return Refusal.STILL_OPEN if open_recommendations else None
