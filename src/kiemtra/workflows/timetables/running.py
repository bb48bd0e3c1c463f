"""The run of a timetable as the job takes it: claimed, giving signs of life, finished; a killed run is claimed again."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from kiemtra.domain.moves import check_move
from kiemtra.domain.people import SYSTEM
from kiemtra.domain.timetables import MOST_ATTEMPTS, MOVES, TimetableState
from kiemtra.scheduling.answers import Timetable as Answer
from kiemtra.scheduling.problem import Problem
from kiemtra.store.models import Timetable
from kiemtra.workflows.timetables.changes import digest_of
from kiemtra.workflows.timetables.facts import read
from kiemtra.workflows.timetables.problems import Put, is_free, kept, problem_of, scope_of
from kiemtra.workflows.timetables.results import as_rows, told
from kiemtra.workflows.trail import record, save

# A run that has given no sign of life for so long has been killed.
SILENCE = timedelta(seconds=60)


def has_waiting(*, now: datetime) -> bool:
    """Whether `claim` would find any."""
    return _waiting(now).exists()


@transaction.atomic
def claim(*, now: datetime) -> Timetable | None:
    """Claim the timetable that has waited longest, or whose run was killed; None where there is none."""
    rows = _waiting(now).select_related("plan", "team", "previous").order_by("asked_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    row = rows.first()
    if row is None:
        return None
    if row.state == TimetableState.WAITING:
        check_move(MOVES, TimetableState.WAITING, TimetableState.RUNNING)
        row.state = TimetableState.RUNNING
    row.attempts += 1
    row.beat_at = now
    row.percent = 0
    save(row, "state", "attempts", "beat_at", "percent")
    return row


def _waiting(now: datetime) -> QuerySet[Timetable]:
    killed = Q(state=TimetableState.RUNNING, beat_at__lt=now - SILENCE)
    return Timetable.objects.filter(Q(state=TimetableState.WAITING) | killed)


@transaction.atomic
def problem_for(row: Timetable) -> Problem:
    """The problem of a claimed timetable, and a note of what the plan was when it was made."""
    facts = read(row.plan, today=row.asked_on)
    row.facts = digest_of(facts)
    _mine(row).update(facts=row.facts)
    return problem_of(facts, scope_of(row), today=row.asked_on)


def progressed(row: Timetable, stage: str, percent: int, *, now: datetime) -> bool:
    """Note how far the run is; False where it is no longer wanted, or another worker has claimed it."""
    return bool(_mine(row).update(stage=stage[:40], percent=max(0, min(100, percent)), beat_at=now))


@transaction.atomic
def finish(row: Timetable, answer: Answer, *, now: datetime) -> bool:
    """Keep what the run has found, with what stayed where it was; False where nobody waits for it any more."""
    live = _mine(row).select_for_update(of=("self",)).select_related("plan", "previous").first()
    if live is None:
        return False
    facts, scope = read(live.plan, today=live.asked_on), scope_of(live)
    stays = {one.id: put for one in facts.visits if is_free(one, scope) and (put := kept(one, scope))}
    placed = stays | {one.visit.id: Put(one.team, one.day) for one in answer.assignments}
    after = TimetableState.PROPOSED if placed else TimetableState.IMPOSSIBLE
    check_move(MOVES, TimetableState(live.state), after)
    live.state, live.percent, live.finished_at = after, 100, now
    live.result = {"placed": as_rows(placed), **told(answer)}
    save(live, "state", "percent", "finished_at", "result")
    counts = {"placed": len(placed), "unplaced": len(answer.unplaced)}
    record("timetable.made", live, by=SYSTEM, at=now, plan=live.plan, after=counts)
    return True


@transaction.atomic
def fail(row: Timetable, *, now: datetime) -> bool:
    """Give up a run that was begun too often; False where that is not so."""
    live = _mine(row).select_for_update(of=("self",)).select_related("plan").first()
    if live is None or live.attempts <= MOST_ATTEMPTS:
        return False
    check_move(MOVES, TimetableState(live.state), TimetableState.FAILED)
    live.state, live.finished_at = TimetableState.FAILED, now
    save(live, "state", "finished_at")
    record("timetable.failed", live, by=SYSTEM, at=now, plan=live.plan, after={"attempts": live.attempts - 1})
    return True


def _mine(row: Timetable) -> QuerySet[Timetable]:
    """The row while it is this worker's: still running, and claimed by nobody after it."""
    return Timetable.objects.filter(pk=row.pk, state=TimetableState.RUNNING, attempts=row.attempts)
