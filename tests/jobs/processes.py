"""Real processes for the tests of the outbox: each is `python -m tests.jobs.processes DEED …` on a real database.

A deed prints one line of JSON when it is done; those that wait print "ready" first.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.jobs.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from kiemtra.cli.trail_check import check  # noqa: E402
from kiemtra.jobs import log, outbox, worker  # noqa: E402
from kiemtra.store.models import Event, Inspection, LogCheckpoint, LogLeaf, Message, User  # noqa: E402
from kiemtra.store.queries import log as log_queries  # noqa: E402
from kiemtra.store.queries.jobs import Job  # noqa: E402
from kiemtra.store.queries.people import actor_of  # noqa: E402
from kiemtra.workflows import inspections, messages  # noqa: E402
from tests import factories_inspections as factories  # noqa: E402
from tests.jobs.hanging import kill_worker  # noqa: E402
from tests.world import NOW, TODAY, make_world  # noqa: E402


def prepare(count: str) -> object:
    """An inspection whose day is decided, and so many messages that wait."""
    world = make_world()
    inspection = factories.decided(world)
    Message.objects.all().delete()
    focal = [world.users["focal"]]
    for number in range(int(count)):
        messages.queue(f"thử:{number}", focal, subject=f"Thư số {number}", body="Nội dung.", path="/", at=NOW)
    return str(inspection.pk)


def work(minutes_later: str) -> object:
    """Deliver what is waiting, once, at an hour that lies so many minutes ahead."""
    ready()
    return outbox.deliver(lambda: timezone.now() + timedelta(minutes=int(minutes_later)))


def notice(wait: str) -> object:
    """Send the notice of the visit; with "wait" hang before the commit, when everything has been written."""
    inspection = Inspection.objects.get()
    secretary = actor_of(User.objects.get(username="w-secretary"), TODAY)
    with transaction.atomic():
        inspections.send_notice(inspection.pk, revision=inspection.revision, by=secretary, now=NOW, today=TODAY)
        written = look()
        if wait == "wait":
            print(json.dumps(written), flush=True)
            time.sleep(60)
    return written


def look() -> dict[str, object]:
    """What the notice writes."""
    inspection = Inspection.objects.get()
    return {
        "state": inspection.state,
        "revision": inspection.revision,
        "events": Event.objects.count(),
        "noticed": Event.objects.filter(name="inspection.noticed").count(),
        "messages": Message.objects.count(),
        "documents": inspection.papers.count(),
        "unsent": Message.objects.filter(sent_at__isnull=True).count(),
    }


def append_log(wait: str = "") -> object:
    """Append to the log once; with "wait" hang before the commit, when everything has been written."""
    ready()
    if not wait:
        return log.append().events
    with transaction.atomic():
        log.append()
        print("written", flush=True)
        time.sleep(60)
    return None


def look_at_log() -> dict[str, object]:
    """What the log holds, and whether an export of it is sound."""
    last = log_queries.latest()
    fault = None
    if last:
        path = settings.DATA_DIR / "export.jsonl"
        path.write_bytes(b"".join(line + b"\n" for line in log_queries.export(last)))
        _, fault = check(path)
    return {
        "events": Event.objects.count(),
        "logged": LogLeaf.objects.filter(event_id__isnull=False).count(),
        "waiting": log_queries.waiting(is_sealed=False).count() + log_queries.waiting(is_sealed=True).count(),
        "leaves": LogLeaf.objects.count(),
        "checkpoints": LogCheckpoint.objects.count(),
        "fault": fault and fault.kind,
    }


def put_in() -> object:
    """One job that may kill its worker."""
    return str(kill_worker.enqueue().id)


def work_off() -> object:
    """Take back what dead workers left, then work off what waits; how many were taken back."""
    ready()
    taken = worker.reap()
    worker.make().run()
    return taken


def look_at_jobs() -> dict[str, object]:
    """How far the one job is."""
    job = Job.objects.get()
    return {"status": str(job.status), "workers": len(job.worker_ids), "result": job.return_value}


def ready() -> None:
    """Say that everything is loaded, and wait for the word to begin."""
    print("ready", flush=True)
    sys.stdin.readline()


DEEDS: dict[str, Callable[..., object]] = {
    "prepare": prepare,
    "work": work,
    "notice": notice,
    "look": look,
    "append_log": append_log,
    "look_at_log": look_at_log,
    "put_in": put_in,
    "work_off": work_off,
    "look_at_jobs": look_at_jobs,
}

if __name__ == "__main__":
    print(json.dumps(DEEDS[sys.argv[1]](*sys.argv[2:])), flush=True)
