"""Evidence that one side asks of a unit: the states of an ask, who may do what, and how the time of a fact is known."""

from datetime import date, datetime
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Fault, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission
from kiemtra.domain.reports import ReportState


class AskState(StrEnum):
    """The life of an ask; one that is rejected is asked again."""

    ASKED = "asked"
    ANSWERED = "answered"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


S = AskState

MOVES: Moves[AskState] = {
    S.ASKED: frozenset({S.ANSWERED, S.WITHDRAWN}),
    S.ANSWERED: frozenset({S.ACCEPTED, S.REJECTED, S.WITHDRAWN}),
    S.REJECTED: frozenset({S.ANSWERED, S.WITHDRAWN}),
    S.ACCEPTED: frozenset(),
    S.WITHDRAWN: frozenset(),
}

# The unit has it to answer.
WAITING = frozenset({S.ASKED, S.REJECTED})


class Verdict(StrEnum):
    """What the receiving side says of one file."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


class TimeOrigin(StrEnum):
    """Where the time of a fact comes from; one that was only proposed counts once a person has confirmed it."""

    TYPED = "typed"
    # The hour that the camera wrote into the photo.
    PHOTO = "photo"
    # The hour at which the file was last changed on the sender's device.
    DEVICE = "device"


class AskDeed(StrEnum):
    """What a person may do about evidence that is asked for."""

    ASK = "ask"
    ANSWER = "answer"
    ACCEPT = "accept"
    REJECT = "reject"
    JUDGE_FILE = "judge_file"
    WITHDRAW = "withdraw"


_UNIT = frozenset({Side.UNIT})
_STAFF = frozenset({Side.TEAM, Side.STANDING})
_I, _R = InspectionState, ReportState
# While the unit is told and the conclusion is not yet with it; while its report is not yet accepted.
_ASKING: frozenset[str] = frozenset(
    {_I.NOTICED, _I.PREPARING, _I.ON_SITE, _I.MINUTES_CLOSED, _I.DRAFTING}
    | {_R.REQUESTED, _R.DRAFT, _R.SUBMITTED, _R.RETURNED}
)
_TOO_LATE: frozenset[str] = frozenset({_I.WITH_UNIT, _I.CONCLUDED, _I.FOLLOWING_UP, _I.CLOSED, _R.ACCEPTED})

# `ASK` is asked of the inspection or of the report, the other deeds of the ask itself.
DEEDS: dict[AskDeed, DeedRule] = {
    AskDeed.ASK: DeedRule(Permission.REPORT_REQUEST, _STAFF, _ASKING, _TOO_LATE),
    AskDeed.ANSWER: DeedRule(Permission.REPORT_FILL, _UNIT, WAITING, frozenset({S.ANSWERED, S.ACCEPTED})),
    AskDeed.ACCEPT: DeedRule(Permission.REPORT_REVIEW, _STAFF, frozenset({S.ANSWERED}), frozenset({S.ACCEPTED})),
    AskDeed.REJECT: DeedRule(
        Permission.REPORT_REVIEW, _STAFF, frozenset({S.ANSWERED}), frozenset({S.REJECTED, S.ACCEPTED})
    ),
    AskDeed.JUDGE_FILE: DeedRule(
        Permission.REPORT_REVIEW, _STAFF, frozenset({S.ANSWERED, S.REJECTED}), frozenset({S.ACCEPTED})
    ),
    AskDeed.WITHDRAW: DeedRule(
        Permission.REPORT_REQUEST, _STAFF, frozenset({S.ASKED, S.ANSWERED, S.REJECTED}), frozenset({S.ACCEPTED})
    ),
}


def ask_faults(texts: int, due_on: date | None, today: date) -> dict[str, Fault]:
    """Return what is wrong with what is to be asked: nothing at all, or a day that has passed."""
    faults: dict[str, Fault] = {}
    if not texts:
        faults["items"] = Fault.EVIDENCE_NOT_NAMED
    if due_on is None or due_on < today:
        faults["due_on"] = Fault.DUE_BEFORE_TODAY
    return faults


def answer_faults(files: int, *, remark: str, none_reason: str) -> dict[str, Fault]:
    """Return what is wrong with an answer: it has files, words, or the reason why there is nothing."""
    if files or remark.strip() or none_reason.strip():
        return {}
    return {"proofs": Fault.EVIDENCE_ANSWER_MISSING}


def why_not_accept(files: int, rejected: int, *, has_words: bool) -> Refusal | None:
    """The reason against accepting: every file was rejected, and nothing is said beside them."""
    return Refusal.FILES_REJECTED if files and files == rejected and not has_words else None


def proposed_time(photo: datetime | None, device: datetime | None, now: datetime) -> tuple[datetime | None, TimeOrigin]:
    """The time of the fact as the file tells it, the camera's before the device's; one that is yet to come is none."""
    for moment, origin in ((photo, TimeOrigin.PHOTO), (device, TimeOrigin.DEVICE)):
        if moment is not None and moment <= now:
            return moment, origin
    return None, TimeOrigin.TYPED


def is_late(state: AskState, due_on: date, today: date) -> bool:
    """Whether the unit owes an answer whose day has passed."""
    return state in WAITING and due_on < today
