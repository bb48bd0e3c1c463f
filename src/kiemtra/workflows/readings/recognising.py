"""The recognition of a scan as the job takes it: claimed, giving signs of life, ended; a killed one is claimed again."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from kiemtra.domain.deeds import acting_post
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import SYSTEM, Actor
from kiemtra.domain.readings import DEEDS, ReadingDeed
from kiemtra.domain.recognitions import MOST_ATTEMPTS, MOVES, RecognitionState
from kiemtra.reading.values import Text
from kiemtra.store.models import Reading, Recognition, StoredFile, User
from kiemtra.store.queries import readings as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows.readings.originals import keep_original, refuse_secret
from kiemtra.workflows.readings.taking import keep
from kiemtra.workflows.trail import record, save

# One that has given no sign of life for so long has been killed.
SILENCE = timedelta(seconds=60)


def has_waiting(*, now: datetime) -> bool:
    """Whether `claim` would find any."""
    return _waiting(now).exists()


@transaction.atomic
def claim(*, now: datetime) -> Recognition | None:
    """Claim the scan that has waited longest, or whose worker was killed; None where there is none."""
    rows = _waiting(now).order_by("asked_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    row = rows.first()
    if row is None:
        return None
    if row.state == RecognitionState.WAITING:
        check_move(MOVES, RecognitionState.WAITING, RecognitionState.RUNNING)
        row.state = RecognitionState.RUNNING
    row.attempts += 1
    row.beat_at = now
    save(row, "state", "attempts", "beat_at")
    return row


def _waiting(now: datetime) -> QuerySet[Recognition]:
    killed = Q(state=RecognitionState.RUNNING, beat_at__lt=now - SILENCE)
    return Recognition.objects.filter(Q(state=RecognitionState.WAITING) | killed)


def is_given_up(row: Recognition) -> bool:
    """Whether it has ended its worker too often to be begun once more."""
    return row.attempts > MOST_ATTEMPTS


def note_alive(row: Recognition, *, now: datetime) -> None:
    """Note that the worker is at it."""
    _mine(row).update(beat_at=now)


def original_of(row: Recognition, text: Text, *, now: datetime) -> StoredFile:
    """Keep the scan itself, whose words were recognised; raises `NotAllowed` where it may not be kept."""
    refuse_secret(text)
    return keep_original(bytes(row.data), text, at=now)


@transaction.atomic
def finish(row: Recognition, text: Text, original: StoredFile, *, now: datetime, today: date) -> Reading | None:
    """Read the words that were recognised, as who handed the scan in; None where another worker has it by now."""
    live = _locked(row)
    if live is None:
        return None
    by = _asker(live.asked_by, today)
    post = acting_post(by, DEEDS[ReadingDeed.TAKE], queries.bearings(live.jurisdiction))
    live.reading = keep(live.jurisdiction, text, original=original, by=by, post=post, given_at=live.asked_at, now=now)
    _end(live, RecognitionState.DONE, now)
    return live.reading


@transaction.atomic
def fail(row: Recognition, fault: str, *, now: datetime) -> bool:
    """Say why nothing comes of a scan, a sentence or a refusal's code, and keep nothing of it; False where another worker has it by now."""
    live = _locked(row)
    if live is None:
        return False
    live.fault = fault
    _end(live, RecognitionState.FAILED, now)
    record("recognition.failed", live, by=SYSTEM, at=now, after={"name": live.name, "reason": fault})
    return True


def _end(live: Recognition, state: RecognitionState, now: datetime) -> None:
    check_move(MOVES, RecognitionState(live.state), state)
    live.state, live.data, live.finished_at = state, b"", now
    save(live, "state", "data", "finished_at", "fault", "reading")


def _asker(user: User, today: date) -> Actor:
    """Who handed it in, with the posts of today: also where the account was closed meanwhile."""
    return Actor(user=user.pk, name=user.full_name, posts=actor_of(user, today).posts, day=today)


def _locked(row: Recognition) -> Recognition | None:
    rows = _mine(row).select_related("jurisdiction", "asked_by").defer("data")
    return rows.select_for_update(of=("self",)).first()


def _mine(row: Recognition) -> QuerySet[Recognition]:
    """The row while it is this worker's: still running, and claimed by nobody after it."""
    return Recognition.objects.filter(pk=row.pk, state=RecognitionState.RUNNING, attempts=row.attempts)
