"""Plans that a plan expects from the agencies below it: who may deliver one, and whether it is late."""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.people import Permission


class ExpectedState(StrEnum):
    """Computed from the dates, never typed."""

    WAITING = "waiting"
    LATE = "late"
    DELIVERED = "delivered"
    DELIVERED_LATE = "delivered_late"


class ExpectedDeed(StrEnum):
    """What may happen to an expected plan."""

    DELIVER = "deliver"
    MAKE = "make"
    WITHDRAW = "withdraw"
    REMIND = "remind"


_WAITING = frozenset({ExpectedState.WAITING, ExpectedState.LATE})
_DELIVERED = frozenset({ExpectedState.DELIVERED, ExpectedState.DELIVERED_LATE})
_UNIT, _STANDING = frozenset({Side.UNIT}), frozenset({Side.STANDING})

DEEDS: dict[ExpectedDeed, DeedRule] = {
    ExpectedDeed.DELIVER: DeedRule(Permission.PLAN_DELIVER, _UNIT, _WAITING, _DELIVERED),
    ExpectedDeed.MAKE: DeedRule(Permission.PLAN_DELIVER, _UNIT),
    ExpectedDeed.WITHDRAW: DeedRule(Permission.PLAN_EXPECT, _STANDING, _WAITING, _DELIVERED),
    ExpectedDeed.REMIND: DeedRule(Permission.PLAN_EXPECT, _STANDING, _WAITING, _DELIVERED),
}


def state_of(due_on: date, delivered_on: date | None, today: date) -> ExpectedState:
    """Return where an expected plan stands on the day."""
    if delivered_on is not None:
        return ExpectedState.DELIVERED_LATE if delivered_on > due_on else ExpectedState.DELIVERED
    return ExpectedState.LATE if today > due_on else ExpectedState.WAITING
