"""Works off the timetables that were asked for, one after the other; a run that was killed is begun again.

The engine works in a thread of its own and knows no database; this one writes every second how far it is, which is also
the sign that the run is alive, and tells the engine to stop where nobody waits for it any more.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime

from django.utils import timezone

from kiemtra.scheduling import solve
from kiemtra.scheduling.answers import Progress
from kiemtra.store.models import Timetable
from kiemtra.workflows import timetables

BEAT_SECONDS = 1.0


def is_waiting(clock: Callable[[], datetime] = timezone.now) -> bool:
    """Whether there is anything to do."""
    return timetables.has_waiting(now=clock())


def solve_waiting(clock: Callable[[], datetime] = timezone.now) -> int:
    """Solve what waits; how many timetables were kept."""
    kept = 0
    while row := timetables.claim(now=clock()):
        if not timetables.fail(row, now=clock()):
            kept += _solve(row, clock)
    return kept


class _Watch:
    """What the two threads tell each other."""

    def __init__(self) -> None:
        self.stage, self.percent, self.unwanted = "", 0, False

    def note(self, progress: Progress) -> None:
        self.stage, self.percent = str(progress.stage), progress.percent


def _solve(row: Timetable, clock: Callable[[], datetime]) -> bool:
    problem, watch = timetables.problem_for(row), _Watch()
    with ThreadPoolExecutor(max_workers=1) as pool:
        run = pool.submit(
            solve, problem, seconds=row.seconds, seed=row.seed, progress=watch.note, stop=lambda: watch.unwanted
        )
        while wait([run], timeout=BEAT_SECONDS).not_done:
            watch.unwanted = not timetables.progressed(row, watch.stage, watch.percent, now=clock())
    return timetables.finish(row, run.result(), now=clock())
