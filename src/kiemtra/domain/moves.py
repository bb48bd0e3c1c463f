"""The one generic way to write a state table and to check a move against it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kiemtra.domain.errors import InvalidMove

S = TypeVar("S", bound=StrEnum)
Moves = Mapping[S, frozenset[S]]


def check_move(moves: Moves[S], before: S, after: S) -> None:
    """Raise `InvalidMove` unless the table has the way from `before` to `after`."""
    if after not in moves[before]:
        raise InvalidMove(before, after)


def is_final(moves: Moves[S], state: S) -> bool:
    """Whether no way leads on from this state."""
    return not moves[state]


def reachable(moves: Moves[S], start: S) -> frozenset[S]:
    """All states that can be reached from `start`, itself included."""
    seen = {start}
    waiting = [start]
    while waiting:
        for state in moves[waiting.pop()] - seen:
            seen.add(state)
            waiting.append(state)
    return frozenset(seen)
