"""A job that kills its worker as often as a file says: for the tests of the reaper."""

import os
import signal
from pathlib import Path

from django.conf import settings
from django_tasks import task


def deaths() -> Path:
    return Path(settings.DATA_DIR) / "deaths"


@task()
def kill_worker() -> int:
    """Die, as long as there are deaths to die; then be done."""
    left = int(deaths().read_text())
    if left:
        deaths().write_text(str(left - 1))
        os.kill(os.getpid(), signal.SIGKILL)
    return 7
