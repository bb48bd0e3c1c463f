"""A timetable that was asked for: how far it has come; and the days on which a unit cannot receive a team."""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class TimetableState(StrEnum):
    """From asking to what became of the proposal; a run that was killed stays running until it is claimed again."""

    WAITING = "waiting"
    RUNNING = "running"
    PROPOSED = "proposed"
    IMPOSSIBLE = "impossible"
    FAILED = "failed"
    TAKEN_OVER = "taken_over"
    DROPPED = "dropped"


S = TimetableState

MOVES: Moves[TimetableState] = {
    S.WAITING: frozenset({S.RUNNING, S.DROPPED}),
    S.RUNNING: frozenset({S.PROPOSED, S.IMPOSSIBLE, S.FAILED, S.DROPPED}),
    S.PROPOSED: frozenset({S.TAKEN_OVER, S.DROPPED}),
    S.IMPOSSIBLE: frozenset({S.DROPPED}),
    S.FAILED: frozenset({S.DROPPED}),
    S.TAKEN_OVER: frozenset(),
    S.DROPPED: frozenset(),
}
UNDER_WAY = frozenset({S.WAITING, S.RUNNING})
# What is shown as the timetable of today; the others have become something else.
STANDING = UNDER_WAY | {S.PROPOSED, S.IMPOSSIBLE, S.FAILED}

# A run that ends three times without a result is not begun a fourth time.
MOST_ATTEMPTS = 3


class ChangeKind(StrEnum):
    """What has changed in a plan since its timetable was made."""

    WINDOW = "window"
    NOTICE = "notice"
    NEW_VISIT = "new_visit"
    VISIT_GONE = "visit_gone"
    VISIT_MOVED = "visit_moved"
    BUSY = "busy"
    TEAM = "team"
    OTHER_PLANS = "other_plans"


class BusyDeed(StrEnum):
    """Who tells on which days a unit cannot receive a team."""

    ENTER_OWN = "enter_own"
    ENTER_FOR_UNIT = "enter_for_unit"


BUSY_DEEDS: dict[BusyDeed, DeedRule] = {
    BusyDeed.ENTER_OWN: DeedRule(Permission.NOTICE_ANSWER, frozenset({Side.UNIT})),
    BusyDeed.ENTER_FOR_UNIT: DeedRule(Permission.VISIT_PROPOSE, frozenset({Side.STANDING})),
}
# Longer than this a unit is not busy but closed: the plan is to be amended.
MOST_BUSY_DAYS = 60


def why_not_ask(*, window: tuple[date | None, date | None], today: date, open_visits: int) -> Refusal | None:
    """The reason why no timetable can be asked for: no window, a window that is over, nothing to place."""
    first, last = window
    if first is None or last is None:
        return Refusal.NO_WINDOW
    if last < today:
        return Refusal.WINDOW_OVER
    return None if open_visits else Refusal.NOTHING_TO_PLACE


def why_not_take_over(*, seen: str, current: str, placed: int, broken: int) -> Refusal | None:
    """The reason against handing the proposal to the heads: empty, changes nobody has seen, days no longer lawful."""
    if not placed:
        return Refusal.NOTHING_TO_PLACE
    if seen != current:
        return Refusal.PLAN_CHANGED_SINCE
    return Refusal.DAYS_NOT_LAWFUL if broken else None
