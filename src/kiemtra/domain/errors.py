"""The one error tree. Errors carry codes and facts, never sentences: the sentences stand in `web/labels.py`."""

from collections.abc import Mapping
from enum import StrEnum


class Refusal(StrEnum):
    """Why a deed is not open to somebody, or not open now."""

    SIGN_IN = "sign_in"
    NOT_YOUR_ROLE = "not_your_role"
    NOT_YOUR_SIDE = "not_your_side"
    NOT_YOUR_AGENCY = "not_your_agency"
    NOT_OF_ITSELF = "not_of_itself"
    NOT_YOUR_TEAM = "not_your_team"
    NOT_YET = "not_yet"
    ALREADY_DONE = "already_done"
    WITHDRAWN = "withdrawn"
    UNANNOUNCED = "unannounced"
    OWN_REPORT = "own_report"
    INTERESTED_PARTY = "interested_party"
    TOO_LATE_FOR_NOTICE = "too_late_for_notice"
    STILL_IN_TIME = "still_in_time"
    VISIT_DAY_COME = "visit_day_come"
    NOTHING_CHANGED = "nothing_changed"
    NOT_A_RECIPIENT = "not_a_recipient"
    TOLD_TODAY = "told_today"
    OVERLAP = "overlap"
    OVERLAP_UNEXPLAINED = "overlap_unexplained"
    NOT_A_WORKING_DAY = "not_a_working_day"
    OUTSIDE_WINDOW = "outside_window"
    BEFORE_TODAY = "before_today"
    VISIT_DAY_NOT_COME = "visit_day_not_come"
    NO_VISIT_DAY = "no_visit_day"
    NO_TEAM = "no_team"
    NO_TEAM_HEAD = "no_team_head"
    NO_TEAM_SECRETARY = "no_team_secretary"
    TWICE_IN_TEAM = "twice_in_team"
    NO_SEAT_CHANGE = "no_seat_change"
    DECLARES_HIMSELF = "declares_himself"
    NO_OTHER_TEAM = "no_other_team"
    PLAN_ISSUED = "plan_issued"
    VISIT_BEGUN = "visit_begun"
    NOTICE_OUT = "notice_out"
    TO_REVIEW = "to_review"
    AMENDMENT_OPEN = "amendment_open"
    AMENDMENT_EMPTY = "amendment_empty"
    NO_UNIT = "no_unit"
    WISHES_CONTRADICT = "wishes_contradict"
    TO_BE_DRAWN = "to_be_drawn"
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
    IN_REGISTER = "in_register"
    LIKE_IN_REGISTER = "like_in_register"
    PAPER_OF_DECISION = "paper_of_decision"
    NOT_OUR_DOCUMENT = "not_our_document"
    SEALED = "sealed"
    HOUR_PASSED = "hour_passed"
    SUMMONED_AFTER_MEETING = "summoned_after_meeting"
    NOT_CONCLUDED = "not_concluded"
    FORM_INCOMPLETE = "form_incomplete"
    CONFLICTS_OPEN = "conflicts_open"
    NOT_LATER = "not_later"
    NOT_BELOW_ASKER = "not_below_asker"
    FORM_NOT_FOR_UNIT = "form_not_for_unit"
    FORM_NOT_IN_FORCE = "form_not_in_force"
    ROUND_OF_INSPECTIONS = "round_of_inspections"
    ROUND_CLOSED = "round_closed"
    KEPT_CURRENT = "kept_current"
    NOT_KEPT_CURRENT = "not_kept_current"
    NOTHING_HANDED_IN = "nothing_handed_in"
    APPROVED_ABOVE = "approved_above"
    FIGURES_APPROVED = "figures_approved"
    NOT_BELOW = "not_below"
    NO_READINESS_SET = "no_readiness_set"
    SECRET_PAPER = "secret_paper"
    FILE_TOO_LARGE = "file_too_large"
    FILE_TYPE_REFUSED = "file_type_refused"
    FILE_TWO_TYPES = "file_two_types"
    FILE_UNFOLDS = "file_unfolds"
    FILE_INFECTED = "file_infected"
    FILES_REJECTED = "files_rejected"
    TOO_MANY_UPLOADS = "too_many_uploads"
    ARCHIVE_TOO_LARGE = "archive_too_large"
    NOTHING_CONFIRMED = "nothing_confirmed"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOT_IN_DEMO = "not_in_demo"
    OWN_ACCOUNT = "own_account"
    POST_ELSEWHERE = "post_elsewhere"
    LAST_ADMINISTRATOR = "last_administrator"
    AUTHORITY_NOT_HANDED_ON = "authority_not_handed_on"
    ONLY_IN_SEAT = "only_in_seat"
    ACCOUNT_CLOSED = "account_closed"
    SEED_HOUR_COME = "seed_hour_come"
    SEED_DAY_NOT_COME = "seed_day_not_come"
    SEED_BEFORE_NAMED_DAY = "seed_before_named_day"
    NOT_A_DRAW_DAY = "not_a_draw_day"
    LATER_DRAW_WITHOUT_REASON = "later_draw_without_reason"
    SECOND_TYPIST_NEEDED = "second_typist_needed"
    SEED_EXISTS = "seed_exists"
    DRAW_UNDER_WAY = "draw_under_way"
    DRAW_CHANGED = "draw_changed"
    LIST_COMMITTED = "list_committed"
    VISITS_STILL_SEALED = "visits_still_sealed"
    WINDOW_OVER = "window_over"
    NOTHING_TO_PLACE = "nothing_to_place"
    PLAN_CHANGED_SINCE = "plan_changed_since"
    DAYS_NOT_LAWFUL = "days_not_lawful"
    DAY_NOT_POSSIBLE = "day_not_possible"
    TIMETABLE_UNDER_WAY = "timetable_under_way"


class Fault(StrEnum):
    """What is wrong with something typed, where the subject has no faults of its own."""

    TEXT_MISSING = "text_missing"
    REASON_MISSING = "reason_missing"
    RESULT_MISSING = "result_missing"
    CAUSE_MISSING = "cause_missing"
    CAUSE_OF_DELAY_MISSING = "cause_of_delay_missing"
    PERCENT_OUT_OF_RANGE = "percent_out_of_range"
    DUE_DAY_MISSING = "due_day_missing"
    DAYS_MISSING = "days_missing"
    DOCUMENT_NOT_DATED = "document_not_dated"
    NOBODY_AIMED_AT = "nobody_aimed_at"
    NOT_A_UNIT_OF_THE_PLAN = "not_a_unit_of_the_plan"
    REMARK_MISSING = "remark_missing"
    REMEDY_PLAN_MISSING = "remedy_plan_missing"
    ANSWER_MISSING = "answer_missing"
    REPLY_MISSING = "reply_missing"
    OPINION_MISSING = "opinion_missing"
    RESPONSE_MISSING = "response_missing"
    SETTLEMENT_MISSING = "settlement_missing"
    NOTHING_TO_TAKE_OVER = "nothing_to_take_over"
    FACT_UNKNOWN = "fact_unknown"
    FACT_EMPTY = "fact_empty"
    WORDS_NOT_IN_TEXT = "words_not_in_text"
    WINDOW_ENDS_BEFORE_START = "window_ends_before_start"
    BUSY_TOO_LONG = "busy_too_long"
    SUBSTITUTED_BEFORE_START = "substituted_before_start"
    SUBSTITUTE_ENDS_BEFORE_START = "substitute_ends_before_start"
    PERSON_MISSING = "person_missing"
    ABSENCE_ENDS_BEFORE_START = "absence_ends_before_start"
    ABSENCE_TOO_LONG = "absence_too_long"
    RECUSAL_ENDED = "recusal_ended"
    DONE_AFTER_TODAY = "done_after_today"
    TOLD_BEFORE_NOTICE = "told_before_notice"
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
    PROOF_MISSING = "proof_missing"
    EVIDENCE_NOT_NAMED = "evidence_not_named"
    ITEM_OF_FIELD_MISSING = "item_of_field_missing"
    REPORT_TO_RETURN_MISSING = "report_to_return_missing"
    EVIDENCE_ANSWER_MISSING = "evidence_answer_missing"
    DUE_BEFORE_TODAY = "due_before_today"
    HAPPENED_AFTER_RECEIPT = "happened_after_receipt"
    FORM_ENDS_BEFORE_START = "form_ends_before_start"


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
