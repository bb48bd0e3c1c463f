"""Scans for viruses what could not be scanned when it came, where a scanner is named."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from kiemtra.domain.people import SYSTEM
from kiemtra.store.queries import files as queries
from kiemtra.workflows import rescans, scanning


def is_waiting() -> bool:
    """Whether a scanner is named and there is a file of which none has said anything."""
    return scanning.is_on() and queries.unscanned().exists()


def scan(clock: Callable[[], datetime] = timezone.now) -> int:
    """Scan a batch; how many files were scanned."""
    return rescans.scan_waiting(by=SYSTEM, now=clock())
