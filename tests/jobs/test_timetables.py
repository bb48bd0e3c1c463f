"""The job that works off timetables: again harmlessly, and a run under way is stopped where nobody wants it."""

from datetime import timedelta
from time import sleep

import pytest

from kiemtra.domain.timetables import TimetableState
from kiemtra.jobs import timetables as job
from kiemtra.scheduling.answers import Timetable as Answer
from kiemtra.store.models import Timetable
from kiemtra.workflows import timetables
from tests.factories_plans import make_visits
from tests.world import NOW, TODAY, World


def ask(world: World) -> Timetable:
    plan, _, _ = make_visits(world)
    wishes = timetables.Wishes(hour=None, seconds=20)
    return timetables.ask(plan.pk, wishes, by=world.actor("officer"), now=NOW, today=TODAY)


def test_what_waits_is_worked_off_once(world: World) -> None:
    row = ask(world)
    assert job.is_waiting(lambda: NOW)

    assert [job.solve_waiting(lambda: NOW), job.solve_waiting(lambda: NOW)] == [1, 0]

    row.refresh_from_db()
    assert (row.state, row.percent, row.attempts) == (TimetableState.PROPOSED, 100, 1)
    assert not job.is_waiting(lambda: NOW + timedelta(days=1))


def test_a_run_that_is_dropped_while_it_runs_is_told_to_stop(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine stands still until it is told to stop; meanwhile somebody drops the timetable."""
    row = ask(world)
    stopped = []

    def until_stopped(problem, *, stop, **_):
        while not stop():
            sleep(0.01)
        stopped.append(True)
        return Answer(())

    def drop_at_the_first_beat(running, stage, percent, *, now):
        live = Timetable.objects.get(pk=row.pk)
        if live.state == TimetableState.RUNNING:
            timetables.drop(live.pk, revision=live.revision, by=world.actor("officer"), now=now)
        return told(running, stage, percent, now=now)

    told = timetables.progressed
    monkeypatch.setattr(job, "BEAT_SECONDS", 0.05)
    monkeypatch.setattr(job, "solve", until_stopped)
    monkeypatch.setattr(timetables, "progressed", drop_at_the_first_beat)

    assert job.solve_waiting(lambda: NOW) == 0

    row.refresh_from_db()
    assert stopped == [True]
    assert (row.state, row.result) == (TimetableState.DROPPED, {})
