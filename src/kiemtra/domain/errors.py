"""The one error tree. Errors carry codes and facts, never sentences: the sentences stand in `web/labels.py`."""

from collections.abc import Mapping
from enum import StrEnum


class Refusal(StrEnum):
    """Why a deed is not open to somebody, or not open now."""

    SIGN_IN = "sign_in"
    NOT_YOUR_ROLE = "not_your_role"
    NOT_YOUR_SIDE = "not_your_side"
    NOT_YOUR_AGENCY = "not_your_agency"
    NOT_YOUR_TEAM = "not_your_team"
    NOT_YET = "not_yet"
    ALREADY_DONE = "already_done"
    WITHDRAWN = "withdrawn"
    UNANNOUNCED = "unannounced"
    OWN_REPORT = "own_report"
    INTERESTED_PARTY = "interested_party"
    TOO_LATE_FOR_NOTICE = "too_late_for_notice"
    NOT_A_WORKING_DAY = "not_a_working_day"
    OUTSIDE_WINDOW = "outside_window"
    BEFORE_TODAY = "before_today"
    VISIT_DAY_NOT_COME = "visit_day_not_come"
    NO_VISIT_DAY = "no_visit_day"
    NO_TEAM = "no_team"
    NO_TEAM_HEAD = "no_team_head"
    NO_OTHER_TEAM = "no_other_team"
    PLAN_ISSUED = "plan_issued"
    NO_UNIT = "no_unit"
    NO_DOCUMENT = "no_document"
    NO_WINDOW = "no_window"
    NO_RESULTS = "no_results"
    RESULTS_NOT_CONFIRMED = "results_not_confirmed"
    NO_ATTENDANCE = "no_attendance"
    NO_FINDING = "no_finding"
    FINDINGS_NOT_CONFIRMED = "findings_not_confirmed"
    SHORTCOMING_WITHOUT_RECOMMENDATION = "shortcoming_without_recommendation"
    RECOMMENDATION_WITHOUT_FINDING = "recommendation_without_finding"
    RECOMMENDATION_WITHOUT_DUE_DATE = "recommendation_without_due_date"
    DRAFT_NOT_ANSWERED = "draft_not_answered"
    NO_EVIDENCE = "no_evidence"
    NOTHING_OPEN = "nothing_open"
    STILL_OPEN = "still_open"
    DOCUMENT_ISSUED = "document_issued"
    NUMBER_TAKEN = "number_taken"
    PAPER_OF_DECISION = "paper_of_decision"
    NOT_OUR_DOCUMENT = "not_our_document"
    SEALED = "sealed"
    HOUR_PASSED = "hour_passed"
    SUMMONED_AFTER_MEETING = "summoned_after_meeting"
    NOT_CONCLUDED = "not_concluded"
    FORM_INCOMPLETE = "form_incomplete"
    SECRET_PAPER = "secret_paper"
    FILE_TOO_LARGE = "file_too_large"
    FILE_TYPE_REFUSED = "file_type_refused"
    NOTHING_CONFIRMED = "nothing_confirmed"
    NOT_IN_DEMO = "not_in_demo"
    OWN_ACCOUNT = "own_account"
    POST_ELSEWHERE = "post_elsewhere"
    LAST_ADMINISTRATOR = "last_administrator"
    AUTHORITY_NOT_HANDED_ON = "authority_not_handed_on"
    ONLY_IN_SEAT = "only_in_seat"
    ACCOUNT_CLOSED = "account_closed"


class Fault(StrEnum):
    """What is wrong with something typed, where the subject has no faults of its own."""

    TEXT_MISSING = "text_missing"
    REASON_MISSING = "reason_missing"
    RESULT_MISSING = "result_missing"
    CAUSE_MISSING = "cause_missing"
    REMEDY_PLAN_MISSING = "remedy_plan_missing"
    ANSWER_MISSING = "answer_missing"
    REPLY_MISSING = "reply_missing"
    OPINION_MISSING = "opinion_missing"
    RESPONSE_MISSING = "response_missing"
    SETTLEMENT_MISSING = "settlement_missing"
    NOTHING_TO_TAKE_OVER = "nothing_to_take_over"
    FACT_UNKNOWN = "fact_unknown"
    WINDOW_ENDS_BEFORE_START = "window_ends_before_start"
    SUBSTITUTED_BEFORE_START = "substituted_before_start"
    DONE_AFTER_TODAY = "done_after_today"
    REPLY_DUE_BEFORE_TODAY = "reply_due_before_today"
    DATED_AFTER_DELIVERY = "dated_after_delivery"
    NUMBER_OF_OTHER_DOCUMENT = "number_of_other_document"
    RESULT_OF_OTHER_INSPECTION = "result_of_other_inspection"
    FINDING_OF_OTHER_UNIT = "finding_of_other_unit"
    FINDING_NOT_HERE = "finding_not_here"
    ORDER_INCOMPLETE = "order_incomplete"
    ACCOUNTABLE_MISSING = "accountable_missing"
    POSITION_MISSING = "position_missing"
    GROUND_MISSING = "ground_missing"
    DECIDED_AFTER_TODAY = "decided_after_today"


class KiemtraError(Exception):
    """The root: everything that kiemtra refuses on purpose."""


class NotAllowed(KiemtraError):
    """The actor may not do this, or not now."""

    def __init__(self, refusal: Refusal, **facts: object) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.facts: Mapping[str, object] = facts


class InvalidMove(KiemtraError):
    """The state table knows no way from `before` to `after`."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{before} → {after}")
        self.before = before
        self.after = after


class NotValid(KiemtraError):
    """Input that cannot be taken: field name → code of a fault, or a sentence made at the door; all faults at once."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(sorted(faults)))
        self.faults = dict(faults)


class Conflict(KiemtraError):
    """The record has moved on since the actor saw it: both revisions, so that a person can compare."""

    def __init__(self, *, seen: int, current: int) -> None:
        super().__init__(f"{seen} ≠ {current}")
        self.seen = seen
        self.current = current
