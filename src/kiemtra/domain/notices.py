"""Notices of a visit: what each tells, whether it is in time, and how its receipt is proved.

The number of working days is the plan's (`deadlines.py`); which deed sends which notice stands in `inspections.py`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.errors import Refusal


class NoticeKind(StrEnum):
    """What a notice tells of the visit."""

    SCHEDULE = "schedule"
    CHANGE = "change"
    POSTPONEMENT = "postponement"
    CANCELLATION = "cancellation"


# These fix a day, so that they must go out in time.
FIXES_A_DAY = frozenset({NoticeKind.SCHEDULE, NoticeKind.CHANGE})


class RecipientSide(StrEnum):
    """On which side a recipient stands."""

    TEAM = "team"
    UNIT = "unit"


class ReceiptWay(StrEnum):
    """How it is known that a recipient was told."""

    # The recipient opened the page of the notice.
    PAGE = "page"
    # The recipient pressed "Đã nhận".
    ACKNOWLEDGED = "acknowledged"
    # Handed over in print, with a signature or a photo.
    BY_HAND = "by_hand"
    PHONE = "phone"


# What somebody enters for a recipient; the others are the recipient's own doing.
ENTERED = frozenset({ReceiptWay.BY_HAND, ReceiptWay.PHONE})


@dataclass(frozen=True, slots=True)
class Place:
    """Day, hour and place of a visit, as a notice tells them."""

    day: date | None
    hour: str = ""
    where: str = ""


def why_not_send_urgently(
    *, announced: bool, visit_on: date | None, decided: bool, latest_notice_day: date | None, today: date
) -> Refusal | None:
    """The reason against a notice marked urgent: only where the lawful day has passed, and still before the visit."""
    if not announced:
        return Refusal.UNANNOUNCED
    if visit_on is None or not decided or latest_notice_day is None:
        return Refusal.NO_VISIT_DAY
    if today <= latest_notice_day:
        return Refusal.STILL_IN_TIME
    return Refusal.VISIT_DAY_COME if today >= visit_on else None


def why_not_change(*, announced: bool, before: Place, after: Place) -> Refusal | None:
    """The reason against a change of schedule: nothing is changed, or the visit is unannounced."""
    if not announced:
        return Refusal.UNANNOUNCED
    return Refusal.NOTHING_CHANGED if before == after else None


def why_not_tell_of_change(*, urgent: bool, latest_notice_day: date, visit_on: date, today: date) -> Refusal | None:
    """The reason against the new notice: it is as late as a first one may not be, without a reason of the head."""
    if today >= visit_on:
        return Refusal.VISIT_DAY_COME
    if today > latest_notice_day and not urgent:
        return Refusal.TOO_LATE_FOR_NOTICE
    return Refusal.STILL_IN_TIME if urgent and today <= latest_notice_day else None


def why_not_receive(*, is_recipient: bool, done: bool) -> Refusal | None:
    """The reason against acknowledging a notice: it was not sent to this person, or that is recorded."""
    if not is_recipient:
        return Refusal.NOT_A_RECIPIENT
    return Refusal.ALREADY_DONE if done else None
