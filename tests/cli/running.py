"""Runs the real `kiemtra` command as a process of its own, in an environment that the test makes."""

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
CALL = "import sys; from kiemtra.cli.main import main; sys.argv[0] = 'kiemtra'; main()"


def kiemtra(*arguments: str, timeout: float = 120, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the command with these settings and no others of ours; on a machine whose language is English."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KIEMTRA_", "DJANGO_"))}
    environment = (
        kept | {"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", "LANGUAGE": "en", "LC_ALL": "C.UTF-8"} | settings
    )
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", CALL, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
