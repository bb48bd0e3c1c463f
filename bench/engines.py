"""The same figures on both engines: a bench run as a process of its own, on SQLite and on a PostgreSQL server of its own."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, float, str, str | None]
ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "tests" / "tools.sh"
PORT = "54397"


def on_both(module: str) -> Iterator[Row]:
    """Yield the rows that `python -m module` prints as JSON, for each engine; PostgreSQL only where a server can be started."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        yield from _measured(module, "SQLite", {"KIEMTRA_DATA_DIR": folder})
        server = os.environ | {"KIEMTRA_TEST_PG": f"{folder}-pg", "KIEMTRA_TEST_PG_PORT": PORT}
        if subprocess.run([TOOLS, "postgresql", "start"], env=server, check=False).returncode:
            return
        try:
            url = subprocess.run([TOOLS, "postgresql", "url"], env=server, capture_output=True, text=True, check=True)
            address = url.stdout.strip()
            _database(address)
            settings = {"KIEMTRA_DATA_DIR": folder, "KIEMTRA_DATABASE": address}
            yield from _measured(module, "PostgreSQL", settings)
        finally:
            subprocess.run([TOOLS, "postgresql", "stop"], env=server, check=False)
            subprocess.run(["rm", "-rf", f"{folder}-pg"], check=False)


def _database(address: str) -> None:
    """The database of that name on the fresh server."""
    import psycopg

    with psycopg.connect(address.replace("/kiemtra?", "/postgres?"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE kiemtra")


def _measured(module: str, engine: str, settings: dict[str, str]) -> Iterator[Row]:
    env = os.environ | settings | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    env |= {"DJANGO_SETTINGS_MODULE": "kiemtra.settings", "KIEMTRA_SECRET_KEY": "only-for-the-bench"}
    env |= {"KIEMTRA_HOSTS": "testserver"}
    run = subprocess.run([sys.executable, "-m", module], env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    for name, value, unit, goal in json.loads(run.stdout):
        yield f"{name} ({engine})", value, unit, goal
