"""Recognises the letters of scans that were handed in, one scan a turn so that other jobs get theirs.

The engine works in a thread of its own; this one tells every few seconds that it is alive, so that a scan whose worker
was killed is taken up again soon.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime

from django.utils import timezone

from kiemtra.domain.errors import NotAllowed
from kiemtra.jobs.days import today_of_each
from kiemtra.reading import UnreadableFile, open_bytes
from kiemtra.reading.values import Text
from kiemtra.store.models import Recognition
from kiemtra.workflows.readings import recognising

BEAT_SECONDS = 5.0


def is_waiting(clock: Callable[[], datetime] = timezone.now) -> bool:
    """Whether there is anything to do."""
    return recognising.has_waiting(now=clock())


def recognise_next(clock: Callable[[], datetime] = timezone.now) -> int:
    """Recognise the scan that has waited longest; how many readings came of it."""
    row = recognising.claim(now=clock())
    if row is None:
        return 0
    if recognising.is_given_up(row):
        recognising.fail(row, "", now=clock())
        return 0
    try:
        text = _recognised(row, clock)
        original = recognising.original_of(row, text, now=clock())
    except UnreadableFile as error:
        recognising.fail(row, str(error), now=clock())
        return 0
    except NotAllowed as error:
        recognising.fail(row, error.refusal, now=clock())
        return 0
    now = clock()
    days = {jurisdiction.pk: day for jurisdiction, day in today_of_each(now)}
    return int(recognising.finish(row, text, original, now=now, today=days[row.jurisdiction_id]) is not None)


def _recognised(row: Recognition, clock: Callable[[], datetime]) -> Text:
    with ThreadPoolExecutor(max_workers=1) as pool:
        data = bytes(row.data)
        run: Future[Text] = pool.submit(open_bytes, data, row.name, limit=len(data))
        while wait([run], timeout=BEAT_SECONDS).not_done:
            recognising.note_alive(row, now=clock())
    return run.result()
