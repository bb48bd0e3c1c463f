"""The verifiable draw of units: its states, who may do what to it, and what stands against each step.

How units are drawn is the engine's (`scheduling/draw.py`); which lotteries there are, `lotteries.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class DrawState(StrEnum):
    """From the list to the open result; committed before the seed exists."""

    DRAFTED = "drafted"
    COMMITTED = "committed"
    SEEDED = "seeded"
    CONFIRMED = "confirmed"
    DRAWN = "drawn"
    OPENED = "opened"
    WITHDRAWN = "withdrawn"


S = DrawState

MOVES: Moves[DrawState] = {
    S.DRAFTED: frozenset({S.COMMITTED, S.WITHDRAWN}),
    S.COMMITTED: frozenset({S.SEEDED, S.WITHDRAWN}),
    S.SEEDED: frozenset({S.CONFIRMED}),
    S.CONFIRMED: frozenset({S.DRAWN}),
    S.DRAWN: frozenset({S.OPENED}),
    S.OPENED: frozenset(),
    S.WITHDRAWN: frozenset(),
}
LINE = (S.DRAFTED, S.COMMITTED, S.SEEDED, S.CONFIRMED, S.DRAWN, S.OPENED)


class DrawDeed(StrEnum):
    """What a person may do to a draw, in the order of its life."""

    RETAKE = "retake"
    COMMIT = "commit"
    SEED = "seed"
    DRAW = "draw"
    PROPOSE_VISITS = "propose_visits"
    OPEN = "open"
    TAKE = "take"
    WITHDRAW = "withdraw"


def _after(state: DrawState) -> frozenset[str]:
    return frozenset(LINE[LINE.index(state) + 1 :])


def _only(*states: DrawState) -> frozenset[str]:
    return frozenset(states)


_STANDING = frozenset({Side.STANDING})
_EITHER = frozenset({Side.STANDING, Side.ISSUER, Side.TEAM})

DEEDS: dict[DrawDeed, DeedRule] = {
    DrawDeed.RETAKE: DeedRule(Permission.PLAN_EDIT, _STANDING, _only(S.DRAFTED), _after(S.DRAFTED)),
    DrawDeed.COMMIT: DeedRule(Permission.PLAN_EDIT, _STANDING, _only(S.DRAFTED), _after(S.DRAFTED)),
    DrawDeed.SEED: DeedRule(Permission.DRAW_SEED, _EITHER, _only(S.COMMITTED, S.SEEDED), _after(S.SEEDED)),
    DrawDeed.DRAW: DeedRule(Permission.DRAW_SEED, _EITHER, _only(S.CONFIRMED), _after(S.CONFIRMED)),
    DrawDeed.PROPOSE_VISITS: DeedRule(Permission.UNANNOUNCED_PROPOSE, _STANDING, _only(S.DRAWN), _after(S.DRAWN)),
    DrawDeed.OPEN: DeedRule(Permission.DRAW_SEED, _EITHER, _only(S.DRAWN), _after(S.DRAWN)),
    DrawDeed.TAKE: DeedRule(Permission.PLAN_EDIT, _STANDING, _only(S.OPENED)),
    DrawDeed.WITHDRAW: DeedRule(Permission.PLAN_EDIT, _STANDING, _only(S.DRAFTED, S.COMMITTED), _after(S.COMMITTED)),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A lottery result as one person typed it."""

    who: UUID
    seed: str


def latest(entries: Iterable[Typed]) -> dict[UUID, str]:
    """What each person typed last, of entries in the order of their coming."""
    return {entry.who: entry.seed for entry in entries}


def agreed(entries: Iterable[Typed]) -> str | None:
    """The result that two different people typed alike; None while no two agree."""
    seen: set[str] = set()
    for seed in latest(entries).values():
        if seed in seen:
            return seed
        seen.add(seed)
    return None


def why_not_commit(*, begins: datetime, clock: datetime) -> Refusal | None:
    """The reason against committing: the lottery is being drawn, or has been."""
    return Refusal.SEED_HOUR_COME if clock >= begins else None


def why_not_seed(*, begins: datetime, clock: datetime) -> Refusal | None:
    """The reason against typing a result: the lottery has not been drawn yet."""
    return Refusal.SEED_DAY_NOT_COME if clock < begins else None


def why_not_seed_as(who: UUID | None, seed: str, entries: Iterable[Typed]) -> Refusal | None:
    """The reason against this person's entry: the same person cannot be the second witness of their own entry."""
    typed = latest(entries)
    return Refusal.SECOND_TYPIST_NEEDED if who is not None and typed.get(who) == seed else None


def why_not_day(*, drawn_on: date, named: date, is_draw_day: bool, has_note: bool) -> Refusal | None:
    """The reason against a result of this day: earlier than the named draw, no day of it, or later without saying why."""
    if drawn_on < named:
        return Refusal.SEED_BEFORE_NAMED_DAY
    if not is_draw_day:
        return Refusal.NOT_A_DRAW_DAY
    return Refusal.LATER_DRAW_WITHOUT_REASON if drawn_on > named and not has_note else None


def why_not_withdraw(state: DrawState, *, begins: datetime, clock: datetime) -> Refusal | None:
    """The reason against giving a draw up: once its seed exists, a result that does not please could be dropped."""
    seeded = state in LINE and LINE.index(state) > LINE.index(S.COMMITTED)
    return Refusal.SEED_EXISTS if seeded or (state is S.COMMITTED and clock >= begins) else None


def why_not_open(*, unannounced: bool, visits: int, drawn: int, still_sealed: int) -> Refusal | None:
    """The reason against opening: of a sealed draw each unit is proposed, and no visit is still to come."""
    if not unannounced:
        return None
    return Refusal.VISITS_STILL_SEALED if visits < drawn or still_sealed else None
