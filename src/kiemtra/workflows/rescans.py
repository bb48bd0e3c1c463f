"""Scans of files that could not be scanned when they came: the scanner failed, or was installed later."""

from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import transaction

from kiemtra.domain.evidence import ScanResult
from kiemtra.domain.people import Actor
from kiemtra.store.models import StoredFile
from kiemtra.store.queries import files as queries
from kiemtra.workflows import files, scanning
from kiemtra.workflows.scanning import Scan
from kiemtra.workflows.trail import record

BATCH = 100


def scan_waiting(*, by: Actor, now: datetime) -> int:
    """Scan what waits, a batch at a time, and stop where the scanner fails; how many files were scanned.

    A file that turns out to be infected stays where it is and is served to nobody any more.
    """
    done = 0
    for file in queries.unscanned()[: BATCH if scanning.is_on() else 0]:
        found = _scan(file)
        if found is None:
            break
        _keep(file, found, by, now)
        done += 1
    return done


@transaction.atomic
def _keep(file: StoredFile, found: Scan, by: Actor, now: datetime) -> None:
    files.note(file, found, at=now)
    if found.result is ScanResult.INFECTED:
        record("file.infected", file, by=by, at=now, after={"sha256": file.sha256, "signature": found.signature})


def _scan(file: StoredFile) -> Scan | None:
    """Scanned from a copy, since the storage need not be a folder."""
    with files.opened(file) as stored, NamedTemporaryFile(dir=files.arrivals(), suffix=".scan") as copy:
        while piece := stored.read(files.CHUNK):
            copy.write(piece)
        copy.flush()
        return scanning.scan(copy, Path(copy.name))
