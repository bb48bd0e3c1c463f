"""A scan whose letters are being recognised: how far it has come. What comes of it is a reading, or a sentence why not."""

from enum import StrEnum

from kiemtra.domain.moves import Moves


class RecognitionState(StrEnum):
    """From handing in to what became of it; one that was killed stays running until it is claimed again."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


S = RecognitionState

# A scan that failed may be handed in again.
MOVES: Moves[RecognitionState] = {
    S.WAITING: frozenset({S.RUNNING}),
    S.RUNNING: frozenset({S.DONE, S.FAILED}),
    S.FAILED: frozenset({S.WAITING}),
    S.DONE: frozenset(),
}
UNDER_WAY = frozenset({S.WAITING, S.RUNNING})

# One that ends its worker three times is not begun a fourth time.
MOST_ATTEMPTS = 3
