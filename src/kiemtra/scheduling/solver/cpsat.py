"""Runs CP-SAT so that the same problem gives the same answer: one worker, a seed, a measure of work instead of time.

The clock is a safety net only: a machine so slow that it strikes gets the best found so far.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver

Stop = Callable[[], bool]
# How often a run under way asks whether it is to stop.
ASK_SECONDS = 0.1
LEAST_SECONDS = 0.05


def new_model() -> "CpModel":
    """Return an empty model."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 (slow import)

    return cp_model.CpModel()


@dataclass(frozen=True, slots=True)
class Solved:
    """The end of one run: whether something was found, whether it is proved, and how near it is to the bound."""

    found: bool
    impossible: bool
    objective: float
    bound: float
    seconds: float
    solver: "CpSolver"


@dataclass(slots=True)
class Effort:
    """What a whole solving may cost; `work` of a run is in CP-SAT's deterministic seconds."""

    seconds: float
    seed: int
    stop: Stop | None = None
    _deadline: float = field(init=False)

    def __post_init__(self) -> None:
        # CP-SAT is loaded before the clock starts: from a cold disk that takes as long as many a search.
        new_model()
        self._deadline = time.monotonic() + self.seconds

    def is_over(self) -> bool:
        """Whether the time is up, or somebody wants it to end."""
        return time.monotonic() >= self._deadline or (self.stop is not None and self.stop())

    def run(self, model: "CpModel", *, work: float, gap: float = 0.0) -> Solved:
        """Solve the model as far as the work goes; good enough within the gap."""
        from ortools.sat.python import cp_model  # noqa: PLC0415 (slow import)

        solver = cp_model.CpSolver()
        settings = solver.parameters
        settings.num_workers = 1
        settings.random_seed = self.seed % (1 << 31)
        settings.max_deterministic_time = work
        settings.max_time_in_seconds = max(LEAST_SECONDS, self._deadline - time.monotonic())
        settings.relative_gap_limit = gap
        # "Where a trip goes its team goes" counts in the bound only with all of the linear relaxation.
        settings.linearization_level = 2
        with self._watched(solver):
            status = solver.solve(model)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return Solved(
            found,
            status == cp_model.INFEASIBLE,
            solver.objective_value if found else 0.0,
            solver.best_objective_bound if found else 0.0,
            solver.wall_time,
            solver,
        )

    @contextmanager
    def _watched(self, solver: "CpSolver") -> Iterator[None]:
        if self.stop is None:
            yield
            return
        done, stop = Event(), self.stop

        def watch() -> None:
            while not done.wait(ASK_SECONDS):
                if stop():
                    solver.stop_search()

        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            done.set()
            watcher.join()
