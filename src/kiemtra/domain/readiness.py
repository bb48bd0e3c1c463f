"""The readiness set: data that a unit keeps current without any inspection, and the frozen copy that a team takes of it.

A set is confirmed once a quarter. The rule is the software's own: the letter that asks for such sets (960/SNV-CCHC of
Hà Nội, 12/4/2021) names no rhythm, and reports on administrative reform are quarterly.
"""

from datetime import date, timedelta
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.inspections import InspectionState as S
from kiemtra.domain.people import Permission

MONTHS_OF_A_QUARTER = 3


class Freshness(StrEnum):
    """How current a set is, or one of its answers: by the quarter in which it was last confirmed."""

    CURRENT = "current"
    # Confirmed in the quarter before: to be looked at before this one ends.
    DUE = "due"
    STALE = "stale"
    NEVER = "never"


class CopyDeed(StrEnum):
    """What a person may do with a unit's readiness set for the sake of an inspection."""

    TAKE = "take"


DEEDS: dict[CopyDeed, DeedRule] = {
    CopyDeed.TAKE: DeedRule(
        Permission.REPORT_REVIEW,
        frozenset({Side.TEAM, Side.STANDING}),
        frozenset({S.PROPOSED, S.APPROVED, S.PLANNED, S.NOTICED, S.PREPARING, S.ON_SITE}),
        frozenset({S.MINUTES_CLOSED, S.DRAFTING, S.WITH_UNIT, S.CONCLUDED, S.FOLLOWING_UP, S.CLOSED}),
    )
}


def first_day_of_quarter(day: date) -> date:
    """The day on which the quarter of this day begins."""
    return day.replace(month=(day.month - 1) // MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1, day=1)


def last_day_of_quarter(day: date) -> date:
    """The day on which the quarter of this day ends."""
    within_next = first_day_of_quarter(day) + timedelta(days=31 * MONTHS_OF_A_QUARTER)
    return first_day_of_quarter(within_next) - timedelta(days=1)


def next_due(confirmed_on: date) -> date:
    """The day by which a set confirmed on this day is to be confirmed again: the last one of the quarter after."""
    return last_day_of_quarter(last_day_of_quarter(confirmed_on) + timedelta(days=1))


def freshness(confirmed_on: date | None, today: date) -> Freshness:
    """Tell how current something is that was last confirmed on this day (None: never)."""
    if confirmed_on is None:
        return Freshness.NEVER
    if confirmed_on >= first_day_of_quarter(today):
        return Freshness.CURRENT
    return Freshness.DUE if today <= next_due(confirmed_on) else Freshness.STALE
