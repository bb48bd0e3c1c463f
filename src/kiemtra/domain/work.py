"""What is due for a person: the kinds of work, and which of them the state of an inspection calls for.

Whose work it is follows from the tables of deeds; when it is due, from the record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.inspections import InspectionDeed, InspectionState


class WorkKind(StrEnum):
    """One thing to be done."""

    SUBMIT_PLAN = "submit_plan"
    ISSUE_PLAN = "issue_plan"
    COMMIT_DRAW = "commit_draw"
    TYPE_SEED = "type_seed"
    CARRY_OUT_DRAW = "carry_out_draw"
    OPEN_DRAW = "open_draw"
    DECIDE_STEERING = "decide_steering"
    APPROVE_UNANNOUNCED = "approve_unannounced"
    OPEN_UNANNOUNCED = "open_unannounced"
    PROPOSE_VISIT = "propose_visit"
    DECIDE_VISIT = "decide_visit"
    SEND_NOTICE = "send_notice"
    TRACK_NOTICE = "track_notice"
    ANSWER_NOTICE = "answer_notice"
    OPEN_VISIT = "open_visit"
    RECORD_RESULTS = "record_results"
    CLOSE_MINUTES = "close_minutes"
    START_DRAFT = "start_draft"
    WRITE_DRAFT = "write_draft"
    REPLY_TO_DRAFT = "reply_to_draft"
    TAKE_UP_REPLY = "take_up_reply"
    CONCLUDE = "conclude"
    HAND_OVER = "hand_over"
    FILL_REPORT = "fill_report"
    CONFIRM_SET = "confirm_set"
    MEND_REPORT = "mend_report"
    APPROVE_REPORT = "approve_report"
    REVIEW_REPORT = "review_report"
    GIVE_EVIDENCE = "give_evidence"
    REVIEW_EVIDENCE = "review_evidence"
    REVIEW_ROUND = "review_round"
    PREPARE_MERGE = "prepare_merge"
    MEND_MERGE = "mend_merge"
    APPROVE_MERGE = "approve_merge"
    REMEDY = "remedy"
    REMEDY_AGAIN = "remedy_again"
    VERIFY_REMEDY = "verify_remedy"
    CLOSE_RECOMMENDATION = "close_recommendation"
    NUMBER_DOCUMENT = "number_document"
    ANSWER_OBSTACLE = "answer_obstacle"
    DELIVER_PLAN = "deliver_plan"
    REPORT_TASK = "report_task"
    DECIDE_TRANSFER = "decide_transfer"
    SEND_ACCOUNTABILITY = "send_accountability"
    ANSWER_ACCOUNTABILITY = "answer_accountability"


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """What decides the next work on an inspection."""

    state: InspectionState
    visit_on: date | None
    is_decided: bool
    is_answered: bool
    reply_due_on: date | None
    # The draft was with the unit, which has answered or let its term pass.
    is_reply_in: bool
    latest_notice: date | None
    # Whether anybody of the unit is known to have got the last notice.
    is_told: bool = True
    # An agency that inspects itself needs neither notice nor its own opinion on the draft.
    inspects_itself: bool = False


S, W, I = InspectionState, WorkKind, InspectionDeed  # noqa: E741
Due = tuple[WorkKind, InspectionDeed, date | None]

# States that call for one thing only, without a day of its own.
_SIMPLE = {
    S.PROPOSED: (W.APPROVE_UNANNOUNCED, I.APPROVE),
    S.APPROVED: (W.OPEN_UNANNOUNCED, I.OPEN),
    S.MINUTES_CLOSED: (W.START_DRAFT, I.START_DRAFT),
}


def of_inspection(facts: InspectionFacts) -> Iterator[Due]:
    """What the inspection calls for now, from whichever side, and by when."""
    if simple := _SIMPLE.get(facts.state):
        yield (*simple, None)
    elif facts.state is S.PLANNED:
        yield _before_notice(facts)
    elif facts.state in (S.NOTICED, S.PREPARING):
        if not facts.is_told:
            yield W.TRACK_NOTICE, I.RECORD_RECEIPT, facts.visit_on
        if not facts.is_answered:
            yield W.ANSWER_NOTICE, I.ANSWER_NOTICE, facts.visit_on
        yield W.OPEN_VISIT, I.OPEN, facts.visit_on
    elif facts.state is S.ON_SITE:
        yield W.RECORD_RESULTS, I.RECORD_RESULT, facts.visit_on
        yield W.CLOSE_MINUTES, I.CLOSE_MINUTES, facts.visit_on
    elif facts.state is S.DRAFTING:
        if facts.is_reply_in or facts.inspects_itself:
            yield W.CONCLUDE, I.CONCLUDE, None
        else:
            yield W.WRITE_DRAFT, I.SEND_DRAFT, None
    elif facts.state is S.WITH_UNIT:
        yield _with_unit(facts)


def _before_notice(facts: InspectionFacts) -> Due:
    if facts.inspects_itself:
        return W.OPEN_VISIT, I.BEGIN_OWN, facts.visit_on
    if facts.visit_on is None:
        return W.PROPOSE_VISIT, I.PROPOSE_VISIT, None
    if not facts.is_decided:
        return W.DECIDE_VISIT, I.DECIDE_VISIT, facts.latest_notice
    return W.SEND_NOTICE, I.NOTICE, facts.latest_notice


def _with_unit(facts: InspectionFacts) -> Due:
    if facts.is_reply_in:
        return W.TAKE_UP_REPLY, I.TAKE_UP_REPLY, None
    return W.REPLY_TO_DRAFT, I.REPLY, facts.reply_due_on
