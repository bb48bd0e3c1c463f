"""A scan in real processes: `python -m tests.jobs.recognising DEED …`; the worker may be killed at its first sign of life."""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.jobs.settings"
django.setup()

from django.utils import timezone  # noqa: E402

from kiemtra.jobs import recognitions as job  # noqa: E402
from kiemtra.store.models import Event, Reading, Recognition  # noqa: E402
from kiemtra.workflows.readings import recognising  # noqa: E402
from tests.factories_plans import make_scan  # noqa: E402
from tests.scanned import scan  # noqa: E402
from tests.world import make_world  # noqa: E402


def hand_in() -> object:
    """A scan waits."""
    return str(make_scan(make_world(), scan()).pk)


def recognise(minutes_later: str, worker: str = "plain") -> object:
    """Recognise what waits, at an hour that lies so many minutes ahead; how many readings came of it."""
    if worker == "deadly":
        job.BEAT_SECONDS = 0.05
        recognising.note_alive = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    return job.recognise_next(lambda: timezone.now() + timedelta(minutes=int(minutes_later)))


def look() -> object:
    """How far it has come."""
    row = Recognition.objects.get()
    events = list(Event.objects.order_by("recorded_at", "pk").values_list("name", flat=True))
    return [row.state, row.attempts, len(bytes(row.data)), Reading.objects.count(), events]


DEEDS: dict[str, Callable[..., object]] = {"hand_in": hand_in, "recognise": recognise, "look": look}

if __name__ == "__main__":
    print(json.dumps(DEEDS[sys.argv[1]](*sys.argv[2:])), flush=True)
